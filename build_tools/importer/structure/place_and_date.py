"""“Cần Thơ, ngày 05 tháng 3 năm 2025”: where and when a paper was issued, also as recognition misreads it."""

from __future__ import annotations

import re
from datetime import date

from build_tools.vietnamese.dates import DATE, from_groups

_D = r"[\dlIOo]"
_MISREAD = rf"ngày\s+{_D}(?:\s?{_D})?\s+tháng\s+{_D}(?:\s?{_D})?\s+năm\s+{_D}{{4}}"
_OPEN = r"ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*"
PLACE_DATE = re.compile(
    rf"(?P<place>[^\W\d_][\w .'’-]{{1,40}}?)\s*,\s*(?:{DATE.format(p='')}|(?P<misread>{_MISREAD})|{_OPEN})\.?",
    re.IGNORECASE,
)
"""A place and a full date, a date whose digits were misread, or one left open to be written in."""
_DIGITS = str.maketrans("lIOo", "1100")
_MISREAD_PARTS = re.compile(r"ngày(.+)tháng(.+)năm(.+)", re.IGNORECASE)


def date_of(match: re.Match[str]) -> date | None:
    """The day that a match of ``PLACE_DATE`` names; None when it is open or no day of the calendar."""
    parts = _MISREAD_PARTS.match(match["misread"] or "")
    if not parts:
        return from_groups(match.groupdict())
    day, month, year = ("".join(part.split()).translate(_DIGITS) for part in parts.groups())
    return from_groups({"day": day, "month": month, "year": year})
