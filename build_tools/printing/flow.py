"""An item as it runs down a page: headings and paragraphs, one after the other.

The label stands before what comes first; a run-in item goes on in the paragraph before it. The
layouts of all formats are made from this.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_tools.model import Item, Paragraph
from build_tools.printing.runs import Run, heading_runs, paragraphs_of

Piece = dict[str, Any]
"""``level``, that of a heading from 1 or 0 for a paragraph, and its ``runs``."""


def pieces_of(item: Item, level: int) -> list[Piece]:
    """The headings and paragraphs of an item and of all below it; its own heading has the level."""
    return list(_pieces(item, level))


def _pieces(item: Item, level: int) -> Iterator[Piece]:
    lead = _label(item)
    heading = heading_runs(item)
    if heading:
        yield {"level": level, "runs": [*lead, *heading]}
        lead = []
    said: list[Run] = []
    for part in _in_order(item):
        if isinstance(part, tuple):
            if said:
                yield {"level": 0, "runs": said}
            said, lead = [*lead, *part[1]], []
        elif part.kind == "run_in":
            said, lead = [*lead, *said, *([{"text": " "}] if said else []), *_run_in(part)], []
        else:
            yield from _closed(said, lead)
            said, lead = [], []
            yield from _pieces(part, level + 1)
    yield from _closed(said, lead)


def _closed(said: list[Run], lead: list[Run]) -> Iterator[Piece]:
    """A paragraph that has come to its end; a label may stand alone."""
    if said or lead:
        yield {"level": 0, "runs": said or [{"text": run["text"].rstrip()} for run in lead]}


def _label(item: Item) -> list[Run]:
    return [{"text": f"{item.label} "}] if item.label else []


def _run_in(item: Item) -> list[Run]:
    parts = _label(item)
    for number, (_, runs) in enumerate(paragraphs_of(item)):
        parts += [*([{"text": " "}] if number else []), *runs]
    return parts


def _in_order(item: Item) -> Iterator[tuple[Paragraph, list[Run]] | Item]:
    """Paragraphs with their runs, and children, as they are printed."""
    paragraphs = paragraphs_of(item)
    for position, child in enumerate(item.children):
        while paragraphs and paragraphs[0][0].position <= position:
            yield paragraphs.pop(0)
        yield child
    yield from paragraphs
