"""Which documents are linked again when another one comes, goes or gets another name: never too few, and not all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from build_tools.diagnostics import Span
from build_tools.incremental.words import Sought, may_name, words_of
from build_tools.link import abbreviations_of
from build_tools.model import Abbreviation, Document, Item, Paragraph
from tests.many import many

PLACE = Span("x")
TITLE = "Chương trình hành động về phát triển du lịch và dịch vụ của Ủy ban nhân dân tỉnh"


def document(text: str) -> Document:
    base = many(1, 1).corpus.documents[0]
    item = Item("I/1", "1.", "item", "", (Paragraph(text),), PLACE, task=True)
    return replace(base, items=(item,))


def names(text: str, number: str = "", title: str = "") -> bool:
    identity: dict[str, Any] = {"id": "khac", "number": number, "title_lines": (title,), "short_title": "", "relations": ()}
    short = Abbreviation("ubnd", "UBND", ("Ủy ban nhân dân",), PLACE, in_names=True)
    abbreviations = abbreviations_of(replace(many(1, 1).corpus, abbreviations=(short,)))
    return may_name(words_of(document(text), abbreviations), Sought.of([identity], abbreviations))


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Chương trình số 12-CTr/TU của Tỉnh ủy",
        "theo các chương trình số 12, 15 và 17-CTr/TU",
        "Chương trình 12 của Tỉnh ủy",
        "Chương trình số 012 - CTr/TU ngày 01/02/2024",
    ],
)
def test_a_number_is_said_as_the_recogniser_finds_it(text: str) -> None:
    assert names(text, "12-CTr/TU")


@pytest.mark.parametrize("text", ["Trước ngày 12 tháng 6 năm 2025 giao 12 xã", "Nghị quyết số 13-NQ/TW, phụ lục 12", "12%, 12 tỷ đồng"])
def test_digits_that_are_no_number_of_an_instrument_name_none(text: str) -> None:
    assert not names(text, "12-CTr/TU")


@pytest.mark.parametrize(
    "text",
    [
        f"Tiếp tục {TITLE}.",
        f"Tiếp tục {TITLE.replace(' và ', ' & ')}.",
        f"Tiếp tục {TITLE.replace('Ủy ban nhân dân', 'UBND')}.",
        f"Tiếp tục {TITLE.upper()}.",
        f"Tiếp tục “{TITLE}” (sửa đổi).",
    ],
)
def test_a_title_is_said_by_its_words_in_their_order(text: str) -> None:
    assert names(text, title=TITLE)
    assert names(text, title=TITLE.replace(" và ", " & "))


def test_the_words_of_a_title_elsewhere_in_the_text_name_nothing() -> None:
    words = TITLE.split()
    assert not names(" ".join(reversed(words)), title=TITLE)
    assert not names(TITLE.replace("phát triển du lịch", "phát triển mạnh du lịch"), title=TITLE)
    halves = " ".join(words[:9]), " ".join(words[7:])
    assert not names("; ".join(halves), title=TITLE)
