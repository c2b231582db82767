"""Footnotes of papers that only print them: the note's lines go out of the text, its mark to its anchor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_tools.importer.lines import Note
from build_tools.importer.structure.draft import DraftFurniture, DraftNote, Finding
from build_tools.importer.structure.rich import Rich, rich_of
from build_tools.importer.structure.units import Unit, gap_after
from build_tools.importer.structure.words import UNITS

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
_BEGINS = re.compile(rf"(?P<mark>[{_RAISED}]{{1,3}})\s+(?=\S)")
_MARK = re.compile(rf"[{_RAISED}]{{1,3}}")
_UNIT_BEFORE = re.compile(rf"(?:^|[\s\d/(])(?:{'|'.join(UNITS)})$")


@dataclass(frozen=True)
class FoundNote:
    """A note taken out of the text: before which of the remaining units it stood, and in which line."""

    note: DraftNote
    before: int
    line: int


@dataclass(frozen=True)
class Footnotes:
    """Units without notes, whose riches carry the marks; the notes by the number of their first line."""

    units: list[Unit]
    notes: tuple[FoundNote, ...]
    furniture: tuple[DraftFurniture, ...]
    findings: tuple[Finding, ...]


def take_footnotes(units: Sequence[Unit], known: Sequence[Note]) -> Footnotes:
    """Notes that the reader found, and notes that begin with a raised number in a line of their own."""
    left, printed = _take_out(units)
    anchored: list[FoundNote] = []
    furniture: list[DraftFurniture] = []
    findings: list[Finding] = []
    used: set[tuple[int, int]] = set()
    last = (-1, -1)
    for found in printed:
        place = _anchor(left, found, used, last)
        mark = found.note.mark
        if place is None:
            text = f"{_raised(mark)} " + " ".join(p.text for p in found.note.paragraphs)
            furniture.append(DraftFurniture(text, "other", f"Chú thích {mark} không thấy dấu trong bài", found.line))
            findings.append(
                Finding(
                    "footnotes",
                    0.2,
                    f"chú thích {mark} không có dấu trong bài",
                    "tìm chỗ có dấu, đưa chú thích từ phần ngoài văn bản (furniture) vào mục ấy",
                    found.line,
                )
            )
            continue
        used.add(place)
        last = place
        anchored.append(found)
    for index in {i for i, _ in used}:
        offsets = sorted((o for i, o in used if i == index), reverse=True)
        rich = left[index].rich
        for offset in offsets:
            rich = _marked(rich, offset)
        left[index] = replace(left[index], rich=rich)
    return Footnotes(left, (*anchored, *_known(left, known)), tuple(furniture), tuple(findings))


def _known(units: Sequence[Unit], notes: Sequence[Note]) -> list[FoundNote]:
    """Each to its mark; where notes are counted anew on pages or in sections, to the next one that has it."""
    where: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        for _, mark in unit.rich.notes:
            where.setdefault(mark, []).append(index)
    found = []
    for note in notes:
        paragraphs = tuple(rich_of(line).paragraph() for line in note.lines if line.text.strip())
        places = where.get(note.mark, [0])
        at = places.pop(0) if len(places) > 1 else places[0]
        found.append(FoundNote(DraftNote(note.mark, paragraphs), at, units[at].number if units else 0))
    return found


def _take_out(units: Sequence[Unit]) -> tuple[list[Unit], list[FoundNote]]:
    left: list[Unit] = []
    found: list[FoundNote] = []
    at = 0
    while at < len(units):
        match = _BEGINS.match(units[at].text)
        if not match or units[at].row:
            left.append(units[at])
            at += 1
            continue
        rich = units[at].rich.cut(match.end())
        end = at + 1
        while end < len(units) and _continues(units[at], units[end]):
            rich = rich.join(units[end].rich, gap_after(units[end - 1]))
            end += 1
        note = DraftNote(match["mark"].translate(_DIGITS), (rich.paragraph(),))
        found.append(FoundNote(note, len(left), units[at].number))
        at = end
    return left, found


def _continues(first: Unit, unit: Unit) -> bool:
    """Printed lines below a note's first belong to it as far as the gap; a whole paragraph does not."""
    same_place = unit.blank_before == 0 and unit.page == first.page and unit.cell == first.cell
    return same_place and first.whole is not True and not _BEGINS.match(unit.text)


def _anchor(units: Sequence[Unit], found: FoundNote, used: set[tuple[int, int]], after: tuple[int, int]) -> tuple[int, int] | None:
    """The nearest mark before the note, in the order of the notes; a raised 2 after “m” only if there is no other."""
    best: tuple[int, int] | None = None
    best_cost = 1e9
    wanted = _raised(found.note.mark)
    for index in range(min(found.before, len(units)) - 1, -1, -1):
        for match in _MARK.finditer(units[index].text):
            place = (index, match.start())
            if match[0] != wanted or place in used:
                continue
            cost = (found.before - index) * 0.1 + (1000 if _is_unit(units[index].text, match.start()) else 0)
            cost += 50 if place <= after else 0
            if cost < best_cost:
                best, best_cost = place, cost
        if best is not None and best > after and not _is_unit(units[best[0]].text, best[1]):
            return best  # nothing farther away can be nearer
    return best if best_cost < 1000 else None


def _is_unit(text: str, offset: int) -> bool:
    return bool(_UNIT_BEFORE.search(text[:offset]))


def _raised(mark: str) -> str:
    return "".join(_RAISED[int(c)] if c.isdigit() else c for c in mark)


def _marked(rich: Rich, offset: int) -> Rich:
    """The raised digits at ``offset`` made a mark."""
    match = _MARK.match(rich.text, offset)
    assert match is not None
    length = len(match[0])

    def shift(at: int) -> int:
        return at - length if at >= offset + length else min(at, offset)

    emphases = tuple((shift(a), shift(b), s) for a, b, s in rich.emphases if shift(b) > shift(a))
    notes = tuple(sorted([*((shift(o), m) for o, m in rich.notes), (offset, match[0].translate(_DIGITS))]))
    return Rich(rich.text[:offset] + rich.text[offset + length :], emphases, notes)
