"""What the live server goes through before the first edit: everything an edit needs is loaded, and nothing is other than before."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from build_tools.diagnostics import has_errors
from build_tools.incremental import builder, run
from build_tools.incremental.run import rehearse
from build_tools.incremental.session import Outcome, Session
from build_tools.incremental.store import is_sealed, store_of
from build_tools.link import Foreign
from build_tools.project import Project
from tests.incremental.building import FRAME, tree
from tests.incremental.small import SmallProject


def build(project: SmallProject, site: Path) -> Outcome:
    session = Session(Project(project.root), site, date(2026, 11, 21))
    try:
        assert not has_errors(session.check(lambda site: (Foreign(), [])))
        return session.finish(session.frame or FRAME)
    finally:
        session.close()


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path / "project", 3)


@pytest.fixture
def site(small: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(run, "today", lambda: date(2026, 11, 21))
    build(small, tmp_path / "site")
    return tmp_path / "site"


def _newest(small: SmallProject, identity: str) -> None:
    for path in (small.root / "content").rglob("*.yml"):
        os.utime(path, (1_700_000_000, 1_800_000_000 if path.stem == identity else 1_700_000_000))


def test_the_document_that_was_edited_last_is_made_and_nothing_is_kept(
    small: SmallProject, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = builder.Desk.equip

    def equip(desk: builder.Desk, *given: object) -> None:
        make(desk, *given)  # type: ignore[arg-type]
        inner = desk.workshop.make
        monkeypatch.setattr(desk.workshop, "make", lambda key: made.append(key) or inner(key))

    monkeypatch.setattr(builder.Desk, "equip", equip)
    identity = sorted(small.documents)[1]
    _newest(small, identity)
    store = store_of(Project(small.root), site)
    before, bytes_before = tree(site), hashlib.sha256(store.read_bytes()).digest()
    rehearse(Project(small.root), site)
    assert f"document|documents|{identity}" in made
    assert f"document|tasks|{identity}" in made
    assert any(key.startswith("value|build_tools.incremental.checks:found_in_document|") for key in made)
    assert {key.rpartition("|")[2] for key in made} == {identity}
    assert tree(site) == before
    assert hashlib.sha256(store.read_bytes()).digest() == bytes_before
    assert is_sealed(store)
    assert sorted(path.name for path in site.parent.iterdir()) == ["project", "site"]


def test_a_build_after_it_does_what_it_would_have_done(small: SmallProject, site: Path) -> None:
    identity = sorted(small.documents)[0]
    item = small._items(identity)[0]
    item["text"] = f"{item['text']} Thêm một câu."
    small._save(identity)
    rehearse(Project(small.root), site)  # of a file that no build has seen yet
    assert f"van-ban/{identity}.html" in build(small, site).written
    assert "Thêm một câu." in (site / "van-ban" / f"{identity}.html").read_text("utf-8")


def test_without_a_site_nothing_happens(small: SmallProject, tmp_path: Path) -> None:
    rehearse(Project(small.root), tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()


def test_a_document_that_cannot_be_read_is_left_to_the_build(small: SmallProject, site: Path) -> None:
    identity = sorted(small.documents)[0]
    path = next((small.root / "content").rglob(f"{identity}.yml"))
    path.write_text("kind: [", "utf-8")
    _newest(small, identity)
    before = tree(site)
    rehearse(Project(small.root), site)
    assert tree(site) == before
