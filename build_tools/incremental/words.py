"""Which documents may name a document whose number, title or date changed.

Kept of each document are the numbers that stand in its texts and a sieve of its pairs of words, so that
nobody has to read all texts again because one title changed. The answer may name too many, never too few:
a number is named by its digits, a title by most of its words in their order, anything by what the YAML states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from build_tools.incremental.digests import fingerprint
from build_tools.incremental.store import dumps, loads
from build_tools.model import Document
from build_tools.vietnamese.letters import fold

_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_BITS = 1 << 16
_SHARE = 0.4
"""Of a title's pairs of words that a text must have to name it: abbreviations and corrections change some."""


def words_of(document: Document) -> bytes:
    """To be kept for ``may_name``."""
    texts = [text for item in document.walk() for text in (item.heading, item.text, *(note.text for note in item.footnotes))]
    corrected = [correction.read_as for item in document.walk() for correction in item.corrections]
    every = [*texts, *corrected]
    sieve = bytearray(_BITS // 8)
    for text in every:
        for pair in _pairs(text):
            at = fingerprint(pair.encode()) % _BITS
            sieve[at >> 3] |= 1 << (at & 7)
    named = {reference.id for _, reference in document.relations}
    for item in document.walk():
        named.update(reference.id for reference in item.implements)
        named.update(citation.target for citation in item.citations)
        named.update(review.instrument.id for review in item.reviewed)
    numbers = {int(digits) for text in every for digits in _DIGITS.findall(text) if len(digits) < 10}
    return dumps((frozenset(numbers), frozenset(named), bytes(sieve)))


def may_name(words: bytes, identities: Iterable[dict[str, Any]]) -> bool:
    """Whether a document may name one of these."""
    numbers, named, sieve = loads(words)
    return any(
        identity["id"] in named or not numbers.isdisjoint(_numbers(identity)) or any(_has(sieve, title) for title in _titles(identity))
        for identity in identities
    )


def _numbers(identity: dict[str, Any]) -> Iterator[int]:
    """The first digits of its number."""
    found = _DIGITS.search(identity["number"])
    if found and len(found[0]) < 10:
        yield int(found[0])


def _titles(identity: dict[str, Any]) -> Iterator[list[str]]:
    for title in dict.fromkeys((" ".join(identity["title_lines"]), identity["short_title"])):
        if len(title.split()) >= 8:
            yield list(_pairs(title))


def _has(sieve: bytes, pairs: list[str]) -> bool:
    places = (fingerprint(pair.encode()) % _BITS for pair in pairs)
    return sum(sieve[at >> 3] >> (at & 7) & 1 for at in places) >= _SHARE * len(pairs)


def _pairs(text: str) -> Iterator[str]:
    return (f"{first} {second}" for first, second in pairwise(_WORD.findall(fold(text))))
