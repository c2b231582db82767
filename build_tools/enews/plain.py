"""An article as plain text, for messages: what a reader of the HTML sees, line by line."""

from __future__ import annotations

import re
from html import unescape

from build_tools.vietnamese.sentences import cut_short

SHORT_LENGTH = 600
"""Characters that a message may have so that it is read without unfolding it."""
_LONGEST_TITLE = 200
_BLOCKS = frozenset({"h2", "h3", "h4", "p", "ul"})


def text_of(html: str) -> str:
    """Paragraphs apart by an empty line, list entries one below the other, each with the address to which it leads.

    ``html`` is that of an article: nothing but its tags, written as HTML is by programs.
    """
    parts: list[str] = []
    href, listed = "", False
    pieces = iter(_TAG.split(html))
    parts.append(_words(next(pieces)))
    for ends, tag, address, text in zip(pieces, pieces, pieces, pieces, strict=True):
        if tag == "li":
            listed = not ends
            parts.append("" if ends else "\n- ")
        elif tag in _BLOCKS:
            parts.append("\n\n")
        elif tag == "br":
            parts.append("\n")
        elif tag == "a" and not ends:
            href = unescape(address or "")
        elif tag == "a" and listed:
            parts.append(f": {href}")
        parts.append(_words(text))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


_TAG = re.compile(r'<(/?)(\w+)(?: (?:href="([^"]*)"|[a-z]+="[^"]*"))*>')
_EMPTY_LINES = re.compile(r"\n{3,}")


def _words(text: str) -> str:
    """What stands between two tags; its line breaks are spaces."""
    return (unescape(text) if "&" in text else text).replace("\n", " ")


def long_message(title: str, text: str) -> str:
    """The title above the whole text, which ends with its source and address."""
    return f"{title}\n\n{text}"


def short_message(title: str, summary: str, permalink: str) -> str:
    """Title, summary and address in at most 600 characters where the address leaves room."""
    shown = cut_short(title, _LONGEST_TITLE)
    where = f"\n\nToàn văn và tài liệu: {permalink}" if permalink else ""
    room = SHORT_LENGTH - len(shown) - len(where) - 2
    return f"{shown}\n\n{cut_short(summary, max(room, 80))}{where}"
