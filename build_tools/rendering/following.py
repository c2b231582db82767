"""Which documents concern whom: what a reader follows is a kind of document, a body or a resolution."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.link import Site
from build_tools.model import Document
from build_tools.rendering import addresses
from build_tools.rendering.connections import CHAIN, implementing_links, stating
from build_tools.rendering.page import HeadLink
from build_tools.vocabularies import DOCUMENT_KINDS

FEED_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
"""Form of a feed -> its media type."""


class Following:
    """The documents of each kind, body and instrument."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """(kind, name) of every kind of which there are documents."""
        return tuple((kind, name) for kind, name in DOCUMENT_KINDS.items() if self.of_kind(kind))

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        return tuple(document for document in self._site.corpus.documents if document.kind == kind)

    def of_body(self, body: str) -> tuple[Document, ...]:
        """What it issued, and what gives it a role."""
        giving = (link.document for link in self._site.body_links[body] if link.assignment)
        return _each_once((*self._site.issued_by.get(body, ()), *giving))

    def has_of_body(self, body: str) -> bool:
        """Whether there is any, which is known sooner."""
        return bool(self._site.issued_by.get(body, ())) or self._site.tally("body", body).assigned > 0

    def has_of_instrument(self, instrument: str) -> bool:
        """Whether there is any."""
        kind = "scheme" if instrument in self._site.schemes else "instrument"
        if self._site.tally(kind, instrument).tasks > 0:
            return True
        return any(document in self._site.documents for document in stating(self._site, instrument, CHAIN))

    def of_instrument(self, instrument: str) -> tuple[Document, ...]:
        """What is stated to carry it out or to be based on it, and what has tasks that carry it out."""
        stated = (self._site.documents[d] for d in stating(self._site, instrument, CHAIN) if d in self._site.documents)
        return _each_once((*stated, *(link.document for link in implementing_links(self._site, instrument))))


def _each_once(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple({document.id: document for document in documents}.values())


def feed_links(site_url: str, *feeds: tuple[str, str]) -> tuple[HeadLink, ...]:
    """How a page tells feed readers of its feeds (address without suffix, title); nothing while there are no feeds."""
    if not site_url:
        return ()
    return tuple(
        HeadLink(kind, addresses.feed_file(feed, form), f"{title} ({'Atom' if form == 'atom' else 'JSON Feed'})")
        for feed, title in feeds
        for form, kind in FEED_TYPES.items()
    )


ALL_DOCUMENTS = "Văn bản mới và thay đổi"
CHANGES = "Thay đổi trên trang"


_TITLES = {"kind": "Văn bản loại {}", "body": "Văn bản liên quan: {}", "instrument": "Văn bản thực hiện {}"}


def feed_title(what: str, name: str) -> str:
    """How the feed of a kind of documents (``kind``), a body or an instrument is called."""
    return _TITLES[what].format(f"“{name}”" if what == "kind" else name)
