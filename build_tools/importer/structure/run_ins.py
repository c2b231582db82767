"""Numbers that stand within a paragraph, “(1) …; (2) …”, as items of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.importer.structure.labels import paren_values
from build_tools.importer.structure.rich import Rich

_MARK = re.compile(r"(?<![\w)])\((\d{1,2}|[a-zđ]|[ivx]{1,5})\)(?=\s|[^\W\d_])")


@dataclass(frozen=True)
class RunIn:
    """A run-in item: its label and its text up to the next one or the paragraph's end."""

    label: str
    rich: Rich


def split_run_ins(rich: Rich, last: int = 0) -> tuple[Rich, tuple[RunIn, ...], int]:
    """(text before the first, the run-in items, number of the last).

    A list needs two numbers in order; a single one counts when it follows ``last``, the number
    with which the item before ended.
    """
    chain, end = _chain(rich.text, last)
    if not chain:
        return rich, (), 0
    starts = [start for start, _ in chain]
    items = []
    for (start, close), following in zip(chain, [*starts[1:], len(rich.text)], strict=True):
        items.append(RunIn(rich.text[start:close], rich.cut(close, following)))
    return rich.cut(0, starts[0]), tuple(items), end


def _chain(text: str, last: int) -> tuple[list[tuple[int, int]], int]:
    """(start, end) of marks that count up by one, beginning at 1 or after ``last``."""
    marks = [(m.start(), m.end(), m[1]) for m in _MARK.finditer(text)]
    best: list[tuple[int, int]] = []
    best_end = 0
    for style in ("paren", "paren_lower", "roman_lower"):
        for first in {1, last + 1 if style == "paren" else 1}:
            chain: list[tuple[int, int]] = []
            value = first
            for start, end, inner in marks:
                if (style, value) in paren_values(inner):
                    chain.append((start, end))
                    value += 1
            needed = 1 if first > 1 else 2
            if len(chain) >= needed and len(chain) > len(best):
                best, best_end = chain, value - 1 if style == "paren" else 0
    return best, best_end
