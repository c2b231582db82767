"""The body of an article as HTML that any editor of a news page keeps: style attributes, no class, no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import css_inline
import nh3
from markupsafe import Markup, escape

from build_tools.link import LinkedItem, Site
from build_tools.mentions import Mention
from build_tools.model import Correction, Document
from build_tools.rendering.addresses import document_page
from build_tools.rendering.item_view import ItemView, linker, view_of
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.rich_text import Dress, Linker, note_anchor
from build_tools.rendering.templates import Templates

TAGS = frozenset({"h2", "h3", "h4", "p", "br", "strong", "em", "a", "sup", "ul", "li"})
ATTRIBUTES = {"*": {"style"}, "a": {"href"}}
"""No anchors: most editors drop them and keep the links to them, see ``docs/contributing/e-news.md``."""
_FRAME = frozenset({"title", "recipients", "signature"})


@dataclass(frozen=True)
class End:
    """What stands below a text: where it comes from, its address and its files; both addresses end up absolute or nowhere."""

    source: str
    permalink: str = ""
    base: str = ""
    attachments: tuple[PrintFile, ...] = ()


@dataclass(frozen=True)
class Article:
    """``html`` is for pasting; ``preview`` is the same with classes instead of style attributes, for pages of our own."""

    html: str
    preview: Markup


@dataclass(frozen=True)
class _Note:
    mark: str
    html: Markup


def clean(html: str) -> str:
    """Only what editors of news pages let through; it changes nothing of a fragment that holds nothing else."""
    return nh3.clean(html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)


def article_of_document(site: Site, templates: Templates, document: Document, end: End) -> Article:
    """The whole text with its letterhead, recipients and signature; links lead to the site where its address is known."""
    tops = [linked for linked in site.items_by_document[document.id] if not linked.ancestors]
    numbers = _numbers(tops)
    link, dress = _links(site, end.base, document_page(document.id)), _dress(numbers)
    views = [view_of(site, linked, link, dress=dress) for linked in tops]
    frame = _frame(document, {view.path: view for view in views})
    body = [view for view in views if view.path not in _FRAME]
    return _article(templates, body, numbers, end, frame)


def article_of_part(site: Site, templates: Templates, linked: LinkedItem, end: End) -> Article:
    """A section with everything below it."""
    numbers = _numbers([linked])
    link = _links(site, end.base, document_page(linked.document.id))
    view = view_of(site, linked, link, dress=_dress(numbers))
    return _article(templates, [view], numbers, end)


def _article(
    templates: Templates, body: Sequence[ItemView], numbers: Mapping[str, str], end: End, frame: dict[str, Any] | None = None
) -> Article:
    notes = [_Note(numbers[n.anchor], n.html) for top in body for view in top.walk() for n in view.notes]
    preview = templates.render(
        "enews/article.html",
        body=body,
        frame=frame,
        notes=notes,
        source=end.source,
        permalink=end.permalink,
        base=end.base,
        attachments=end.attachments if end.base else (),
    )
    styled = css_inline.inline_fragment(templates.render("enews/style.html") + preview, "")
    return Article(clean(styled).strip(), preview)


def _frame(document: Document, views: Mapping[str, ItemView]) -> dict[str, Any]:
    """The printed lines around the text; a line without a letter or a number is an ornament."""

    def printed(path: str) -> list[Markup]:
        return [block.paragraph for block in views[path].blocks if block.paragraph] if path in views else []

    def said(*texts: str) -> list[str]:
        return [text for text in texts if any(c.isalnum() for c in text)]

    is_letter, title = document.kind == "letter", printed("title")
    recipients = [Markup("<strong>{}</strong>").format(document.recipients.heading)] if document.recipients.heading else []
    return {
        "is_letter": is_letter,
        "letterhead_left": said(*document.letterhead.left),
        "letterhead_right": said(*document.letterhead.right),
        "title": [Markup(" ").join(title)] if is_letter and title else title,
        "addressees": said(document.addressees.heading, *document.addressees.lines),
        "recipients": [*recipients, *printed("recipients")],
        "signature": said(*document.signature.capacity, document.signature.name),
    }


def _numbers(tops: Sequence[LinkedItem]) -> dict[str, str]:
    """Anchor on our pages -> mark in the article: as printed, or counted where the print starts anew on each page."""
    notes = [(note_anchor(item.path, note.mark), note.mark) for top in tops for item in top.item.walk() for note in item.footnotes]
    is_clear = len({mark for _, mark in notes}) == len(notes) and all(mark.isalnum() and mark.isascii() for _, mark in notes)
    return {anchor: mark if is_clear else str(count) for count, (anchor, mark) in enumerate(notes, 1)}


def _links(site: Site, base: str, own_page: str) -> Linker:
    """Links to what a text cites, each where it is named first; none where nobody knows the site's address.

    Offices are named in every line; in an article their links would be noise.
    """
    address = linker(site, base, own_page)
    seen: set[str] = set()

    def first(mention: Mention) -> str:
        href = address(mention) if base and mention.type != "body" else ""
        if href in seen:
            return ""
        seen.add(href)
        return href

    return first


def _dress(numbers: Mapping[str, str]) -> Dress:
    """Links without a class, corrected words as they are read, marks that are text."""

    def mark(anchor: str, _: str) -> Markup:
        return Markup("<sup>[{}]</sup>").format(numbers[anchor])

    return Dress(_mention, _read, mark)


def _mention(_: str, href: str, words: Markup) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, words)


def _read(correction: Correction, printed: Markup, _: bool) -> Markup:
    words = escape(correction.read_as)
    for tag in ("em", "strong"):
        if f"<{tag}>" in printed:
            words = Markup("<{0}>{1}</{0}>").format(Markup(tag), words)
    return words
