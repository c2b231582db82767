"""A document proofread: every suggestion with its item, as the correction that would be declared there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_tools.model import Document, Item
from build_tools.proofreading.general import OWN
from build_tools.proofreading.lexicon import Lexicon
from build_tools.proofreading.model import Counts, count
from build_tools.proofreading.proofreader import THRESHOLD, Proofreader
from build_tools.proofreading.suggestion import Suggestion
from build_tools.reading import read

_WORD = re.compile(r"\S+")
_ROUND = 40
"""Characters of context on each side."""
_WIDTHS = ((0, 1), (1, 0), (1, 1), (2, 1), (1, 2), (2, 2), (3, 3))
"""How many words before and after a suggestion are tried to tell it from its like."""


@dataclass(frozen=True)
class Finding:
    """``printed`` and ``read_as`` are the suggestion with as many neighbours as tell it from its like in the item."""

    document: str
    item: Item
    text: str
    suggestion: Suggestion
    start: int
    end: int

    @property
    def printed(self) -> str:
        return self.text[self.start : self.end]

    @property
    def read_as(self) -> str:
        s = self.suggestion
        return self.text[self.start : s.start] + s.read_as + self.text[s.end : self.end]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the same suggestion is known by when the document is read again."""
        return self.document, self.item.path, self.printed, self.read_as

    @property
    def context(self) -> tuple[str, str, str]:
        """The text before, the printed words, the text behind: from word to word, on one line."""
        before, after = self.text[max(0, self.start - _ROUND) : self.start], self.text[self.end : self.end + _ROUND]
        before = before if self.start <= _ROUND else "…" + before.partition(" ")[2]
        after = after if self.end + _ROUND >= len(self.text) else after.rpartition(" ")[0] + "…"
        return before.replace("\n", " "), self.printed, after.replace("\n", " ")


def texts_of(item: Item) -> list[str]:
    """What is proofread of an item; corrections apply to all of it."""
    return [text for text in (item.heading, item.text, *(note.text for note in item.footnotes)) if text]


def proofreader_for(document: Document, others: Iterable[Document], general: Counts, lexicon: Lexicon) -> Proofreader:
    """A proofreader that has learned from the other documents, read with their corrections, and not from this one.

    A document received in the same file is the same text or its cover, and is left out too. ``general`` is not changed.
    """
    counts = Counts(dict(general.single), dict(general.pairs), dict(general.triples))
    for other in others:
        if other.id != document.id and not set(other.originals) & set(document.originals):
            counts.add(count(read(text, item.corrections).text for item in other.walk() for text in texts_of(item)), OWN)
    return Proofreader(counts, lexicon)


def findings(document: Document, proofreader: Proofreader, threshold: float = THRESHOLD) -> Iterator[Finding]:
    """Every suggestion for a document in printed order, but none where a correction is declared."""
    for item in document.walk():
        texts = texts_of(item)
        for text in texts:
            found = [s for s in proofreader.read(text, threshold) if not _is_corrected(text, item, s)]
            for suggestion in found:
                yield Finding(document.id, item, text, suggestion, *_stretch(texts, text, suggestion, found))


def _is_corrected(text: str, item: Item, suggestion: Suggestion) -> bool:
    """Whether a declared correction touches the suggestion."""
    return any(
        start < suggestion.end and suggestion.start < start + length for _, start, _, length, _ in read(text, item.corrections).edits
    )


def _stretch(texts: list[str], text: str, suggestion: Suggestion, found: list[Suggestion]) -> tuple[int, int]:
    """The words around a suggestion, its known word first, that are to be read so wherever the item has them.

    A correction is made wherever its words stand in the item, so a frequent syllable needs its neighbours.
    """
    for before, after in ((suggestion.before, suggestion.after), *_WIDTHS):
        start, end = _widened(text, suggestion, before, after)
        times = sum(_times(other, text[start:end]) for other in texts)
        meant = [s for s in found if (s.printed, s.read_as) == (suggestion.printed, suggestion.read_as)]
        if times == sum(_is_same(text, _widened(text, s, before, after), text[start:end]) for s in meant):
            return start, end
    return _widened(text, suggestion, *_WIDTHS[-1])


def _is_same(text: str, place: tuple[int, int], printed: str) -> bool:
    return text[place[0] : place[1]] == printed


def _widened(text: str, suggestion: Suggestion, before: int, after: int) -> tuple[int, int]:
    """A suggestion's place with so many words on each side, not over the end of its paragraph."""
    left = text[text.rfind("\n", 0, suggestion.start) + 1 : suggestion.start]
    stop = text.find("\n", suggestion.end)
    right = text[suggestion.end : stop if stop >= 0 else len(text)]
    heads = [m.start() for m in _WORD.finditer(left)][-before:] if before else []
    tails = [m.end() for m in _WORD.finditer(right)][:after]
    start = suggestion.start - (len(left) - heads[0]) if heads else suggestion.start
    end = suggestion.end + (tails[-1] if tails else 0)
    while end > suggestion.end and not text[end - 1].isalnum():
        end -= 1
    while start < suggestion.start and not text[start].isalnum():
        start += 1
    return start, end


def _times(text: str, printed: str) -> int:
    """How often words stand in a text, counted as corrections are made."""
    return len(re.findall(f"(?<!\\w){re.escape(printed)}(?!\\w)", text))
