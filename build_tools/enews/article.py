"""The body of an article as HTML that any editor of a news page keeps: style attributes, no class, no script."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import css_inline
import nh3
from markupsafe import Markup

from build_tools.link import LinkedItem, Site
from build_tools.mentions import Mention
from build_tools.model import Correction, Document
from build_tools.rendering.addresses import document_page
from build_tools.rendering.escaping import escaped
from build_tools.rendering.item_view import ItemView, linker, view_of
from build_tools.rendering.output import Context
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
    """``preview`` has classes, for pages of our own; ``html``, for pasting, is the same with style attributes instead."""

    preview: Markup
    look: Markup
    """A style sheet of selectors that are a tag or a class."""

    @cached_property
    def html(self) -> str:
        return styled(self.preview, self.look)


@dataclass(frozen=True)
class _Note:
    mark: str
    html: Markup


def clean(html: str) -> str:
    """Only what editors of news pages let through; it changes nothing of a fragment that holds nothing else."""
    return nh3.clean(html, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)


_BASE = "\x1dbase\x1d/"
"""Stands for the site's address in texts that are kept: no text holds such characters."""


def styled(html: str, look: str) -> str:
    """HTML of our templates with each tag's style in it and no class.

    The same bytes as when it is styled and cleaned as a whole, which means parsing it twice; texts stand in an article of each
    section around them, so that takes as long as all else. Here a tag is styled and cleaned once.
    """

    def opened(tag: re.Match[str]) -> str:
        name, address = tag[1], tag[3]
        opening = _opening(look, name, tag[2] or "")
        return opening.replace(f"<{name}", f"<{name} {address.replace('&#34;', '&quot;')}", 1) if address else opening

    return _TAG.sub(opened, html).replace("&#34;", '"').replace("&#39;", "'").replace("\xa0", "&nbsp;").strip()


_TAG = re.compile(r'<(p|h\d|ul|li|sup|strong|em|a)(?: (class="[^"]*")| (href="[^"]*"))?>')


@lru_cache(maxsize=256)
def _opening(look: str, name: str, attribute: str) -> str:
    end = f"</{name}>"
    return clean(css_inline.inline_fragment(f"{look}<{name} {attribute}>x{end}", "")).strip().removesuffix(f"x{end}")


def article_of_document(context: Context, document: Document, end: End) -> Article:
    """The whole text with its letterhead, recipients and signature; links lead to the site where its address is known."""
    if end.base:
        text = context.value(linked_text, document.id).replace(_BASE, escaped(end.base))
    else:
        text = _text_of_document(context, document, "")
    return _article(context.templates, text, end)


def article_of_part(context: Context, linked: LinkedItem, end: End) -> Article:
    """A section with everything below it."""
    site, numbers = context.site, _numbers([linked])
    link = _links(site, end.base, document_page(linked.document.id))
    view = view_of(site, linked, link, dress=_dress(numbers))
    return _article(context.templates, _text(context.templates, [view], numbers), end)


def linked_text(context: Context, identity: str) -> str:
    """The text of a document for every place whose base is known: the news page, frames, feeds."""
    return _text_of_document(context, context.site.documents[identity], _BASE)


def _text_of_document(context: Context, document: Document, base: str) -> str:
    site = context.site
    tops = [linked for linked in site.items_by_document[document.id] if not linked.ancestors]
    numbers = _numbers(tops)
    link, dress = _links(site, base, document_page(document.id)), _dress(numbers)
    views = [view_of(site, linked, link, dress=dress) for linked in tops]
    frame = _frame(document, {view.path: view for view in views})
    return _text(context.templates, [view for view in views if view.path not in _FRAME], numbers, frame)


def _text(templates: Templates, body: Sequence[ItemView], numbers: Mapping[str, str], frame: dict[str, Any] | None = None) -> str:
    notes = [_Note(numbers[n.anchor], n.html) for top in body for view in top.walk() for n in view.notes]
    return str(templates.render("enews/article.html", body=body, frame=frame, notes=notes))


def _article(templates: Templates, text: str, end: End) -> Article:
    below = templates.render(
        "enews/article-end.html",
        source=end.source,
        permalink=end.permalink,
        base=end.base,
        attachments=end.attachments if end.base else (),
    )
    return Article(Markup(text) + below, templates.render("enews/style.html"))


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

    def mark(anchor: str, _: str) -> str:
        return f"<sup>[{escaped(numbers[anchor])}]</sup>"

    return Dress(_mention, _read, mark)


def _mention(_: str, href: str, words: str) -> str:
    return f'<a href="{escaped(href)}">{words}</a>'


def _read(correction: Correction, printed: str, _: bool) -> str:
    words = escaped(correction.read_as)
    for tag in ("em", "strong"):
        if f"<{tag}>" in printed:
            words = f"<{tag}>{words}</{tag}>"
    return words
