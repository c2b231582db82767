"""Suggestions that put one or two other syllables in the place of those printed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.proofreading.confusions import LIKE_LETTER, SHAPE, TONE, Confusions, cost_of
from build_tools.proofreading.lexicon import Cover
from build_tools.proofreading.model import Model
from build_tools.proofreading.passage import Passage, is_mark
from build_tools.vietnamese.syllables import is_syllable

# What speaks for a suggestion or against it, in natural logarithms as the model's gain.
_KNOWN_WORD = 1.5  # for each syllable behind the first of the known word that comes about
_LONGER_WORD = 6.0  # the known word holds the printed one: “cộng tác viên” for “công tác” viên
_OPENING = 14.0  # the words open sentences in official texts
_NO_WORD = 6.0
_TEARS_WORD = 7.0  # the printed syllable is part of a known word that is lost
_SEEN = 0.7  # for each doubling of how often the printed pair was seen
_SEEN_ASIDE = 0.2  # the same for the neighbour on the other side of the known word
_WRONG_LETTER = 2.0
_TWO = 1.0
_NAME = 5.0
_CAPITAL = 1.0
_UNKNOWN, _IMPOSSIBLE = 3.0, 8.0
_OFTEN = 3.0
_NEVER = -99.0


@dataclass(frozen=True)
class Option:
    """``forms`` for the syllables from ``at`` on, in the known word ``cover``."""

    at: int
    forms: tuple[str, ...]
    cover: Cover
    score: float
    gain: float


class Replacing:
    """Weighs what a passage could have in the place of its syllables."""

    def __init__(self, passage: Passage, model: Model, confusions: Confusions) -> None:
        self.passage, self.model, self.confusions = passage, model, confusions
        self.forms, self.lexicon = passage.forms, passage.lexicon

    def options(self) -> Iterator[Option]:
        for at in self.passage.positions:
            if self.passage.is_syllable(at):
                yield from self._single(at)
                if self.passage.follows_directly(at + 1):
                    yield from self._double(at)

    def is_unknown(self, at: int) -> bool:
        return self.model.frequency(self.forms[at]) == 0

    def _single(self, at: int) -> Iterator[Option]:
        form = self.forms[at]
        odd = self.is_unknown(at) or not is_syllable(form)
        near = self.lexicon.after(self.forms[at - 1]) | self.lexicon.before(self.forms[at + 1])
        for other in self.confusions.near(form):
            if odd or other in near or self._is_seen_here(at, other):
                yield self._weigh(at, other)

    def _is_seen_here(self, at: int, other: str) -> bool:
        """Whether a syllable stands between these neighbours elsewhere, as far as pairs can say it."""
        before, after = self.forms[at - 1], self.forms[at + 1]
        return self.model.of_pair(before, other) >= _OFTEN and self.model.of_pair(other, after) >= _OFTEN

    def _weigh(self, at: int, other: str) -> Option:
        cost = cost_of(self.forms[at], other)
        forms = self.passage.with_forms(at, 1, (other,))
        cover = self.passage.cover_in(forms, at)
        gain = self._gain(at, 1, forms, 1) - cost
        score = gain + self._for_word(at, cover) - self._seen(at, cover) - self._lost(at, cover) + self._oddness(at, cost, cover)
        return Option(at, (other,), cover, score - self._capitals(at), gain)

    def _double(self, at: int) -> Iterator[Option]:
        form, following = self.forms[at : at + 2]
        seconds = set(self.confusions.marked_otherwise(following))
        for first in self.confusions.marked_otherwise(form) if seconds else ():
            for second in self.lexicon.after(first) & seconds:
                yield self._weigh_two(at, first, second)

    def _weigh_two(self, at: int, first: str, second: str) -> Option:
        pair = (first, second)
        cover = Cover(at, at + 2)
        forms = self.passage.with_forms(at, 2, pair)
        gain = self._gain(at, 2, forms, 2) - cost_of(self.forms[at], first) - cost_of(self.forms[at + 1], second)
        score = gain + _KNOWN_WORD - _TWO
        score -= _SEEN * self._doublings(at, at + 1) + _SEEN_ASIDE * (self._doublings(at - 1, at) + self._doublings(at + 1, at + 2))
        score -= sum(_TEARS_WORD for k in (at, at + 1) if len(self.passage.covers[k]) > 1)
        if (
            self.passage.opens_sentence(at)
            and pair in self.lexicon.openings
            and (self.forms[at], self.forms[at + 1]) not in self.lexicon.words
        ):
            score += _OPENING
        return Option(at, pair, cover, score - max(self._capitals(at), self._capitals(at + 1)), gain)

    def _gain(self, at: int, replaced: int, forms: list[str], length: int) -> float:
        printed = self.model.of(self.forms[at - 2 : at + replaced + 2])
        return self.model.of(forms[at - 2 : at + length + 2]) - printed

    def _for_word(self, at: int, cover: Cover) -> float:
        if not len(cover):
            return 0.0 if not is_syllable(self.forms[at]) else -_NO_WORD
        printed = self.passage.covers[at]
        longer = _LONGER_WORD if len(printed) and cover.holds(printed) and len(cover) > len(printed) else 0.0
        return _KNOWN_WORD * (len(cover) - 1) + longer

    def _lost(self, at: int, cover: Cover) -> float:
        """What it costs that the printed syllable is part of a known word, unless a longer one takes its place."""
        printed = self.passage.covers[at]
        if not len(printed) or (cover.holds(printed) and len(cover) > len(printed)):
            return 0.0
        return _TEARS_WORD

    def _seen(self, at: int, cover: Cover) -> float:
        before = _SEEN_ASIDE if len(cover) and cover.start == at else _SEEN
        after = _SEEN_ASIDE if len(cover) and cover.end == at + 1 else _SEEN
        return before * self._doublings(at - 1, at) + after * self._doublings(at, at + 1)

    def _doublings(self, first: int, second: int) -> float:
        pair = self.forms[first], self.forms[second]
        return 0.0 if is_mark(pair[0]) or is_mark(pair[1]) else math.log2(1 + self.model.of_pair(*pair))

    def _oddness(self, at: int, cost: float, cover: Cover) -> float:
        form = self.forms[at]
        if is_syllable(form):
            if not self.is_unknown(at):
                return -_WRONG_LETTER * cost / LIKE_LETTER if cost >= LIKE_LETTER else 0.0
            return _UNKNOWN + (_NO_WORD / 2 if not len(cover) and cost <= SHAPE else 0.0)
        is_foreign = form.isascii() and not (len(cover) and cost <= TONE + SHAPE)
        return _NEVER if is_foreign or (self.passage.is_in_name(at) and cost > SHAPE) else _IMPOSSIBLE

    def _capitals(self, at: int) -> float:
        if self.passage.is_in_name(at):
            return _NAME
        return _CAPITAL if self.passage.is_capitalised(at) and not self.passage.opens_sentence(at) else 0.0
