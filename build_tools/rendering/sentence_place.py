"""Where the words of a quote stand on a document's page, for links that mark them there.

A browser finds only whole words of the visible text: corrections are made in it, and the mark of a
footnote sticks to the word before it (https://wicg.github.io/scroll-to-text-fragment/).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote as percent_encoded

from build_tools.ids import anchor_of_path
from build_tools.link import LinkedItem
from build_tools.model import Correction, Footnote, Item
from build_tools.reading import read
from build_tools.rendering.rich_text import note_anchor


def sentence_place(linked: LinkedItem, quote: str) -> str:
    """The anchor of an item or of its footnote, and the quote's words as a text fragment, unless an earlier place has them too."""
    if quote in linked.places:
        return linked.places[quote]
    item = linked.item
    note = _note(item, quote)
    anchor = note_anchor(item.path, note.mark) if note else anchor_of_path(item.path)
    words = _read(item, quote) if note else _visible(item, quote)
    if not words or _stands_earlier(linked, words, note is not None):
        return anchor
    return f"{anchor}:~:text={percent_encoded(words, safe='').replace('-', '%2D')}"


def _note(item: Item, quote: str) -> Footnote | None:
    """The footnote that has the quote, if neither text nor heading has it."""
    if quote in item.text or quote in item.heading:
        return None
    return next((note for note in item.footnotes if quote in note.text), None)


def _visible(item: Item, quote: str) -> str:
    """The longest part of a quote that no footnote mark interrupts, as it is read."""
    start = item.text.find(quote)
    if start < 0:
        return _read(item, quote) if quote in item.heading else ""
    end = start + len(quote)
    cuts = [start, *(mark for mark in _marks(item) if start <= mark <= end), end]
    parts = [_part(item.text, a, b, a in cuts[1:-1], b in cuts[1:-1]) for a, b in pairwise(cuts)]
    return _read(item, max(parts, key=len))


def _marks(item: Item) -> list[int]:
    """Offsets in the item's text before which a footnote's mark stands."""
    found = []
    base = 0
    for paragraph in item.paragraphs:
        found += [base + note.offset for note in paragraph.notes]
        base += len(paragraph.text) + 1
    return found


def _part(text: str, start: int, end: int, after_mark: bool, before_mark: bool) -> str:
    """A stretch without the words that a mark sticks to."""
    part = text[start:end]
    if before_mark and part[-1:].isalnum():
        part = part.rpartition(" ")[0]
    if after_mark and part[:1].isalnum():
        part = part.partition(" ")[2]
    return part


def _read(item: Item, text: str) -> str:
    return _corrected(text, item.corrections)


@lru_cache(maxsize=1024)  # every quote of a document is looked for in all its items
def _corrected(text: str, corrections: tuple[Correction, ...]) -> str:
    return " ".join(read(text, corrections).text.split())


def _stands_earlier(linked: LinkedItem, words: str, in_note: bool) -> bool:
    """Whether a part of the page before this one has the words too; notes come after all text."""
    for item in linked.document.walk():
        if item.path == linked.item.path and not in_note:
            return False
        text = f"{item.heading}\n{item.text}"
        if words in text or (item.corrections and words in _read(item, text)):
            return True
    return False
