"""What sheets are made of: facts, where things come from; plain data for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_tools.diagnostics import Span
from build_tools.link import LinkedItem, Site
from build_tools.model import Document, Item
from build_tools.rendering.due_points import due_points
from build_tools.rendering.indicator_values import said
from build_tools.rendering.instrument_name import name_of_target
from build_tools.vietnamese.dates import show_date, show_due
from build_tools.vocabularies import DOCUMENT_KINDS, ROLES


@dataclass(frozen=True)
class Sheet:
    """Something to print: its name, its address on the site, its data, and where its texts come from."""

    title: str
    address: str
    data: dict[str, Any]
    places: tuple[tuple[str, Span], ...]
    """(text, where its author can mend it)."""
    forms: tuple[str, ...] = ("pdf",)
    """In which forms the site offers it; see ``press``."""


def day_of(day: date | None) -> list[int]:
    """Year, month, day; empty for no day."""
    return [day.year, day.month, day.day] if day else []


def origin_of(site: Site, document: Document, title: str, address: str) -> dict[str, Any]:
    """How a document is called, who issued it, its originals with their checksums."""
    originals = site.corpus.originals_by_name
    return {
        "title": title,
        "kind": DOCUMENT_KINDS[document.kind],
        "number": document.number,
        "date": show_date(document.date) if document.date else "",
        "day": day_of(document.date),
        "issuer": site.bodies[document.issuer].name if document.issuer in site.bodies else "",
        "address": address,
        "originals": [{"name": name, "sha256": originals[name].sha256} for name in document.originals if name in originals],
    }


def facts_of(site: Site, linked: LinkedItem, besides: str = "") -> Iterator[dict[str, Any]]:
    """Name and values of what is claimed of a task, in the order in which a reader asks; of the bodies those besides one."""
    item = linked.item
    for role, name in ROLES.items():
        bodies = dict.fromkeys(a.body for a in item.assignments if a.role == role and a.body != besides)
        if bodies:
            yield {"name": name, "values": [site.bodies[b].name if b in site.bodies else b for b in bodies]}
    times = list(dict.fromkeys(point.said for point in due_points(linked)))
    if times:
        yield {"name": "Thời gian", "values": times}
    if linked.implements:
        yield {"name": "Văn bản được thực hiện", "values": [name_of_target(site, carried.instrument) for carried in linked.implements]}


def targets_of(site: Site, item: Item) -> list[dict[str, Any]]:
    """The targets and results that an item states, as its page says them."""
    return [
        {
            "indicator": site.indicators[target.indicator].name if target.indicator in site.indicators else target.indicator,
            "said": said(target.op, target.value, target.unit),
            "when": show_due(target.year) if target.year else "",
            "result": target.result,
        }
        for target in item.targets
    ]


def corrections_of(tops: Iterable[LinkedItem]) -> Iterator[dict[str, str]]:
    """The corrections in items and below them."""
    for top in tops:
        for item in top.item.walk():
            for correction in item.corrections:
                yield {"printed": correction.printed, "read_as": correction.read_as, "why": correction.why}


def places_of(tops: Iterable[LinkedItem]) -> Iterator[tuple[str, Span]]:
    """The texts of items and below them, each with where its author can mend it."""
    for top in tops:
        for item in top.item.walk():
            yield " ".join([item.label, item.heading, item.text, *(note.text for note in item.footnotes)]), item.span
