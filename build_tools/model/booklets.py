"""Booklets for study: chosen parts of published documents, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_tools.diagnostics import Span
from build_tools.model.items import Reference


@dataclass(frozen=True)
class BookletItem:
    """A document, or the part of it at ``path``; ``note`` says what to look for."""

    document: Reference
    path: str
    note: str
    span: Span

    @property
    def key(self) -> str:
        """The key of the part among the linked items; that of nothing for a whole document."""
        return f"{self.document.id}#{self.path}"


@dataclass(frozen=True)
class Booklet:
    """What a meeting reads and discusses; ``notes_pages`` counts the ruled pages at its end."""

    id: str
    title: str
    occasion: str
    date: date | None
    chair: str
    note: str
    items: tuple[BookletItem, ...]
    questions: tuple[str, ...]
    notes_pages: int
    large_print: bool
    span: Span
    items_span: Span
