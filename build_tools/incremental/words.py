"""Which documents may name a document whose number, title or date changed.

Kept of each document are the numbers that its texts say and a sieve of its runs of four words, so that nobody has to read
all texts again because one title changed or one document came. The answer may name too many, never too few: a number
is said as the recogniser finds it, a title by the words that it counts, in their order, anything by what the YAML states.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from zlib import crc32

from build_tools.incremental.store import dumps, loads
from build_tools.mentions import Abbreviations, forms_of_number, said_numbers, tokens
from build_tools.model import Document
from build_tools.reading import read

_BITS = 1 << 16
_WORDS = 8
"""Words of the shortest title by which a document is named (``link/lexicon``)."""


def words_of(document: Document, abbreviations: Abbreviations) -> bytes:
    """To be kept for ``may_name``. ``abbreviations``, those of the names of offices, are the same for what is sought."""
    every: list[str] = []
    for item in document.walk():
        printed = (item.heading, item.text, *(note.text for note in item.footnotes))
        every += printed
        every += [read(text, item.corrections).text for text in printed if item.corrections]
    sieve = bytearray(_BITS // 8)
    counted = tuple(abbreviations.items())
    found = [_of_text(text, counted) for text in every]
    for at in set[int]().union(*(places for places, _ in found)):
        sieve[at >> 3] |= 1 << (at & 7)
    named = {reference.id for _, reference in document.relations}
    for item in document.walk():
        named.update(reference.id for reference in item.implements)
        named.update(citation.target for citation in item.citations)
        named.update(review.instrument.id for review in item.reviewed)
    numbers = {number for _, said in found for number in said}
    return dumps((frozenset(numbers), frozenset(named), bytes(sieve)))


@dataclass(frozen=True)
class Sought:
    """What documents are named by. ``titles``: for each the places of its runs of words."""

    ids: frozenset[str]
    numbers: frozenset[str]
    titles: tuple[set[int], ...]

    @classmethod
    def of(cls, identities: Iterable[dict[str, Any]], abbreviations: Abbreviations) -> Sought:
        every = list(identities)
        titles = dict.fromkeys(title for identity in every for title in (" ".join(identity["title_lines"]), identity["short_title"]))
        return cls(
            frozenset(identity["id"] for identity in every),
            frozenset(number for identity in every for number in forms_of_number(identity["number"])),
            tuple(_places(title, abbreviations) for title in titles if len(title.split()) >= _WORDS),
        )


def may_name(words: bytes, sought: Sought) -> bool:
    """Whether a document may name one of these. A title of hardly any words, which has no runs, may stand in all."""
    numbers, named, sieve = loads(words)
    return (
        not named.isdisjoint(sought.ids)
        or not numbers.isdisjoint(sought.numbers)
        or any(all(sieve[at >> 3] >> (at & 7) & 1 for at in title) for title in sought.titles)
    )


@lru_cache(256)
def _of_text(text: str, abbreviations: tuple[tuple[str, tuple[str, tuple[str, ...]]], ...]) -> tuple[set[int], tuple[str, ...]]:
    """Places of its runs of words, and the numbers that it says; of the texts of the last documents they are kept."""
    return _places(text, dict(abbreviations)), tuple(said_numbers(text))


def _places(text: str, abbreviations: Abbreviations) -> set[int]:
    """Where the sieve holds the runs of a text's words."""
    codes = [_code(word) for word, _, _ in tokens(text, abbreviations)]
    runs = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    return {(one * 27449 + two * 40503 + three * 52711 + four) % _BITS for one, two, three, four in runs}


@lru_cache(1 << 15)
def _code(word: str) -> int:
    return crc32(word.encode()) % _BITS
