"""A document: its frame and its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from build_tools.diagnostics import Span
from build_tools.model.items import Item, Reference, Review


@dataclass(frozen=True)
class Furniture:
    """What stands on the received copy and is not the document's text."""

    text: str
    what: str
    note: str
    span: Span


@dataclass(frozen=True)
class Attestation:
    """Facts that are not in the text, with the source that says them."""

    fields: tuple[str, ...]
    source: str
    span: Span


@dataclass(frozen=True)
class Letterhead:
    """Lines at the top left and top right."""

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    spans: tuple[Span, ...] = field(default=(), compare=False)

    @property
    def lines(self) -> tuple[str, ...]:
        return self.left + self.right


@dataclass(frozen=True)
class Block:
    """A heading and printed lines: addressees or recipients."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Signature:
    """Capacity lines and the name under a document."""

    capacity: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Document:
    """An instrument whose text is published here."""

    id: str
    kind: str
    span: Span
    title_lines: tuple[str, ...]
    short_title: str
    number: str
    date: date | None
    issuer: str
    locality: str
    originals: tuple[str, ...]
    part: int
    letterhead: Letterhead
    addressees: Block
    items: tuple[Item, ...]
    recipients: Block
    signature: Signature
    furniture: tuple[Furniture, ...] = ()
    attested: tuple[Attestation, ...] = ()
    relations: tuple[tuple[str, Reference], ...] = ()
    summary: str = ""
    topics: tuple[Reference, ...] = ()
    reviewed: tuple[Review, ...] = ()
    field_spans: tuple[tuple[str, Span], ...] = ()

    @property
    def title(self) -> str:
        return " ".join(self.title_lines)

    @property
    def name(self) -> str:
        """How lists and links call it."""
        return self.short_title or self.title

    @property
    def implements(self) -> tuple[str, ...]:
        return tuple(r.id for kind, r in self.relations if kind == "implements")

    def walk(self) -> Iterator[Item]:
        """Every item, in printed order."""
        for item in self.items:
            yield from item.walk()

    def span_of(self, name: str) -> Span:
        """Where a field of the file stands; the file's start when the author left it out."""
        return dict(self.field_spans).get(name, self.span)
