"""A feed as data: what Atom (RFC 4287) and JSON Feed 1.1 both say. All addresses are absolute."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

LONGEST = 50
"""Entries of a feed; readers of feeds keep what they have seen."""


def moment(day: date) -> str:
    """A day as RFC 3339 wants it: its first moment in Viet Nam."""
    return f"{day.isoformat()}T00:00:00+07:00"


@dataclass(frozen=True)
class Author:
    """An office; ``address`` may be empty."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A file to take along; ``size`` in bytes."""

    address: str
    type: str
    title: str
    size: int


@dataclass(frozen=True)
class Entry:
    """``html`` is the whole text, or empty where a reader has to follow ``address``; ``categories`` are (term, label)."""

    id: str
    title: str
    address: str
    summary: str
    html: str
    updated: date
    published: date | None = None
    author: Author | None = None
    categories: tuple[tuple[str, str], ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Feed:
    """``path`` is where it is without suffix; ``address`` that of the page which shows the same; ``updated`` without entries."""

    id: str
    title: str
    subtitle: str
    path: str
    address: str
    author: Author
    first_day: date
    entries: tuple[Entry, ...] = field(default=())

    @property
    def updated(self) -> date:
        return max((entry.updated for entry in self.entries), default=self.first_day)
