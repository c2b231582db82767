"""Longest match of many names in a text, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from build_tools.vietnamese.letters import canonical

_TOKEN = re.compile(r"\w+|[^\w\s]")
_DASHES = str.maketrans("–—", "--")


@dataclass(frozen=True)
class Name:
    """A phrase that stands for a thing. ``locality`` empty means everywhere."""

    phrase: str
    type: str
    target: str
    locality: str = ""


@dataclass
class _Step:
    next: dict[str, _Step] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class NameIndex:
    """A trie over words; case and tone placement do not matter, a capital first letter does."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root = _Step()
        for name in names:
            step = self._root
            for token, _, _ in tokens(name.phrase):
                step = step.next.setdefault(token, _Step())
            if step is not self._root:
                step.names.append(name)

    def find(self, text: str, choose: Callable[[list[Name]], Name | None]) -> Iterator[tuple[int, int, Name]]:
        """(start, end, name) of the longest admissible names, left to right, not overlapping.

        ``choose`` picks among the names that a phrase has, or None when none is meant here.
        """
        words = tokens(text)
        index = 0
        while index < len(words):
            found = self._longest(text, words, index, choose)
            if found is None:
                index += 1
                continue
            end, name = found
            yield words[index][1], words[end - 1][2], name
            index = end

    def exact(self, phrase: str, choose: Callable[[list[Name]], Name | None]) -> Name | None:
        """The name that this whole phrase is."""
        step = self._root
        for token, _, _ in tokens(phrase):
            if token not in step.next:
                return None
            step = step.next[token]
        return choose(step.names) if step.names else None

    def _longest(
        self, text: str, words: list[tuple[str, int, int]], index: int, choose: Callable[[list[Name]], Name | None]
    ) -> tuple[int, Name] | None:
        step = self._root
        best: tuple[int, Name] | None = None
        capital = text[words[index][1]].isupper()
        for at in range(index, len(words)):
            following = step.next.get(words[at][0])
            if following is None:
                break
            step = following
            if step.names:
                fitting = [n for n in step.names if capital or not n.phrase[0].isupper()]
                name = choose(fitting) if fitting else None
                if name is not None:
                    best = at + 1, name
        return best


def tokens(text: str) -> list[tuple[str, int, int]]:
    """(key, start, end) of the words and signs of a text."""
    normal = canonical(text).casefold().translate(_DASHES)
    if len(normal) != len(text):  # a letter whose lower case is longer; keep offsets true
        normal = canonical(text).lower().translate(_DASHES) if len(text.lower()) == len(text) else text
    return [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(normal)]
