"""Pages that an editor waits for stand before anything is printed; a build that fails then takes them back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.incremental.session import Outcome, Session
from build_tools.incremental.store import is_sealed, store_of
from build_tools.link import Foreign
from build_tools.printing import Library, PrintError
from build_tools.project import Project
from tests.conftest import ROOT
from tests.incremental.building import FRAME, tree
from tests.incremental.small import SmallProject

PRINTED = replace(FRAME, prints=True)


class Place:
    """A project with its site, printed files included."""

    def __init__(self, folder: Path) -> None:
        self.project = SmallProject(folder / "project", 3)
        shutil.copytree(ROOT / "overrides" / "print", self.project.root / "overrides" / "print")
        self.site = folder / "site"
        self.shown: list[frozenset[str]] = []
        self.build()

    def build(self, *, is_waited_for: bool = True) -> Outcome:
        self.shown.clear()
        session = Session(Project(self.project.root), self.site, date(2026, 11, 21))
        try:
            session.check(lambda site: (Foreign(), []))
            return session.finish(session.frame or PRINTED, "", self.shown.append if is_waited_for else None)
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
    return Place(tmp_path)


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


def test_what_was_shown_and_printed_is_what_a_build_without_readers_makes(place: Place, tmp_path: Path) -> None:
    place.write("Thêm một câu dài hơn nhiều để tệp in có cỡ khác. " * 20)
    place.build()
    there = tree(place.site)
    other = Place.__new__(Place)
    other.project, other.site, other.shown = place.project, tmp_path / "other", []
    (other.site / "data").mkdir(parents=True)
    for name in ("history.json", "corpus.json", "corpus.schema.json"):
        (other.site / "data" / name).write_bytes(there[f"data/{name}"])
    other.build(is_waited_for=False)
    anew = tree(other.site)
    assert {path for path in there.keys() | anew.keys() if there.get(path) != anew.get(path)} == set()


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
