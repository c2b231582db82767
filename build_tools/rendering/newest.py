"""Long lists show what the newest documents say; of older ones they give the number and where to read it.

A class like “các cấp ủy” has tasks in every document of an archive. A page that listed them all could not be opened on
a phone, and would have to be made again whenever any document changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from build_tools.link import Site

MOST = 300
"""Entries of a list."""
_UNDATED = date(1, 1, 1)


def newest_first(site: Site, documents: Iterable[str]) -> list[str]:
    """Ids of documents, those of one day as the corpus has them; undated ones last."""
    order = list(documents)
    return sorted(order, key=lambda document: site.documents[document].date or _UNDATED, reverse=True)


def shown_documents(site: Site, counts: Mapping[str, int]) -> frozenset[str]:
    """Of documents with so many entries each, those that a list shows: all, or the newest ones, and at least one."""
    if sum(counts.values()) <= MOST:
        return frozenset(counts)
    shown: list[str] = []
    left = MOST
    for document in newest_first(site, counts):
        left -= counts[document]
        if shown and left < 0:
            break
        shown.append(document)
    return frozenset(shown)
