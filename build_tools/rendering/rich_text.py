"""Paragraphs to HTML: links of mentions, corrections, emphasis and footnote marks, in that nesting.

All text passes through escaping; the only tags are those written here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from build_tools.ids import anchor_of_path
from build_tools.mentions import Mention
from build_tools.model import Correction, Footnote, Item, Paragraph
from build_tools.reading import read
from build_tools.rendering.escaping import escaped

Linker = Callable[[Mention], str]
"""Gives the address of a mention's target relative to the page, or empty for no link."""


@dataclass(frozen=True)
class Dress:
    """How links, corrections and footnote marks look, where they look otherwise than on the pages of the site.

    Words come as HTML; addresses, types, anchors and marks as text.
    """

    mention: Callable[[str, str, str], str]
    """Of its type, address and words."""
    correction: Callable[[Correction, str, bool], str]
    """Of the printed words; the last says whether it may take the focus."""
    mark: Callable[[str, str], str]
    """Of the anchor of the note and its mark."""


@dataclass(frozen=True)
class Edit:
    """A correction at a stretch of a text."""

    start: int
    end: int
    correction: Correction


def edits_of(text: str, corrections: tuple[Correction, ...]) -> tuple[Edit, ...]:
    """Where the declared corrections apply in the printed text."""
    return _edits_of(text, corrections) if corrections else ()


@lru_cache(maxsize=1024)  # a text stands on many pages
def _edits_of(text: str, corrections: tuple[Correction, ...]) -> tuple[Edit, ...]:
    edits = read(text, corrections).edits
    return tuple(Edit(printed, printed + length, correction) for _, printed, _, length, correction in edits)


def render_heading(item: Item, mentions: Sequence[Mention], link: Linker, dress: Dress | None = None) -> Markup:
    """A heading with its links and corrections."""
    edits = edits_of(item.heading, item.corrections)
    return _Renderer(item.path, item.heading, mentions, edits, link, dress=dress).render(Paragraph(item.heading), 0)


def render_paragraphs(
    item: Item, mentions: Sequence[Mention], link: Linker, prefix: str = "", dress: Dress | None = None
) -> tuple[tuple[Paragraph, Markup], ...]:
    """Each paragraph of an item with its HTML, without the surrounding element; ``prefix`` is that of all anchors."""
    text = item.text
    renderer = _Renderer(item.path, text, mentions, edits_of(text, item.corrections), link, prefix, dress)
    out = []
    offset = 0
    for paragraph in item.paragraphs:
        out.append((paragraph, renderer.render(paragraph, offset)))
        offset += len(paragraph.text) + 1
    return tuple(out)


def render_note(item: Item, note: Footnote, mentions: Sequence[Mention], link: Linker, dress: Dress | None = None) -> Markup:
    """A footnote's text."""
    text = note.text
    renderer = _Renderer(item.path, text, mentions, edits_of(text, item.corrections), link, dress=dress)
    parts = []
    offset = 0
    for paragraph in note.paragraphs:
        parts.append(renderer.render(paragraph, offset))
        offset += len(paragraph.text) + 1
    return Markup("<br>").join(parts)


def note_anchor(path: str, mark: str) -> str:
    return f"cn-{anchor_of_path(path)[2:]}-{mark}"


