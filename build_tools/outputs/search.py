"""Entries for the search field: items, instruments, bodies, schemes. Merged with those of ``docs/``.

Material puts titles and texts of its index into the page as HTML, so everything is escaped
here. The same words without marks follow, hidden, for readers who type none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import escape

from build_tools.link import Site
from build_tools.rendering import addresses
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vietnamese.letters import fold

ENTRIES_PATH = "search/entries.json"


def render(context: Context) -> Iterator[Page | Artifact]:
    entries = [_entry(location, title, text) for location, title, text in _found(context.site)]
    yield Artifact(ENTRIES_PATH, json.dumps(entries, ensure_ascii=False).encode())


def _entry(location: str, title: str, text: str) -> dict[str, str]:
    folded = f'<span hidden="">{escape(fold(f"{title} {text}"))}</span>'
    return {"location": location, "title": str(escape(title)), "text": f"{escape(text)} {folded}"}


def _found(site: Site) -> Iterator[tuple[str, str, str]]:
    """(address, title, text) of everything that can be found."""
    for linked in site.items.values():
        if linked.item.kind not in ("recipients", "signature"):
            notes = " ".join(note.text for note in linked.item.footnotes)
            text = f"{linked.item.text} {notes}".strip() + f" ({linked.document.name})"
            yield addresses.linked_address(linked), f"{name_of_item(linked, 90)} ({place_of_item(linked)})", text
    for instrument in site.corpus.instruments:
        title = f"{TYPE_NAMES[instrument.type]} {instrument.number or instrument.title}"
        yield addresses.instrument_page(instrument.id), title, " ".join([instrument.title, *instrument.aliases])
    for body in site.corpus.bodies:
        yield addresses.body_page(body.id), body.name, " ".join(body.aliases)
    for scheme in site.corpus.schemes:
        yield addresses.scheme_page(scheme.id), scheme.name, " ".join(scheme.aliases)


OUTPUT = Output("search", LINKED, render)
