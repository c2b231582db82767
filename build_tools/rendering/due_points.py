"""The times that items state: in which order they press, and how a reader says them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from build_tools.link import LinkedItem
from build_tools.model import Item
from build_tools.vietnamese.dates import last_day, parse_date, show_due
from build_tools.vocabularies import DEADLINE_KINDS

_PRESSING = ("deadline", "event", "period", "horizon", "periodic")
"""Kinds of time, what presses most first."""
_NEVER = (len(_PRESSING), "")


@dataclass(frozen=True)
class DuePoint:
    """A time that an item states, with every quote that states it."""

    source: LinkedItem
    due: str
    kind: str
    quotes: tuple[str, ...]

    @property
    def identity(self) -> str:
        """The same for ever: document, path, time and kind say which point it is."""
        return f"{self.source.key} {self.due} {self.kind}"

    @cached_property
    def day(self) -> date | None:
        """The day itself, or the last day of the quarter, half, month or year; None for what recurs."""
        return parse_date(last_day(self.due))

    @property
    def is_whole_day(self) -> bool:
        """Whether the text names a day, not a longer stretch."""
        return parse_date(self.due) is not None

    @property
    def said(self) -> str:
        """Honest about what is known: ``hết quý II năm 2021``, ``trong năm 2025``, ``ngày 30/4/2025``."""
        if self.kind == "periodic":
            return show_due(self.due)
        if self.is_whole_day:
            return f"ngày {show_due(self.due)}"
        return f"{'hết' if self.kind == 'deadline' else 'trong' if self.kind == 'event' else 'đến'} {show_due(self.due)}"

    @property
    def quarter(self) -> tuple[int, int]:
        """Year and quarter of its day."""
        day = self.day
        return (day.year, (day.month + 2) // 3) if day else (9999, 0)


def due_points(source: LinkedItem, kinds: Iterable[str] = DEADLINE_KINDS) -> tuple[DuePoint, ...]:
    """The times of an item of these kinds, pressing ones first; the same time stated twice is one point."""
    quotes: dict[tuple[str, str], dict[str, None]] = {}
    wanted = frozenset(kinds)
    for deadline in source.item.deadlines:
        if deadline.kind in wanted:
            quotes.setdefault((deadline.kind, deadline.due), {})[deadline.quote] = None
    ordered = sorted(quotes, key=lambda point: _pressure(*point))
    return tuple(DuePoint(source, due, kind, tuple(quotes[kind, due])) for kind, due in ordered)


def pressure(item: Item) -> tuple[int, str]:
    """Sort key: earliest deadline first, then events, periods, horizons, what recurs, and what states no time."""
    return min((_pressure(d.kind, d.due) for d in item.deadlines), default=_NEVER)


@lru_cache(maxsize=4096)  # few times stand for nearly all
def _pressure(kind: str, due: str) -> tuple[int, str]:
    return _PRESSING.index(kind), last_day(due)
