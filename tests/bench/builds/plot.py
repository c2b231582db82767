"""Lines over two logarithmic axes as an SVG within a page: it takes the colour of the text around it, light or dark."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 60, 220, 20, 50
_DASHES = ("", "7 3", "2 3", "10 3 2 3", "4 4", "1 2", "12 4")
_GAP = 15
"""Between two names at the right."""


@dataclass(frozen=True)
class Line:
    """(x, y) points from left to right; an own line is drawn broader."""

    name: str
    points: tuple[tuple[float, float], ...]
    own: bool = False


@dataclass(frozen=True)
class _Axis:
    """A range of values laid over a range of the picture."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        span = math.log(self.high / self.low) or 1
        return round(self.start + (self.end - self.start) * math.log(value / self.low) / span, 1)

    def ticks(self) -> Iterator[float]:
        """Powers of ten within the range."""
        power = math.ceil(math.log10(self.low) - 1e-9)
        while 10**power <= self.high * (1 + 1e-9):
            yield 10**power
            power += 1


def plotted(lines: Sequence[Line], x_name: str, y_name: str) -> str:
    """One block of HTML without blank lines; a narrow screen scrolls it."""
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    across = _Axis(min(xs), max(xs), LEFT, WIDTH - RIGHT)
    up = _Axis(10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys))), HEIGHT - BOTTOM, TOP)
    said = f"{y_name} over {x_name}, both axes logarithmic; the figures are in the tables"
    parts = [
        f'<div class="md-typeset__scrollwrap" role="group" aria-label="{escape(y_name)}" tabindex="0">',
        f'<svg width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="{escape(said)}" font-size="12" fill="currentColor">',
        *_frame(across, up, sorted(set(xs)), x_name, y_name),
        *_curves(lines, across, up),
        "</svg>",
        "</div>",
    ]
    return "\n".join(parts)


def _frame(across: _Axis, up: _Axis, xs: Sequence[float], x_name: str, y_name: str) -> Iterator[str]:
    for y in up.ticks():
        yield f'<path d="M{LEFT} {up.at(y)}H{WIDTH - RIGHT}" stroke="currentColor" stroke-opacity="0.25"/>'
        yield f'<text x="{LEFT - 8}" y="{up.at(y) + 4}" text-anchor="end">{y:g}</text>'
    for x in xs:
        yield f'<text x="{across.at(x)}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{x:,}</text>'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_name)}</text>'
    middle = (TOP + HEIGHT - BOTTOM) / 2
    yield f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">{escape(y_name)}</text>'


def _curves(lines: Sequence[Line], across: _Axis, up: _Axis) -> Iterator[str]:
    last = float("inf")
    for number, line in sorted(enumerate(lines), key=lambda pair: -pair[1].points[-1][1]):
        path = "L".join(f"{across.at(x)} {up.at(y)}" for x, y in line.points)
        style = f'stroke="currentColor" stroke-width="{3 if line.own else 1.5}" stroke-dasharray="{_DASHES[number % len(_DASHES)]}"'
        yield f'<path d="M{path}" fill="none" {style}/>'
        x, y = across.at(line.points[-1][0]), up.at(line.points[-1][1])
        place = y + 4 if last == float("inf") else max(y + 4, last + _GAP)
        last = place
        weight = ' font-weight="bold"' if line.own else ""
        yield f'<path d="M{x} {y}L{x + 10} {place - 4}h14" fill="none" {style}/>'
        yield f'<text x="{x + 30}" y="{place}"{weight}>{escape(line.name)}</text>'
