"""An item of a document and the claims that are made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from build_tools.diagnostics import Span

OPENING = 165
"""Characters of an item's opening, with which most lists can do."""


@dataclass(frozen=True, order=True)
class Emphasis:
    """A stretch of emphasised text; ``style`` is ``em`` or ``strong``."""

    start: int
    end: int
    style: str


@dataclass(frozen=True)
class NoteMark:
    """A footnote's mark stands before the character at ``offset``."""

    offset: int
    mark: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph without its markup; ``position`` counts the item's children before it."""

    text: str
    emphases: tuple[Emphasis, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    position: int = 0
    lines: tuple[tuple[int, Span], ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Footnote:
    """A footnote; ``anchor`` is the offset of its mark in the item's text."""

    mark: str
    paragraphs: tuple[Paragraph, ...]
    anchor: int
    span: Span

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True)
class Correction:
    """A scanning error: what the received copy has, how it is read, and why."""

    printed: str
    read_as: str
    why: str
    span: Span


@dataclass(frozen=True)
class Assignment:
    """A body's role in a task, shown by a quote of the task's text, which stands at ``span``."""

    body: str
    role: str
    quote: str
    span: Span
    body_span: Span


@dataclass(frozen=True)
class Deadline:
    """A point in time (``vietnamese.dates.is_due``) with what kind of time it is."""

    due: str
    kind: str
    quote: str
    span: Span


@dataclass(frozen=True)
class Target:
    """A value of an indicator that a task sets, or that a notice reports (``result``)."""

    indicator: str
    op: str
    value: tuple[float, ...]
    unit: str
    year: str
    quote: str
    result: bool
    span: Span
    indicator_span: Span


@dataclass(frozen=True)
class Reference:
    """An id that an author wrote, with its place."""

    id: str
    span: Span


@dataclass(frozen=True)
class Citation:
    """An author's word on what a phrase of the text refers to, where the text alone leaves it open."""

    quote: str
    target: str
    span: Span
    target_span: Span


@dataclass(frozen=True)
class Review:
    """Someone looked at what a replaced instrument means for this part of the document."""

    instrument: Reference
    date: date
    note: str
    span: Span


@dataclass(frozen=True)
class Item:
    """A part of a document: ``kind`` is section, item, bullet, run_in, title, preamble, closing, recipients or signature."""

    path: str
    label: str
    kind: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    span: Span
    children: tuple[Item, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    corrections: tuple[Correction, ...] = ()
    task: bool = False
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    implements: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    topics: tuple[Reference, ...] = ()
    reviewed: tuple[Review, ...] = ()
    heading_lines: tuple[tuple[int, Span], ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """All paragraphs of its own, joined by newlines; markup and footnote marks removed."""
        return "\n".join(p.text for p in self.paragraphs)

    @cached_property
    def opening(self) -> str:
        """The beginning of its first paragraph: what lists call it when it has no heading."""
        return self.text[:OPENING].partition("\n")[0]

    @property
    def run_in(self) -> bool:
        return self.kind == "run_in"

    def walk(self) -> Iterator[Item]:
        """Itself and everything below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()
