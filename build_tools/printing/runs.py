"""Text as runs for print: stretches of one style, corrected text marked, footnotes where their marks stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.model import Footnote, Item, Paragraph
from build_tools.rendering.rich_text import Edit, edits_of

Run = dict[str, Any]
"""``text`` with ``strong``, ``em``, ``corrected`` and ``printed``; or ``note`` (its mark) with ``paragraphs``."""


def paragraphs_of(item: Item) -> list[tuple[Paragraph, list[Run]]]:
    """Each paragraph of an item with its runs, corrections made."""
    notes = {note.mark: note for note in item.footnotes}
    return _runs(item.paragraphs, edits_of(item.text, item.corrections), notes, item)


def heading_runs(item: Item) -> list[Run]:
    """The runs of an item's heading."""
    heading = (Paragraph(item.heading),)
    return _runs(heading, edits_of(item.heading, item.corrections), {}, item)[0][1] if item.heading else []


def _runs(
    paragraphs: Sequence[Paragraph], edits: Sequence[Edit], notes: Mapping[str, Footnote], item: Item
) -> list[tuple[Paragraph, list[Run]]]:
    out = []
    base = 0
    for paragraph in paragraphs:
        out.append((paragraph, list(_paragraph(paragraph, base, edits, notes, item))))
        base += len(paragraph.text) + 1
    return out


def _paragraph(paragraph: Paragraph, base: int, edits: Sequence[Edit], notes: Mapping[str, Footnote], item: Item) -> Iterator[Run]:
    end = base + len(paragraph.text)
    own = [edit for edit in edits if base <= edit.start and edit.end <= end]
    at = base
    pending = [(base + note.offset, note.mark) for note in paragraph.notes]
    for edit in own:
        yield from _plain(paragraph, base, at, edit.start, pending, notes, item)
        style = _style(paragraph, base, edit.start, edit.end)
        yield {"text": edit.correction.read_as, **style, "corrected": True, "printed": edit.correction.printed}
        at = edit.end
    yield from _plain(paragraph, base, at, end, pending, notes, item)


def _plain(
    paragraph: Paragraph, base: int, start: int, end: int, pending: list[tuple[int, str]], notes: Mapping[str, Footnote], item: Item
) -> Iterator[Run]:
    """A stretch without corrections, cut where its style changes; marks up to its end are written once."""
    cuts = {start, end, *(offset for offset, _ in pending if start < offset < end)}
    cuts.update(c for e in paragraph.emphases for c in (base + e.start, base + e.end) if start < c < end)
    ordered = sorted(cuts)
    for first, last in zip(ordered, [*ordered[1:], end], strict=True):
        while pending and pending[0][0] <= first:
            yield _note(pending.pop(0)[1], notes, item)
        if first < last:
            yield {"text": paragraph.text[first - base : last - base], **_style(paragraph, base, first, last)}
    while pending and pending[0][0] <= end:
        yield _note(pending.pop(0)[1], notes, item)


def _style(paragraph: Paragraph, base: int, start: int, end: int) -> dict[str, bool]:
    styles = {e.style for e in paragraph.emphases if base + e.start <= start and end <= base + e.end}
    return {name: True for name in ("strong", "em") if name in styles}


def _note(mark: str, notes: Mapping[str, Footnote], item: Item) -> Run:
    note = notes.get(mark)
    if note is None:
        return {"note": mark, "paragraphs": []}
    runs = _runs(note.paragraphs, edits_of(note.text, item.corrections), {}, item)
    return {"note": mark, "paragraphs": [own for _, own in runs]}
