"""When what is due: the times of all documents as short rows, so that a page of some of them needs not look at every item.

A stretch is what is listed together: a quarter for what has its day, the year it leads to for periods and
horizons, and everything that recurs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from build_tools.model import Item
from build_tools.vietnamese.dates import last_day, parse_date
from build_tools.vocabularies import DATED

RECURRING = "periodic"
"""The stretch of all that recurs."""


class Due(NamedTuple):
    """A time that an item states. Rows sort as they are listed."""

    day: str
    """ISO; the last day of a longer time. Empty for what recurs."""
    due: str
    """As ``Deadline.due``."""
    kind: str
    document: str
    at: int
    """Which of the document's items states it, from 0."""


def stretch_of(due: Due) -> str:
    """``2025-Q2``, ``to-2030`` or ``periodic``."""
    if due.kind == "periodic":
        return RECURRING
    year, month = due.day[:4], int(due.day[5:7])
    return f"{year}-Q{(month + 2) // 3}" if due.kind in DATED else f"to-{year}"


def has_days(stretch: str) -> bool:
    """Whether what it holds belongs in a calendar."""
    return "-Q" in stretch


def dues_of(document: str, items: Iterable[Item]) -> Iterator[Due]:
    """The times of a document's items, given in printed order; the same time stated twice by one item is one."""
    for at, item in enumerate(items):
        for kind, due in dict.fromkeys((deadline.kind, deadline.due) for deadline in item.deadlines):
            day = "" if kind == "periodic" else last_day(due)
            if not day or parse_date(day):
                yield Due(day, due, kind, document, at)


def by_stretch(dues: Iterable[Due]) -> dict[str, tuple[Due, ...]]:
    """Stretch -> its times as they are listed; what presses most comes first."""
    found: dict[str, list[Due]] = {}
    for due in sorted(dues):
        found.setdefault(stretch_of(due), []).append(due)
    return {stretch: tuple(found[stretch]) for stretch in sorted(found, key=order_of_stretch)}


def order_of_stretch(stretch: str) -> tuple[int, str]:
    """Sort key: days first, then what recurs, then what leads far ahead."""
    return (2 if stretch.startswith("to-") else 1 if stretch == RECURRING else 0), stretch