class _Renderer:
    """Renders stretches of one text; offsets are those of the whole text. Pieces are plain strings of HTML: there are very many."""

    def __init__(
        self,
        path: str,
        text: str,
        mentions: Sequence[Mention],
        edits: tuple[Edit, ...],
        link: Linker,
        prefix: str = "",
        dress: Dress | None = None,
    ) -> None:
        self.path = path
        self.text = text
        self.mentions = mentions
        self.edits = edits
        self.link = link
        self.prefix = prefix
        self.dress = dress or _ON_PAGES

    def render(self, paragraph: Paragraph, base: int) -> Markup:
        end = base + len(paragraph.text)
        notes = [(base + n.offset, n.mark) for n in paragraph.notes]
        emphases = [(base + e.start, base + e.end, e.style) for e in paragraph.emphases]
        out: list[str] = []
        at = base
        for mention in self.mentions:
            if mention.start < base or mention.end > end or mention.start < at:
                continue
            href = self.link(mention)
            if not href:
                continue
            out.append(self._corrected(at, mention.start, emphases, notes, True))
            inside = self._corrected(mention.start, mention.end, emphases, [], False)
            out.append(self.dress.mention(mention.type, href, inside))
            out += [self._mark(mark) for offset, mark in notes if mention.start < offset < mention.end]
            notes = [n for n in notes if not mention.start < n[0] < mention.end]
            at = mention.end
        out.append(self._corrected(at, end, emphases, notes, True))
        return Markup("".join(out))

    def _corrected(self, start: int, end: int, emphases: list[tuple[int, int, str]], notes: list[tuple[int, str]], focusable: bool) -> str:
        """A stretch with its corrections; ``notes`` whose place lies in it are written once."""
        if not self.edits:
            return self._emphasised(start, end, emphases, notes)
        out: list[str] = []
        at = start
        for edit in self.edits:
            if edit.start < start or edit.end > end:
                continue
            out.append(self._emphasised(at, edit.start, emphases, notes))
            printed = self._emphasised(edit.start, edit.end, emphases, [])
            out.append(self.dress.correction(edit.correction, printed, focusable))
            out += [self._mark(mark) for offset, mark in notes if edit.start < offset < edit.end]
            notes[:] = [n for n in notes if not edit.start < n[0] < edit.end]
            at = edit.end
        out.append(self._emphasised(at, end, emphases, notes))
        return "".join(out)

    def _emphasised(self, start: int, end: int, emphases: list[tuple[int, int, str]], notes: list[tuple[int, str]]) -> str:
        if not emphases and not notes:
            return escaped(self.text[start:end]).replace("\n", "<br>")
        here = [n for n in notes if start <= n[0] <= end]
        for note in here:
            notes.remove(note)
        cuts = {start, end, *(n[0] for n in here)}
        cuts.update(c for s, e, _ in emphases for c in (s, e) if start < c < end)
        ordered = sorted(cuts)
        out: list[str] = []
        for a, b in zip(ordered, [*ordered[1:], None], strict=True):
            out += [self._mark(mark) for offset, mark in here if offset == a]
            if b is not None:
                out.append(self._styled(a, b, emphases))
        return "".join(out)

    def _styled(self, start: int, end: int, emphases: list[tuple[int, int, str]]) -> str:
        html = escaped(self.text[start:end]).replace("\n", "<br>")
        for s, e, style in emphases:
            if s <= start and end <= e and start < end:
                html = f"<strong>{html}</strong>" if style == "strong" else f"<em>{html}</em>"
        return html

    def _mark(self, mark: str) -> str:
        return self.dress.mark(self.prefix + note_anchor(self.path, mark), mark)


def _mention(kind: str, href: str, words: str) -> str:
    if href.startswith(("https:", "http:")):  # our own pages are linked by relative addresses
        away = '<span class="vk-away"> (trên trang khác)</span>'
        return f'<a class="vk-m vk-m-{escaped(kind)}" href="{escaped(href)}" rel="external">{words}{away}</a>'
    return f'<a class="vk-m vk-m-{escaped(kind)}" href="{escaped(href)}">{words}</a>'


def _mark(anchor: str, mark: str) -> str:
    at, said = escaped(anchor), escaped(mark)
    return f'<sup class="vk-note" id="{at}-ref"><a href="#{at}" aria-label="Chú thích {said}">{said}</a></sup>'


def _correction(correction: Correction, printed: str, focusable: bool) -> str:
    tip = escaped(f"Bản nhận được ghi “{correction.printed}”; đọc là “{correction.read_as}” ({correction.why})")
    focus = ' tabindex="0" role="note"' if focusable else ""
    return f'<span class="vk-corr" data-tip="{tip}"{focus}><del>{printed}</del><ins>{escaped(correction.read_as)}</ins></span>'


_ON_PAGES = Dress(_mention, _correction, _mark)
