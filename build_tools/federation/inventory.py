"""What a site holds, as other sites read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INVENTORY = "data/inventory.json.gz"
INVENTORY_SCHEMA = "data/inventory.schema.json"
FORMAT = "van-kien-inventory"
VERSION = 1
SEARCH_FORMAT = 1
"""Of the files of the search index, which a portal merges."""


@dataclass(frozen=True)
class Entry:
    """An instrument that a site has a page for.

    ``held``: the page shows the whole text; otherwise only who carries the instrument out. ``types`` are
    those as which it can be cited, its own first. ``issuer`` and ``locality`` are names, because ids mean
    nothing elsewhere. ``address`` is counted from the site's root.
    """

    id: str
    held: bool
    types: tuple[str, ...]
    number: str
    date: date | None
    issuer: str
    locality: str
    title: str
    short_title: str
    address: str

    @property
    def name(self) -> str:
        """How links call it."""
        return self.short_title or self.title


@dataclass(frozen=True)
class Inventory:
    """A site's own words about itself. ``site_url`` is empty where the site does not know where it stands."""

    site_name: str
    site_url: str
    updated: date | None
    """The last day on which its history noted something."""
    documents: int
    tasks: int
    search: int
    entries: tuple[Entry, ...]
