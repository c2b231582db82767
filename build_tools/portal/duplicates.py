"""Which entries of registries are the same on several sites: a portal shows each once.

Every site has a page for Nghị quyết số 31-NQ/TW and an entry for Quốc hội. The one that is kept of an instrument is the
whole text, where a site publishes it; else the entry of the first site. Documents and tasks are all kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from build_tools.federation.identity import is_of_the_country, keys_of, same_words
from build_tools.federation.inventory import Entry, Inventory


class Duplicates:
    """What has been kept so far, and what some site holds whole."""

    def __init__(self, inventories: Iterable[Inventory]) -> None:
        self._held = {key for inventory in inventories for entry in inventory.entries if entry.held for key in _identities(entry)}
        self._owners: dict[Hashable, str] = {}

    def is_new(self, record: list[Any], strings: list[str], entries: Mapping[str, Entry], owner: str) -> bool:
        """Whether to keep a record of a registry; of the site ``owner``; ``entries`` are those of its inventory by address."""
        kind, _, address, title, *_, about = record
        entry = entries.get(address)
        identities = _identities(entry) if entry else []
        if any(identity in self._held for identity in identities):
            return False
        key = identities[0] if identities else (strings[kind], same_words(title), *(strings[number] for number in about))
        return self._owners.setdefault(key, owner) == owner


def _identities(entry: Entry) -> list[Hashable]:
    """By type, number and date; with who issued it and where, for numbers that every place gives."""
    issued = () if is_of_the_country(entry.number) else (same_words(entry.issuer), same_words(entry.locality))
    return [(*key, *issued) for key in keys_of(entry)]
