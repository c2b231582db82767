"""A language model of pairs and triples of syllables: how likely a stretch of text is.

Counts of triples, interpolated with those of pairs and of single syllables by absolute discounting
(Ney, Essen, Kneser 1994). The general part is a file, made at development time; the texts of the project, other
than the one that is proofread, are counted when it is needed, so that no text ever vouches for itself.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from build_tools.proofreading.words import STOP, words

_DISCOUNT = 0.75
_UNSEEN = 0.05
"""What a syllable that was never seen counts among the single ones."""

Stretch = tuple[str, ...]
_Key = TypeVar("_Key", str, tuple[str, str], tuple[str, str, str])


@dataclass
class Counts:
    """How often syllables, pairs and triples of neighbours stand in texts; weights may make them fractions."""

    single: dict[str, float] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)
    triples: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def add(self, other: Counts, weight: float = 1.0) -> None:
        _add(self.single, other.single, weight)
        _add(self.pairs, other.pairs, weight)
        _add(self.triples, other.triples, weight)

    def within(self) -> Counts:
        """The counts without what stands at an edge: for phrases that are no sentences."""
        return Counts(
            {form: n for form, n in self.single.items() if form != STOP},
            {pair: n for pair, n in self.pairs.items() if STOP not in pair},
            {triple: n for triple, n in self.triples.items() if STOP not in triple},
        )


def _add(mine: dict[_Key, float], theirs: dict[_Key, float], weight: float) -> None:
    for key, number in theirs.items():
        mine[key] = mine.get(key, 0.0) + weight * number


def count(texts: Iterable[str]) -> Counts:
    """The counts of some texts."""
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    triples: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        forms = [STOP, *(w.form for w in words(text)), STOP]
        single.update(forms)
        pairs.update(pairwise(forms))
        triples.update(zip(forms, forms[1:], forms[2:], strict=False))
    return Counts(dict(single), dict(pairs), dict(triples))


class Model:
    """Probabilities from counts."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self._total = sum(counts.single.values()) + 1
        self._after, self._followers = _sums(counts.pairs)
        self._after_pair, self._followers_of_pair = _sums(counts.triples)
        self._known: dict[tuple[str, str, str], float] = {}

    def frequency(self, form: str) -> float:
        return self.counts.single.get(form, 0.0)

    def of_pair(self, first: str, second: str) -> float:
        return self.counts.pairs.get((first, second), 0.0)

    def of(self, forms: Sequence[str]) -> float:
        """The natural logarithm of the probability of a stretch, given its first two forms."""
        return sum(self._log(a, b, c) for a, b, c in zip(forms, forms[1:], forms[2:], strict=False))

    def _log(self, first: str, second: str, third: str) -> float:
        key = (first, second, third)
        if key not in self._known:
            self._known[key] = math.log(self._after_two(first, second, third))
        return self._known[key]

    def _after_two(self, first: str, second: str, third: str) -> float:
        lower = self._after_one(second, third)
        after = self._after_pair.get((first, second), 0.0)
        if not after:
            return lower
        share = min(1.0, _DISCOUNT * self._followers_of_pair[(first, second)] / after)
        return max(self.counts.triples.get((first, second, third), 0.0) - _DISCOUNT, 0.0) / after + share * lower

    def _after_one(self, second: str, third: str) -> float:
        alone = (self.counts.single.get(third, 0.0) + _UNSEEN) / self._total
        after = self._after.get((second,), 0.0)
        if not after:
            return alone
        share = min(1.0, _DISCOUNT * self._followers[(second,)] / after)
        return max(self.counts.pairs.get((second, third), 0.0) - _DISCOUNT, 0.0) / after + share * alone


def _sums(stretches: dict[tuple[str, str], float] | dict[tuple[str, str, str], float]) -> tuple[dict[Stretch, float], dict[Stretch, int]]:
    """For every beginning: how often it stands, and how many different forms follow it."""
    after: dict[Stretch, float] = defaultdict(float)
    followers: dict[Stretch, int] = defaultdict(int)
    for stretch, number in stretches.items():
        after[stretch[:-1]] += number
        followers[stretch[:-1]] += 1
    return dict(after), dict(followers)
