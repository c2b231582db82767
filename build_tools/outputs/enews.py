"""A page per document and per section with everything to paste and attach on a news page, and a zip of it per document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from build_tools.enews import SUMMARY_LENGTH, Kit, KitMaker, attachment_name, files_of, is_section, zipped
from build_tools.link import LinkedItem
from build_tools.model import Document
from build_tools.rendering import addresses
from build_tools.rendering.item_view import name_of_item
from build_tools.rendering.newest import newest_named
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page

_ASSETS = ("assets/enews.js",)


def _list(context: Context) -> Iterator[Page]:
    site = context.site
    named, unnamed = newest_named(site, [document.id for document in site.corpus.documents])
    content = context.templates.render(
        "enews-index.html",
        root="../",
        documents=[site.documents[document] for document in named],
        unnamed=unnamed,
        every_document=addresses.DOCUMENTS,
        page_of=addresses.kit_page,
    )
    yield Page(addresses.KITS, "documents", "Đăng lên trang tin", "Bài để dán, ảnh bìa, tệp đính kèm của từng văn bản", content)


def _of_document(context: Context, identity: str) -> Iterator[Page | Artifact]:
    document = context.site.documents[identity]
    maker = KitMaker(context)
    sections = [linked for linked in context.site.items_by_document[document.id] if is_section(linked)]
    kit = maker.document(document)
    archive = b""
    cover = addresses.cover_picture(document.id)
    if cover in context.files:
        archive = zipped(files_of(kit, context.files[cover], context.files))
        yield Artifact(addresses.kit_archive(document.id), archive)
    yield _page(context, kit, document, (None, sections, len(archive)))
    for linked in sections:
        below = [other for other in sections if other.item.path.startswith(f"{linked.item.path}/")]
        yield _page(context, maker.part(linked), document, (linked, below, 0))


def _page(context: Context, kit: Kit, document: Document, shown: tuple[LinkedItem | None, list[LinkedItem], int]) -> Page:
    """The page of a kit; ``shown`` is its section, the sections below it, and the size of its zip, 0 for none."""
    linked, sections, archive_size = shown
    cover = addresses.cover_picture(document.id)
    root = "../" * kit.page.count("/")
    content = context.templates.render(
        "enews.html",
        root=root,
        kit=kit,
        document=document,
        linked=linked,
        name=name_of_item(linked) if linked else document.name,
        address=addresses.linked_address(linked) if linked else addresses.document_page(document.id),
        document_kit=addresses.kit_page(document.id),
        sections=[(name_of_item(s, 100), addresses.kit_page(document.id, s.item.path), len(s.ancestors)) for s in sections],
        cover=cover if cover in context.files else "",
        cover_size=len(context.files.get(cover, b"")),
        archive=addresses.kit_archive(document.id) if archive_size else "",
        archive_size=archive_size,
        summary_length=SUMMARY_LENGTH,
        is_stated=bool(document.summary) and linked is None,
        attachments=[(title, list(files)) for title, files in groupby(kit.attachments, key=lambda file: file.title)],
        attachment_name=attachment_name,
    )
    description = f"Bài để dán, ảnh bìa, tệp đính kèm: {kit.title}"
    return Page(kit.page, "documents", f"Đăng lên trang tin: {kit.title}", description, content, assets=_ASSETS)


OUTPUT = Output("enews", _list, {"document": _of_document})
