"""Vietnamese letters: one code point in, one code point out, whatever the input."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.vietnamese.letters import canonical, first_not_nfc, fold, nfc

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@pytest.mark.parametrize(
    ("new", "old"),
    [("hoà", "hòa"), ("Uỷ", "Ủy"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("LOÀ", "LÒA"), ("hoà bình, uỷ ban", "hòa bình, ủy ban")],
)
def test_the_two_tone_placements_become_one(new: str, old: str) -> None:
    assert canonical(new) == old
    assert canonical(old) == old


@pytest.mark.parametrize("word", ["quý", "quỳ", "hoàn", "hoài", "thuyền", "khoảng", "toán"])
def test_syllables_where_the_rules_agree_stay(word: str) -> None:
    assert canonical(word) == word


@given(st.text(alphabet=LETTERS + LETTERS.upper() + " ", max_size=60))
def test_folding_and_canonical_keep_offsets(text: str) -> None:
    assert len(canonical(text)) == len(fold(text)) == len(text)
    assert canonical(canonical(text)) == canonical(text)


@given(st.text(alphabet=LETTERS, min_size=1, max_size=40))
def test_every_vietnamese_letter_folds_to_ascii(text: str) -> None:
    assert fold(text).isascii()


def test_dd_is_folded_though_nfd_does_not_decompose_it() -> None:
    assert fold("Đảng đoàn") == "dang doan"


@given(st.text(max_size=40))
def test_the_first_difference_from_nfc_is_found(text: str) -> None:
    at = first_not_nfc(text)
    assert (at is None) == unicodedata.is_normalized("NFC", text)
    if at is not None:
        assert text[:at] == nfc(text)[:at]
