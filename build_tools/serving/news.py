"""What open pages have to know: which build they see, what changed since, and what is wrong now."""

from __future__ import annotations

import secrets
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from build_tools.serving.outcome import Outcome

_REMEMBERED = 64
"""Builds whose changes are kept; a page that slept longer takes everything as changed."""
_TOLD = 2_000
"""Paths named in one message; above, a page takes everything as changed, which costs it less than the list."""


_LONGEST_TROUBLE = 20_000
"""Characters of diagnostics that a page shows; the terminal has them all."""


@dataclass(frozen=True)
class Edition:
    """How things stand after a build.

    ``changed`` is what differs from build ``since``; None when that is so long ago that anything may differ.
    """

    server: str
    build: int
    trouble: str
    since: int
    changed: frozenset[str] | None

    def as_data(self) -> dict[str, object]:
        """For a page, as JSON."""
        few = self.changed is not None and len(self.changed) <= _TOLD
        return {
            "server": self.server,
            "build": self.build,
            "trouble": self.trouble,
            "since": self.since,
            "paths": sorted(self.changed or ()) if few else None,
        }


class News:
    """Counts builds and tells those who wait. Shared by the thread that builds and those that answer."""

    def __init__(self) -> None:
        self.server = secrets.token_hex(4)
        """Another one after a restart: what a page knows of builds then counts for nothing."""
        self._build = 0
        self._trouble = ""
        self._changes: deque[tuple[int, frozenset[str]]] = deque(maxlen=_REMEMBERED)
        self._building = False
        self._closed = False
        self._turn = threading.Condition()

    @contextmanager
    def building(self) -> Iterator[None]:
        """While this is entered, files of the site may be missing for a moment."""
        with self._turn:
            self._building = True
        try:
            yield
        finally:
            with self._turn:
                self._building = False
                self._turn.notify_all()

    def publish(self, outcome: Outcome) -> None:
        """Tell the pages, unless there is nothing new for them."""
        trouble = _cut(outcome.diagnostics_text)
        with self._turn:
            if not outcome.changed and trouble == self._trouble:
                return
            self._build += 1
            self._trouble = trouble
            self._changes.append((self._build, outcome.changed))
            self._turn.notify_all()

    def edition(self, since: int | None = None) -> Edition:
        """How things stand, with what changed since build ``since``; nothing changed since now."""
        with self._turn:
            return self._edition(self._build if since is None else since)

    def wait_for_news(self, known: int, seconds: float) -> Edition | None:
        """The next edition after build ``known``, or None when there is none for so long."""
        with self._turn:
            self._turn.wait_for(lambda: self._closed or self._build != known, seconds)
            return None if self._build == known else self._edition(known)

    def wait_until_built(self, seconds: float, known: int) -> bool:
        """Wait for the end of a build; returns whether there was one, or has been one after build ``known``."""
        with self._turn:
            waited = self._building
            self._turn.wait_for(lambda: self._closed or not self._building, seconds)
            return waited or self._build != known

    @property
    def is_closed(self) -> bool:
        """Whether the server stops."""
        return self._closed

    def close(self) -> None:
        """Let everyone go who waits."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()

    def _edition(self, since: int) -> Edition:
        oldest = self._changes[0][0] if self._changes else self._build + 1
        known = oldest - 1 <= since <= self._build
        changed = frozenset().union(*(paths for build, paths in self._changes if build > since)) if known else None
        return Edition(self.server, self._build, self._trouble, since, changed)


def _cut(trouble: str) -> str:
    if len(trouble) <= _LONGEST_TROUBLE:
        return trouble
    return trouble[:_LONGEST_TROUBLE].rpartition("\n")[0] + "\n… còn nữa, xem cửa sổ lệnh."
