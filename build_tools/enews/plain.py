"""An article as plain text, for messages: what a reader of the HTML sees, line by line."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from build_tools.vietnamese.sentences import cut_short

SHORT_LENGTH = 600
"""Characters that a message may have so that it is read without unfolding it."""
_LONGEST_TITLE = 200
_BLOCKS = frozenset({"h2", "h3", "h4", "p", "ul", "li"})


def text_of(html: str) -> str:
    """Paragraphs apart by an empty line, list entries one below the other, each with the address to which it leads."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r"[ \t]+", " ", "".join(reader.parts)))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def long_message(title: str, text: str) -> str:
    """The title above the whole text, which ends with its source and address."""
    return f"{title}\n\n{text}"


def short_message(title: str, summary: str, permalink: str) -> str:
    """Title, summary and address in at most 600 characters where the address leaves room."""
    shown = cut_short(title, _LONGEST_TITLE)
    where = f"\n\nToàn văn và tài liệu: {permalink}" if permalink else ""
    room = SHORT_LENGTH - len(shown) - len(where) - 2
    return f"{shown}\n\n{cut_short(summary, max(room, 80))}{where}"


class _Text(HTMLParser):
    """Collects the words; line breaks of the source are spaces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._href = ""
        self._listed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self._listed = True
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "a":
            self._href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._listed:
            self.parts.append(f": {self._href}")
        elif tag == "li":
            self._listed = False
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"\s+", " ", data))
