"""Whatever happens to a build, its store or its site: the next build leaves the site as it has to be."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
from pathlib import Path

import pytest

from tests.incremental.building import build, tree
from tests.incremental.small import SmallProject

KILLS = 8

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs fork")


class Place:
    """A project with its site, and what a build from nothing makes of it."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.project = SmallProject(folder / "project", seed)
        self.folder, self.site = folder, folder / "site"
        build(self.project.root, self.site)

    @property
    def store(self) -> Path:
        return next((self.project.root / ".cache" / "build").glob("*.sqlite"))

    def expected(self) -> dict[str, bytes]:
        """The site of today but for its history, which remembers what happened."""
        other = self.folder / "other"
        shutil.rmtree(other, ignore_errors=True)
        aside, kept = self.project.root / ".cache" / "aside", self.project.root / ".cache" / "build"
        kept.rename(aside)
        build(self.project.root, other)
        shutil.rmtree(kept)
        aside.rename(kept)
        return without_history(tree(other))

    def change(self) -> None:
        """A change that can be published."""
        self.project.change_text()


def without_history(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without what tells of changes: two sites that are the same now may have come there on different ways."""
    told = ("data/history.json", "data/inventory.json.gz", "co-gi-moi/", "nguon-tin/", "van-ban/")
    return {path: data for path, data in files.items() if not path.startswith(told)}


def test_a_build_without_a_change_makes_and_writes_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path)
    outcome, _ = build(place.project.root, place.site)
    assert outcome is not None and (outcome.parts, outcome.written, outcome.removed) == (0, frozenset(), frozenset())


def test_an_edited_word_touches_only_what_shows_it(tmp_path: Path) -> None:
    place = Place(tmp_path)
    identity = sorted(place.project.documents)[0]
    place.project._items(identity)[0]["text"] = f"{place.project._items(identity)[0]['text']} Thêm một câu."
    place.project._save(identity)
    outcome, _ = build(place.project.root, place.site)
    assert outcome is not None
    others = [other for other in place.project.documents if other != identity]
    strange = [path for path in outcome.written if any(path.startswith(f"van-ban/{other}.") for other in others)]
    assert f"van-ban/{identity}.html" in outcome.written and not strange


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_build_is_made_good_by_the_next(seed: int, tmp_path: Path) -> None:
    place = Place(tmp_path, seed)
    before = without_history(tree(place.site))
    place.project.change_at_random()
    child = multiprocessing.get_context("fork").Process(target=build, args=(place.project.root, place.site))
    child.start()
    child.join(random.Random(seed).uniform(0.0, 0.8))
    if child.is_alive() and child.pid:
        os.kill(child.pid, signal.SIGKILL)
    child.join()
    outcome, _ = build(place.project.root, place.site)
    assert without_history(tree(place.site)) == (place.expected() if outcome else before)  # a change may be refused
    assert not [path for path in tmp_path.iterdir() if path.name.endswith("vankien-old")]


def test_two_builds_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.change()
    both = [multiprocessing.get_context("fork").Process(target=build, args=(place.project.root, place.site)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert without_history(tree(place.site)) == place.expected()


def spoilt(data: bytes, way: str) -> bytes:
    middle = len(data) // 2
    other = data[:middle] + bytes(64) + data[middle + 64 :]
    return {"cut": data[:middle], "empty": b"", "other": other, "foreign": b"no database" * 99}[way]


@pytest.mark.parametrize("way", ["cut", "empty", "other", "foreign"])
def test_a_damaged_store_is_noticed(way: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.store.write_bytes(spoilt(place.store.read_bytes(), way))
    place.change()
    outcome, _ = build(place.project.root, place.site)
    assert outcome is not None and outcome.parts > 20
    assert without_history(tree(place.site)) == place.expected()


@pytest.mark.parametrize("name", ["build", ""])
def test_the_store_may_be_deleted(name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    shutil.rmtree(place.project.root / ".cache" / name)
    place.change()
    build(place.project.root, place.site)
    assert without_history(tree(place.site)) == place.expected()


def test_what_somebody_did_to_the_site_is_undone(tmp_path: Path) -> None:
    place = Place(tmp_path)
    before = tree(place.site)
    (place.site / "index.html").write_text("Trang khác", "utf-8")
    next(path for path in place.site.rglob("*.html") if "nhiem-vu" in path.parts).unlink()
    (place.site / "la.txt").write_text("không phải của trang", "utf-8")
    build(place.project.root, place.site)
    assert tree(place.site) == before


def test_a_store_that_was_carried_elsewhere_still_holds(tmp_path: Path) -> None:
    """As between two runs of a build server: other inodes, other times, the same bytes."""
    place = Place(tmp_path / "here")
    elsewhere = tmp_path / "there"
    shutil.copytree(tmp_path / "here", elsewhere)
    for path in elsewhere.rglob("*"):
        os.utime(path)
    outcome, _ = build(elsewhere / "project", elsewhere / "site")
    assert outcome is not None and outcome.parts == 0
    assert tree(elsewhere / "site") == tree(place.site)


def test_stores_of_sites_that_are_gone_do_not_pile_up(tmp_path: Path) -> None:
    place = Place(tmp_path)
    build(place.project.root, tmp_path / "second")
    shutil.rmtree(tmp_path / "second")
    build(place.project.root, place.site)
    assert len(list((place.project.root / ".cache" / "build").glob("*.sqlite"))) == 1


def test_a_place_where_nothing_can_be_kept_is_built_all_the_same(tmp_path: Path) -> None:
    place = Place(tmp_path)
    expected = place.expected()
    shutil.rmtree(place.project.root / ".cache")
    (place.project.root / ".cache").write_text("không phải thư mục", "utf-8")
    outcome, _ = build(place.project.root, place.site)
    assert outcome is not None and without_history(tree(place.site)) == expected


def test_a_refused_build_leaves_site_and_store(tmp_path: Path) -> None:
    place = Place(tmp_path)
    before = tree(place.site)
    path = place.project.root / place.project._path(sorted(place.project.documents)[0])
    good = path.read_text("utf-8")
    path.write_text(good.replace("body: ", "body: khong-co-", 1), "utf-8")
    outcome, found = build(place.project.root, place.site)
    assert outcome is None and "LNK001" in {problem.code for problem in found} and tree(place.site) == before
    path.write_text(good, "utf-8")
    outcome, _ = build(place.project.root, place.site)
    assert outcome is not None and outcome.parts == 0 and tree(place.site) == before
