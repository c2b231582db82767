"""The invented papers as an office program saves them: in its own .docx, in .doc, .odt and .rtf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.importer.readers import read
from build_tools.importer.readers.doc import find_office
from build_tools.importer.structure import read_structure
from tests.importer.cadre_word import Hand, typed
from tests.importer.comparison import loaded
from tests.importer.office import converted
from tests.importer.test_cadre_word import HANDS, check, golden

pytestmark = pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")

SAVED = [(name, form) for form in ("doc", "odt", "rtf") for name in ("ke-hoach", "to-trinh")]


def hand_of(name: str, form: str) -> Hand:
    """The program forgets in .doc at which number a list begins."""
    return replace(HANDS[name], counted=()) if form == "doc" else HANDS[name]


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files = {name: typed(golden(name), hand) for name, hand in HANDS.items()}
    return converted(files, "docx:MS Word 2007 XML", tmp_path_factory.mktemp("docx"))


@pytest.mark.parametrize("name", HANDS)
def test_a_paper_saved_again_is_the_same_paper(name: str, saved_again: dict[str, bytes]) -> None:
    check(name, HANDS[name], loaded(read_structure(read("van-ban.docx", saved_again[name])), "van-ban.docx"))


@pytest.mark.parametrize(("name", "form"), SAVED)
def test_a_paper_of_an_older_format_is_the_same_paper(name: str, form: str, tmp_path: Path) -> None:
    hand = hand_of(name, form)
    data = converted({name: typed(golden(name), hand)}, form, tmp_path)[name]
    got = loaded(read_structure(read(f"van-ban.{form}", data)), "van-ban.docx")
    check(name, hand, got)
