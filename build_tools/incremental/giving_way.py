"""A build that somebody waits behind: it stops between two parts, and the next build goes on where it stopped.

What an editor sees of an edit comes first, and lists, feeds and the index after; when the editor saves again meanwhile, the page of
the new edit must not wait for them.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable
from typing import NamedTuple

GivesWay = Callable[[], bool]
"""Whether somebody waits. Once it says so, it goes on saying so for as long as the build lasts."""


def never() -> bool:
    """Nobody waits."""
    return False


class Undone(NamedTuple):
    """What a build that gave way left to the next one: parts that do not hold."""

    parts: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()
    """Files of the site that nothing gives so far."""


class Flag:
    """Up from the moment somebody waits; further processes see it too, and look at nothing else."""

    def __init__(self, gives_way: GivesWay) -> None:
        self._gives_way = gives_way
        self._shared = mmap.mmap(-1, 1)  # stays one when the process forks

    def is_up(self) -> bool:
        """Asks, in the process that began."""
        if self._gives_way():
            self._shared[0] = 1
        return self.was_seen()

    def was_seen(self) -> bool:
        """Whether it was up when somebody last asked."""
        return self._shared[0] == 1
