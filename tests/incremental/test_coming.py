"""A document that comes makes work where something names it or lists it, not for every other document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_tools.incremental import checks, reading
from build_tools.outputs import documents
from tests.incremental.building import build
from tests.incremental.small import SmallProject

DOCUMENTS = 8


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """Documents that name nothing but registries."""
    project = SmallProject(tmp_path / "project", 3)
    project._sentence = lambda: "Tiếp tục nâng cao chất lượng công tác."  # type: ignore[method-assign]
    while len(project.documents) < DOCUMENTS:
        project.add()
    for number, identity in enumerate(sorted(project.documents)):
        _save(project, identity, f"{number + 50}-TB/TU")
    return project


def _save(project: SmallProject, identity: str, number: str) -> None:
    project.documents[identity] |= {"relations": [("implements", "9-nq-tw-2022")], "number": number, "items": [project._item(1)]}
    project._save(identity)


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[None]:
    calls: list[None] = []
    function: Callable[..., Any] = getattr(module, name)

    def count(*given: Any, **named: Any) -> Any:
        calls.append(None)
        return function(*given, **named)

    monkeypatch.setattr(module, name, count)
    return calls


def test_only_the_new_document_is_linked_checked_compared_and_written_out(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    site = project.root / "site"
    assert build(project.root, site)[0]
    project.add()
    newest = max(project.documents, key=lambda identity: int(identity.rpartition("-")[2]))
    _save(project, newest, "12-TB/TU")
    calls = {
        name: counted(monkeypatch, module, name)
        for module, name in (
            (reading, "kept"),
            (checks, "check_document"),
            (checks, "compare_group"),
            (documents, "_page"),
        )
    }
    assert build(project.root, site)[0]
    assert {name: len(found) for name, found in calls.items()} == dict.fromkeys(calls, 1)
