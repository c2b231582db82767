"""Changes ready for templates: by day and document, each with the address where its thing still is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from build_tools.link import Site
from build_tools.rendering.addresses import document_page, linked_address
from build_tools.rendering.changes import CHANGES, Change

SHOWN_OF_A_DOCUMENT = 20
"""Changes of one document on one day that are told one by one; who re-types a document would fill the page."""


@dataclass(frozen=True)
class ChangeView:
    """``href`` is relative to the site's root, and empty for what is no longer there."""

    change: Change
    href: str
    said: str


@dataclass(frozen=True)
class DocumentChanges:
    """What happened to one document on one day; ``more`` are further changes that are not told one by one."""

    id: str
    name: str
    href: str
    whole: ChangeView | None
    """The change of the document itself, where it came or went."""
    items: tuple[ChangeView, ...]
    more: int


@dataclass(frozen=True)
class Day:
    date: date
    documents: tuple[DocumentChanges, ...]


def days_of(site: Site, changes: Iterable[Change]) -> list[Day]:
    """Newest first, as the changes are."""
    return [Day(day, tuple(_by_document(site, group))) for day, group in groupby(changes, key=lambda change: change.date)]


def _by_document(site: Site, changes: Iterable[Change]) -> Iterable[DocumentChanges]:
    grouped: dict[str, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.document, []).append(change)
    for document, own in grouped.items():
        whole = next((c for c in own if not c.path and c.what in ("added", "withdrawn")), None)
        rest = [change for change in own if change is not whole]
        views = tuple(_view(site, change) for change in islice(rest, SHOWN_OF_A_DOCUMENT))
        href = document_page(document) if document in site.documents else ""
        yield DocumentChanges(document, own[0].document_name, href, _view(site, whole) if whole else None, views, len(rest) - len(views))


def _view(site: Site, change: Change) -> ChangeView:
    return ChangeView(change, address_of(site, change), CHANGES[change.what])


def address_of(site: Site, change: Change) -> str:
    """Where the changed thing is, its document for an item that is gone, empty where the document is gone too."""
    linked = site.items.get(f"{change.document}#{change.path}")
    if linked and change.what != "withdrawn":
        return linked_address(linked)
    return document_page(change.document) if change.document in site.documents else ""
