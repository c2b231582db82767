"""The booklet that a reader puts together: the page of the tray, and the texts of each document as a script that it loads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from build_tools.link import Site
from build_tools.model import Document
from build_tools.rendering import addresses
from build_tools.rendering.item_view import ItemView, linker, name_of_item, place_of_item, view_of
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.dates import show_date

_ASSETS = ("assets/tray-parts.js", "assets/tray-page.js")
_DESCRIPTION = "Gom các mục, nhiệm vụ đã chọn từ nhiều văn bản thành một tập, xếp thứ tự, in, gửi cho người khác"
_FRAME = ("title", "recipients", "signature")


def _tray(context: Context) -> Iterator[Page]:
    documents = context.site.corpus.documents
    content = context.templates.render("tray.html", root="../", documents=[document.id for document in documents])
    yield Page(addresses.TRAY, "documents", "Tập học tập của tôi", _DESCRIPTION, content, assets=_ASSETS)


def _texts(context: Context, identity: str) -> Iterator[Artifact]:
    data = json.dumps(texts_data(context, context.site.documents[identity]), ensure_ascii=False, separators=(",", ":"))
    yield Artifact(addresses.tray_texts(identity), f'(window.vankienTexts ||= {{}})["{identity}"]={data};\n'.encode())


def texts_data(context: Context, document: Document) -> dict[str, Any]:
    """The text of a document, once and as HTML, and what the tray says of each item; the keys are those of its buttons."""
    site = context.site
    link = linker(site, "../", "")
    views = [view_of(site, site.items[f"{document.id}#{item.path}"], link) for item in document.items if item.path not in _FRAME]
    parts = [part for view in views for part in view.walk()]
    html = context.templates.render("tray_texts.html", root="../", views=views, notes=[note for part in parts for note in part.notes])
    return {"name": _said(document), "html": html, "items": {_key(part): _item(site, part) for part in parts}}


def _said(document: Document) -> str:
    """A document as a source line names it."""
    number = f", số {document.number}" if document.number else ""
    return document.name + number + (f", ngày {show_date(document.date)}" if document.date else "")


def _key(view: ItemView) -> str:
    """The item's anchor without its prefix, with slashes: what the script of the buttons reads from the page."""
    return view.anchor.removeprefix("m-").replace("--", "/")


def _item(site: Site, view: ItemView) -> list[str]:
    """Path, anchor, address from the root, place, title."""
    return [view.path, view.anchor, view.href, place_of_item(view.linked), name_of_item(view.linked, 160)]


OUTPUT = Output("tray", _tray, {"document": _texts})
