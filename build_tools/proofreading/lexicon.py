"""Words and fixed phrases of several syllables that are known exactly, and where they stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.proofreading.words import words

LONGEST = 5
Stretch = tuple[str, ...]


@dataclass(frozen=True)
class Cover:
    """The syllables ``start`` to ``end`` of a text are a known word; an empty one covers nothing."""

    start: int = 0
    end: int = 0

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Cover) -> bool:
        return self.start <= other.start and other.end <= self.end


NOTHING = Cover()


class Lexicon:
    """Known words. ``openings`` are those that sentences of official texts begin with."""

    def __init__(self, known: Iterable[str], openings: Iterable[str] = ()) -> None:
        self.words = frozenset(stretch for text in known for stretch in _stretches(text))
        self.openings = frozenset(stretch for text in openings for stretch in _stretches(text))
        before: dict[str, set[str]] = defaultdict(set)
        after: dict[str, set[str]] = defaultdict(set)
        for stretch in self.words:
            for first, second in pairwise(stretch):
                before[second].add(first)
                after[first].add(second)
        self._before, self._after = dict(before), dict(after)

    def before(self, form: str) -> set[str]:
        """Syllables that stand before this one within a word."""
        return self._before.get(form, set())

    def after(self, form: str) -> set[str]:
        return self._after.get(form, set())

    def over(self, forms: Sequence[str], at: int) -> Iterator[Cover]:
        """The known words that cover a syllable, longest first."""
        for length in range(LONGEST, 1, -1):
            for start in range(max(0, at - length + 1), at + 1):
                if tuple(forms[start : start + length]) in self.words:
                    yield Cover(start, start + length)

    def cover(self, forms: Sequence[str], at: int) -> Cover:
        """The longest known word that covers a syllable."""
        return next(self.over(forms, at), NOTHING)


def phrases(text: str) -> tuple[list[str], list[str]]:
    """The file of phrases: all of them, and those under the heading ``# openings``. Semicolons part phrases."""
    found: list[str] = []
    openings: list[str] = []
    is_opening = False
    for line in text.splitlines():
        if line.startswith("#"):
            is_opening = line.strip() == "# openings"
            continue
        (openings if is_opening else found).extend(p.strip() for p in line.split(";") if p.strip())
    return found + openings, openings


def _stretches(text: str) -> Iterator[Stretch]:
    """A phrase as runs of syllables between its marks, two to ``LONGEST`` of them."""
    run: list[str] = []
    for word in [*words(text), None]:
        if word is not None and word.is_syllable:
            run.append(word.form)
            continue
        if 2 <= len(run) <= LONGEST:
            yield tuple(run)
        run = []
