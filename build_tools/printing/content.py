"""What is printed of a document or of a part of it, as plain data for the page's layout."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_tools.diagnostics import Span
from build_tools.link import LinkedItem, Site
from build_tools.model import Booklet, BookletItem, Document, Item, Paragraph
from build_tools.printing.runs import Run, heading_runs, paragraphs_of
from build_tools.rendering import addresses
from build_tools.rendering.booklet_parts import parts_of
from build_tools.rendering.due_points import due_points
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.vietnamese.dates import show_date
from build_tools.vocabularies import DOCUMENT_KINDS, ROLES

_FRAME = ("title", "recipients", "signature")


@dataclass(frozen=True)
class Sheet:
    """Something to print: its name, its address on the site, its data, and where its texts come from."""

    title: str
    address: str
    data: dict[str, Any]
    places: tuple[tuple[str, Span], ...]
    """(text, where its author can mend it)."""


def sheet_of_document(site: Site, document: Document) -> Sheet:
    """A whole document with its letterhead, recipients and signature."""
    address = addresses.document_page(document.id)
    items = [linked for linked in site.items_by_document[document.id] if not linked.ancestors]
    by_path = {linked.item.path.partition("/")[0]: linked for linked in items}
    title, recipients = by_path.get("title"), by_path.get("recipients")
    data = {
        **_common(site, document, document.name, address),
        "letterhead": {"left": document.letterhead.left, "right": document.letterhead.right},
        "title_lines": [runs for _, runs in paragraphs_of(title.item)] if title else [[{"text": line}] for line in document.title_lines],
        "addressees": {"heading": document.addressees.heading, "lines": document.addressees.lines},
        "items": [_node(linked.item, 1) for linked in items if linked.item.path.partition("/")[0] not in _FRAME],
        "recipients": {
            "heading": document.recipients.heading,
            "lines": [runs for _, runs in paragraphs_of(recipients.item)] if recipients else [],
        },
        "signature": {"capacity": document.signature.capacity, "name": document.signature.name},
        "corrections": list(_corrections(items)),
    }
    return Sheet(document.name, address, data, tuple(_places(items)))


def sheet_of_part(site: Site, linked: LinkedItem) -> Sheet:
    """A section or a task with what it is given to, by when, and under which resolutions."""
    document, item = linked.document, linked.item
    address = addresses.linked_address(linked)
    data = {
        **_common(site, document, name_of_item(linked), address),
        "part": {
            "document": document.name,
            "place": place_of_item(linked),
            "above": [f"{part.label} {part.heading}".strip() for part in linked.ancestors if part.heading],
            "facts": list(_facts(site, linked)),
        },
        "items": [_node(item, 1)],
        "corrections": list(_corrections([linked])),
    }
    return Sheet(name_of_item(linked), address, data, tuple(_places([linked])))


def named_sheet(site: Site, name: str) -> Sheet | None:
    """The sheet of a document or a booklet by its id, or of a part by ``document#path``; None when there is none."""
    if name in site.documents:
        return sheet_of_document(site, site.documents[name])
    for booklet in site.corpus.booklets:
        if booklet.id == name:
            return sheet_of_booklet(site, booklet)
    return sheet_of_part(site, site.items[name]) if name in site.items else None


def sheet_of_booklet(site: Site, booklet: Booklet) -> Sheet:
    """A booklet: cover, contents, the parts each with its source, questions, room for notes."""
    sections = [_section(site, item) for item in booklet.items]
    documents = {item.document.id: site.documents[item.document.id] for item in booklet.items}
    tops = [linked for item in booklet.items for linked in parts_of(site, item)]
    data = {
        "title": booklet.title,
        "issuer": booklet.chair,
        "day": _day(booklet.date),
        "address": addresses.booklet_page(booklet.id),
        "large": booklet.large_print,
        "booklet": {
            "occasion": booklet.occasion,
            "date": show_date(booklet.date) if booklet.date else "",
            "chair": booklet.chair,
            "note": booklet.note,
            "questions": booklet.questions,
            "notes_pages": booklet.notes_pages,
        },
        "sections": sections,
        "sources": [
            {
                **_common(site, document, document.name, addresses.document_page(name)),
                "corrections": list(_corrections(linked for linked in tops if linked.document.id == name)),
            }
            for name, document in documents.items()
        ],
    }
    own = " ".join([booklet.title, booklet.occasion, booklet.chair, booklet.note, *booklet.questions, *(i.note for i in booklet.items)])
    return Sheet(booklet.title, addresses.booklet_page(booklet.id), data, ((own, booklet.span), *_places(tops)))


