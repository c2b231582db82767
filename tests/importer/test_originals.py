"""The received originals, imported with no hand work, are the documents that people typed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from build_tools.fidelity import compare_originals
from build_tools.load import load_corpus
from build_tools.model import Document
from build_tools.project import Project
from tests.importer.comparison import differences, drafts_of, loaded

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = sorted(path.name for path in (ROOT / "content" / "originals").glob("*.txt"))


@cache
def typed() -> dict[str, list[Document]]:
    """The typed documents by the original they come from, in the order of its parts."""
    corpus, _ = load_corpus(list(Project(ROOT).content_files()))
    found: dict[str, list[Document]] = {}
    for document in sorted(corpus.documents, key=lambda d: d.part):
        for name in document.originals:
            found.setdefault(name, []).append(document)
    return found


@cache
def imported(name: str) -> list[Document]:
    return loaded(drafts_of((ROOT / "content" / "originals" / name).read_bytes()), name)


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_as_typed(name: str) -> None:
    wanted, got = typed()[name], imported(name)
    assert len(got) == len(wanted)
    for expected, found in zip(wanted, got, strict=True):
        assert differences(expected, found) == []


@pytest.mark.parametrize("name", NAMES)
def test_number_and_date_are_those_of_the_text(name: str) -> None:
    for expected, found in zip(typed()[name], imported(name), strict=True):
        attested = {field for a in expected.attested for field in a.fields}
        assert found.number == ("" if "number" in attested else expected.number)
        assert found.date == (None if "date" in attested else expected.date)


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_lost_or_added(name: str) -> None:
    originals = [o for o in load_corpus(list(Project(ROOT).content_files()))[0].originals if o.name == name]
    (report,) = compare_originals(originals, imported(name))
    assert [d.message for d in report.differences] == []
    assert report.compared > 10_000
