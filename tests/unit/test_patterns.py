"""Patterns with an opening find what they find without it; nothing is compiled before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from build_tools.mentions import congress, instruments, short_heads
from build_tools.mentions.time_forms import FORMS
from build_tools.vietnamese import instrument_numbers, organisation_classes, organisations
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES
from build_tools.vietnamese.letters import canonical
from build_tools.vietnamese.patterns import LazyPattern, OpenedPattern, opening
from tests.conftest import Checked

PATTERNS = {
    "organisation": organisations.ORGANISATION,
    "organisation_class": organisation_classes.ORGANISATION_CLASS,
    "type_word": instrument_numbers._TYPE_WORD,
    "number": instruments._NUMBER,
    "plenum": congress._PLENUM,
    "congress": congress._CONGRESS,
    "head_alone": short_heads._ALONE,
    **{f"time_{name}": form for name, _, _, form in FORMS},
}
_FAMILIES = ("_ORGAN_HEADS", "_CENTRAL", "COMMITTEES", "_INSTITUTIONS", "_DEPARTMENT_HEADS", "_BOARDS", "_OPEN_HEADS", "FIELDS")
_CLASS_FAMILIES = ("_COMMITTEES", "_DEPARTMENTS", "_OFFICES", "_CELLS", "_INSTITUTIONS", "_SOLE", "_COUNCILS")


def written(family: str) -> Iterator[str]:
    """The words of a vocabulary's pattern."""
    for name in family.removeprefix("(?:").removesuffix(")").split("|"):
        yield name.replace(r"\s+", " ").replace("\\", "")


@pytest.fixture(scope="module")
def texts(checked: Checked) -> list[str]:
    """Texts of the documents as printed, in capitals and in small letters, with words cut and joined; every name of the vocabularies."""
    found = [text for document in checked.site.corpus.documents for item in document.walk() for text in (item.heading, item.text) if text]
    random = Random("chữ")
    for text in list(found):
        words = text.split(" ")
        for _ in range(3):
            at = random.randrange(len(words))
            words[at] = random.choice([words[at].upper(), words[at].capitalize(), words[at][1:], "-" + words[at], words[at] + ",", "3"])
        found.append(" ".join(words))
    found += [change(text) for text in found[:400] for change in (str.upper, str.lower, str.title)]
    heads = [name for family in _FAMILIES for name in written(getattr(organisations, family))]
    heads += [f"các {name}" for family in _CLASS_FAMILIES for name in written(getattr(organisation_classes, family))]
    heads += (
        [head for name in heads for head in (name, name.removeprefix("các "))]
        + [t.name for t in INSTRUMENT_TYPES]
        + ["thanh tra", "công an", "công đoàn"]
    )
    tails = (
        "Trung ương",
        "tỉnh Bắc Ninh",
        "các cấp",
        "Nội vụ và Y tế",
        "Trung ương 8 khóa XIII",
        "Đại hội Đảng XIII",
        "sở, ban",
        "Y tế",
        "phòng dịch cấp tỉnh",
        "các huyện, thị xã",
        "ngành",
    )
    return [canonical(text) for text in (*found, *(f"{head} {tail}" for head in heads for tail in tails))]


@pytest.mark.parametrize("name", PATTERNS)
def test_an_opening_leaves_nothing_out(name: str, texts: list[str]) -> None:
    pattern = PATTERNS[name]
    spans = [[match.span() for match in pattern.finditer(text)] for text in texts]
    assert any(spans)
    assert [[match.span() for match in pattern.found(text)] for text in texts] == spans


def test_matches_do_not_overlap_and_keep_to_the_stretch_that_is_asked_for() -> None:
    pattern = OpenedPattern(r"aba", "a")
    assert [match.start() for match in pattern.found("ababababa")] == [0, 4]
    assert [match.start() for match in pattern.found("ababababa", 1)] == [2, 6]
    assert [match.start() for match in pattern.found("ababababa", 1, 8)] == [2]


def test_an_opening_knows_both_cases_of_every_letter_where_it_shall() -> None:
    assert not LazyPattern(opening(["Đề án"])).match("đề án")
    assert all(LazyPattern(opening(["Đề án"], any_case=True)).match(text) for text in ("Đề", "đề", "ĐỀ"))


def test_nothing_is_compiled_before_its_first_use() -> None:
    broken = LazyPattern("(")
    with pytest.raises(Exception, match="missing \\)"):
        _ = broken.search


def test_importing_the_grammar_of_names_compiles_none_of_it() -> None:
    asked = (
        "import re, sys; sizes = []; inner = re._compiler.compile\n"
        "re._compiler.compile = lambda p, flags=0: sizes.append(len(str(p))) or inner(p, flags)\n"
        "import build_tools.vietnamese.organisation_classes; print(max(sizes, default=0))"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)
    assert int(said.stdout) < len(organisations.ORGANISATION._source) / 10
