"""The typed corpus: frozen records, no behaviour beyond what follows from their fields.

Offsets count code points. Optional text is the empty string when it is not known, because
"không ghi" is a fact about a document, not a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from build_tools.diagnostics import Span


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
    heading_lines: tuple[tuple[int, Span], ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """All paragraphs of its own, joined by newlines; markup and footnote marks removed."""
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def run_in(self) -> bool:
        return self.kind == "run_in"

    def walk(self) -> Iterator[Item]:
        """Itself and everything below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


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


@dataclass(frozen=True)
class Instrument:
    """A resolution, directive, decree … that texts name. ``locality`` limits where its aliases count."""

    id: str
    type: str
    number: str
    date: date | None
    issuer: str
    title: str
    aliases: tuple[str, ...]
    locality: str
    sources: tuple[str, ...]
    relations: tuple[tuple[str, Reference], ...]
    span: Span


@dataclass(frozen=True)
class Body:
    """An organisation, or a class of them (``kind`` class)."""

    id: str
    name: str
    kind: str
    locality: str
    aliases: tuple[str, ...]
    parent: Reference | None
    span: Span


@dataclass(frozen=True)
class Locality:
    """A place whose offices share names with those of other places."""

    id: str
    name: str
    parent: Reference | None
    span: Span


@dataclass(frozen=True)
class Scheme:
    """A named programme or scheme without a number."""

    id: str
    name: str
    aliases: tuple[str, ...]
    locality: str
    issuer: str
    span: Span


@dataclass(frozen=True)
class Indicator:
    """Something measured, with its unit."""

    id: str
    name: str
    unit: str
    direction: str
    span: Span


@dataclass(frozen=True)
class Original:
    """A file as received."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Corpus:
    """Everything that was loaded, sorted by id so that no order of files can show.

    ``damaged`` are the paths of files with errors, ``unread`` of those that gave nothing:
    what seems missing elsewhere may stand there.
    """

    documents: tuple[Document, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    bodies: tuple[Body, ...] = ()
    localities: tuple[Locality, ...] = ()
    schemes: tuple[Scheme, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    originals: tuple[Original, ...] = ()
    damaged: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def is_damaged(self, *folders: str) -> bool:
        """Whether a file of these folders could not be read whole."""
        return any(f"/{folder}/" in path for path in self.damaged for folder in folders)
