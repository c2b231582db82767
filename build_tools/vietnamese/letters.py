"""Normal forms of Vietnamese text.

Three degrees, from exact to loose: NFC keeps every spelling apart; ``canonical`` makes the
two accepted placements of tone marks one (hoà/hòa, uỷ/ủy); ``fold`` drops case and marks,
which is what a reader types on a phone.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def nfc(text: str) -> str:
    """The composed form; the one form in which the project stores text."""
    return unicodedata.normalize("NFC", text)


def first_not_nfc(text: str) -> int | None:
    """Offset of the first character that NFC would change, or None when there is none."""
    if unicodedata.is_normalized("NFC", text):
        return None
    normal = nfc(text)
    for offset, (got, want) in enumerate(zip(text, normal, strict=False)):
        if got != want:
            return offset
    return min(len(text), len(normal)) - 1


def canonical(text: str) -> str:
    """Tone marks where the older rule puts them (hoà -> hòa, thuý -> thúy); length is kept.

    Only open syllables differ between the two rules: oa, oe, uy at the end of a syllable.
    ``quý`` keeps its mark on y, because u belongs to the consonant there. The input must be
    NFC; one code point in gives one code point out, so offsets stay valid.
    """
    return _SYLLABLE.sub(_canonical_syllable, text)


_NEW_TO_OLD: dict[str, str] = {}
for _first, _second in (("o", "a"), ("o", "e"), ("u", "y")):
    for _tone in _TONES:
        for _f, _s in ((_first, _second), (_first.upper(), _second), (_first.upper(), _second.upper())):
            _NEW_TO_OLD[nfc(_f + _s + _tone)] = nfc(_f + _tone) + _s
_SECONDS = {first: "".join(pair[1] for pair in _NEW_TO_OLD if pair[0] == first) for first in "oOuU"}
_SYLLABLE = re.compile("(?:" + "|".join(f"{first}[{seconds}]" for first, seconds in _SECONDS.items()) + r")(?<![qQ]..)(?!\w)")
"""What stands before is looked at last, so that the search can leap from one o or u to the next."""


def _canonical_syllable(match: re.Match[str]) -> str:
    return _NEW_TO_OLD[match[0]]


def _folding_table() -> dict[int, str]:
    table: dict[int, str] = {ord("đ"): "d", ord("Đ"): "d"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base.isascii() and base != chr(code):
            table.setdefault(code, base)
    return table


_FOLD = _folding_table()


def fold(text: str) -> str:
    """Lower case without any mark, đ as d; for NFC input the length is kept."""
    return text.translate(_FOLD).lower()


def collation_key(text: str) -> tuple[str, str]:
    """Sort as a Vietnamese reader expects closely enough for lists: by folded text, then exact."""
    return fold(text), text
