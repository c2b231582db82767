"""Laws by their names and years: “Luật Đất đai năm 2024”, “Bộ luật Dân sự 2015”, “Hiến pháp năm 2013”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.vietnamese.organisations import NOT_IN_A_NAME, UPPER
from build_tools.vietnamese.patterns import LazyPattern

_YEAR = r"(?:\s+năm)?\s+(?P<year>(?:19|20)\d{2})(?!\w|\s*[-–/]\s*\d)"
_YEAR_AFTER = re.compile(_YEAR)
_NAME = rf"{UPPER}(?:(?!(?:Luật|Bộ luật|Pháp lệnh)\s)[^.;:()\n0-9]){{2,90}}?"
_LAW = LazyPattern(
    rf"(?<!\w)(?:(?:(?:Bộ luật|Luật|Pháp lệnh)\s+(?:sửa đổi, bổ sung[^.;:()\n]{{0,60}}?)?{_NAME}|Hiến pháp){_YEAR}"
    rf"|Luật\s+{_NAME}\s+\(sửa đổi\))"
)


def year_after(text: str, end: int) -> tuple[int, str]:
    """(end, year) of a year behind a law's name; (end of the name, empty) when none follows."""
    match = _YEAR_AFTER.match(text, end)
    return (match.end(), match["year"]) if match else (end, "")


_GOES_ON = LazyPattern(rf"(?:\s+(?!{NOT_IN_A_NAME}(?!\w))[a-zà-ỹđ]+){{1,6}}")


def other_law(text: str, end: int) -> int:
    """The end of a longer name that goes on behind this one (“Luật Giáo dục” in “Luật Giáo dục đại học”); the same end when none does."""
    match = _GOES_ON.match(text, end)
    return match.end() if match else end


def find_laws(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of laws with a name and a year, whatever the registry has."""
    for match in _LAW.finditer(text):
        yield match.start(), match.end()
