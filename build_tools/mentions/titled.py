"""Instruments without a number, which a text names by type, issuer and the first words of the title."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter

from build_tools.mentions.instruments import Candidate
from build_tools.mentions.mention import Passage
from build_tools.mentions.names import Abbreviations, Word, tokens
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES

_WORDS = 4
"""How many words of the title must follow, or all of a shorter one."""
_WORDS_OF_ANOTHER = 6
"""The same where the text names another organ of the same office as issuer."""


class TitleIndex:
    """Instruments by type and the first words of their titles."""

    def __init__(self, entries: Iterable[tuple[str, Candidate]], abbreviations: Abbreviations) -> None:
        self._by_start: dict[tuple[str, tuple[str, ...]], list[tuple[tuple[str, ...], Candidate]]] = {}
        for title, candidate in entries:
            name = TYPE_NAMES[candidate.type]
            rest = title[len(name) :] if title.casefold().startswith(name.casefold()) else title
            words = tuple(word for word, _, _ in tokens(rest, abbreviations))
            if len(words) >= 2:
                self._by_start.setdefault((candidate.type, words[:2]), []).append((words, candidate))

        self._types = frozenset(kind for kind, _ in self._by_start)

    def find(self, passage: Passage, issuers: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
        """(start, end, target) of type words that such a title follows, at once or behind “của <issuer>”.

        ``issuers`` are (start, end, body) named in the text.
        """
        if not self._by_start:
            return
        behind: dict[int, tuple[int, str]] = {}
        text, words = passage.plain, passage.words
        for type_start, type_end, kind in passage.types:
            if kind.id not in self._types:
                continue
            if not behind:
                behind = {start: (end, body) for start, end, body in issuers}
            start = type_end + 1
            issuer = ""
            if text.startswith("của ", start) and start + 4 in behind:
                end, issuer = behind[start + 4]
                start = end + 1
            target = self._title_at(words, start, kind.id, issuer)
            if target:
                yield type_start, type_end, target

    def _title_at(self, words: list[Word], start: int, kind: str, issuer: str) -> str:
        index = bisect_left(words, start, key=itemgetter(1))
        if index == len(words) or words[index][1] != start:
            return ""
        following = tuple(word for word, _, _ in words[index : index + 40])
        fitting: dict[str, int] = {}
        for title, candidate in self._by_start.get((kind, following[:2]), ()):
            common = next((n for n, (a, b) in enumerate(zip(title, following, strict=False)) if a != b), min(len(title), len(following)))
            same = not issuer or not candidate.issuer or candidate.issuer == issuer
            if common >= min(_WORDS if same else _WORDS_OF_ANOTHER, len(title)):
                fitting[candidate.id] = common
        best = max(fitting.values(), default=0)
        longest = [target for target, common in fitting.items() if common == best]
        return longest[0] if len(longest) == 1 else ""
