"""Longest match of many names in a text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from build_tools.vietnamese.letters import canonical

_TOKEN = re.compile(r"(\w+|[^\w\s()“”\"])")
_READ_AS = (("–", "-"), ("—", "-"), ("&", "\0"))
_COUNTED_OTHERWISE = frozenset({"tp", "\0"})
_NAMES = ""
"""Key of a step under which the names that end there are kept; no word is empty."""

_Where = tuple[tuple[str, ...], str]
Word = tuple[str, int, int]
"""(key, start, end) of a word or sign; the words of an abbreviation all have its place."""
Abbreviations = Mapping[str, tuple[str, tuple[str, ...]]]
"""Small letters of an abbreviation -> (as it is printed, the words that it counts as)."""


@dataclass(frozen=True)
class Name:
    """A phrase that stands for a thing. ``locality`` empty means everywhere.

    ``target`` empty: the phrase holds a name but does not mean it; a longer name that begins in it
    still counts. ``bare``: the phrase was made
    by leaving away the place, so that it counts only where no other place follows.
    """

    phrase: str
    type: str
    target: str
    locality: str = ""
    bare: bool = False
    everywhere: bool = False
    """The phrase says its place, so that it means the same in the documents of any locality."""


class NameIndex:
    """A trie over words; case and tone placement do not matter, a capital first letter does."""

    def __init__(self, names: Iterable[Name], abbreviations: Abbreviations) -> None:
        self._abbreviations = abbreviations
        self._root: dict[str, Any] = {}
        self._chosen: dict[_Where, dict[tuple[int, bool], Name | None]] = {}
        """What was chosen before, by place and phrase: the same few phrases come again and again."""
        for name in names:
            step = self._root
            for token, _, _ in tokens(name.phrase, abbreviations):
                step = step.setdefault(token, {})
            if step is not self._root:
                step.setdefault(_NAMES, []).append(name)

    def find(self, text: str, words: list[Word], localities: tuple[str, ...], not_named: str = "") -> Iterator[tuple[int, int, Name]]:
        """(start, end, name) of the longest names that count in these localities, left to right, not overlapping.

        ``words`` are the tokens of the text; ``not_named`` is a target whose names do not count here.
        """
        chosen = self._chosen.setdefault((localities, not_named), {})
        root = self._root
        behind = void_until = 0
        for index in [at for at, (word, _, _) in enumerate(words) if word in root]:
            found = self._longest(text, words, index, (localities, not_named), chosen) if index >= behind else None
            if found is None:
                continue
            last, name = found
            end = words[last - 1][2]
            if not name.target:
                void_until = max(void_until, end)
            elif end > void_until:
                yield words[index][1], end, name
                behind = last

    def __eq__(self, other: object) -> bool:
        """Whether both find the same in every text."""
        return isinstance(other, NameIndex) and (self._root, self._abbreviations) == (other._root, other._abbreviations)

    def exact(self, phrase: str, localities: tuple[str, ...]) -> Name | None:
        """The name that this whole phrase is."""
        step = self._root
        for token, _, _ in tokens(phrase, self._abbreviations):
            if token not in step:
                return None
            step = step[token]
        return nearest(step[_NAMES], localities) if _NAMES in step else None

    def _longest(
        self, text: str, words: list[Word], index: int, where: _Where, chosen: dict[tuple[int, bool], Name | None]
    ) -> tuple[int, Name] | None:
        if index and words[index - 1][1] == words[index][1]:
            return None  # in the middle of an abbreviation
        step = self._root
        best: tuple[int, Name] | None = None
        capital = text[words[index][1]].isupper()
        for at in range(index, len(words)):
            following = step.get(words[at][0])
            if following is None:
                break
            step = following
            if _NAMES in step and (at + 1 == len(words) or words[at + 1][1] != words[at][1]):
                key = id(step), capital
                if key not in chosen:
                    chosen[key] = _choose(step[_NAMES], capital, *where)
                name = chosen[key]
                if name is not None:
                    best = at + 1, name
        return best


def _choose(names: list[Name], capital: bool, localities: tuple[str, ...], not_named: str) -> Name | None:
    """A name that begins with a capital needs one in the text."""
    fitting = [n for n in names if (capital or not n.phrase[0].isupper()) and (n.target != not_named or not n.target)]
    return nearest(fitting, localities) if fitting else None


def tokens(text: str, abbreviations: Abbreviations, plain: str = "") -> list[Word]:
    """The words and signs of a text; brackets and quotes do not count, abbreviations count as what they mean.

    An abbreviation has the letters that the registry prints; only TP is as usual in any (“Tp. Cần Thơ”).
    ``plain`` is the text with its tone marks in one placement, where it is known already.
    """
    plain = plain or canonical(text)
    normal = plain.casefold()
    if len(normal) != len(text):  # a letter whose lower case is longer; keep offsets true
        normal = plain.lower() if len(plain.lower()) == len(text) else plain
    for sign, read in _READ_AS:
        normal = normal.replace(sign, read)
    cut = _TOKEN.split(normal)  # gap, word, gap, word … gap: most texts stay in C here
    edges = list(accumulate(map(len, cut)))
    words = cut[1::2]
    row = list(zip(words, edges[:-1:2], edges[1::2], strict=True))
    return (
        _as_counted(text, row, abbreviations)
        if not _COUNTED_OTHERWISE.isdisjoint(words) or not abbreviations.keys().isdisjoint(words)
        else row
    )


def _as_counted(text: str, row: list[Word], abbreviations: Abbreviations) -> list[Word]:
    """The row with abbreviations as the words they stand for, and & as “và”."""
    found: list[Word] = []
    for word, start, end in row:
        if word in abbreviations and (word == "tp" or text[start:end] == abbreviations[word][0]):
            found += [(part, start, end) for part in abbreviations[word][1]]
        elif word == "." and found and found[-1][2] == start and text[found[-1][1] : start].casefold() == "tp":
            continue
        else:
            found.append(("và" if word == "\0" else word, start, end))
    return found


def nearest(names: list[Name], localities: tuple[str, ...]) -> Name | None:
    """The name of the nearest locality; a name that was left bare of its place after all whole ones.

    Names without a locality, and those that say their place, count everywhere, last. None when several tie.
    """
    for said in ([n for n in names if not n.bare], names):
        for locality in localities:
            fitting = {n.target: n for n in said if n.locality == locality}
            if len(fitting) == 1:
                return next(iter(fitting.values()))
            if fitting:
                return None
    anywhere = {n.target: n for n in names if not n.locality or n.everywhere}
    return next(iter(anywhere.values())) if len(anywhere) == 1 else None
