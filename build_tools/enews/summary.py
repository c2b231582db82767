"""What lists, feeds and the summary field of a news page say of a document: a few sentences of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_tools.link import LinkedItem, Site
from build_tools.model import Document, Item
from build_tools.reading import read
from build_tools.vietnamese.sentences import cut_short, sentences

SUMMARY_LENGTH = 300
"""Characters that the summary field of a news page has room for."""
_FRAME = frozenset({"title", "recipients", "signature", "closing"})
_ANNOUNCES = re.compile(r",?\s*(?:(?:cụ thể|chủ yếu|sau đây)\s+)?như sau:$")
"""What announces the text that follows, which a summary does not have."""
_BASIS = re.compile(r"\s*(?:Căn cứ|Thực hiện|Theo|Tiếp theo|Xét)\b.*;\s*$")


def summary_of(site: Site, document: Document) -> str:
    """At most 300 characters: as its editor states it, else its first whole sentences; never cut in a word."""
    items = (item for item in document.items if item.path not in _FRAME)
    return document.summary or _first_sentences(items) or cut_short(document.name, SUMMARY_LENGTH)


def summary_of_part(linked: LinkedItem) -> str:
    """The same for a section."""
    return _first_sentences([linked.item]) or cut_short(linked.item.heading, SUMMARY_LENGTH)


def _first_sentences(items: Iterable[Item]) -> str:
    """Whole sentences as long as there is room; the first alone may be cut. A sentence that only announces others ends it."""
    said = ""
    for sentence in _sentences(items):
        plain = _ANNOUNCES.sub(".", sentence)
        if plain.endswith(":"):
            return said or cut_short(plain.rstrip(":") + "…", SUMMARY_LENGTH)
        longer = f"{said} {plain}".strip()
        if len(longer) > SUMMARY_LENGTH:
            return said or cut_short(plain, SUMMARY_LENGTH)
        said = longer
        if plain != sentence:
            return said
    return said


def _sentences(items: Iterable[Item]) -> Iterator[str]:
    """Of all texts in printed order, corrections made. A line that ends in a comma or a semicolon goes on in the next.

    Lines that only name what the document is based on, which stand before all others, say nothing of what it is about.
    """
    waiting = ""
    for item in (part for top in items for part in top.walk()):
        for line in read(item.text, item.corrections).text.split("\n"):
            if not waiting and _BASIS.match(line):
                continue
            waiting = f"{waiting} {' '.join(line.split())}".strip()
            if waiting and not waiting.endswith((",", ";")):
                yield from sentences(waiting)
                waiting = ""
    yield from sentences(waiting)
