"""How readers call an instrument, a published document or a scheme."""

from __future__ import annotations

from build_tools.link import Site
from build_tools.model import Instrument
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES


def instrument_name(instrument: Instrument) -> str:
    """Type and number, or the title where there is no number."""
    kind = TYPE_NAMES[instrument.type]
    if instrument.number:
        return f"{kind} số {instrument.number}"
    title = instrument.title
    return title if title.casefold().startswith(kind.casefold()) else f"{kind} {title}".strip()


def name_of_target(site: Site, target: str) -> str:
    """The name of whatever a task can implement; the id itself when nothing has it."""
    if target in site.documents:
        return site.documents[target].name
    if target in site.instruments:
        return instrument_name(site.instruments[target])
    return site.schemes[target].name if target in site.schemes else target
