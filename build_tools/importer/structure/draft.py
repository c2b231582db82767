"""What structure makes of a paper: drafts of documents and what to look at first in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from build_tools.model import Block, Letterhead, Paragraph, Signature


@dataclass(frozen=True)
class Finding:
    """A decision with its confidence (0 to 1): ``where`` is a path or part, ``line`` the place in the source."""

    where: str
    confidence: float
    what: str
    hint: str = ""
    line: int = 0


@dataclass(frozen=True)
class DraftNote:
    """A footnote with its mark as printed."""

    mark: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class DraftItem:
    """An item as the content language has it; ``position`` of a paragraph counts the children before it."""

    label: str = ""
    heading: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    children: tuple[DraftItem, ...] = ()
    footnotes: tuple[DraftNote, ...] = ()
    run_in: bool = False
    line: int = 0
    confidence: float = 1.0

    @property
    def kind(self) -> str:
        """section, item or run_in."""
        return "run_in" if self.run_in else "section" if self.heading else "item"

    def walk(self) -> Iterator[DraftItem]:
        """Itself and all below, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class DraftFurniture:
    """What stands on the paper and is not the document's text."""

    text: str
    what: str
    note: str = ""
    line: int = 0


@dataclass(frozen=True)
class Draft:
    """One document. ``form`` is the id of the type of instrument that its title names; empty when none."""

    kind: str
    form: str = ""
    number: str = ""
    place: str = ""
    date: date | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    title_lines: tuple[str, ...] = ()
    addressees: Block = field(default_factory=Block)
    preamble: DraftItem | None = None
    items: tuple[DraftItem, ...] = ()
    closing: DraftItem | None = None
    recipients: Block = field(default_factory=Block)
    signature: Signature = field(default_factory=Signature)
    furniture: tuple[DraftFurniture, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    first_line: int = 0

    def walk(self) -> Iterator[DraftItem]:
        """Preamble, every item, closing."""
        for part in (self.preamble, *self.items, self.closing):
            if part:
                yield from part.walk()
