"""Letterheads and signatures of PDF pages: two blocks side by side, with a strip of empty paper between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from build_tools.importer.readers.pdf_lines import Printed

_STRIP = 8.0
"""Points; no narrower strip parts two columns."""


_NEAR = 14.0
"""Points between the middles of two things that share it, where margins are only guessed."""


@dataclass(frozen=True)
class Beside:
    """Lines of two columns."""

    left: tuple[Printed, ...]
    right: tuple[Printed, ...]


@dataclass
class _Block:
    """Lines from ``start`` to before ``end``, the strip between (``a``, ``b``) that they leave free, the middle of the page."""

    start: int
    end: int
    a: float
    b: float
    middle: float


def with_columns(lines: Sequence[Printed], left: float, right: float) -> list[Printed | Beside]:
    """The lines of a page between its margins; those that stand beside each other as ``Beside``.

    The strip is in the middle half of the page: what stands farther left is a label before its text.
    """
    out: list[Printed | Beside] = []
    at = 0
    while at < len(lines):
        strip = _strip(lines[at])
        if strip is None or not 0.25 < (sum(strip) / 2 - left) / max(1.0, right - left) < 0.75:
            out.append(lines[at])
            at += 1
            continue
        block = _Block(at, at + 1, *strip, (left + right) / 2)
        _grow_down(block, lines)
        _grow_up(block, lines)
        del out[len(out) - (at - block.start) :]
        out.append(_split(block, lines))
        at = block.end
    return out


def _strip(line: Printed) -> tuple[float, float] | None:
    """The one wide gap of a line in the middle of its page, wider than what justifying makes."""
    wide = [gap for gap in line.gaps if gap[1] - gap[0] >= max(16.0, 1.4 * line.size) and not line.is_sign_before(gap[0])]
    if len(wide) != 1:
        return None
    others = [b - a for a, b in line.gaps if (a, b) != wide[0]]
    a, b = wide[0]
    return (a, b) if not others or b - a >= 2.2 * median(others) else None


def _side(block: _Block, line: Printed) -> str:
    """left, right, both, or empty where the line runs over the strip; narrows the strip to what is still free."""
    if line.x1 < block.b - _STRIP and line.x0 < block.a:
        block.a = max(block.a, line.x1)
        return "left"
    if line.x0 > block.a + _STRIP and line.x1 > block.b:
        block.b = min(block.b, line.x0)
        return "right"
    for a, b in line.gaps:
        low, high = max(a, block.a), min(b, block.b)
        if high - low >= _STRIP and _strip(line) == (a, b):
            block.a, block.b = low, high
            return "both"
    return ""


def _is_title(block: _Block, line: Printed, lines: Sequence[Printed]) -> bool:
    """Whether a line is centred on the page and on no column, though it is short enough to stand beside the strip."""
    if _strip(line) is not None:
        return False
    middle = (line.x0 + line.x1) / 2
    first = lines[block.start]
    columns = [(part.x0 + part.x1) / 2 for part in first.split((block.a + block.b) / 2) if part.glyphs]
    return abs(middle - block.middle) < _NEAR and all(abs(middle - column) > 2 * _NEAR for column in columns)


def _grow_down(block: _Block, lines: Sequence[Printed]) -> None:
    """Take in the lines below; those of the left column alone only as close as its lines are, or beside later lines of the right."""
    last = {"left": lines[block.start], "right": lines[block.start]}
    step = 0.0
    saved = (block.end, block.a, block.b)
    for at in range(block.start + 1, len(lines)):
        line = lines[at]
        side = "" if _is_title(block, line, lines) else _side(block, line)
        if not side:
            break
        below = line.bottom - last["left"].bottom
        near = below <= max(1.6 * line.size, 1.1 * step)
        if side == "right" and line.bottom - last["right"].bottom > 10 * line.size:
            break
        if side != "left":
            last["right"] = line
        if side != "right":
            last["left"] = line
            step = below if side == "left" and below <= 2.5 * line.size else step
        if side != "left" or (near and saved[0] == at):
            saved = (at + 1, block.a, block.b)
    block.end, block.a, block.b = saved


def _grow_up(block: _Block, lines: Sequence[Printed]) -> None:
    """Lines of the right column just above; those of the left only where the page begins with them."""
    first = lines[block.start]
    reached, is_right_only = block.start, True
    saved = (block.a, block.b)
    for at in range(block.start - 1, -1, -1):
        line = lines[at]
        side = _side(block, line)
        if side not in ("left", "right") or lines[at + 1].bottom - line.bottom > 3 * first.size:
            break
        is_right_only = is_right_only and side == "right"
        reached = at
        if is_right_only:
            block.start, saved = at, (block.a, block.b)
    if reached == 0:
        block.start = 0
    else:
        block.a, block.b = saved


def _split(block: _Block, lines: Sequence[Printed]) -> Beside:
    middle = (block.a + block.b) / 2
    left: list[Printed] = []
    right: list[Printed] = []
    for line in lines[block.start : block.end]:
        if line.x1 <= middle:
            left.append(line)
        elif line.x0 >= middle:
            right.append(line)
        else:
            one, other = line.split(middle)
            left.append(one)
            right.append(other)
    return Beside(tuple(left), tuple(right))
