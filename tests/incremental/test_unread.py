"""A file that cannot be read: whoever waits for the build is told of it at once, a command of everything that is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_tools.build import Checked
from build_tools.diagnostics import Diagnostic
from build_tools.incremental import reading, session
from build_tools.incremental.session import Session
from build_tools.link import Foreign
from build_tools.project import Project
from tests.incremental.building import build, tree
from tests.incremental.small import SmallProject


def found_in(project: SmallProject, site: Path, *, is_waited_for: bool) -> tuple[Diagnostic, ...]:
    opened = Session(Project(project.root), site, date(2026, 11, 21))
    try:
        return opened.check(lambda _: (Foreign(), []), is_waited_for=is_waited_for)
    finally:
        opened.close()


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path / "project", 3)
    build(project.root, tmp_path / "site")
    return project


def _everything(*_: object) -> Checked:
    raise AssertionError("everything was checked")


def _spoil(small: SmallProject, kind: str) -> Path:
    path = sorted((small.root / "content" / kind).glob("*.yml"))[0]
    path.write_text(path.read_text("utf-8") + "\nhỏng: [\n", "utf-8")
    return path


@pytest.mark.parametrize("kind", ["notices", "bodies"])
def test_whoever_waits_is_told_what_is_wrong_in_the_file(
    kind: str, small: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    before = tree(site)
    path = _spoil(small, kind)
    with monkeypatch.context() as patch:
        patch.setattr(session, "check_content", _everything)
        if kind == "bodies":
            patch.setattr(reading, "load_document", _everything)
        found = found_in(small, site, is_waited_for=True)
    assert {d.span.path for d in found} == {path.relative_to(small.root).as_posix()}
    every = found_in(small, site, is_waited_for=False)
    assert set(found) <= set(every)
    assert tree(site) == before


def test_a_command_is_told_of_everything(small: SmallProject, tmp_path: Path) -> None:
    """What is wrong in files that can be read stands beside it."""
    first, second = sorted((small.root / "content" / "notices").glob("*.yml"))[:2]
    second.write_text(second.read_text("utf-8").replace("issuer: ", "issuer: khong-co-"), "utf-8")
    first.write_text("hỏng: [", "utf-8")
    names = {path: path.relative_to(small.root).as_posix() for path in (first, second)}
    assert {d.span.path for d in found_in(small, tmp_path / "site", is_waited_for=False)} >= set(names.values())
    assert {d.span.path for d in found_in(small, tmp_path / "site", is_waited_for=True)} == {names[first]}


def test_two_documents_of_one_name_are_told_as_ever(small: SmallProject, tmp_path: Path) -> None:
    """Each of them can be read: only all files together show what is wrong."""
    path = sorted((small.root / "content" / "notices").glob("*.yml"))[0]
    (small.root / "content" / "programmes").mkdir(exist_ok=True)
    (small.root / "content" / "programmes" / path.name).write_text(
        path.read_text("utf-8").replace("kind: notice", "kind: programme"), "utf-8"
    )
    found = found_in(small, tmp_path / "site", is_waited_for=True)
    assert "FIL003" in {d.code for d in found}


def test_mended_it_goes_on(small: SmallProject, tmp_path: Path) -> None:
    path = sorted((small.root / "content" / "bodies").glob("*.yml"))[0]
    text = path.read_text("utf-8")
    _spoil(small, "bodies")
    found_in(small, tmp_path / "site", is_waited_for=True)
    path.write_text(text, "utf-8")
    made, _ = build(small.root, tmp_path / "site")
    assert made and made.parts == 0
