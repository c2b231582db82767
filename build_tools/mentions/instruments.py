"""Citations of instruments that carry a complete number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from build_tools.vietnamese.dates import DATE, from_groups
from build_tools.vietnamese.instrument_numbers import NUMBER, normal_number, number_key, type_of_word, type_pattern, types_of_number
from build_tools.vietnamese.patterns import LazyPattern, OpenedPattern

_NUMBER = OpenedPattern(rf"(?<![\w/-])(?P<number>{NUMBER})(?:\s*,?\s*{DATE.format(p='')})?", r"\d(?<!\d\d)")
_TYPE_BEFORE = LazyPattern(
    rf"(?<!\w)(?P<type>(?i:{type_pattern()}))\s+"
    r"(?:(?P<name>(?:[^\W\d_][\w-]*,?\s+){1,8}?)(?=(?i:số)\s))?(?:(?i:số|kèm\s+theo\s+số)\s*:?\s*)?"
    r"(?P<more>(?:\d{1,5}\s*(?:,|và)\s*(?:số\s*)?)*)$"
)
"""A type word before a number, at once or with the name of the instrument: “Luật Đất đai số …”."""
_REACH = 120
_NOT_A_NAME = LazyPattern(rf"(?<!\w)(?:của|theo|tại|về|và các|thực hiện|ban hành|(?i:{type_pattern()}))(?!\w)")
_LIST_GAP = re.compile(r"[\s,;:]*(?:và\s+|và\s+số\s+|số\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Citation:
    """A number in the text with what stands beside it. ``type`` is empty when neither a word nor the number tells it."""

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
    number: str = ""
    locality: str = ""


@dataclass(frozen=True)
class Issuer:
    """Where a body that can issue is, and of what kind it is."""

    locality: str
    kind: str


def find_citations(text: str) -> Iterator[Citation]:
    """Every complete number; in a list after one type word, each number has that type.

    Where no word tells the type, the abbreviation in the number does, if only one type has it.
    """
    if "/" not in text:
        return  # no number is complete without one
    last_end, last_type = -1, ""
    for match in _NUMBER.found(text):
        number = normal_number(match["number"])
        before = _type_before(text, max(0, last_end, match.start() - _REACH), match.start())
        kind = type_of_word(before["type"]) if before else None
        type_id = kind.id if kind else ""
        start = match.start()
        if before and kind:
            start = before.start("type")
            yield from _elliptic(before, type_id, number)
            if before["more"]:
                start = match.start()
        elif last_type and _LIST_GAP.fullmatch(text, last_end, match.start()):
            type_id = last_type
        if not type_id:
            told = types_of_number(number)
            type_id = told[0] if len(told) == 1 else ""
        last_end, last_type = match.end(), type_id
        yield Citation(start, match.end(), type_id, number, from_groups(match.groupdict()))


def _type_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The nearest type word that belongs to the number at ``end``."""
    found = None
    while match := _TYPE_BEFORE.search(text, start, end):
        found, start = match, match.start() + 1
    if found and found["name"] and _NOT_A_NAME.search(found["name"]):
        return None
    return found


def _elliptic(before: re.Match[str], type_id: str, number: str) -> Iterator[Citation]:
    """“Nghị quyết số 15, 16 và 17-NQ/TW”: the numbers that leave their end to the last one."""
    ending = re.sub(r"^\d+[a-z]?", "", number)
    for index, digits in enumerate(re.finditer(r"\d+", before["more"])):
        start = before.start("more") + digits.start()
        yield Citation(
            before.start("type") if index == 0 else start, before.start("more") + digits.end(), type_id, digits[0] + ending, None
        )


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
