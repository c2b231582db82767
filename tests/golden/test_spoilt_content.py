"""Whatever an editor does to the files, the check answers with findings and never falls over."""

from __future__ import annotations

import random
import re

import pytest

from build_tools.build import compose
from build_tools.diagnostics import has_errors
from build_tools.project import Project
from build_tools.rendering.output import Settings
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.golden.corpus import BASE, check_files

SPOILERS = [
    "",
    ":",
    "- ",
    "  ",
    '"',
    "[",
    "]",
    "{a: b}",
    "[x, y]",
    "null",
    "~",
    "1",
    "true",
    "*",
    "[^9]",
    "|",
    "#",
    "\\",
    "đ",
    "\u0301",
    "💬",
    "…",
]


def spoil(text: str, chance: random.Random) -> str:
    """One to four edits: a line removed, doubled, moved in or out, or a word replaced."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        edit = chance.randrange(6)
        if edit == 0:
            del lines[at]
        elif edit == 1:
            lines.insert(at, lines[at])
        elif edit == 2:
            lines[at] = "  " + lines[at]
        elif edit == 3:
            lines[at] = lines[at].removeprefix("  ")
        else:
            words = re.split(r"(\s+)", lines[at])
            words[chance.randrange(len(words))] = chance.choice(SPOILERS)
            lines[at] = "".join(words)
        lines = lines or [""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(Project(ROOT).pages)


@pytest.mark.parametrize("seed", range(40))
def test_spoilt_files_give_findings_not_exceptions(seed: int, templates: Templates) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        files = {path: text.encode() for path, text in BASE.items()}
        for path in chance.sample(sorted(files), chance.randint(1, 3)):
            files[path] = spoil(files[path].decode(), chance).encode()
        checked = check_files(files)
        assert all(d.span.line >= 1 and d.span.column >= 1 and d.message for d in checked.diagnostics)
        if not has_errors(checked.diagnostics):
            compose(checked, templates, Settings("Tên", "", ""))
