"""Reading Word and PDF in a process of their own (``__main__``), with limits of time and memory that the system keeps.

The paper comes back as JSON, because what a hostile file has got hold of must not be able to hand back code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from build_tools.importer.limits import MEMORY, TIME, ImportRefused
from build_tools.importer.lines import Line, Note, Paper, Report, Run, Table

_ROOT = Path(__file__).resolve().parents[3]
_TOO_MUCH = "Tệp đòi quá nhiều thời gian hoặc bộ nhớ, đã dừng đọc."
_HINT = "Tệp có thể hỏng hoặc là tệp bẫy. Xin nơi gửi gửi lại; hoặc mở ở máy khác, chép phần chữ ra tệp .txt rồi nhập."
BROKEN = 3
"""How the process ends that stumbled over a file."""


def read_confined(kind: str, data: bytes, seconds: float = TIME, memory: int = MEMORY) -> Paper:
    """``word`` or ``pdf``. Raises ImportRefused, also when the reader comes to its limits."""
    order = [sys.executable, "-m", "build_tools.importer.readers", kind, str(int(seconds) or 1), str(memory)]
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    try:
        done = subprocess.run(
            order,
            input=data,
            capture_output=True,
            timeout=seconds + 5,
            check=False,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise ImportRefused(_TOO_MUCH, _HINT) from error
    if done.returncode == BROKEN:
        raise ImportRefused(
            "Không đọc được tệp: cấu trúc bên trong sai.", f"{_HINT} ({done.stderr.decode('utf-8', 'replace').strip()[-200:]})"
        )
    if done.returncode:
        raise ImportRefused(_TOO_MUCH, _HINT)
    found = json.loads(done.stdout)
    if "refused" in found:
        raise ImportRefused(*found["refused"])
    return paper_of(found)


def dumped(paper: Paper) -> str:
    """A paper as JSON."""
    elements = [{"rows": None, **asdict(element)} for element in paper.elements]
    made = {"elements": elements, "notes": [asdict(n) for n in paper.notes], "reports": [asdict(r) for r in paper.reports]}
    return json.dumps(made, ensure_ascii=False, default=sorted)


def paper_of(found: dict[str, Any]) -> Paper:
    """A paper from the JSON of ``dumped``."""
    elements = tuple(_table(each) if each["rows"] is not None else _line(each) for each in found["elements"])
    notes = tuple(Note(each["mark"], tuple(map(_line, each["lines"]))) for each in found["notes"])
    return Paper(elements, notes, tuple(Report(**each) for each in found["reports"]))


def _line(found: dict[str, Any]) -> Line:
    known = {key: value for key, value in found.items() if key != "rows"}
    runs = tuple(Run(run["text"], frozenset(run["styles"])) for run in found["runs"])
    return Line(**{**known, "runs": runs, "note_marks": tuple((at, mark) for at, mark in found["note_marks"])})


def _table(found: dict[str, Any]) -> Table:
    rows = tuple(tuple(tuple(map(_line, cell)) for cell in row) for row in found["rows"])
    return Table(**{**found, "rows": rows})
