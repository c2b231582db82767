"""Which spellings are Vietnamese syllables."""

from __future__ import annotations

import pytest

from build_tools.vietnamese.syllables import is_syllable
from tests.proofreading.measure import general


@pytest.mark.parametrize(
    "word",
    "nghị quyết Đảng ỦY uỷ thuý quý quốc quỳnh gì giếng gìn giữ giêng khuya nguyễn xoong boong yêu ý kỷ mỹ nghiêng ngoằn khuỷu quở".split(),  # noqa: SIM905
)
def test_words_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("Đảngm", "no such end"),
        ("kenh", "enh is no rhyme"),
        ("CỤU", "uu is no rhyme"),
        ("phát".replace("á", "à"), "a stop has only sắc and nặng"),
        ("côngtac", "two syllables"),
        ("cế", "k before ê"),
        ("ngị", "ngh before i"),
        ("kông", "c before ô"),
        ("ghành", "g before a"),
        ("đựơc", "the mark on the wrong letter"),
        ("liệux", "a letter too many"),
        ("thiền̉", "two tones"),
        ("logistics", "foreign"),
        ("UBND", "an abbreviation"),
        ("", "nothing"),
    ],
)
def test_what_is_no_syllable(word: str, why: str) -> None:
    assert not is_syllable(word), why


def test_every_syllable_of_the_word_list_is_one() -> None:
    """The list is of another hand, so it checks the tables."""
    syllables = {form for word in general()[1].words for form in word}
    assert len(syllables) > 5000
    assert [form for form in sorted(syllables) if not is_syllable(form)] == ["logistics"]
