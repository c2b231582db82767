"""A booklet's fields to a ``Booklet``."""

from __future__ import annotations

from build_tools.load.reader import Fields
from build_tools.model import Booklet, BookletItem


def read_booklet(identity: str, fields: Fields) -> Booklet | None:
    """Build the booklet; None when it has no title."""
    if not fields.text("title"):
        return None
    return Booklet(
        id=identity,
        title=fields.text("title"),
        occasion=fields.text("occasion"),
        date=fields.day("date"),
        chair=fields.text("chair"),
        note=fields.text("note"),
        items=tuple(item for part in fields.records("items") if (item := _item(part))),
        questions=fields.lines("questions"),
        notes_pages=int(fields.values.get("notes_pages", 1)),
        large_print=fields.flag("large_print") is True,
        span=fields.span,
        items_span=fields.span_of("items"),
    )


def _item(fields: Fields) -> BookletItem | None:
    """Nothing where the document's id could not be read; that has been told."""
    document = fields.reference("document")
    return (
        BookletItem(document, fields.text("path"), fields.text("note"), fields.span_of("path" if fields.text("path") else "document"))
        if document
        else None
    )
