"""Pages that an editor waits for stand before anything is printed; a build that fails then takes them back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.diagnostics import has_errors
from build_tools.incremental import early, session
from build_tools.incremental.giving_way import GivesWay, never
from build_tools.incremental.session import Outcome, Session
from build_tools.incremental.site_files import put_in_place
from build_tools.incremental.sources import all_seen
from build_tools.incremental.store import is_sealed, store_of
from build_tools.link import Foreign
from build_tools.printing import Library, PrintError
from build_tools.project import Project
from tests.conftest import ROOT
from tests.incremental.building import FRAME, tree
from tests.incremental.small import SmallProject

PRINTED = replace(FRAME, prints=True)


class Place:
    """A project with a site of it, printed files included."""

    def __init__(self, project: SmallProject, site: Path) -> None:
        self.project, self.site = project, site
        self.shown: list[frozenset[str]] = []

    def build(self, *, is_waited_for: bool = True, gives_way: GivesWay = never) -> Outcome:
        """Build; what is shown is noted where somebody waits for it."""
        self.shown.clear()
        session = Session(Project(self.project.root), self.site, date(2026, 11, 21))
        try:
            assert not has_errors(session.check(lambda site: (Foreign(), [])))
            return session.finish(session.frame or PRINTED, "", self.shown.append if is_waited_for else None, gives_way)
        finally:
            session.close()

    def write(self, words: str) -> str:
        """Add words to a document; returns its id."""
        identity = sorted(self.project.documents)[0]
        item = self.project._items(identity)[0]
        item["text"] = f"{item['text']} {words}"
        self.project._save(identity)
        return identity

    def is_whole(self) -> bool:
        return is_sealed(store_of(Project(self.project.root), self.site))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    project = SmallProject(tmp_path / "project", 3)
    shutil.copytree(ROOT / "overrides" / "print", project.root / "overrides" / "print")
    place = Place(project, tmp_path / "site")
    place.build()
    return place


def test_a_page_is_shown_before_its_printed_files_are_made(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    shown_then: list[frozenset[str]] = []
    make = Library.of_sheets

    def of_sheets(*given: object) -> object:
        shown_then[:] = list(place.shown)
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "of_sheets", of_sheets)
    identity = place.write("Thêm một câu.")
    outcome = place.build()
    assert any(f"van-ban/{identity}.html" in paths for paths in shown_then)
    assert {path for paths in place.shown for path in paths} <= outcome.written
    assert any(path.endswith(".pdf") for path in outcome.written)


def anew(project: SmallProject, site: Path, earlier: dict[str, bytes]) -> dict[str, bytes]:
    """The site that a build from nothing makes, when nobody waits for it, after what earlier builds left."""
    other = Place(project, site)
    (site / "data").mkdir(parents=True)
    for name, data in earlier.items():
        (site / "data" / name).write_bytes(data)
    other.build(is_waited_for=False)
    return tree(site)


LONGER = "Thêm một câu dài hơn nhiều để tệp in có cỡ khác. " * 40


def write_longer(place: Place) -> None:
    place.write(LONGER)


def write_longer_where_nothing_is_a_task(place: Place) -> None:
    """Its page alone says how large its printed files are, and is made twice in a row."""

    def save(text: str) -> None:
        head = "kind: notice\nnumber: 99-TB/TU\ndate: 2025-01-10\nlocality: tinh-a\nissuer: tinh-uy-a\ntitle: Thông báo về một việc\n"
        told = "original:\n  files: [goc-99.txt]\nattested:\n  - {fields: [number, date], source: nguồn thử}\n"
        place.project._write("content/notices/van-ban-99.yml", f"{head}{told}items:\n  - text: {text}\n")
        place.project._write("content/originals/goc-99.txt", f"Thông báo về một việc\n\n{text}\n")

    save("Không giao nhiệm vụ nào.")
    place.build()
    save(LONGER.strip())


def change_title(place: Place) -> None:
    place.project.change_title()


def change_registry(place: Place) -> None:
    place.project.change_body()


@pytest.mark.parametrize("edit", [write_longer, write_longer_where_nothing_is_a_task, change_title, change_registry])
def test_what_was_shown_and_printed_is_what_a_build_without_readers_makes(
    edit: Callable[[Place], None], place: Place, tmp_path: Path
) -> None:
    edit(place)
    earlier = {name: (place.site / "data" / name).read_bytes() for name in ("history.json", "corpus.json", "corpus.schema.json")}
    place.build()
    there, other = tree(place.site), anew(place.project, tmp_path / "other", earlier)
    assert {path for path in there.keys() | other.keys() if there.get(path) != other.get(path)} == set()


def test_printed_files_may_be_left_to_the_next_build(place: Place, tmp_path: Path) -> None:
    """Whoever saves again does not wait for them, and the pages that say how large they are come after them."""
    place.project.change_title()
    first = place.build(gives_way=lambda: True)
    assert first.is_unfinished and place.shown and place.is_whole()
    assert not any(path.endswith(".pdf") for path in first.written)
    earlier = {name: (place.site / "data" / name).read_bytes() for name in ("history.json", "corpus.json", "corpus.schema.json")}
    second = place.build()
    assert any(path.endswith(".pdf") for path in second.written) and not second.is_unfinished
    assert tree(place.site) == anew(place.project, tmp_path / "other", earlier)


def test_nothing_is_shown_early_where_every_part_is_made(place: Place) -> None:
    """Pages would stand without their printed files for as long as all of these take."""
    change_registry(place)
    assert place.build().parts > 60 and not place.shown


def test_pages_are_taken_back_where_something_cannot_be_printed(place: Place) -> None:
    before = tree(place.site)
    identity = place.write("Chữ 漢 không có trong bộ chữ.")
    place.project.add()
    with pytest.raises(PrintError, match="漢"):
        place.build()
    assert any(f"van-ban/{identity}.html" in paths for paths in place.shown)
    assert tree(place.site) == before
    assert place.is_whole()


def test_the_next_build_goes_on_from_the_last_good_one(place: Place) -> None:
    place.write("Chữ 漢 không có trong bộ chữ.")
    with pytest.raises(PrintError):
        place.build()
    item = place.project._items(identity := sorted(place.project.documents)[0])[0]
    item["text"] = str(item["text"]).replace("漢", "Hán")
    place.project._save(identity)
    mended = place.build()
    assert f"van-ban/{identity}.html" in mended.written and mended.parts < 60 and place.is_whole()
    assert "Chữ Hán" in (place.site / "van-ban" / f"{identity}.html").read_text("utf-8")


@pytest.mark.parametrize("failing", [1, 2, 3], ids=["first pages", "pages of tasks", "all the rest"])
def test_where_files_cannot_be_moved_the_next_build_makes_it_good(failing: int, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full, a file that somebody has open: half of the files may have moved."""
    before = tree(place.site)
    place.project.change_title()
    calls = []

    def put_half(staged: set[str], *more: object) -> None:
        calls.append(len(calls) + 1)
        if calls[-1] == failing:
            put_in_place(sorted(staged)[: len(staged) // 2 + 1], *more)  # type: ignore[arg-type]
            raise PermissionError("đang mở")
        put_in_place(staged, *more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(early, "put_in_place", put_half)
        patch.setattr(session, "put_in_place", put_half)
        with pytest.raises(PermissionError):
            place.build()
    assert tree(place.site) == before if place.is_whole() else failing == 3
    place.build(is_waited_for=False)
    assert place.is_whole()
    changed = {path for path, data in tree(place.site).items() if before.get(path) != data}
    assert any(path.startswith("van-ban/") for path in changed) and "data/corpus.json" in changed


def test_a_build_looks_at_all_files_where_a_watcher_cannot_see_them(place: Place, tmp_path: Path) -> None:
    project, edited = Project(place.project.root), {"content/notices/a.yml"}
    assert all_seen(project, edited) and not all_seen(project, {*edited, "docs/a.md"}) and not all_seen(project, {"content/notices"})
    (tmp_path / "shared").mkdir()
    (project.content / "originals" / "drive").symlink_to(tmp_path / "shared", target_is_directory=True)
    assert not all_seen(project, edited)
