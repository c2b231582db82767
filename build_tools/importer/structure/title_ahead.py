"""Where the head of a paper ends, seen before it is read: mottoes, number and date stand above title or addressees."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.importer.structure.boundaries import ends_sentence
from build_tools.importer.structure.place_and_date import PLACE_DATE
from build_tools.importer.structure.titles import begins_title, is_kind_alone
from build_tools.importer.structure.units import Unit, is_motto
from build_tools.importer.structure.words import ADDRESSEES, NUMBER_LINE, OPENERS

_FARTHEST, _LONGEST_LINE, _FEWEST_SIGNS = 40, 130, 2


def title_ahead(units: Sequence[Unit], start: int) -> int:
    """The unit of title or addressees below a letterhead that begins at ``start``; -1 when none is in sight."""
    signs = 0
    for index in range(start, min(start + _FARTHEST, len(units))):
        unit = units[index]
        if signs >= _FEWEST_SIGNS and (begins_title(unit) or is_kind_alone(unit.text) or ADDRESSEES.match(unit.text)) and unit.cell is None:
            return index
        if _is_text(unit):
            return -1
        signs += bool(is_motto(unit.text) or NUMBER_LINE.match(unit.text) or PLACE_DATE.fullmatch(unit.text))
    return -1


def _is_text(unit: Unit) -> bool:
    text = unit.text
    if unit.row or len(text) > _LONGEST_LINE:
        return True
    return len(text) > 60 and (ends_sentence(text) or bool(OPENERS.match(text)))
