"""Regular expressions that are compiled when they are first used: large grammars cost nothing where nobody asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

_Find = Callable[..., re.Match[str] | None]


def opening(words: Iterable[str], *, any_case: bool = False) -> str:
    """A pattern of the first syllables of words, by their first letters, so that the search leaps from letter to letter."""
    tails: dict[str, set[str]] = {}
    for syllable in {word.split()[0] for word in words}:
        for letter in {syllable[0].lower(), syllable[0].upper()} if any_case else syllable[0]:
            tails.setdefault(letter, set()).add(re.escape(syllable[1:]))
    group = "(?i:" if any_case else "(?:"
    return "|".join(f"{letter}{group}{'|'.join(sorted(rest))})" for letter, rest in sorted(tails.items()))


class LazyPattern:
    """A pattern as ``re.compile`` makes it; its methods are those of the compiled pattern from the first use on."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def match(self) -> _Find:
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> _Find:
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> _Find:
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self._compiled.finditer


class OpenedPattern(LazyPattern):
    """A pattern whose matches all begin where ``opening`` matches, which is a cheap thing to look for.

    ``opening`` need not look at what stands before; it must not consume a place where another match could begin.
    """

    def __init__(self, source: str, opening: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        super().__init__(source, flags)
        self._opening = opening

    @cached_property
    def _openings(self) -> re.Pattern[str]:
        return re.compile(self._opening)

    def found(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The same as ``finditer``: from left to right, none overlapping another."""
        end = len(text) if end is None else end
        behind = start
        match = self.match
        for opening in self._openings.finditer(text, start, end):
            at = opening.start()
            if at >= behind and (found := match(text, at, end)):
                yield found
                behind = found.end()
