"""The site of the live server begins with what was built before, and neither of the two changes the other."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from build_tools.incremental.adopting import adopt
from build_tools.incremental.lock import locked
from build_tools.incremental.store import Store, is_sealed, store_of, unseal
from build_tools.project import Project
from tests.incremental.building import build, tree
from tests.incremental.small import SmallProject


@pytest.fixture
def built(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path / "project", 7)
    build(project.root, project.root / "site")
    return project


def served(project: SmallProject) -> Path:
    return project.root / ".cache" / "serve" / "site"


def adopted(project: SmallProject) -> bool:
    return adopt(Project(project.root), project.root / "site", served(project))


def test_the_next_build_of_the_copy_has_nothing_to_make(built: SmallProject) -> None:
    assert adopted(built)
    assert tree(served(built)) == tree(built.root / "site")
    outcome, _ = build(built.root, served(built))
    assert outcome and not outcome.written and not outcome.removed
    assert (served(built) / "index.html").samefile(built.root / "site" / "index.html"), "linked, not copied"


def test_what_another_program_left_is_nothing_to_go_on_from(built: SmallProject) -> None:
    """After an update: where ``vankien build`` was run again, ``vankien serve`` need not make everything once more."""
    assert adopted(built)
    _leave_by_another_program(built, served(built))
    assert adopted(built)
    outcome, _ = build(built.root, served(built))
    assert outcome and not outcome.written and outcome.parts == 0
    _leave_by_another_program(built, served(built))
    _leave_by_another_program(built, built.root / "site")
    assert not adopted(built), "neither is of any use"


def _leave_by_another_program(project: SmallProject, site: Path) -> None:
    store = Store(store_of(Project(project.root), site), fresh=False)
    store.put("code", "bản trước")
    store.close(sealed=True)


def test_an_edit_changes_one_of_the_two_sites(built: SmallProject) -> None:
    before = tree(built.root / "site")
    adopted(built)
    built.change_text()
    outcome, _ = build(built.root, served(built))
    assert outcome and outcome.written
    assert tree(built.root / "site") == before
    build(built.root, built.root / "site")
    assert tree(built.root / "site") == tree(served(built)) != before


def test_a_site_that_a_build_can_go_on_from_is_kept(built: SmallProject) -> None:
    build(built.root, served(built))
    assert not adopted(built)


def test_a_site_half_written_gives_way(built: SmallProject) -> None:
    build(built.root, served(built))
    unseal(store_of(Project(built.root), served(built)))
    (served(built) / "index.html").unlink()
    assert adopted(built)
    assert tree(served(built)) == tree(built.root / "site")


def test_what_is_not_whole_or_just_being_built_is_not_taken(built: SmallProject) -> None:
    store = store_of(Project(built.root), built.root / "site")
    with locked(store.with_suffix(".lock")):
        assert not adopted(built)
    unseal(store)
    assert not adopted(built)
    assert not served(built).exists()


def test_where_files_cannot_be_linked_nothing_is_left_behind(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert not adopted(built)
    assert not served(built).exists() and not any(served(built).parent.iterdir())
    assert build(built.root, served(built))[0]


def test_a_copy_broken_off_is_no_store_that_a_build_trusts(built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "copyfile", broken_off)
    with pytest.raises(KeyboardInterrupt):
        adopted(built)
    assert not is_sealed(store_of(Project(built.root), served(built)))
    assert not list(served(built).parent.glob("*.tmp"))
