"""Stretches of a text that are taken already."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable


class Stretches:
    """Stretches that do not overlap each other; asking costs the logarithm of their number."""

    def __init__(self, taken: Iterable[tuple[int, int]] = ()) -> None:
        self._taken: list[tuple[int, int]] = sorted(taken)

    def add(self, start: int, end: int) -> None:
        insort(self._taken, (start, end))

    def remove(self, start: int, end: int) -> None:
        self._taken.remove((start, end))

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them overlaps this stretch."""
        at = bisect_right(self._taken, (start, start))
        if at and self._taken[at - 1][1] > start:
            return True
        return at < len(self._taken) and self._taken[at][0] < end
