"""Pages in their place before the rest of a build is made, for an editor who waits for them; taken back where the build fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from build_tools.incremental.parts import Staging
from build_tools.incremental.site_files import put_in_place
from build_tools.incremental.store import Store, seal_again, unseal

_BEFORE = ".before"
"""Folder of the scratch folder in which the replaced files are kept; no file of a site has such a path."""


class EarlyPages:
    """The files that were placed so far, and those that they replaced."""

    def __init__(self, store: Store, staging: Staging, show: Callable[[frozenset[str]], None]) -> None:
        """``show`` is told of files that stand in their place."""
        self._store = store
        self._staging = staging
        self._show = show
        self._seal = b""
        self.placed: set[str] = set()

    def place(self) -> None:
        """What is staged takes its place; from here on an interruption makes the next build begin anew."""
        staging = self._staging
        if not staging.staged:
            return
        for path in staging.staged - self.placed:
            self._keep(path)
        self._seal = self._seal or unseal(self._store.path)
        self.placed |= staging.staged
        put_in_place(staging.staged, staging.folder, staging.site, ())
        self._show(frozenset(staging.staged))
        staging.staged.clear()

    def take_back(self) -> None:
        """The site is again as it was, and so is the store, which its caller has closed."""
        if not self.placed:
            return
        kept = {path for path in self.placed if self._kept(path).exists()}
        put_in_place(kept, self._staging.folder / _BEFORE, self._staging.site, self.placed - kept)
        self.placed.clear()
        if not self._store.is_committed:
            seal_again(self._store.path, self._seal)

    def _kept(self, path: str) -> Path:
        return self._staging.folder / _BEFORE / path

    def _keep(self, path: str) -> None:
        """A second name for the file that is about to be replaced; a copy where a file can have only one."""
        held, kept = self._staging.site / path, self._kept(path)
        if not held.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(held, kept)
        except OSError:
            shutil.copy2(held, kept)
