"""Notices that files of the project differ from before.

What counts is a snapshot of the files: what the system tells about a file is only a bell that says when and where to look. Editors
write in many ways (in place, beside and renamed, with swap files and probes); in a snapshot all of them come to the same thing. A
bell that stays silent, as on network drives, costs a moment: all files are looked at now and then anyway. A snapshot is taken before
a build begins, so an edit during the build differs from it and is found after.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from build_tools.serving.snapshots import Snapshot, differing, looked_again, snapshot

QUIET = 0.01
"""Seconds without another event after which a save is taken to be over."""
QUIET_WHEN_CLOSED = 0.004
"""The same where the system said that every file that was written is closed: only another file of the same save can follow."""
LONGEST_BURST = 0.25
"""Seconds after which a build begins though events go on; what comes later makes another build."""
LOOK_ANYWAY = 1.0
LOOK_WITHOUT_BELL = 0.1
"""Seconds between two looks where the system tells nothing."""
_SHARE = 20
"""Looking at all files takes no more than one part in so many of the time."""
_TELLING: list[type[FileSystemEvent]] = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
"""Not opening and reading, of which a build does much."""


class _Bell(FileSystemEventHandler):
    """Rings at every event of the system, and keeps where it was."""

    def __init__(self) -> None:
        self.rung = threading.Event()
        self._places: set[str] = set()
        self._written: set[str] = set()
        """Files that somebody began to write and did not close; not every system tells of closing."""
        self._turn = threading.Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        places = [os.fsdecode(place) for place in (event.src_path, event.dest_path) if place]
        with self._turn:
            self._places.update(places)
            if isinstance(event, FileCreatedEvent | FileModifiedEvent):
                self._written.update(places)
            else:
                self._written.difference_update(places)
        self.rung.set()

    @property
    def quiet(self) -> float:
        """Seconds without another event after which what rang so far is whole."""
        with self._turn:
            return QUIET if self._written else QUIET_WHEN_CLOSED

    def places(self) -> set[str]:
        """Where it rang since the last call."""
        with self._turn:
            places, self._places = self._places, set()
            self._written.clear()
            return places


class Watch:
    """Looks at folders and files from the moment it is entered."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(root.resolve() for root in roots)
        self._bell = _Bell()
        self._observer = Observer()
        self._pause = LOOK_WITHOUT_BELL
        self._look_takes = 0.0
        self._looked = 0.0
        self._seen: Snapshot = {}
        self._found: tuple[str, ...] = ()
        """What ``is_edited_again`` saw and ``wait`` has not told yet."""

    def __enter__(self) -> Watch:
        try:
            self._listen()
            self._pause = LOOK_ANYWAY
        except OSError:
            self._pause = LOOK_WITHOUT_BELL  # the system has no more watches to give
        self._seen = self._look_at_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def wait(self, seconds: float | None = None) -> tuple[str, ...]:
        """The files that differ from the last time, as soon as there are any and they are whole; nothing after ``seconds``."""
        if self._found:
            found, self._found = self._found, ()
            return found
        until = None if seconds is None else time.monotonic() + seconds
        while True:
            pause = max(self._pause, _SHARE * self._look_takes)
            left = pause if until is None else min(pause, max(0.0, until - time.monotonic()))
            changed = self._where_it_rang() if self._bell.rung.wait(left) else self._anywhere()
            if changed or (until is not None and time.monotonic() >= until):
                return changed

    def is_edited_again(self) -> bool:
        """Whether files differ from what ``wait`` told last; it tells of them when it is called again. May be asked very often."""
        if not self._found:
            if self._bell.rung.is_set():
                self._found = self._where_it_rang()
            elif time.monotonic() - self._looked > max(LOOK_ANYWAY, _SHARE * self._look_takes):
                self._found = self._anywhere()
        return bool(self._found)

    def _where_it_rang(self) -> tuple[str, ...]:
        """What differs at the places of the bell, once it is silent."""
        until = time.monotonic() + LONGEST_BURST
        while time.monotonic() < until:
            self._bell.rung.clear()
            if not self._bell.rung.wait(self._bell.quiet):
                break
        return self._compared(looked_again(self._seen, self._bell.places(), self._roots))

    def _anywhere(self) -> tuple[str, ...]:
        """What differs among all files, once two looks agree."""
        now = self._look_at_all()
        for _ in range(int(LONGEST_BURST / QUIET)):
            if now == self._seen:
                return ()
            time.sleep(QUIET)
            again = self._look_at_all()
            if again == now:
                break
            now = again
        return self._compared(now)

    def _compared(self, now: Snapshot) -> tuple[str, ...]:
        changed = differing(self._seen, now) if now is not self._seen else ()
        self._seen = now
        return changed

    def _look_at_all(self) -> Snapshot:
        begun = time.monotonic()
        now = snapshot(self._roots)
        self._looked = time.monotonic()
        self._look_takes = self._looked - begun
        return now

    def _listen(self) -> None:
        folders = {root for root in self._roots if root.is_dir()}
        for folder in sorted(folders):
            self._observer.schedule(self._bell, str(folder), recursive=True, event_filter=_TELLING)
        for folder in sorted({root.parent for root in self._roots if not root.is_dir() and root.parent.is_dir()} - folders):
            # a file that is saved by renaming is another file: its folder tells of it
            self._observer.schedule(self._bell, str(folder), recursive=False, event_filter=_TELLING)
        self._observer.start()
