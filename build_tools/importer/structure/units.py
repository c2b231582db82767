"""A paper's lines made ready: tables opened, text squeezed, page furniture told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from build_tools.importer.lines import Line, Paper, Table
from build_tools.importer.structure.draft import DraftFurniture
from build_tools.importer.structure.rich import Rich, rich_of
from build_tools.importer.structure.words import CAPACITY, MOTTOES, NUMBER_LINE, RECIPIENTS, STAMP_ARRIVAL, STAMP_KEY, STAMP_SIGNED
from build_tools.vietnamese.letters import canonical

DIVIDER = re.compile(r"[\s*_=~.\-–—•]+")
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:(?i:trang)\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–\s]*")
_LONGEST_STAMP_LINE = 60
_SHORTEST_PAGE = 600
"""Letters."""
_MOTTOES = [re.compile(re.escape(motto).replace(r"\ \-\ ", r"\s*[-–—]?\s*")) for motto in MOTTOES]
_ROLES = {"header": "header", "footer": "other", "page_number": "page_number"}


@dataclass(frozen=True)
class Unit:
    """A line, or lines already known to be one: its letters and what the reader knew of its place."""

    rich: Rich
    number: int
    page: int = 1
    blank_before: int = 0
    centred: bool | None = None
    right: bool | None = None
    indent: float | None = None
    whole: bool | None = None
    cell: tuple[int, int, int] | None = None
    """(table, row, column) of a line of a table that holds no data: letterhead, signature."""
    row: int = 0
    """Number of the row of a data table, from 1."""
    breaks: int = 0
    """Printed lines joined in this unit, less one."""
    last_length: int = 0
    """Letters of its last printed line."""
    ends_short: bool | None = None
    """Whether its last printed line ends although the next word would have fitted."""

    @property
    def text(self) -> str:
        return self.rich.text


def units_of(paper: Paper) -> tuple[list[Unit], list[DraftFurniture]]:
    """Units in printed order, and the furniture of pages that the reader told apart."""
    units: list[Unit] = []
    furniture: list[DraftFurniture] = []
    tables = 0
    for element in paper.elements:
        if isinstance(element, Table):
            tables += 1
            units += _of_table(element, tables)
            continue
        unit = _unit(element)
        if not unit.text:
            continue
        if element.role in _ROLES:
            furniture.append(DraftFurniture(unit.text, _ROLES[element.role], "", unit.number))
        else:
            units.append(unit)
    return units, furniture


def _unit(line: Line) -> Unit:
    rich = rich_of(line)
    return Unit(
        rich,
        line.number,
        line.page,
        line.blank_before,
        line.centred,
        line.right,
        line.indent_mm,
        line.whole,
        last_length=len(rich.text),
        ends_short=line.ends_short,
    )


def _of_table(table: Table, index: int) -> Iterable[Unit]:
    """A layout table column by column; a row of a data table is one paragraph, its cells on lines of their own."""
    if not _is_layout(table):
        for r, row in enumerate(table.rows):
            joined = Rich()
            for cell in row:
                for line in cell:
                    joined = joined.join(rich_of(line), "\n")
            if joined.text:
                yield Unit(joined, table.number, table.page, 1, whole=True, row=r + 1, last_length=len(joined.text))
        return
    for c in range(max(map(len, table.rows), default=0)):
        for r, row in enumerate(table.rows):
            for line in row[c] if c < len(row) else ():
                unit = _unit(line)
                if unit.text:
                    yield replace(unit, cell=(index, r, c), number=unit.number or table.number)


def _is_layout(table: Table) -> bool:
    """Letterhead and signature stand in tables that hold no data, ruled or not."""
    if max(map(len, table.rows), default=0) > 3:
        return False
    texts = [line.text.strip() for row in table.rows for cell in row for line in cell]
    if any(is_motto(t) or NUMBER_LINE.match(t) or RECIPIENTS.match(t) or (CAPACITY.match(t) and t.isupper()) for t in texts):
        return True
    return table.ruled is False or (table.ruled is None and len(table.rows) <= 2 and max(map(len, table.rows), default=0) <= 2)


def is_motto(text: str) -> bool:
    """The State's or the Party's heading at the top right, anywhere in the line."""
    return len(text) <= 120 and motto_in(text) >= 0


def motto_in(text: str) -> int:
    """Where the heading of the State or the Party begins in a line; -1 without one."""
    folded = canonical(text).casefold()
    found = [m.start() for motto in _MOTTOES if (m := motto.search(folded))]
    return min(found, default=-1)


def without_page_numbers(units: Sequence[Unit]) -> tuple[list[Unit], list[DraftFurniture]]:
    """Lines that are nothing but the next page's number. One alone proves nothing; two in their order do."""
    places = [(i, int(m[1])) for i, u in enumerate(units) if u.cell is None and not u.row and (m := _PAGE_NUMBER.fullmatch(u.text))]
    kept: list[int] = []
    last = 0
    for index, value in places:
        if last < value <= last + 2:
            kept.append(index)
            last = value
    if len(kept) < 2 and not any("-" in units[i].text for i in kept) and not _is_second_page(units, places):
        return list(units), []
    gone = set(kept)
    furniture = [DraftFurniture(units[i].text, "page_number", "", units[i].number) for i in kept]
    return [u for i, u in enumerate(units) if i not in gone], furniture