def _section(site: Site, item: BookletItem) -> dict[str, Any]:
    """A part of a booklet; ``heading`` is the one that it lacks itself."""
    document = site.documents[item.document.id]
    tops = parts_of(site, item)
    linked = tops[0] if item.path else None
    name = name_of_item(linked, 90) if linked else document.name
    address = addresses.linked_address(linked) if linked else addresses.document_page(document.id)
    heading = "" if linked and linked.item.heading else place_of_item(linked) if linked else document.name
    return {
        **_common(site, document, name, address),
        "document": document.name,
        "place": place_of_item(linked) if linked else "Cả văn bản",
        "above": [f"{part.label} {part.heading}".strip() for part in linked.ancestors if part.heading] if linked else [],
        "heading": heading,
        "note": item.note,
        "items": [_node(top.item, 1 if linked else 2) for top in tops],
    }


def _day(day: date | None) -> list[int]:
    return [day.year, day.month, day.day] if day else []


def _common(site: Site, document: Document, title: str, address: str) -> dict[str, Any]:
    originals = {original.name: original.data for original in site.corpus.originals}
    return {
        "title": title,
        "kind": DOCUMENT_KINDS[document.kind],
        "number": document.number,
        "date": show_date(document.date) if document.date else "",
        "day": _day(document.date),
        "issuer": site.bodies[document.issuer].name if document.issuer in site.bodies else "",
        "address": address,
        "originals": [
            {"name": name, "sha256": hashlib.sha256(originals[name]).hexdigest()} for name in document.originals if name in originals
        ],
    }


def _node(item: Item, level: int) -> dict[str, Any]:
    """An item with its blocks in printed order: paragraphs as runs, children as nodes."""
    blocks = [{"runs": part[1]} if isinstance(part, tuple) else {"node": _node(part, level + 1)} for part in _in_order(item)]
    return {"label": item.label, "heading": heading_runs(item), "kind": item.kind, "level": level, "blocks": blocks}


def _in_order(item: Item) -> Iterator[tuple[Paragraph, list[Run]] | Item]:
    paragraphs = paragraphs_of(item)
    for position, child in enumerate(item.children):
        while paragraphs and paragraphs[0][0].position <= position:
            yield paragraphs.pop(0)
        yield child
    yield from paragraphs


def _facts(site: Site, linked: LinkedItem) -> Iterator[dict[str, Any]]:
    """Name and values of what is claimed of a task, in the order in which a reader asks."""
    item = linked.item
    for role, name in ROLES.items():
        bodies = dict.fromkeys(a.body for a in item.assignments if a.role == role)
        if bodies:
            yield {"name": name, "values": [site.bodies[b].name if b in site.bodies else b for b in bodies]}
    times = list(dict.fromkeys(point.said for point in due_points(linked)))
    if times:
        yield {"name": "Thời gian", "values": times}
    if linked.implements:
        yield {"name": "Thực hiện", "values": [name_of_target(site, carried.instrument) for carried in linked.implements]}


def _corrections(tops: Iterable[LinkedItem]) -> Iterator[dict[str, str]]:
    for top in tops:
        for item in top.item.walk():
            for correction in item.corrections:
                yield {"printed": correction.printed, "read_as": correction.read_as, "why": correction.why}


def _places(tops: Iterable[LinkedItem]) -> Iterator[tuple[str, Span]]:
    for top in tops:
        for item in top.item.walk():
            yield " ".join([item.label, item.heading, item.text, *(note.text for note in item.footnotes)]), item.span
