"""Long lists show what the newest documents say; of older ones they give the number and where to read it.

A class like “các cấp ủy” has tasks in every document of an archive. A page that listed them all could not be opened on
a phone, and would have to be made again whenever any document changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from build_tools.link import Site
from build_tools.model import Document

MOST = 300
"""Entries of a list."""
IN_FULL = 30
"""Documents of a list of files that shows the files of each part too."""
CARDS = 12
"""Documents that a page shows as an outlook on a longer list."""
NAMED = 300
"""Older documents that a list names, with the number of their entries; of those before them it tells how many there are."""
_UNDATED = date(1, 1, 1)


@dataclass(frozen=True)
class Earlier:
    """Documents whose entries a list does not show."""

    named: tuple[tuple[str, int], ...] = ()
    """(document, number of its entries), newest first."""
    unnamed: int = 0
    """Documents older than those."""
    entries: int = 0
    """Of all of them."""

    @property
    def documents(self) -> int:
        return len(self.named) + self.unnamed


def documents_by_day(site: Site) -> list[Document]:
    """All of them, the newest first, undated ones last."""
    return sorted(site.corpus.documents, key=lambda d: (d.date.isoformat() if d.date else "", d.id), reverse=True)


def newest_first(site: Site, documents: Iterable[str]) -> list[str]:
    """Ids of documents or instruments, those of one day in the order that they come in; undated ones last."""

    def day(identity: str) -> date:
        thing = site.documents.get(identity) or site.instruments.get(identity)
        return (thing and thing.date) or _UNDATED

    return sorted(documents, key=day, reverse=True)


def newest_named(site: Site, documents: Sequence[str]) -> tuple[Sequence[str], int]:
    """Those of a list that are named, in its own order where that is all of them; and how many older ones there are."""
    if len(documents) <= NAMED:
        return documents, 0
    return newest_first(site, documents)[:NAMED], len(documents) - NAMED


def shown_documents(site: Site, counts: Mapping[str, int], most: int = 0) -> frozenset[str]:
    """Of documents with so many entries each, those that a list of ``most`` (else ``MOST``) shows: all, or the newest, at least one."""
    left = most or MOST
    if sum(counts.values()) <= left:
        return frozenset(counts)
    shown: list[str] = []
    for document in newest_first(site, counts):
        left -= counts[document]
        if shown and left < 0:
            break
        shown.append(document)
    return frozenset(shown)


def earlier_documents(site: Site, counts: Mapping[str, int], shown: frozenset[str]) -> Earlier:
    """What a list of so many entries of each document does not show."""
    hidden = newest_first(site, [document for document in counts if document not in shown])
    named, unnamed = newest_named(site, hidden)
    return Earlier(tuple((document, counts[document]) for document in named), unnamed, sum(counts[document] for document in hidden))
