"""Printing after printing in one process, as the live server does: what Typst began does not follow into a fork."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from build_tools.history import History
from build_tools.incremental import crew
from tests.conftest import ROOT
from tests.incremental.small import SmallProject

_THRICE = """
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from build_tools.incremental import crew
from build_tools.incremental.session import Session
from build_tools.link import Foreign
from build_tools.project import Project
from tests.incremental.building import FRAME
crew._PROCESSES_FROM = 2
project = Project(Path(sys.argv[1]))
for name in ("mot", "hai", "ba"):
    crew._PROCESSES_FROM = 1000 if name == "hai" else 2
    session = Session(project, Path(sys.argv[2]) / name, date(2026, 11, 21))
    session.check(lambda site: (Foreign(), []))
    written = session.finish(replace(FRAME, prints=True)).written
    session.close()
    print(sum(path.endswith(".pdf") for path in written))
    shutil.rmtree(project.kept_prints)
"""


def test_printing_again_in_one_process_comes_to_an_end(tmp_path: Path) -> None:
    """In processes of its own, then here, then again: the last must not fork, for Typst's threads would be missing there."""
    project = SmallProject(tmp_path / "project", 1)
    (project.root / "overrides" / "print").symlink_to(ROOT / "overrides" / "print")
    line = [sys.executable, "-c", _THRICE, project.root, tmp_path]
    run = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    first, second, third = map(int, run.stdout.split())
    assert first == second == third > 2


def test_a_print_among_other_parts_keeps_them_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What changed late may want a print beside pages."""
    made: list[str] = []
    values = SimpleNamespace(taken=list, stale=set())
    nothing: Any = SimpleNamespace(enter=list, workshop=SimpleNamespace(make=made.append), values=values)
    monkeypatch.setattr(crew, "has_threads", lambda: True)
    monkeypatch.setattr(crew, "spread", lambda *_, **__: pytest.fail("forked"))
    keys = [*(f"body|bodies|{n}" for n in range(100)), "print|body|1"]
    crew.Crew(nothing, nothing, lambda _: nothing).make_files(keys, nothing, History(), nothing)
    assert made == keys
