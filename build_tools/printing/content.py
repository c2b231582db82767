"""What is printed of a document or of a part of it, as plain data for the page's layout."""

from __future__ import annotations

from typing import Any

from build_tools.link import LinkedItem, Site
from build_tools.model import Booklet, BookletItem, Document
from build_tools.printing.body_sheet import sheet_of_body
from build_tools.printing.flow import pieces_of
from build_tools.printing.runs import paragraphs_of
from build_tools.printing.sheet import Sheet, corrections_of, day_of, facts_of, origin_of, places_of, targets_of
from build_tools.rendering import addresses
from build_tools.rendering.body_duties import duties_of
from build_tools.rendering.booklet_parts import parts_of
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.vietnamese.dates import show_date

_FRAME = ("title", "recipients", "signature")


def sheet_of_document(site: Site, document: Document) -> Sheet:
    """A whole document with its letterhead, recipients and signature."""
    address = addresses.document_page(document.id)
    items = [linked for linked in site.items_by_document[document.id] if not linked.ancestors]
    by_path = {linked.item.path.partition("/")[0]: linked for linked in items}
    title, recipients = by_path.get("title"), by_path.get("recipients")
    data = {
        **origin_of(site, document, document.name, address),
        "letterhead": {"left": document.letterhead.left, "right": document.letterhead.right},
        "title_lines": [runs for _, runs in paragraphs_of(title.item)] if title else [[{"text": line}] for line in document.title_lines],
        "addressees": {"heading": document.addressees.heading, "lines": document.addressees.lines},
        "pieces": [piece for linked in items if linked.item.path.partition("/")[0] not in _FRAME for piece in pieces_of(linked.item, 1)],
        "recipients": {
            "heading": document.recipients.heading,
            "lines": [runs for _, runs in paragraphs_of(recipients.item)] if recipients else [],
        },
        "signature": {"capacity": document.signature.capacity, "name": document.signature.name},
        "corrections": list(corrections_of(items)),
    }
    return Sheet(document.name, address, data, tuple(places_of(items)), ("pdf", "docx", "epub"))


def sheet_of_part(site: Site, linked: LinkedItem) -> Sheet:
    """A section or a task with what it is given to, by when, and under which resolutions."""
    document, item = linked.document, linked.item
    address = addresses.linked_address(linked)
    data = {
        **origin_of(site, document, name_of_item(linked), address),
        "part": {
            "document": document.name,
            "place": place_of_item(linked),
            "above": [f"{part.label} {part.heading}".strip() for part in linked.ancestors if part.heading],
            "facts": list(facts_of(site, linked)),
            "targets": targets_of(site, item),
        },
        "pieces": pieces_of(item, 1),
        "corrections": list(corrections_of([linked])),
    }
    forms = ("pdf", "docx") if item.heading and item.kind == "section" else ("pdf",)
    return Sheet(name_of_item(linked), address, data, tuple(places_of([linked])), forms)


def named_sheet(site: Site, name: str) -> Sheet | None:
    """The sheet of a document, a booklet or a body with tasks by its id, or of a part by ``document#path``; None when there is none."""
    if name in site.documents:
        return sheet_of_document(site, site.documents[name])
    for booklet in site.corpus.booklets:
        if booklet.id == name:
            return sheet_of_booklet(site, booklet)
    if name in site.bodies and duties_of(site, name):
        return sheet_of_body(site, site.bodies[name])
    return sheet_of_part(site, site.items[name]) if name in site.items else None


def sheet_of_booklet(site: Site, booklet: Booklet) -> Sheet:
    """A booklet: cover, contents, the parts each with its source, questions, room for notes."""
    sections = [_section(site, item) for item in booklet.items]
    documents = {item.document.id: site.documents[item.document.id] for item in booklet.items}
    tops = [linked for item in booklet.items for linked in parts_of(site, item)]
    data = {
        "title": booklet.title,
        "issuer": booklet.chair,
        "day": day_of(booklet.date),
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
                **origin_of(site, document, document.name, addresses.document_page(name)),
                "corrections": list(corrections_of(linked for linked in tops if linked.document.id == name)),
            }
            for name, document in documents.items()
        ],
    }
    own = " ".join([booklet.title, booklet.occasion, booklet.chair, booklet.note, *booklet.questions, *(i.note for i in booklet.items)])
    forms = ("pdf", "folded", "docx", "epub")
    return Sheet(booklet.title, addresses.booklet_page(booklet.id), data, ((own, booklet.span), *places_of(tops)), forms)


def _section(site: Site, item: BookletItem) -> dict[str, Any]:
    """A part of a booklet; ``heading`` is the one that it lacks itself."""
    document = site.documents[item.document.id]
    tops = parts_of(site, item)
    linked = tops[0] if item.path else None
    name = name_of_item(linked, 90) if linked else document.name
    address = addresses.linked_address(linked) if linked else addresses.document_page(document.id)
    heading = "" if linked and linked.item.heading else place_of_item(linked) if linked else document.name
    return {
        **origin_of(site, document, name, address),
        "document": document.name,
        "place": place_of_item(linked) if linked else "Cả văn bản",
        "above": [f"{part.label} {part.heading}".strip() for part in linked.ancestors if part.heading] if linked else [],
        "heading": heading,
        "note": item.note,
        "pieces": [piece for top in tops for piece in pieces_of(top.item, 1 if linked else 2)],
    }
