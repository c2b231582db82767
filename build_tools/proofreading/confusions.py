"""What a scanner reads for what: the syllables that a printed one may stand for, each with what the slip costs.

Costs are natural logarithms of a guess how rare the slip is among slips: a wrong tone or a wrong hat is common,
a wrong letter is rarer, two wrong letters are not considered.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from build_tools.vietnamese.letters import fold

TONE, SHAPE, LETTER, LIKE_LETTER = 1.0, 1.2, 4.0, 2.5
_LONGEST = 9
"""Letters of the longest syllables with two more; longer words are none, and would take their time."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LOOK_ALIKE = {
    frozenset(pair)
    for pair in ("il", "ce", "ij", "lt", "hb", "hn", "un", "uv", "oe", "oc", "ao", "ae", "rn", "gq", "đb", "đo", "fl", "vy", "tr")
}


class Confusions:
    """The syllables of a vocabulary, found by the letters of what is printed."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        by_letters: dict[str, list[str]] = defaultdict(list)
        for form in sorted(set(vocabulary)):
            by_letters[fold(form)].append(form)
        self._by_letters: Mapping[str, list[str]] = by_letters
        self._by_gap: dict[str, set[str]] = defaultdict(set)
        for letters in by_letters:
            for gap in _gaps(letters):
                self._by_gap[gap].add(letters)
        self._near: dict[str, tuple[str, ...]] = {}

    def near(self, form: str) -> tuple[str, ...]:
        """Every syllable of the vocabulary that one slip of letters, and any of marks, makes ``form`` of."""
        if len(form) > _LONGEST:
            return ()
        if form not in self._near:
            letters = fold(form)
            others = {letters}.union(*(self._by_gap.get(gap, ()) for gap in _gaps(letters)))
            self._near[form] = tuple(o for n in sorted(others) for o in self._by_letters.get(n, ()) if not _is_same(form, o))
        return self._near[form]

    def marked_otherwise(self, form: str) -> list[str]:
        """The syllables of the same letters with other marks."""
        return [other for other in self._by_letters.get(fold(form), ()) if other != form]


def _is_same(form: str, other: str) -> bool:
    """Quy and qui, kỹ and kĩ are two spellings of one syllable."""
    return form == other or _with_i(form) == _with_i(other)


def _with_i(form: str) -> str:
    return unicodedata.normalize("NFD", form).replace("y", "i")


def _gaps(letters: str) -> set[str]:
    """The letters with one left out, and with one left open: equal for words one letter apart."""
    return {letters, *(letters[:i] + letters[i + 1 :] for i in range(len(letters)))} | {
        letters[:i] + "?" + letters[i + 1 :] for i in range(len(letters))
    }


@lru_cache(maxsize=1 << 16)
def cost_of(printed: str, meant: str) -> float:
    """What it costs to take ``meant`` for ``printed``: its marks and at most one letter."""
    ours, theirs = _letters(printed), _letters(meant)
    tone = TONE if _tone(printed) != _tone(meant) else 0.0
    if len(ours) == len(theirs):
        return tone + sum(_letter_cost(a, b) for a, b in zip(ours, theirs, strict=True))
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    rests = (longer[:i] + longer[i + 1 :] for i in range(len(longer)))
    return tone + LETTER + min(sum(_letter_cost(a, b) for a, b in zip(rest, shorter, strict=False)) for rest in rests)


def _letter_cost(ours: str, theirs: str) -> float:
    if ours == theirs:
        return 0.0
    if fold(ours) == fold(theirs):
        return SHAPE
    return LIKE_LETTER if frozenset((ours, theirs)) in _LOOK_ALIKE else LETTER


def _letters(word: str) -> list[str]:
    """The letters with hats and horns and without the tone."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in _TONES)
    return list(unicodedata.normalize("NFC", bare))


def _tone(word: str) -> str:
    return next((c for c in unicodedata.normalize("NFD", word) if c in _TONES), "")
