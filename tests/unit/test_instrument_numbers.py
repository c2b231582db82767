"""Numbers of instruments in the spellings of Party, State, ministries, and of bad scans."""

from __future__ import annotations

import re

import pytest

from build_tools.vietnamese.instrument_numbers import NUMBER, number_key, slug_of_number, type_of_word

REAL = [
    "31-NQ/TW", "1374-QĐ/TU", "08-QĐi/TW", "3080-CV/BTGTU", "65-CV/BTGQU", "01 - CTr/ĐU", "02-CTrHĐ/TU", "98/2023/QH15",
    "84 /2024/NĐ-CP", "825/QĐ-TTg", "199/QĐ-UBND", "128/NQ-CP", "15/2020/TTLT-BNV-BTC", "05-HD/VPTW", "12/2015/TT-BGDĐT",
    "1234/UBND-KT", "30/2020/NĐ–CP", "7-KL/TW",
]  # fmt: skip


@pytest.mark.parametrize("number", REAL)
def test_numbers_are_recognised(number: str) -> None:
    assert re.fullmatch(NUMBER, number)


@pytest.mark.parametrize("text", ["192/212", "02/4/2022", "2020 - 2025", "2,5 km/km²", "30/4/1975", "5G", "3/2", "QĐ-TTg", "1.1"])
def test_other_things_with_digits_are_not(text: str) -> None:
    assert not re.fullmatch(NUMBER, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("84 /2024/NĐ-CP", "84/2024/NĐ-CP"), ("01 - CTr/ĐU", "1-CTr/ĐU"), ("30/2020/NĐ–CP", "30/2020/nđ-cp"), ("09-NQ/TW", "9-NQ/TW")],
)
def test_spellings_of_one_number_share_a_key(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


def test_a_number_inside_a_longer_one_is_another() -> None:
    assert number_key("121-KL/TW") != number_key("21-KL/TW")
    assert number_key("18-NQ/TW") != number_key("18-CT/TW")


def test_type_words_in_any_case() -> None:
    assert [getattr(type_of_word(w), "id", None) for w in ("kết luận", "NGHỊ QUYẾT", "Qui chế", "Nghị  định")] == [
        "conclusion", "resolution", None, "decree",
    ]  # fmt: skip


def test_slug_of_a_number() -> None:
    assert slug_of_number("84/2024/NĐ-CP") == "84-2024-nd-cp"
