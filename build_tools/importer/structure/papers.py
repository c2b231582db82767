"""Where one paper of a received file ends though nothing says so: a signature, then the title of what is attached."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.importer.structure.boundaries import ends_sentence, is_capitals
from build_tools.importer.structure.head import Head
from build_tools.importer.structure.tail import is_name
from build_tools.importer.structure.titles import begins_title, is_appendix_title
from build_tools.importer.structure.units import Unit, is_divider
from build_tools.importer.structure.words import APPENDED, APPENDIX, CAPACITY, SIGNED


def end_of_paper(units: Sequence[Unit], head: Head) -> int:
    """The first unit behind the paper whose text begins at the head's end: a title below a signature, an appendix after another."""
    of_appendix = bool(head.title) and bool(APPENDIX.match(head.title[0]))
    for index in range(head.end + 1, len(units)):
        if of_appendix and (is_appendix_title(units[index]) or _is_next_appendix(units[index - 1], units[index])):
            return index
        if begins_title(units[index]) and _is_signed(units[head.end : index]):
            return index
    return len(units)


def _is_next_appendix(before: Unit, unit: Unit) -> bool:
    """“Phụ lục II” in small letters, where a sentence or a table has ended; elsewhere it may be the rest of a line."""
    return bool(APPENDED.fullmatch(unit.text)) and (bool(before.row) or ends_sentence(before.text))


def _is_signed(above: Sequence[Unit]) -> bool:
    """Whether the last lines are a name below a capacity."""
    lines = [unit.text for unit in above[-8:] if not is_divider(unit.text) and not SIGNED.fullmatch(unit.text)]
    return len(lines) > 1 and is_name(lines[-1]) and (bool(CAPACITY.match(lines[-2])) and is_capitals(lines[-2]))
