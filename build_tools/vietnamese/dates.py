"""Dates as Vietnamese official prose writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

DATE = (
    r"(?:ngày\s+(?P<{p}day>\d{{1,2}})\s+tháng\s+(?P<{p}month>\d{{1,2}})\s+năm\s+(?P<{p}year>\d{{4}})"
    r"|ngày\s+(?P<{p}d>\d{{1,2}})\s*[/.-]\s*(?P<{p}m>\d{{1,2}})\s*[/.-]\s*(?P<{p}y>\d{{4}}))"
)
"""Pattern of a full date; format it with ``p``, a prefix for its group names."""

_FULL = re.compile(DATE.format(p=""), re.IGNORECASE)
_YEAR = r"[12]\d{3}"
"""Years that an editor may state; 0203 and 9999 are slips of the hand, and no calendar goes beyond the last."""
_ISO = re.compile(rf"({_YEAR})-(\d{{2}})-(\d{{2}})", re.ASCII)
_SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/({_YEAR})", re.ASCII)
_DUE = re.compile(_YEAR + r"(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?", re.ASCII)
PERIODS = {
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half_yearly": "sáu tháng một lần",
    "yearly": "hằng năm",
    "regular": "thường xuyên, định kỳ",
}
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def from_groups(groups: dict[str, str | None], prefix: str = "") -> date | None:
    """The date that a match of ``DATE`` names, or None when the calendar has no such day."""
    day = groups.get(prefix + "day") or groups.get(prefix + "d")
    month = groups.get(prefix + "month") or groups.get(prefix + "m")
    year = groups.get(prefix + "year") or groups.get(prefix + "y")
    if not (day and month and year):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_date(text: str) -> date | None:
    """The first full date in running text."""
    match = _FULL.search(text)
    return from_groups(match.groupdict()) if match else None


def parse_date(text: str) -> date | None:
    """A date that an editor typed: 2023-07-12 or 12/7/2023. None when it is not a day."""
    iso = _ISO.fullmatch(text)
    slashed = _SLASHED.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if slashed:
            return date(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    except ValueError:
        return None
    return None


def is_due(text: str) -> bool:
    """Whether it is a point in time of the data contract: 2021, 2021-Q2, 2023-H2, 2024-03, periodic:yearly."""
    if text.startswith("periodic:"):
        return text.removeprefix("periodic:") in PERIODS
    if not _DUE.fullmatch(text):
        return False
    return len(text) < 10 or parse_date(text) is not None


def show_date(day: date) -> str:
    """dd/mm/yyyy, as readers write it."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def show_due(due: str) -> str:
    """A due point as a reader says it: ``2021-Q2`` -> ``quý II năm 2021``."""
    if due.startswith("periodic:"):
        return PERIODS[due.removeprefix("periodic:")]
    year, _, rest = due.partition("-")
    if not rest:
        return f"năm {year}"
    if rest[0] == "Q":
        return f"quý {_QUARTERS[rest[1]]} năm {year}"
    if rest[0] == "H":
        return f"6 tháng {'đầu' if rest[1] == '1' else 'cuối'} năm {year}"
    day = parse_date(due)
    return show_date(day) if day else f"tháng {int(rest)} năm {year}"


def last_day(due: str) -> str:
    """Sort key: the ISO day on which the period ends; periodic duties sort last."""
    if due.startswith("periodic:"):
        return "9999-" + due
    year, _, rest = due.partition("-")
    ends = {"": "12-31", "Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31", "H1": "06-30", "H2": "12-31"}
    if rest in ends:
        return f"{year}-{ends[rest]}"
    return due if len(rest) == 5 else f"{due}-{monthrange(int(year), int(rest))[1]}"


def first_day(due: str) -> str:
    """The ISO day on which a period begins; empty for periodic duties."""
    if due.startswith("periodic:"):
        return ""
    year, _, rest = due.partition("-")
    starts = {"": "01-01", "Q1": "01-01", "Q2": "04-01", "Q3": "07-01", "Q4": "10-01", "H1": "01-01", "H2": "07-01"}
    if rest in starts:
        return f"{year}-{starts[rest]}"
    return due if len(rest) == 5 else f"{due}-01"
