"""How weighty each term is in a record: what the words of its texts, its number and its date say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from build_tools.link import Site
from build_tools.search.postings import LEVELS
from build_tools.search.records import Record, words_of
from build_tools.vietnamese.letters import nfc
from build_tools.vietnamese.search_terms import Abbreviations, Term, pairs_and_singles, said, terms_of

_SATURATION = 1.2
_USUAL_LENGTH = 100.0
"""Syllables of an item of usual length."""
_OFTEN_SAID = 160
"""Characters up to which a text is likely to be a name, and to be said again by other records."""


def weights_in(site: Site, record: Record, abbreviations: Abbreviations) -> dict[str, int]:
    """Every term by which a record is found -> its weight from 1 to 7."""
    found = weights_of(words_of(site, record), abbreviations)
    weight = level(record.cited / (record.cited + 4))
    if record.number:
        found.update(dict.fromkeys(number_terms(record.number, record.kind_name, record.year, abbreviations), weight))
    if record.day:
        found.update(dict.fromkeys(date_terms(record.day, record.kind_name), weight))
    return found


class _Levels(dict[float, int]):
    """Weighted count of a term -> its level in a record of one length; a record has few different counts."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self._norm = _SATURATION * (0.6 + 0.4 * min(length / _USUAL_LENGTH, 4.0))

    def __missing__(self, count: float) -> int:
        self[count] = found = level(count / (count + self._norm))
        return found


def weights_of(words: Iterable[tuple[float, str]], abbreviations: Abbreviations) -> dict[str, int]:
    """Term, or two with a space between -> its weight from 1 to 7 in a record of these weighted texts."""
    found: Counter[str] = Counter()
    length = 0
    for weight, text in words:
        if not text:
            continue
        text = nfc(text)
        singles, terms = _often_said(text, abbreviations) if len(text) <= _OFTEN_SAID else said(text, abbreviations)
        length += singles
        if weight == 1.0:
            found.update(terms)
        else:
            for term in terms:
                found[term] += weight  # type: ignore[assignment]  # one by one: the sum of fractions depends on the order
    levels = _Levels(length)
    return {term: levels[count] for term, count in found.items()}


_often_said = lru_cache(maxsize=1 << 14)(said)


def level(share: float) -> int:
    """A share from 0 to 1 as one of the seven levels."""
    return max(1, min(LEVELS, round(share * LEVELS)))


def number_terms(number: str, kind_name: str, year: str, abbreviations: Abbreviations) -> set[str]:
    """Terms by which a number is found: ``#98``, and ``#98`` with each of its year, codes, codes as one word, and type.

    The year is said whether or not the number has it: chỉ thị 35 năm 2024.
    """
    terms = terms_of(number)
    if not terms or not terms[0][0][0].isdigit():
        return set()
    first = f"#{terms[0][0]}"
    _, pairs = pairs_and_singles(nfc(number), abbreviations)
    others = {term for pair in pairs for term in pair} - {terms[0]}
    keys = {_type_key(kind_name), *(key for _, key in others), *_joined(terms), *filter(None, [year])}
    return {first, *(f"{first} {key}" for key in keys)}


def date_terms(day: date, kind_name: str) -> set[str]:
    """Terms by which what was issued on a day is found: ``#24.6.2023``, and the same with its type."""
    first = f"#{day.day}.{day.month}.{day.year}"
    return {first, f"{first} {_type_key(kind_name)}"}


def _type_key(kind_name: str) -> str:
    return "".join(key for _, key in terms_of(kind_name))


def _joined(terms: list[Term]) -> Iterator[str]:
    letters = [key for exact, key in terms[1:] if not exact[0].isdigit()]
    if len(letters) > 1:
        yield "".join(letters)
