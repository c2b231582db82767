"""What an output is: a name, what it reads, and a function from the site to its pages and files.

``reads`` names the fields of ``Corpus`` whose change can change the output; an incremental
build starts from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from build_tools.fidelity import FidelityReport
from build_tools.link import Site
from build_tools.rendering.changes import UNKNOWN_DAY, History
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.templates import Templates

LINKED = frozenset({"documents", "instruments", "bodies", "localities", "schemes", "indicators", "topics", "abbreviations"})
"""Fields of ``Corpus`` that any page with text or links reads, because recognition reads them all."""


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


@dataclass(frozen=True)
class Output:
    """A part of the built site."""

    name: str
    reads: frozenset[str]
    render: Callable[[Context], Iterator[Page | Artifact]]
