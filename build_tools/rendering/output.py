"""What an output is: a name, and functions from the site to its pages and files.

An output is cut into parts that can be made without each other: one for the site as a whole, and
one for each thing of a kind. An incremental build makes a part again when something changed that
it read the last time, so a part reads nothing but its context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from build_tools.fidelity import FidelityReport
from build_tools.link import Site
from build_tools.model import Body, Booklet, Document, Indicator, Instrument, Scheme
from build_tools.rendering.changes import UNKNOWN_DAY, History
from build_tools.rendering.due_pages import due_pages, stretches
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.task_tables import text_parts, with_own_table
from build_tools.rendering.templates import Templates

T = TypeVar("T")


@dataclass(frozen=True)
class HandWritten:
    """A section of a page of ``docs/``, the page itself for its first heading."""

    address: str
    title: str
    path: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Settings:
    """What ``mkdocs.yml`` says of the site. ``site_url`` ends with a slash or is empty."""

    site_name: str
    site_url: str
    site_description: str
    hand_written: tuple[str, ...] = ()
    """Addresses of the pages of ``docs/``."""
    sections: tuple[HandWritten, ...] = ()
    """What stands on them, for the search."""
    today: date = UNKNOWN_DAY
    """The day of the build. Only the history may look at it, and only when it notes something new."""
    feed_ids: str = ""
    """What the ids of feeds and entries begin with, where ``mkdocs.yml`` says it; see ``feed_ids``."""


@dataclass(frozen=True)
class Context:
    """All that outputs may read."""

    site: Site
    templates: Templates
    settings: Settings
    fidelity: Mapping[str, FidelityReport]
    prints: Mapping[str, tuple[PrintFile, ...]] = field(default_factory=dict)
    """Address of a page or a place -> its printed file; empty where nothing is printed."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Path -> bytes of every printed file and every cover picture; empty where nothing is printed."""
    history: History = field(default_factory=History)

    def value(self, make: Callable[[Context, str], T], identity: str) -> T:
        """What ``make``, a function of a module, gives for a thing. Incremental builds keep it, so it must be picklable."""
        return make(self, identity)


Made = Page | Artifact


_CUT: Mapping[str, Callable[[Site], Iterable[str]]] = {
    "due": due_pages,
    "stretch": stretches,
    "tasks": lambda site: with_own_table(site.task_counts),
    "texts": lambda site: text_parts(site.task_counts),
}
"""What lists of a large office are cut into."""


def identities(site: Site, kind: str) -> Iterable[str]:
    """The things of a kind: ids of documents and of entries of registries, pages of deadlines."""
    if kind in _CUT:
        return _CUT[kind](site)
    corpus = site.corpus
    things: Mapping[str, Iterable[Document | Body | Instrument | Scheme | Indicator | Booklet]] = {
        "document": corpus.documents,
        "body": corpus.bodies,
        "instrument": corpus.instruments,
        "scheme": corpus.schemes,
        "indicator": corpus.indicators,
        "booklet": corpus.booklets,
    }
    return [thing.id for thing in things[kind]]


@dataclass(frozen=True)
class Output:
    """A part of the built site: what is made once, and what is made for each thing of a kind."""

    name: str
    whole: Callable[[Context], Iterable[Made]] | None = None
    each: Mapping[str, Callable[[Context, str], Iterable[Made]]] = field(default_factory=dict)
    """Kind of ``identities`` -> what is made for one."""

    def render(self, context: Context) -> Iterator[Made]:
        """Everything."""
        if self.whole:
            yield from self.whole(context)
        for kind, make in self.each.items():
            for identity in identities(context.site, kind):
                yield from make(context, identity)
