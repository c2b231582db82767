"""A page per booklet for study, and the list of booklets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.model import Booklet, BookletItem, Document
from build_tools.rendering.addresses import BOOKLETS, booklet_page, document_page, place_in_document
from build_tools.rendering.booklet_parts import parts_of
from build_tools.rendering.item_view import ItemView, linker, name_of_item, place_of_item, view_of
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page


@dataclass(frozen=True)
class Part:
    """A part of a booklet; ``heading`` is the one that it lacks itself, ``href`` leads to its place in its document."""

    anchor: str
    name: str
    document: Document
    place: str
    href: str
    heading: str
    note: str
    views: tuple[ItemView, ...]


def _list(context: Context) -> Iterator[Page]:
    booklets = context.site.corpus.booklets
    content = context.templates.render("booklets.html", root="../", booklets=booklets, prints=context.prints, page_of=booklet_page)
    yield Page(BOOKLETS, "documents", "Tập học tập", "Các tập tài liệu để học tập, thảo luận và in", content)


def _of_booklet(context: Context, identity: str) -> Iterator[Page]:
    yield _page(context, next(booklet for booklet in context.site.corpus.booklets if booklet.id == identity))


def _page(context: Context, booklet: Booklet) -> Page:
    path = booklet_page(booklet.id)
    parts = [_part(context, item, number, path) for number, item in enumerate(booklet.items, 1)]
    content = context.templates.render(
        "booklet.html",
        root="../",
        site=context.site,
        booklet=booklet,
        parts=parts,
        notes=[note for part in parts for top in part.views for view in top.walk() for note in view.notes],
        has_corrections=any(item.corrections for part in parts for top in part.views for item in top.linked.item.walk()),
        files=context.prints.get(path, ()),
    )
    description = f"{booklet.occasion}. {booklet.note or booklet.title}"
    return Page(path, "documents", booklet.title, description, content)


def _part(context: Context, item: BookletItem, number: int, own_page: str) -> Part:
    site = context.site
    document = site.documents[item.document.id]
    tops = parts_of(site, item)
    link = linker(site, "../", own_page)
    views = tuple(view_of(site, top, link, f"p{number}-") for top in tops)
    if not item.path:
        return Part(f"phan-{number}", document.name, document, "Cả văn bản", document_page(document.id), document.name, item.note, views)
    top = tops[0]
    place = place_of_item(top)
    href = place_in_document(document, top.item)
    heading = "" if top.item.heading else place
    return Part(f"phan-{number}", name_of_item(top), document, place, href, heading, item.note, views)


OUTPUT = Output("booklets", _list, {"booklet": _of_booklet})
