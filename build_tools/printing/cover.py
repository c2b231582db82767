"""What stands on a cover picture: the title, and whose it is."""

from __future__ import annotations

from typing import Any

from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.printing.sheet import Sheet, origin_of, places_of
from build_tools.reading import read
from build_tools.rendering import addresses
from build_tools.rendering.item_view import shortened

WIDE = (1200, 630)
"""Pixels of a picture for news pages and social networks."""
TALL = (1600, 2560)
"""Pixels of the cover of an e-book."""
_LONGEST_ABOVE = 110
"""Characters of a document's name that leave room for the title of its part."""


def cover_of_document(site: Site, document: Document) -> Sheet:
    """The cover of a document."""
    address = addresses.document_page(document.id)
    titles = [linked for linked in site.items_by_document[document.id] if linked.item.path == "title"]
    return Sheet(document.name, address, origin_of(site, document, document.name, address), tuple(places_of(titles)), ("cover",))


def cover_of_part(site: Site, linked: LinkedItem) -> Sheet:
    """The cover of a section: its heading, and below the kind the name of its document."""
    document = linked.document
    title = f"{linked.item.label} {read(linked.item.heading, linked.item.corrections).text}".strip()
    address = addresses.linked_address(linked)
    data = {**origin_of(site, document, title, address), "above": shortened(document.name, _LONGEST_ABOVE)}
    return Sheet(title, address, data, tuple(places_of([linked])), ("cover",))


def cover_data(sheet: Sheet, size: tuple[int, int]) -> dict[str, Any]:
    """What the layout of covers needs, from any sheet."""
    data = sheet.data
    kind = "Tập học tập" if "booklet" in data else data.get("kind", "Phiếu nhiệm vụ")
    above = data.get("above", "")
    return {
        "title": sheet.title,
        "kind": f"Trích {kind}" if above else kind,
        "above": above,
        "number": data.get("number", ""),
        "date": data["booklet"]["date"] if "booklet" in data else data.get("date", ""),
        "issuer": data["issuer"][:1].upper() + data["issuer"][1:],
        "width": size[0],
        "height": size[1],
    }
