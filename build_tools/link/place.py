"""Where in its YAML file a stretch of an item's text stands."""

from __future__ import annotations

from build_tools.diagnostics import Span
from build_tools.link.site import LinkedItem
from build_tools.mentions import Mention


def place_of_mention(linked: LinkedItem, mention: Mention) -> Span:
    """The line and column of a mention in the item's text; the item's start for headings and notes."""
    if mention not in linked.mentions.text:
        return linked.item.span
    return place_of_offset(linked, mention.start, mention.end - mention.start)


def place_of_offset(linked: LinkedItem, offset: int, length: int) -> Span:
    """The line and column of a character of the item's text."""
    base = 0
    for paragraph in linked.item.paragraphs:
        if offset <= base + len(paragraph.text) and paragraph.lines:
            inside = offset - base
            start, span = [line for line in paragraph.lines if line[0] <= inside][-1]
            return Span(span.path, span.line, span.column + inside - start, max(1, length))
        base += len(paragraph.text) + 1
    return linked.item.span
