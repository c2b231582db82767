"""Which documents may name a document whose number, title or date changed.

Kept of each document are the numbers that its texts say and a sieve of its pairs of words, so that nobody has to read
all texts again because one title changed or one document came. The answer may name too many, never too few: a number
is said as the recogniser finds it, a title by its words in their order, but for those that an abbreviation can
stand for, anything by what the YAML states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any
from zlib import crc32

from build_tools.incremental.store import dumps, loads
from build_tools.mentions import forms_of_number, said_numbers
from build_tools.model import Abbreviation, Document
from build_tools.reading import read
from build_tools.vietnamese.letters import fold

_WORD = re.compile(r"[^\W_]+")
_BITS = 1 << 16
_SIGNS = frozenset({"va"})
"""Words for which a sign can stand: “&”."""
_SHARE = 0.4
"""Of a title's pairs of words that a text must have to name it; an abbreviation can stand for several."""


def words_of(document: Document) -> bytes:
    """To be kept for ``may_name``."""
    every: list[str] = []
    for item in document.walk():
        printed = (item.heading, item.text, *(note.text for note in item.footnotes))
        every += printed
        every += [read(text, item.corrections).text for text in printed if item.corrections]
    sieve = bytearray(_BITS // 8)
    found: set[str] = set()
    for text in every:
        single = _WORD.findall(fold(text))
        found.update(single, map(" ".join, pairwise(single)))
    for words in found:
        at = _place(words)
        sieve[at >> 3] |= 1 << (at & 7)
    named = {reference.id for _, reference in document.relations}
    for item in document.walk():
        named.update(reference.id for reference in item.implements)
        named.update(citation.target for citation in item.citations)
        named.update(review.instrument.id for review in item.reviewed)
    numbers = {number for text in every for number in said_numbers(text)}
    return dumps((frozenset(numbers), frozenset(named), bytes(sieve)))


def shortened_words(abbreviations: Iterable[Abbreviation]) -> frozenset[str]:
    """Words that an abbreviation can stand for, and the abbreviations."""
    texts = (text for entry in abbreviations if entry.in_names for text in (entry.short, *entry.words[:1]))
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)))


def may_name(words: bytes, identities: Iterable[dict[str, Any]], shortened: frozenset[str]) -> bool:
    """Whether a document may name one of these."""
    numbers, named, sieve = loads(words)
    return any(
        identity["id"] in named
        or not numbers.isdisjoint(forms_of_number(identity["number"]))
        or any(_has(sieve, title, shortened) for title in _titles(identity))
        for identity in identities
    )


def _titles(identity: dict[str, Any]) -> Iterator[list[str]]:
    for title in dict.fromkeys((" ".join(identity["title_lines"]), identity["short_title"])):
        if len(title.split()) >= 8:
            yield list(_pairs(title.replace("&", " và ")))


def _has(sieve: bytes, pairs: list[str], shortened: frozenset[str]) -> bool:
    def stands(words: str) -> int:
        at = _place(words)
        return sieve[at >> 3] >> (at & 7) & 1

    sure = {word for pair in pairs for word in pair.split()} - shortened - _SIGNS
    beside = (pair for pair in pairs if sure.issuperset(pair.split()))
    return all(map(stands, sure)) and all(map(stands, beside)) and sum(map(stands, pairs)) >= _SHARE * len(pairs)


def _place(words: str) -> int:
    return crc32(words.encode()) % _BITS


def _pairs(text: str) -> Iterator[str]:
    return map(" ".join, pairwise(_WORD.findall(fold(text))))
