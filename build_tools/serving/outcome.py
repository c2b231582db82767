"""What a rebuild reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What became of one rebuild.

    ``changed``: files of the site that were written or removed, as paths from its root with ``/``. ``diagnostics_text``: the errors for
    people, as ``diagnostics.as_text`` forms them; empty when the site stands. ``warnings``: findings that did not stop the build.
    ``is_unfinished``: the rebuild stopped for an edit that came meanwhile; the next one goes on.
    """

    changed: frozenset[str] = frozenset()
    diagnostics_text: str = ""
    warnings: str = ""
    is_unfinished: bool = False


Show = Callable[[frozenset[str]], None]
"""Is told of changed files that already stand in their place while a rebuild goes on."""
Edited = frozenset[str] | None
"""Files that were edited since the last rebuild, as paths from the project's root with ``/``; None where any may have been."""
IsWaitedFor = Callable[[], bool]
"""Whether files were edited since a rebuild began, so that somebody waits for the next one."""
Rebuild = Callable[[Show, Edited, IsWaitedFor], Outcome]
"""Brings the site up to date with the files of the project."""
