"""Entries for the search field: items, instruments, bodies, schemes. Merged with those of ``docs/``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_tools.rendering import addresses
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES

ENTRIES_PATH = "search/entries.json"


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    entries: list[dict[str, str]] = []
    for linked in site.items.values():
        if linked.item.kind in ("recipients", "signature"):
            continue
        notes = " ".join(note.text for note in linked.item.footnotes)
        entries.append(
            {
                "location": addresses.linked_address(linked),
                "title": f"{name_of_item(linked, 90)} ({place_of_item(linked)})",
                "text": f"{linked.item.text} {notes}".strip() + f" ({linked.document.name})",
            }
        )
    for instrument in site.corpus.instruments:
        entries.append(
            {
                "location": addresses.instrument_page(instrument.id),
                "title": f"{TYPE_NAMES[instrument.type]} {instrument.number or instrument.title}",
                "text": " ".join([instrument.title, *instrument.aliases]),
            }
        )
    for body in site.corpus.bodies:
        entries.append({"location": addresses.body_page(body.id), "title": body.name, "text": " ".join(body.aliases)})
    for scheme in site.corpus.schemes:
        entries.append({"location": addresses.scheme_page(scheme.id), "title": scheme.name, "text": " ".join(scheme.aliases)})
    yield Artifact(ENTRIES_PATH, json.dumps(entries, ensure_ascii=False).encode())


OUTPUT = Output("search", LINKED, render)
