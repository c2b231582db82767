"""Links from what a site names to the texts that other sites publish. Only identity makes a link; doubt is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from build_tools.federation.identity import Key, is_of_the_country, key_of, keys_of, same_issuer
from build_tools.federation.inventory import Entry, Inventory
from build_tools.link import Foreign, ForeignText, Site
from build_tools.model import Instrument
from build_tools.rendering.instrument_name import instrument_name


@dataclass(frozen=True)
class Published:
    """An inventory, what the site is called here, and the absolute address of its root."""

    inventory: Inventory
    site_name: str
    base: str

    def text(self, entry: Entry) -> ForeignText:
        return ForeignText(self.site_name, self.base + entry.address, entry.name)


def with_foreign_texts(site: Site, others: Iterable[Published]) -> tuple[Site, list[str]]:
    """The site with links to texts of elsewhere, and what an editor should be told."""
    foreign, told = foreign_texts(site, others)
    return replace(site, foreign=foreign), told


def foreign_texts(site: Site, others: Iterable[Published]) -> tuple[Foreign, list[str]]:
    """Texts of elsewhere for what a site names, and what an editor should be told: where two texts could be meant."""
    texts: dict[str, tuple[ForeignText, ...]] = {}
    numbers: dict[Key, ForeignText] = {}
    told: list[str] = []
    for other in others:
        if _is_own(site, other.inventory):
            told.append(f"“{other.site_name}” là danh mục của chính trang này; không dùng")
            continue
        held = _held(other.inventory)
        for instrument in site.corpus.instruments:
            found = _of_instrument(site, instrument, held)
            if len(found) == 1:
                texts[instrument.id] = (*texts.get(instrument.id, ()), other.text(found[0]))
            elif found:
                told.append(
                    f"“{other.site_name}” có {len(found)} văn bản cùng là {instrument_name(instrument)}; không nối, vì không rõ bản nào"
                )
        for key, entries in held.items():
            if len(entries) == 1 and is_of_the_country(entries[0].number):
                numbers.setdefault(key, other.text(entries[0]))
    return Foreign(texts, numbers), told


def _is_own(site: Site, inventory: Inventory) -> bool:
    """A site that names its own inventory would send readers from each page to the same page elsewhere."""
    held = {entry.id for entry in inventory.entries if entry.held}
    return bool(held) and held == set(site.documents)


def _held(inventory: Inventory) -> dict[Key, list[Entry]]:
    found: dict[Key, list[Entry]] = {}
    for entry in inventory.entries:
        for key in keys_of(entry) if entry.held else ():
            found.setdefault(key, []).append(entry)
    return found


def _of_instrument(site: Site, instrument: Instrument, held: dict[Key, list[Entry]]) -> list[Entry]:
    key = key_of(instrument.type, instrument.number, instrument.date)
    if key is None or key not in held:
        return []
    names = tuple(_names(site, instrument.issuer))
    locality = _locality(site, instrument)
    return [e for e in held[key] if is_of_the_country(e.number) or same_issuer(e, names, locality)]


def _names(site: Site, issuer: str) -> Iterator[str]:
    if issuer in site.bodies:
        yield site.bodies[issuer].name
        yield from site.bodies[issuer].aliases


def _locality(site: Site, instrument: Instrument) -> str:
    body = site.bodies.get(instrument.issuer)
    wanted = body.locality if body else instrument.locality
    return site.name_of_locality(wanted)
