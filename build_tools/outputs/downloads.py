"""The list of everything that can be printed or taken along, document by document, as offices list their study material."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.model import Booklet, Document
from build_tools.rendering import addresses, newest
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page
from build_tools.rendering.print_file import PrintFile


@dataclass(frozen=True)
class Part:
    """A section or a task that has a file of its own."""

    name: str
    place: str
    href: str
    task: bool
    files: tuple[PrintFile, ...]


def render(context: Context) -> Iterator[Page]:
    site = context.site
    every = [document.id for document in site.corpus.documents]
    named, unnamed = newest.newest_named(site, every)
    in_full = set(newest.newest_first(site, named)[: newest.IN_FULL])
    documents = []
    for document in (site.documents[identity] for identity in named):
        files = context.prints.get(addresses.document_page(document.id), ())
        has_parts = files and document.id in in_full  # without its own file it has none of parts
        documents.append((document, files, _parts(context, document) if has_parts else []))
    content = context.templates.render(
        "downloads.html",
        root="../",
        documents=documents,
        is_cut=bool(context.prints) and len(in_full) < len(every),
        unnamed=unnamed,
        every_document=addresses.DOCUMENTS,
        booklets=_booklets(context),
    )
    yield Page(
        addresses.DOWNLOADS, "documents", "Tài liệu tải về", "Bản in của tập học tập, từng văn bản, từng mục, từng nhiệm vụ", content
    )


def _booklets(context: Context) -> list[tuple[Booklet, str, tuple[PrintFile, ...]]]:
    """Booklets that have a file, with the addresses of their pages."""
    pages = [(booklet, addresses.booklet_page(booklet.id)) for booklet in context.site.corpus.booklets]
    return [(booklet, page, context.prints[page]) for booklet, page in pages if page in context.prints]


def _parts(context: Context, document: Document) -> list[Part]:
    found = []
    for linked in context.site.items_by_document[document.id]:
        href = addresses.linked_address(linked)
        files = context.prints.get(href)
        if files:
            found.append(Part(name_of_item(linked, 100), place_of_item(linked), href, linked.item.task, files))
    return found


OUTPUT = Output("downloads", render)
