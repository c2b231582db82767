"""A build that gives way to a new edit leaves a site and a store from which the next one goes on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from build_tools.incremental import crew, unchanged
from build_tools.incremental.store import is_sealed, store_of
from build_tools.project import Project
from tests.incremental.building import build, tree
from tests.incremental.small import SmallProject
from tests.incremental.test_equality import compare

SEQUENCES, EDITS = 6, 8


class Waiting:
    """Somebody waits from the time on when it was asked so often."""

    def __init__(self, patience: int) -> None:
        self.left = patience

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


def edits_with_stops(seed: int, folder: Path, processes_from: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits at random, builds that give way, and now and then one that may end."""
    monkeypatch.setattr(crew, "_PROCESSES_FROM", processes_from)
    project, chance = SmallProject(folder / "project", seed), random.Random(seed)
    build(project.root, folder / "site")
    told: list[str] = []
    project.change_title()
    first, _ = build(project.root, folder / "site", gives_way=Waiting(0))
    assert first and first.is_unfinished
    for _ in range(EDITS):
        told.append(project.change_at_random())
        if chance.random() < 0.6:
            made, _ = build(project.root, folder / "site", gives_way=Waiting(chance.choice((0, 1, 3, 9, 30))))
            told.append(f"built {made and made.parts}, {made and made.is_unfinished}")
        else:
            compare(project, folder, told)
    compare(project, folder, told)


@pytest.mark.parametrize("seed", range(300, 300 + SEQUENCES))
@pytest.mark.parametrize("processes_from", [3, 10_000], ids=["beside", "here"])
def test_whatever_was_left_the_end_is_the_same_bytes(
    seed: int, processes_from: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits_with_stops(seed, tmp_path, processes_from, monkeypatch)


@pytest.mark.usefixtures("large_office")
@pytest.mark.parametrize("seed", range(400, 400 + SEQUENCES))
def test_so_it_is_where_lists_are_cut_into_pages(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of lists come and go with what they hold, between the builds too."""
    edits_with_stops(seed, tmp_path, 10_000, monkeypatch)


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path / "project", 3)
    build(project.root, tmp_path / "site")
    return project


def test_the_edited_page_is_there_and_the_rest_comes_with_the_next_build(small: SmallProject, tmp_path: Path) -> None:
    site = tmp_path / "site"
    before = tree(site)
    small.change_title()
    first, _ = build(small.root, site, gives_way=lambda: True)
    assert first and first.is_unfinished and is_sealed(store_of(Project(small.root), site))
    between = tree(site)
    changed = {path for path in between if before.get(path) != between[path]}
    assert any(path.startswith("van-ban/") for path in changed) and "index.html" not in changed
    assert {"data/history.json", "data/corpus.json"} <= changed, "the next build reads in them what this one says"
    second, _ = build(small.root, site)
    assert second and not second.is_unfinished
    assert "index.html" in second.written and second.written.isdisjoint(path for path in changed if path.startswith("van-ban/"))
    third, _ = build(small.root, site)
    assert third and third.parts == 0


def test_nothing_that_was_made_is_made_again(small: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small.change_title()
    whole = SmallProject(tmp_path / "other" / "project", 3)
    build(whole.root, tmp_path / "other" / "site")
    whole.change_title()
    at_once, _ = build(whole.root, tmp_path / "other" / "site")
    parts = []
    while True:
        made, _ = build(small.root, tmp_path / "site", gives_way=Waiting(5))
        assert made and made.parts
        parts.append(made.parts)
        if not made.is_unfinished:
            break
    assert at_once and len(parts) > 3 and sum(parts) <= at_once.parts + len(parts)
    assert tree(tmp_path / "site") == tree(tmp_path / "other" / "site")


def test_a_command_does_not_take_it_for_unchanged(small: SmallProject, tmp_path: Path) -> None:
    (small.root / "mkdocs.yml").write_text("site_name: Thử\n", "utf-8")
    build(small.root, tmp_path / "site")
    assert unchanged.unchanged(Project(small.root), str(tmp_path / "site"))
    small.change_title()
    made, _ = build(small.root, tmp_path / "site", gives_way=lambda: True)
    assert made and made.is_unfinished
    assert not unchanged.unchanged(Project(small.root), str(tmp_path / "site"))


def test_a_new_site_is_made_to_the_end(tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project", 3)
    made, _ = build(project.root, tmp_path / "site", gives_way=lambda: True)
    assert made and not made.is_unfinished


def test_what_an_unfinished_build_left_over_goes_with_the_last(small: SmallProject, tmp_path: Path) -> None:
    """A page that nothing gives any more stays till all parts are made that might give it."""
    site = tmp_path / "site"
    small.delete()
    before = tree(site)
    first, _ = build(small.root, site, gives_way=lambda: True)
    assert first and first.is_unfinished and not first.removed and before.keys() <= tree(site).keys()
    second, _ = build(small.root, site)
    assert second and any(path.startswith("van-ban/") for path in second.removed)
    compare(small, tmp_path, ["removed"])
