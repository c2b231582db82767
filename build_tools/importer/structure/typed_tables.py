"""Tables that came as text: rows with strokes between the cells, or every cell on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from build_tools.importer.structure.units import Unit

_FIRST_COLUMN = re.compile(r"(?i:stt|tt|số\s*tt|số\s+thứ\s+tự)\.?")
_COUNTS = re.compile(r"(?:STT|Stt|TT|Số TT)(?:\s|$)|(?i:số\s+thứ\s+tự)")
_COUNT = re.compile(r"(\d{1,3})\.?\s+\S")
_MOST_COLUMNS, _LONGEST_HEADING = 9, 80


def with_rows(units: Sequence[Unit]) -> list[Unit]:
    """The units; a row of such a table is one unit, told from the text by its number."""
    out: list[Unit] = []
    at = 0
    while at < len(units):
        rows, end = _stroked(units, at)
        if not rows:
            rows, end = _flat(units, at)
        if not rows:
            rows, end = _counted(units, at)
        out += rows or [units[at]]
        at = end if rows else at + 1
    return out


def begins_table(unit: Unit) -> bool:
    """The heading of a first column that counts the rows, “STT”, alone or with the headings beside it."""
    return bool(_COUNTS.match(unit.text))


def _stroked(units: Sequence[Unit], start: int) -> tuple[list[Unit], int]:
    """Two lines or more with as many strokes: “1 | Nâng cấp mạng | Văn phòng”."""
    strokes = units[start].text.count("|")
    end = start
    while end < len(units) and strokes and _has_strokes(units[end], strokes) and (end == start or not units[end].blank_before):
        end += 1
    if end - start < 2:
        return [], start
    return [replace(unit, row=n, whole=True) for n, unit in enumerate(units[start:end], start=1)], end


def _has_strokes(unit: Unit, strokes: int) -> bool:
    return unit.text.count("|") == strokes and not unit.row


def _flat(units: Sequence[Unit], start: int) -> tuple[list[Unit], int]:
    """A heading for each column, then cells in order: the first one of each row counts 1, 2, 3 …"""
    if not _FIRST_COLUMN.fullmatch(units[start].text):
        return [], start
    first = next((i for i in range(start + 2, min(start + _MOST_COLUMNS + 1, len(units))) if units[i].text == "1"), None)
    if first is None or any(len(unit.text) > _LONGEST_HEADING for unit in units[start:first]):
        return [], start
    width, end = first - start, first
    while end + width <= len(units) and units[end].text.rstrip(".") == str((end - start) // width):
        end += width
    if (end - first) // width < 2:
        return [], start
    return [_row(units[i : i + width], (i - start) // width + 1) for i in range(start, end, width)], end


def _counted(units: Sequence[Unit], start: int) -> tuple[list[Unit], int]:
    """Lines below “STT Nội dung …” of which each begins with the next number, as tabs leave them."""
    if not begins_table(units[start]) or units[start].row:
        return [], start
    end = start + 1
    while end < len(units) and (found := _COUNT.match(units[end].text)) and int(found[1]) == end - start:
        end += 1
    if end - start < 3:
        return [], start
    return [replace(unit, row=n, whole=True) for n, unit in enumerate(units[start:end], start=1)], end


def _row(cells: Sequence[Unit], number: int) -> Unit:
    rich = cells[0].rich
    for cell in cells[1:]:
        rich = rich.join(cell.rich, "\n")
    return replace(cells[0], rich=rich, row=number, whole=True, blank_before=1, last_length=len(rich.text))
