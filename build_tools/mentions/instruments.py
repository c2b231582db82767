"""Citations of instruments that carry a complete number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from build_tools.vietnamese.dates import DATE, from_groups
from build_tools.vietnamese.instrument_numbers import NUMBER, normal_number, number_key, type_of_word, type_pattern

_CITATION = re.compile(
    rf"(?:(?<!\w)(?P<type>(?i:{type_pattern()}))\s+(?:(?i:số)\s*:?\s*)?)?"
    rf"(?<![\w/-])(?P<number>{NUMBER})(?:\s*,?\s*{DATE.format(p='')})?"
)
_LIST_GAP = re.compile(r"[\s,;]*(?:và\s+|và\s+số\s+|số\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Citation:
    """A number in the text with what stands beside it. ``type`` is empty when no type word says it."""

    start: int
    end: int
    type: str
    number: str
    date: date | None


@dataclass(frozen=True)
class Candidate:
    """An instrument that a number may mean."""

    id: str
    type: str
    date: date | None
    issuer: str = ""


def find_citations(text: str) -> Iterator[Citation]:
    """Every complete number; in a list after one type word, each number has that type."""
    last_end, last_type = -1, ""
    for match in _CITATION.finditer(text):
        word = match["type"]
        kind = type_of_word(word) if word else None
        type_id = kind.id if kind else ""
        if not type_id and last_type and _LIST_GAP.fullmatch(text, last_end, match.start()):
            type_id = last_type
        last_end, last_type = match.end(), type_id
        yield Citation(match.start(), match.end(), type_id, normal_number(match["number"]), from_groups(match.groupdict()))


class NumberIndex:
    """Instruments by number. A number alone is no identity: type and date decide."""

    def __init__(self, entries: Iterable[tuple[str, Candidate]]) -> None:
        self._by_key: dict[str, list[Candidate]] = {}
        for number, candidate in entries:
            if number:
                self._by_key.setdefault(number_key(number), []).append(candidate)

    def candidates(self, citation: Citation) -> list[Candidate]:
        """Those whose number, type and date do not contradict the citation."""
        found = self._by_key.get(number_key(citation.number), [])
        if citation.type:
            found = [c for c in found if c.type == citation.type]
        if citation.date:
            exact = [c for c in found if c.date == citation.date]
            found = exact or [c for c in found if c.date is None]
        return list({c.id: c for c in found}.values())