def _is_second_page(units: Sequence[Unit], places: Sequence[tuple[int, int]]) -> bool:
    """A single 2, a page below the beginning: papers do not number their first page."""
    if len(places) != 1 or places[0][1] != 2:
        return False
    at = places[0][0]
    return sum(len(u.text) for u in units[:at]) > _SHORTEST_PAGE and len(units) > at + 1


def without_stamps(units: Sequence[Unit]) -> tuple[list[Unit], list[DraftFurniture]]:
    """Take out the stamps of offices that received the paper, and those of electronic signatures."""
    out: list[Unit] = []
    stamps: list[DraftFurniture] = []
    at = 0
    while at < len(units):
        end = _end_of_stamp(units, at)
        if end == at:
            out.append(units[at])
            at += 1
            continue
        begin = len(out)
        if not out or not STAMP_KEY.match(out[-1].text):
            begin -= _owner_lines(out, units[at])
        lines = [*out[begin:], *units[at:end]]
        del out[begin:]
        signed = any(STAMP_SIGNED.match(unit.text) for unit in lines)
        note = "Dấu chữ ký số" if signed else "Dấu văn bản đến của nơi nhận bản này"
        stamps.append(DraftFurniture("\n".join(unit.text for unit in lines), "stamp", note, lines[0].number))
        at = end
    return out, stamps


def _end_of_stamp(units: Sequence[Unit], start: int) -> int:
    """The end of a stamp that begins here: keyed lines, of which one says that a paper arrived or who signed it."""
    end = start
    while end < len(units) and _is_stamp_line(units[end], first=end == start):
        end += 1
    texts = [unit.text for unit in units[start:end]]
    arrived = any(STAMP_ARRIVAL.match(t) for t in texts)
    signed = sum(bool(STAMP_SIGNED.match(t)) for t in texts)
    keyed = sum(bool(STAMP_KEY.match(t) or STAMP_ARRIVAL.match(t)) for t in texts)
    return end if (arrived and keyed >= 2) or signed >= 1 else start


def _is_stamp_line(unit: Unit, first: bool) -> bool:
    if len(unit.text) > _LONGEST_STAMP_LINE or unit.row or unit.cell:
        return False
    if unit.blank_before > 1 and not first:
        return False
    return bool(STAMP_KEY.match(unit.text) or STAMP_ARRIVAL.match(unit.text))


def _owner_lines(before: Sequence[Unit], stamp: Unit) -> int:
    """How many lines directly above a stamp name the office whose stamp it is: one in capitals, in the same block."""
    if stamp.blank_before or not before:
        return 0
    owner = before[-1]
    return int(owner.text.isupper() and len(owner.text) <= _LONGEST_STAMP_LINE and owner.blank_before > 0 and owner.cell is None)


def gap_after(unit: Unit | Line) -> str:
    """What stands between a line and the next one of its paragraph: nothing where a printer broke “31-NQ/|TW”."""
    text = unit.text
    return "" if unit.whole is False and text[-1:] in ("-", "/") and text[-2:-1].isalnum() else " "


def divider_of(unit: Unit) -> DraftFurniture:
    """A divider set aside."""
    return DraftFurniture(unit.text, "divider", "", unit.number)


def is_divider(text: str) -> bool:
    """A line without a letter or digit."""
    return bool(DIVIDER.fullmatch(text))
