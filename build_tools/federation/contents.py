"""The inventory of a site, and its bytes: the same site gives the same bytes on every day."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import Any

from build_tools.federation.inventory import FORMAT, SEARCH_FORMAT, VERSION, Entry, Inventory
from build_tools.link import Site, types_of_document
from build_tools.model import Document, Instrument
from build_tools.rendering.addresses import document_page, instrument_page
from build_tools.rendering.instrument_name import instrument_name


def inventory_of(site: Site, site_name: str, site_url: str, updated: date | None = None) -> Inventory:
    """Every published document, then every instrument of the registry, by id."""
    places = {place.id: place.name for place in site.corpus.localities}
    held = [_held(site, document, places) for document in site.corpus.documents]
    known = [_known(site, instrument, places) for instrument in site.corpus.instruments]
    entries = sorted((*held, *known), key=lambda entry: (not entry.held, entry.id))
    return Inventory(
        site_name, site_url, updated, len(site.corpus.documents), sum(site.task_counts.values()), SEARCH_FORMAT, tuple(entries)
    )


def _held(site: Site, document: Document, places: dict[str, str]) -> Entry:
    return Entry(
        document.id,
        True,
        types_of_document(document),
        document.number,
        document.date,
        _issuer(site, document.issuer),
        places.get(document.locality, ""),
        document.title,
        document.short_title,
        document_page(document.id),
    )


def _known(site: Site, instrument: Instrument, places: dict[str, str]) -> Entry:
    issuer = site.bodies.get(instrument.issuer)
    return Entry(
        instrument.id,
        False,
        (instrument.type,),
        instrument.number,
        instrument.date,
        _issuer(site, instrument.issuer),
        places.get(issuer.locality if issuer else instrument.locality, ""),
        instrument.title,
        instrument_name(instrument),
        instrument_page(instrument.id),
    )


def _issuer(site: Site, body: str) -> str:
    return site.bodies[body].name if body in site.bodies else ""


def as_data(inventory: Inventory) -> dict[str, Any]:
    """What the file says; ``contract`` describes it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "site": {
            "name": inventory.site_name,
            "url": inventory.site_url,
            "updated": _day(inventory.updated),
            "documents": inventory.documents,
            "tasks": inventory.tasks,
        },
        "search": inventory.search,
        "entries": [_entry(entry) for entry in inventory.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "held": entry.held,
        "types": list(entry.types),
        "number": entry.number or None,
        "date": _day(entry.date),
        "issuer": entry.issuer or None,
        "locality": entry.locality or None,
        "title": entry.title or None,
        "short_title": entry.short_title or None,
        "address": entry.address,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_bytes(inventory: Inventory) -> bytes:
    """The file: JSON in gzip, without the time at which it was packed."""
    text = json.dumps(as_data(inventory), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)
