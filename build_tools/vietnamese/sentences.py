"""Running text cut into sentences, and shortened where a reader can stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ABBREVIATIONS = frozenset({"TP", "Tp", "Q", "P", "TS", "ThS", "Ths", "GS", "PGS", "BS", "KS", "LS", "tr"})
"""Words whose stop ends no sentence. A number's (khóa XI.) does."""
_STOP = re.compile(r"(?:\.{3}|[.!?…])[”’»\")\]]*(?=\s+[“‘«\"(\[]*[^\W_a-z]|\s*$)")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–-](?=\s)")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, each with its stop; what is left without one comes last."""
    at = 0
    for stop in _STOP.finditer(text):
        word = text[at : stop.start()].rpartition(" ")[2].lstrip("“(")
        follows = text[stop.end() :].lstrip().lstrip('“‘«"([')[:1]
        if word in _ABBREVIATIONS or follows.islower():
            continue
        yield text[at : stop.end()].strip()
        at = stop.end()
    if text[at:].strip():
        yield text[at:].strip()


def cut_short(text: str, limit: int) -> str:
    """A text of at most ``limit`` characters: whole, or up to its last clause, else its last word, with “…”.

    A clause that would leave a quotation or a bracket open, or less than half of the room used, is passed over.
    """
    if len(text) <= limit:
        return text
    room = text[: limit - 1]
    if not text[limit - 1 : limit].isspace():
        room = room.rpartition(" ")[0] or room
    ends = [m.start() for m in _CLAUSE.finditer(room + " ") if m.start() >= limit // 2]
    end = next((end for end in reversed(ends) if _is_closed(room[:end])), len(room))
    return room[:end].rstrip(" ,;:.–-…") + "…"


def _is_closed(text: str) -> bool:
    return all(text.count(opening) <= text.count(closing) for opening, closing in _PAIRS)
