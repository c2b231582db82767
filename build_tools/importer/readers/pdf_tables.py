"""Tables with drawn lines on PDF pages; each cell a paragraph, a table that goes on over a page put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_tools.importer.lines import Line, Table
from build_tools.importer.readers.pdf_lines import Glyph, Printed, lines_of
from build_tools.importer.readers.pieces import Piece, Setter

_MOST_STROKES = 20_000
_BEGINS = re.compile(r"[-+•*]\s|\(?\d{1,2}[.)]\s|[a-zđ]\)\s")
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PdfTable:
    """Cells as printed lines; the place of the table on its page."""

    rows: tuple[tuple[tuple[Printed, ...], ...], ...]
    box: Box
    page: int

    @property
    def bottom(self) -> float:
        """Where it begins, to be sorted among lines by their foot."""
        return self.box[1]

    def holds(self, glyph: Glyph) -> bool:
        return _is_in(glyph, self.box)

    def element(self, setter: Setter) -> Table:
        rows = tuple(tuple(tuple(_paragraphs(cell, setter)) for cell in row) for row in self.rows)
        return Table(rows, self.page, 0, True)


def tables_of(page: Any, glyphs: Sequence[Glyph], number: int) -> list[PdfTable]:
    """The tables of a page: at least two columns or rows of drawn cells with letters in them."""
    strokes = len(page.lines) + len(page.rects) + len(page.curves)
    if not 4 <= strokes <= _MOST_STROKES or not any(
        abs(s["x1"] - s["x0"]) < 2 < s["bottom"] - s["top"] or s["bottom"] - s["top"] > 8 for s in (*page.lines, *page.rects)
    ):
        return []
    out = []
    for found in page.find_tables():
        rows = tuple(tuple(_cell(box, glyphs, number) for box in row.cells) for row in found.rows)
        rows = tuple(row for row in rows if any(row))
        if rows and max(map(len, rows)) > 1 and sum(map(bool, (cell for row in rows for cell in row))) > 2:
            out.append(PdfTable(rows, found.bbox, number))
    return out


def _cell(box: Box | None, glyphs: Sequence[Glyph], page: int) -> tuple[Printed, ...]:
    return tuple(lines_of([g for g in glyphs if _is_in(g, box)], page)) if box else ()


def _is_in(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _paragraphs(cell: Sequence[Printed], setter: Setter) -> list[Line]:
    groups: list[list[Printed]] = []
    for line in cell:
        if not groups or _BEGINS.match(line.text):
            groups.append([])
        groups[-1].append(line)
    out = []
    for group in groups:
        pieces = [piece for at, line in enumerate(group) for piece in ([Piece(" ")] if at else []) + line.pieces(())]
        out.append(Line(setter.set(pieces).runs, page=group[0].page, whole=True))
    return out


def merged_tables(elements: Sequence[Line | Table]) -> list[Line | Table]:
    """A table at the head of a page that has as many columns as the one that ends the page before goes on with it."""
    out: list[Line | Table] = []
    for element in elements:
        last = out[-1] if out else None
        if isinstance(element, Table) and isinstance(last, Table) and _goes_on(last, element):
            rows = element.rows[1:] if _texts(element.rows[0]) == _texts(last.rows[0]) else element.rows
            out[-1] = replace(last, rows=last.rows + rows)
        else:
            out.append(element)
    return out


def _goes_on(last: Table, table: Table) -> bool:
    return bool(last.ruled and table.ruled) and table.page > last.page and max(map(len, last.rows)) == max(map(len, table.rows))


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row]
