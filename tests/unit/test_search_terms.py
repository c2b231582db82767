"""Texts become terms; what can be said in several ways is found in each of them."""

from __future__ import annotations

import unicodedata

import pytest

from build_tools.vietnamese.numerals import roman_value
from build_tools.vietnamese.search_terms import Abbreviations, pairs_and_singles, term_of, terms_of

SHORT = Abbreviations.of([("UBND", ["ủy ban nhân dân"]), ("CT", ["chỉ thị", "chương trình"]), ("KT-XH", ["kinh tế - xã hội"])])


def keys(text: str) -> set[str]:
    """Pairs of keys, as the index has them."""
    _, pairs = pairs_and_singles(unicodedata.normalize("NFC", text), SHORT)
    return {f"{first[1]} {second[1]}" for first, second in pairs}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"), ("Uỷ", "ủy"), ("THUỶ", "thủy"), ("khoẻ", "khỏe"), ("qui", "quy"), ("quí", "quý"), ("kĩ", "kỹ"),
        ("lí", "lý"), ("tỉ", "tỷ"), ("mĩ", "mỹ"), ("hi", "hy"), ("08", "8"), ("3.080", "3080"), ("000", "0"),
        (unicodedata.normalize("NFD", "Nghị"), "nghị"),
    ],
)  # fmt: skip
def test_spellings_of_the_same_word_are_one(one: str, other: str) -> None:
    assert term_of(unicodedata.normalize("NFC", one)) == term_of(other)


@pytest.mark.parametrize(("one", "other"), [("bàn", "bán"), ("bản", "ban"), ("vi", "vy"), ("chi", "chy"), ("đa", "da"), ("hoá", "hoa")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert term_of(one)[0] != term_of(other)[0]


def test_d_with_stroke_is_d_without_marks() -> None:
    assert term_of("Đổi") == ("đổi", "doi")


def test_letters_and_digits_part() -> None:
    assert [exact for exact, _ in terms_of("31-NQ/TW, 98/2023/QH15, 8.000 ha (10,5%)")] == (
        ["31", "nq", "tw", "98", "2023", "qh", "15", "8000", "ha", "10", "5"]
    )


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Nghị quyết số 98", "quyet 98"), ("Nghị quyết số 98", "quyet so"),
        ("ngày 24 tháng 6 năm 2023", "24 6"), ("ngày 24 tháng 6 năm 2023", "6 2023"),
        ("Nghị quyết 31-NQ/TW", "31 nqtw"), ("Nghị quyết 31-NQ/TW", "31 nq"), ("Công văn 3080 - CV/BTGTU", "3080 cvbtgtu"),
        ("khóa XIII", "khoa 13"), ("Quý IV năm 2025", "quy 4"), ("Quý IV năm 2025", "4 2025"),
        ("UBND thành phố", "dan thanh"), ("UBND thành phố", "uy ban"), ("UBND thành phố", "ubnd thanh"), ("của UBND", "cua uy"),
        ("CT 35", "thi 35"), ("CT 35", "trinh 35"), ("phát triển KT-XH", "trien kinh"), ("phát triển KT-XH", "kt xh"),
    ],
)  # fmt: skip
def test_what_can_be_said_in_several_ways_is_found_in_each(text: str, pair: str) -> None:
    assert pair in keys(text)


@pytest.mark.parametrize(("text", "pair"), [("số liệu 98", "lieu so"), ("ct 35", "thi 35"), ("mục tiêu IV", "tieu 4"), ("Ct 35", "thi 35")])
def test_what_only_looks_like_it_is_left(text: str, pair: str) -> None:
    assert pair not in keys(text)


@pytest.mark.parametrize(("text", "value"), [("XIII", 13), ("IV", 4), ("XXXIX", 39), ("IIII", 0), ("VX", 0), ("", 0), ("XI1", 0)])
def test_roman_numerals(text: str, value: int) -> None:
    assert roman_value(text) == value
