"""What has changed from one build to the next: the records that pages, feeds and ``history.json`` share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

CHANGES: dict[str, str] = {
    "added": "Thêm mới",
    "changed": "Sửa đổi",
    "deadline": "Đổi thời hạn",
    "corrected": "Hiệu đính",
    "withdrawn": "Rút khỏi trang",
}
"""What can happen to a document or an item -> how it is said."""
OPERATIONS = ("same", "added", "removed")
"""What can happen to a stretch of words."""
Words = tuple[tuple[str, str], ...]
"""A difference: (operation, text) one after the other; a replaced stretch is removed, then added."""
UNKNOWN_DAY = date(1970, 1, 1)
_AROUND = 12
"""Unchanged words that are shown before and after a change."""
_WHOLE = 80
"""Words that are shown of an item that came or went."""


@dataclass(frozen=True)
class Change:
    """One thing that happened to a document (``path`` empty) or to one of its items.

    Names are those of the day of the change, so what is noted never changes again. ``words`` is
    empty for a whole document, and where the earlier text was not at hand.
    """

    date: date
    document: str
    path: str
    what: str
    name: str
    document_name: str
    place: str = ""
    words: Words = ()

    @property
    def key(self) -> str:
        """Tells it from every other change, for ever."""
        return f"{self.date.isoformat()} {self.document}#{self.path} {self.what}"

    @property
    def before(self) -> str:
        return "".join(text for operation, text in self.words if operation != "added")

    @property
    def after(self) -> str:
        return "".join(text for operation, text in self.words if operation != "removed")

    @property
    def excerpt(self) -> Words:
        """The difference with long unchanged stretches cut short; of what came or went whole the beginning."""
        if len(self.words) == 1:
            operation, text = self.words[0]
            return ((operation, _cut(text, _WHOLE, 0)),)
        last = len(self.words) - 1
        cut = (
            (operation, _cut(text, _AROUND * (at > 0), _AROUND * (at < last)) if operation == "same" else text)
            for at, (operation, text) in enumerate(self.words)
        )
        return tuple(piece for operation, text in cut for piece in _without_lead(operation, text))


def _without_lead(operation: str, text: str) -> Iterator[tuple[str, str]]:
    """Spaces before the first word are no change that anybody sees."""
    bare = text.lstrip()
    if operation != "same" and bare and bare != text:
        yield "same", text[: -len(bare)]
        yield operation, bare
    else:
        yield operation, text


def _cut(text: str, head: int, tail: int) -> str:
    """The first and last words of a text, where there are so many that it is worth it."""
    words = text.split(" ")
    if len(words) <= head + tail + 3:
        return text
    return " ".join([*words[:head], "…", *(words[-tail:] if tail else ())])


@dataclass(frozen=True)
class History:
    """All changes, newest first, and since when each document is known."""

    changes: tuple[Change, ...] = ()
    first_days: Mapping[str, date] = field(default_factory=dict)
    own_dates: Mapping[str, date] = field(default_factory=dict)
    """The dates that documents bear themselves."""

    @cached_property
    def _by_document(self) -> dict[str, tuple[Change, ...]]:
        grouped: dict[str, list[Change]] = {}
        for change in self.changes:
            grouped.setdefault(change.document, []).append(change)
        return {document: tuple(changes) for document, changes in grouped.items()}

    @property
    def latest(self) -> date | None:
        """The day of the last change."""
        return self.changes[0].date if self.changes else None

    def of_document(self, document: str) -> tuple[Change, ...]:
        """What happened to a document and its items, newest first."""
        return self._by_document.get(document, ())

    def first_seen(self, document: str) -> date:
        """The day of the build that knew the document first."""
        return self.first_days.get(document, UNKNOWN_DAY)

    def updated(self, document: str) -> date:
        """Its last change, else its own date, else the day it was first seen."""
        changes = self.of_document(document)
        return changes[0].date if changes else self.own_dates.get(document) or self.first_seen(document)
