"""Invented papers of other kinds and provinces, in the disorder in which such papers arrive.

``golden/<name>.txt`` is what is received, ``golden/<name>.yml`` the drafts that a person who knows such
papers would write; several documents are parted by ``---``. All places, people and numbers are made up.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.fidelity import compare_originals
from build_tools.importer.readers.text import read_text
from build_tools.importer.structure import read_structure, unaccounted
from build_tools.importer.yaml_draft import Frame, yaml_of
from build_tools.model import Block, Original
from tests.importer.comparison import drafts_of, loaded

GOLDEN = Path(__file__).parent / "golden"
PAPERS = sorted(GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.stem)
def test_paper_becomes_the_draft(paper: Path, request: pytest.FixtureRequest) -> None:
    drafts = drafts_of(paper.read_bytes())
    found = "---\n".join(yaml_of(d, Frame(files=(paper.name,), part=n if len(drafts) > 1 else 0)) for n, d in enumerate(drafts, start=1))
    expected = paper.with_suffix(".yml")
    if request.config.getoption("--update-goldens"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("received", PAPERS, ids=lambda p: p.stem)
def test_letters_are_counted_without_the_yaml_too(received: Path) -> None:
    paper = read_text(received.read_bytes())
    drafts = read_structure(paper)
    assert unaccounted(paper, drafts) == ("", "")
    assert unaccounted(paper, [replace(d, recipients=Block()) for d in drafts])[0] or not any(d.recipients.lines for d in drafts)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.stem)
def test_no_character_is_lost_or_added(paper: Path) -> None:
    data = paper.read_bytes()
    documents = loaded(drafts_of(data), paper.name)
    (report,) = compare_originals([Original(paper.name, data)], documents)
    assert [d.message for d in report.differences] == []
    assert report.compared > 300
