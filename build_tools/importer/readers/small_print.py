"""Small print behind the end of a paper (source, address, mark of a printing office): no text of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_tools.importer.lines import Line, Table

SMALL = 0.7
"""Smaller than this share of the size of the text; lists of recipients have 0.78 and more, footnotes 0.7."""


def body_size(sizes: Mapping[int, Counter[float]]) -> float:
    """The size in which most letters are printed; 0 when none is known."""
    total: Counter[float] = Counter()
    for own in sizes.values():
        total.update(own)
    return max(total.items(), key=lambda each: (each[1], each[0]))[0] if total else 0.0


def set_aside_small_print(elements: Sequence[Line | Table], sizes: Mapping[int, Counter[float]]) -> list[Line | Table]:
    """Lines behind the last one of usual size get the role of a footer; ``sizes`` by the number of the line."""
    limit = SMALL * body_size(sizes)
    out = list(elements)
    for at in range(len(out) - 1, -1, -1):
        element = out[at]
        if not isinstance(element, Line) or element.role:
            if isinstance(element, Table):
                break
            continue
        own = sizes.get(element.number)
        largest = max((size for size, count in own.items() if count), default=0.0) if own else 0.0
        if not own or not largest or largest >= limit:
            break
        out[at] = replace(element, role="footer")
    return out
