"""Resolutions that are named by who met and when: of a congress, of a plenum of the Central Committee.

“Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng”, “Nghị quyết Đại hội XIII”; “Nghị quyết
Trung ương 8 khóa XIII”, “Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.vietnamese.patterns import OpenedPattern, opening

_ROMAN = r"[IVXLC]+"
_COUNT = r"(?:\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai|ba|bốn|lăm))?)"
_COUNTS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
           "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15}  # fmt: skip
_TYPE = r"(?P<type>(?:Nghị\s+quyết|Kết\s+luận|Báo\s+cáo\s+chính\s+trị|Văn\s+kiện))"
_OPENING = opening(("Nghị", "Kết", "Báo", "Văn"), any_case=True)
_PLENUM = OpenedPattern(
    rf"(?<!\w){_TYPE}\s+(?:của\s+)?(?:Hội\s+nghị\s+)?(?:Trung\s+ương\s+(?:lần\s+thứ\s+)?(?P<n1>{_COUNT})"
    rf"|(?:lần\s+thứ\s+)?(?P<n2>{_COUNT})\s*,?\s*(?:của\s+)?Ban\s+Chấp\s+hành\s+Trung\s+ương(?:\s+Đảng)?)"
    rf"\s*,?\s*\(?khóa\s+(?P<term>{_ROMAN})\)?(?:\s+của\s+Đảng)?(?!\w)",
    _OPENING,
    re.IGNORECASE,
)
_CONGRESS = OpenedPattern(
    rf"(?<!\w){_TYPE}\s+(?:của\s+)?Đại\s+hội\s+(?:(?:đại\s+biểu|Đảng)\s+)*(?P<nation>toàn\s+quốc\s+)?(?:của\s+Đảng\s+)?"
    rf"(?:lần\s+thứ\s+)?(?:(?P<term1>{_ROMAN})(?!\w)(?:\s+(?:của\s+)?(?:(?P<party>Đảng(?!\s+bộ))|(?P<of1>(?:Đảng\s+bộ|Đoàn|Hội|Công\s+đoàn)\s+[^,.;()\n]{{2,60}}?(?=\s*(?:[,.;()\n]|$|nhiệm|và\s|của\s)))))?"
    rf"|(?P<of2>(?:(?:Đảng\s+)?bộ|Đoàn|Hội|Công\s+đoàn|Liên\s+đoàn)\s+[^,.;()\n]{{2,80}}?)\s*,?\s*lần\s+thứ\s+(?P<term2>{_ROMAN})(?!\w))"
    r"(?:\s*,?\s*\(?nhiệm\s+kỳ\s+\d{4}\s*[-–]\s*\d{4}\)?)?",
    _OPENING,
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Gathering:
    """A resolution by its gathering: ``congress`` or ``plenum``, its numbers, and the party organisation as it is said."""

    start: int
    end: int
    kind: str
    type: str
    term: str
    number: int
    organisation: str

    @property
    def key(self) -> tuple[str, str, str, int]:
        return self.kind, self.type, self.term, self.number


def find_gatherings(text: str) -> Iterator[Gathering]:
    """Every resolution that is named by its gathering; ``text`` with tone marks in the older placement."""
    for match in _PLENUM.found(text):
        yield Gathering(match.start(), match.end(), "plenum", _type(match), match["term"].upper(), _count(match["n1"] or match["n2"]), "")
    for match in _CONGRESS.found(text):
        organisation = match["of1"] or match["of2"] or ""
        if organisation.casefold().startswith("bộ "):
            organisation = "Đảng " + organisation
        term = (match["term1"] or match["term2"]).upper()
        yield Gathering(match.start(), match.end(), "congress", _type(match), term, 0, organisation.strip())


def _type(match: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", match["type"]).casefold()


def _count(words: str) -> int:
    clean = re.sub(r"\s+", " ", words.casefold())
    return int(clean) if clean.isdigit() else _COUNTS.get(clean, 0)


_MEETING = re.compile(
    rf"(?<!\w)Đại\s+hội\s+(?:(?:đại\s+biểu|Đảng)\s+)*(?:(?P<nation>toàn\s+quốc)(?:\s+của\s+Đảng)?(?:\s+lần\s+thứ\s+{_ROMAN})?"
    rf"|(?:lần\s+thứ\s+)?{_ROMAN}\s+của\s+(?P<party>Đảng)(?!\s+bộ)|(?P<of>(?:Đảng\s+)?bộ\s+[^,.;()\n]{{2,60}}?)\s*,?\s*lần\s+thứ\s+{_ROMAN})"
    r"(?:\s+của\s+Đảng)?(?!\w)"
)


def find_congresses(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, party organisation) of congresses named by their number; empty for those of the whole Party."""
    for match in _MEETING.finditer(text):
        organisation = (match["of"] or "").strip()
        yield match.start(), match.end(), "Đảng " + organisation if organisation.startswith("bộ ") else organisation
