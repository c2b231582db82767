"""Corrections: reading text and the way back to print."""

from __future__ import annotations

from build_tools.diagnostics import Span
from build_tools.model import Correction
from build_tools.reading import read

SPAN = Span("x")


def correction(printed: str, read_as: str) -> Correction:
    return Correction(printed, read_as, "lỗi quét", SPAN)


def test_every_whole_word_is_corrected_and_parts_of_words_are_not() -> None:
    reading = read("bồi sung, bồi sung, bồi sungg", [correction("bồi sung", "bổ sung")])
    assert reading.text == "bổ sung, bổ sung, bồi sungg"


def test_ranges_go_back_to_print() -> None:
    printed = "nhân dân thành phổ chỉ đạo"
    reading = read(printed, [correction("phổ", "phố lớn")])
    assert reading.text == "nhân dân thành phố lớn chỉ đạo"
    for words in ("thành phố lớn", "phố", "chỉ đạo", "nhân dân"):
        start = reading.text.index(words)
        a, b = reading.printed_range(start, start + len(words))
        expected = {"thành phố lớn": "thành phổ", "phố": "phổ"}.get(words, words)
        assert printed[a:b] == expected
