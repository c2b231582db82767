"""What a document says should stand on its original: the running text, and what floats in it.

Footnotes, letterhead and furniture float: pages and columns put them anywhere between or
within the running text. All else must come in the printed order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.diagnostics import Span
from build_tools.model import Document, Footnote, Item, Paragraph

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Segment:
    """A piece of expected text: ``kind`` is text, label, footnote or furniture."""

    text: str
    kind: str
    span: Span
    lines: tuple[tuple[int, Span], ...] = ()
    emphases: tuple[tuple[int, int, str], ...] = ()
    styled: bool = False

    def place(self, offset: int) -> Span:
        """Where the character at ``offset`` was written."""
        if not self.lines:
            return self.span
        start, span = self.lines[max(0, bisect_right([s for s, _ in self.lines], offset) - 1)]
        return Span(span.path, span.line, span.column + offset - start)


@dataclass(frozen=True)
class Float:
    """Segments that stand together somewhere on the original, in full lines."""

    segments: tuple[Segment, ...]
    what: str

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.segments)


def squeeze(text: str) -> str:
    """Single spaces between words."""
    return " ".join(text.split())


def floats_of(document: Document) -> list[Float]:
    """Furniture first, because it may cut what follows; then footnotes; then the letterhead."""
    found = [Float((Segment(squeeze(f.text), "furniture", f.span),), "phần ngoài văn bản") for f in document.furniture]
    for item in document.walk():
        found += [Float(tuple(_footnote(note)), "chú thích") for note in item.footnotes]
    letterhead = document.letterhead
    found += [
        Float((Segment(squeeze(line), "text", span, ((0, span),)),), "dòng đầu văn bản")
        for line, span in zip(letterhead.lines, letterhead.spans, strict=False)
    ]
    return found


def signature_of(document: Document) -> list[Float]:
    """The lines of the signature, which float where two columns are read across."""
    lines = [p.text for item in document.items if item.path == "signature" for p in item.paragraphs]
    return [Float((Segment(squeeze(line), "text", document.span),), "chữ ký") for line in lines]


def flow_of(document: Document, *, signature_first: bool = False, signed: bool = True) -> list[Segment]:
    """The running text in printed order; recipients and signature stand side by side, so either may come first.

    ``signed``: with the signature; without it when its lines are taken as floats.
    """
    title, *rest = document.items
    rest = [item for item in rest if signed or item.path != "signature"]
    if signature_first:
        rest.sort(key=lambda item: {"signature": 1, "recipients": 2}.get(item.path, 0))
    segments = list(_item(title))
    block = document.addressees
    lines = (*((block.heading,) if block.heading else ()), *block.lines)
    segments += [Segment(squeeze(line), "text", span, ((0, span),)) for line, span in zip(lines, block.spans, strict=False)]
    for item in rest:
        segments += _item(item)
    return segments


def _footnote(note: Footnote) -> Iterator[Segment]:
    yield Segment(_printed_mark(note.mark), "footnote", note.span)
    for paragraph in note.paragraphs:
        segment = _paragraph(paragraph, note.span)
        yield Segment(segment.text, "footnote", note.span, segment.lines, segment.emphases, True)


def _item(item: Item) -> Iterator[Segment]:
    if item.label:
        yield Segment(squeeze(item.label), "label", item.span)
    if item.heading:
        yield Segment(squeeze(item.heading), "text", item.span, item.heading_lines)
    styled = item.kind not in ("title", "recipients", "signature")
    paragraphs = list(item.paragraphs)
    for position, child in enumerate(item.children):
        while paragraphs and paragraphs[0].position <= position:
            yield _paragraph(paragraphs.pop(0), item.span, styled)
        yield from _item(child)
    for paragraph in paragraphs:
        yield _paragraph(paragraph, item.span, styled)


def _printed_mark(mark: str) -> str:
    return mark.translate(_SUPERSCRIPTS) if mark.isdigit() else mark


def _paragraph(paragraph: Paragraph, span: Span, styled: bool = True) -> Segment:
    """A paragraph with its footnote marks put back where they are printed."""
    marks = [(note.offset, _printed_mark(note.mark)) for note in paragraph.notes]
    text = paragraph.text
    if not marks:
        emphases = tuple((e.start, e.end, e.style) for e in paragraph.emphases)
        return Segment(_single_spaced(text), "text", span, paragraph.lines, emphases, styled)
    for offset, mark in reversed(marks):
        text = text[:offset] + mark + text[offset:]

    def shift(offset: int, inclusive: bool) -> int:
        return offset + sum(len(m) for o, m in marks if o < offset or (inclusive and o == offset))

    emphases = tuple((shift(e.start, True), shift(e.end, False), e.style) for e in paragraph.emphases)
    lines = tuple((shift(offset, False), place) for offset, place in paragraph.lines)
    return Segment(_single_spaced(text), "text", span, lines, emphases, styled)


def _single_spaced(text: str) -> str:
    """Every run of white space as one space, those at the ends too; no other white space than the space is printable."""
    return text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)
