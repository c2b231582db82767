"""Two columns typed with tabs or spaces, as old letterheads and signatures are, made a table without rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.importer.lines import Line, Table
from build_tools.importer.readers.pieces import Letters, Piece

_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{5,})(?=\S)")
_SHORT_HALF = re.compile(r"\*|[-–_*]{3,}|[-–+] ?\w.*")
"""A rule of a letterhead, a recipient with its dash: no label, however short."""
NAMED = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+)*")
"""“TỈNH X” below the name of an office."""
_LONGEST = 75
_SHORTEST = 7
"""A left half of fewer letters is a label with its tab."""
_BETWEEN = 3
"""So many lines of one column only may stand between two of both."""


@dataclass(frozen=True)
class Gap:
    """The two halves of a line."""

    left: Letters
    right: Letters


def halves(pieces: Sequence[Piece], far_tabs: bool, *, is_below: bool = False) -> tuple[list[Piece], list[Piece]] | None:
    """The two halves of a short line with one wide gap.

    ``far_tabs``: one tab is enough, its stop lies far to the right; ``is_below``: the line before has two halves too.
    """
    text = "".join(piece.text for piece in pieces)
    found = list(_GAP.finditer(text))
    if len(found) != 1 or any(piece.mark for piece in pieces):
        return None
    gap = found[0]
    wide = gap[0].count("\t") >= 2 or (far_tabs and "\t" in gap[0]) or len(gap[0]) >= 5
    left, right = text[: gap.start()].strip(), text[gap.end() :].strip()
    short = len(left) < _SHORTEST and not (far_tabs and _SHORT_HALF.fullmatch(left)) and not (is_below and NAMED.fullmatch(left))
    if not wide or short or max(len(left), len(right)) > _LONGEST:
        return None
    return _cut(pieces, 0, gap.start()), _cut(pieces, gap.end(), len(text))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    out = []
    at = 0
    for piece in pieces:
        said = piece.text[max(0, start - at) : max(0, end - at)]
        at += len(piece.text)
        if said:
            out.append(replace(piece, text=said))
    return out


def beside(elements: Sequence[Line | Table], gaps: Mapping[int, Sequence[Gap]]) -> list[Line | Table]:
    """Lines with gaps, and the few lines of one column between them, made one table of two cells."""
    left = {number: list(found) for number, found in gaps.items()}
    halved = [left[e.number].pop(0) if isinstance(e, Line) and _is_of(e, left.get(e.number)) else None for e in elements]
    out: list[Line | Table] = []
    at = 0
    while at < len(elements):
        end = _end(elements, halved, at)
        if end == at:
            out.append(elements[at])
            at += 1
        else:
            out.append(_table(elements[at:end], halved[at:end]))
            at = end
    return out


def _is_of(line: Line, waiting: Sequence[Gap] | None) -> bool:
    return (
        waiting is not None
        and len(waiting) > 0
        and line.text.startswith(waiting[0].left.text)
        and line.text.endswith(waiting[0].right.text)
    )


def _end(elements: Sequence[Line | Table], halved: Sequence[Gap | None], start: int) -> int:
    """Behind the last line with a gap that belongs to the one at ``start``."""
    if halved[start] is None:
        return start
    end, at = start + 1, start + 1
    while at < len(elements) and at - end <= _BETWEEN:
        if halved[at] is not None:
            end = at + 1
        elif not isinstance(element := elements[at], Line) or len(element.text) > _LONGEST:
            break
        at += 1
    return end


def _table(elements: Sequence[Line | Table], halved: Sequence[Gap | None]) -> Table:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for element, gap in zip(elements, halved, strict=True):
        assert isinstance(element, Line)
        base = replace(element, centred=None, right=None, indent_mm=None, note_marks=())
        if gap is None:
            sides[(element.indent_mm or 0) > 60 or element.right is True].append(replace(base, note_marks=element.note_marks))
            continue
        for side, letters in zip(sides, (gap.left, gap.right), strict=True):
            side.append(replace(base, runs=letters.runs))
    first = elements[0]
    return Table(((tuple(sides[0]), tuple(sides[1])),), first.page, first.number, False)
