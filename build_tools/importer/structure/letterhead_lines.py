"""Lines of letterheads and signatures put right: columns that came as one line, lines that came in pieces.

A page copied from the web leaves the strokes of its table (“|”) between the columns; narrow columns
break a motto, a number or a date over two lines; recognition runs two columns into one line.
Only what is beyond doubt by its words is changed, so that a sentence is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.importer.structure.boundaries import is_capitals
from build_tools.importer.structure.draft import DraftFurniture
from build_tools.importer.structure.listed import BULLET
from build_tools.importer.structure.place_and_date import PLACE_DATE
from build_tools.importer.structure.units import Unit, is_divider, is_motto, motto_in
from build_tools.importer.structure.words import CAPACITY, KINDS, NUMBER_LINE, RECIPIENTS, SIGNED
from build_tools.vietnamese.letters import canonical

STROKES = re.compile(r"[\s|:+=–—-]*\|[\s|:+=–—-]*")
"""A line of nothing but the strokes of a table."""
_LONGEST, _SHORTEST_CAPACITY = 160, 6
_NUMBER_ALONE = re.compile(r"(?i:số)\s*:?")
_NUMBER_FIRST = re.compile(r"(?i:số)\s*:?\s*[\dlO][\w.…]*(?:/\d{4})?\s?[-/]\s?\S+\s+")
_LISTED = re.compile(r"[;:.,)]\s+")
_CODE = re.compile(r"\d[\w.…]*\s*[-/]\s*\S.{0,40}")
_KIND_WORDS = frozenset(words for words, _, _ in KINDS)


def in_place(units: Sequence[Unit]) -> tuple[list[Unit], list[DraftFurniture]]:
    """The units with heads and feet in lines of their own, and the strokes of tables that stood between them."""
    strokes: list[DraftFurniture] = []
    whole = [piece for unit in _without_strokes(units, strokes) for piece in _columns(unit)]
    return list(_joined(whole)), strokes


def _without_strokes(units: Sequence[Unit], strokes: list[DraftFurniture]) -> Iterator[Unit]:
    gap = 0
    for index, unit in enumerate(units):
        if STROKES.fullmatch(unit.text):
            strokes.append(DraftFurniture(unit.text, "divider", "Nét kẻ bảng", unit.number))
            gap = int("-" not in unit.text)
            continue
        after = replace(unit, blank_before=max(gap, unit.blank_before))
        gap = 0
        if "|" in unit.text and _is_frame(unit.text) and not _in_table(units, index):
            yield from _cells(after, strokes)
        else:
            yield after


def _is_frame(text: str) -> bool:
    """Whether a cell of the line is a motto, a number, a date, a capacity: a letterhead or a signature."""
    if len(text) > _LONGEST:
        return False
    cells = [cell.strip() for cell in text.split("|")]
    return any(
        is_motto(c) or NUMBER_LINE.match(c) or PLACE_DATE.fullmatch(c) or RECIPIENTS.match(c) or (CAPACITY.match(c) and is_capitals(c))
        for c in cells
        if c
    )


def _in_table(units: Sequence[Unit], index: int) -> bool:
    """More than two strokes in this line and a neighbour with as many: rows of a table of data."""
    strokes = units[index].text.count("|")
    return strokes > 3 and any(u.text.count("|") == strokes for u in units[max(0, index - 1) : index + 2] if u is not units[index])


def _cells(unit: Unit, strokes: list[DraftFurniture]) -> Iterator[Unit]:
    start = 0
    for index, cell in enumerate(unit.text.split("|")):
        if index:
            strokes.append(DraftFurniture("|", "divider", "Nét kẻ bảng", unit.number))
        rich = unit.rich.cut(start, start + len(cell))
        start += len(cell) + 1
        if rich.text:
            yield replace(unit, rich=rich, last_length=len(rich.text), blank_before=max(1, unit.blank_before))


def _columns(unit: Unit) -> Iterator[Unit]:
    """“HUYỆN ỦY … ĐẢNG CỘNG SẢN VIỆT NAM”, “* Cần Thơ, ngày …”, “Số … Cần Thơ, ngày …”: left and right."""
    at = _right_column(unit.text) if unit.cell is None and not unit.row and len(unit.text) <= _LONGEST else 0
    if not at:
        yield unit
        return
    left, right = unit.rich.cut(0, at), unit.rich.cut(at)
    yield replace(unit, rich=left, last_length=len(left.text))
    yield replace(unit, rich=right, last_length=len(right.text), blank_before=0, right=True)


def _right_column(text: str) -> int:
    """Where the right column begins; 0 when the line is not two columns."""
    motto = motto_in(text)
    if motto > 0 and is_capitals(text[:motto]):
        return motto
    numbered = _NUMBER_FIRST.match(text)
    if numbered and PLACE_DATE.fullmatch(text, numbered.end()):
        return numbered.end()
    if RECIPIENTS.match(text) or BULLET.match(text):
        foot = next((m.end() for m in _LISTED.finditer(text) if _is_foot(text[m.end() :])), 0)
        if foot:
            return foot
    day = next((m for m in PLACE_DATE.finditer(text) if m.end() == len(text)), None)
    if day and day.start() == 0:  # “* Cần Thơ” has no letter before the place
        return 0
    if day and is_divider(text[: day.start()].strip()):
        return day.start()
    return 0


def _is_foot(text: str) -> bool:
    """“KT. GIÁM ĐỐC” or “(Đã ký)”, read across behind a recipient."""
    return bool(SIGNED.fullmatch(text)) or (is_capitals(text) and len(text) >= _SHORTEST_CAPACITY and bool(CAPACITY.match(text)))


def _joined(units: Sequence[Unit]) -> Iterator[Unit]:
    at = 0
    while at < len(units):
        unit = units[at]
        while at + 1 < len(units) and _is_broken(unit, units[at + 1]):
            at += 1
            unit = replace(unit, rich=unit.rich.join(units[at].rich), last_length=units[at].last_length)
        yield unit
        at += 1


def _is_broken(a: Unit, b: Unit) -> bool:
    """Whether both are one motto, one number, one place and date, one word for a kind of paper."""
    if a.cell != b.cell or a.row or b.row or b.blank_before or a.whole is True or len(a.text) + len(b.text) > _LONGEST:
        return False
    both = f"{a.text} {b.text}"
    if PLACE_DATE.fullmatch(b.text):  # “Tam | Kỳ, ngày …”
        return a.text.istitle() and a.text.isalpha()
    if _NUMBER_ALONE.fullmatch(a.text):
        return bool(_CODE.fullmatch(b.text))
    if not is_motto(a.text) and not is_motto(b.text):
        if motto_in(both) == 0 and is_motto(both):
            return True
        if canonical(both).casefold() in _KIND_WORDS and is_capitals(both):
            return True
    return bool(PLACE_DATE.fullmatch(both))
