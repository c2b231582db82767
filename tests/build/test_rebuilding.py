"""What the live server's builds are told of edits: after a build that was refused, or that failed, everything is looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_tools import building
from build_tools.incremental.run import RefusedError
from build_tools.incremental.session import Outcome
from build_tools.project import Project

A, B, C = (frozenset({f"content/notices/{name}.yml"}) for name in "abc")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each build was told; the fixture's own ``fails`` says how the next one ends."""
    found: list[Any] = []

    def build_again(*_: object, edited: object, **__: object) -> Outcome:
        found.append(edited)
        if fails:
            raise fails.pop()
        return Outcome()

    fails.clear()
    monkeypatch.setattr(building, "build_again", build_again)
    return found


fails: list[Exception] = []


def rebuild(tmp_path: Path) -> Callable[[frozenset[str] | None], object]:
    again = building.rebuilding(Project(tmp_path), tmp_path / "site")
    return lambda edited: again(lambda _: None, edited)


def test_the_first_build_looks_at_everything_and_the_next_at_what_was_edited(told: list[Any], tmp_path: Path) -> None:
    build = rebuild(tmp_path)
    for edited in (None, A, B):
        build(edited)
    assert told == [None, A, B]


def test_after_a_refused_build_everything_is_looked_at(told: list[Any], tmp_path: Path) -> None:
    build = rebuild(tmp_path)
    build(None)
    fails.append(RefusedError("sai"))
    build(A)
    fails.append(RefusedError("vẫn sai"))
    build(B)
    build(C)
    build(A)
    assert told == [None, A, None, None, A]


def test_after_a_refused_first_build_everything_is_looked_at(told: list[Any], tmp_path: Path) -> None:
    build = rebuild(tmp_path)
    fails.append(RefusedError("sai"))
    build(None)
    build(A)
    build(B)
    assert told == [None, None, B]


def test_after_a_fault_everything_is_looked_at(told: list[Any], tmp_path: Path) -> None:
    build = rebuild(tmp_path)
    build(None)
    fails.append(ZeroDivisionError("hỏng"))
    with pytest.raises(ZeroDivisionError):
        build(A)
    build(B)
    assert told == [None, A, None]
