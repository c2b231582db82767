"""A file that is put together from new pieces and stretches of the file before, without being in memory."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

_PIECE = 4 * 1024 * 1024
_PRINTED = 16 * 1024 * 1024
"""Bytes up to which a file gets a fingerprint of its own; a larger one is known by its size."""


class LargeFile:
    """Written to ``target``; ``earlier`` is the file before, which need not be there as long as nothing is copied.

    ``close`` ends the writing, ``wait`` comes after it: long stretches are copied by the system meanwhile, while others go on.
    """

    def __init__(self, path: str, target: Path, earlier: Path) -> None:
        self.size = 0
        self._path = path
        self._open = ExitStack()
        target.parent.mkdir(parents=True, exist_ok=True)
        self._target = self._open.enter_context(target.open("wb"))
        self._earlier_path = earlier
        self._earlier: BinaryIO | None = None
        self._waiting: tuple[int, int] = (0, 0)
        """A stretch not yet copied, because the next may follow on it."""
        self._print = hashlib.blake2b(digest_size=8)
        self._long: list[tuple[int, int, int]] = []
        """Start, length and place in the new file of stretches that are left to the system."""
        self._copying: threading.Thread | None = None
        self._failed: Exception | None = None

    @property
    def row(self) -> tuple[str, int, int]:
        """(path, size, fingerprint or 0)."""
        told = int.from_bytes(self._print.digest(), "big", signed=True) if self.size <= _PRINTED else 0
        return self._path, self.size, told

    def write(self, data: bytes) -> None:
        """Append new bytes."""
        self._copy_waiting()
        self._put(data)
        self.size += len(data)

    def copy(self, start: int, length: int) -> None:
        """Append a stretch of the file before."""
        at, waiting = self._waiting
        if waiting and at + waiting == start:
            self._waiting = at, waiting + length
        else:
            self._copy_waiting()
            self._waiting = start, length
        self.size += length

    def close(self) -> None:
        """Write what is left, but for what ``wait`` waits for."""
        with ExitStack() as stack:
            stack.push(self._open)
            self._copy_waiting()
            if self._long:
                self._target.flush()
                stack.pop_all()
                self._copying = threading.Thread(target=self._copy_long)
                self._copying.start()

    def wait(self) -> None:
        """Return when the file is whole. Raises what went wrong meanwhile."""
        if self._copying:
            self._copying.join()
        if self._failed:
            raise self._failed

    def _put(self, data: bytes) -> None:
        self._target.write(data)
        if self.size <= _PRINTED:
            self._print.update(data)

    def _copy_waiting(self) -> None:
        start, length = self._waiting
        self._waiting = 0, 0
        if not length:
            return
        if length > _PRINTED:  # then the file gets no fingerprint, and nobody here has to see the bytes
            place = self._target.tell()
            self._long.append((start, length, place))
            self._target.seek(place + length)
            return
        for data in self._pieces(start, length):
            self._put(data)

    def _pieces(self, start: int, length: int) -> Iterator[bytes]:
        """A stretch of the file before. Raises EOFError where that is too short."""
        earlier = self._opened_earlier()
        earlier.seek(start)
        while length:
            data = earlier.read(min(length, _PIECE))
            if not data:
                raise EOFError(f"{self._earlier_path} ends before {start + length}")
            yield data
            length -= len(data)

    def _opened_earlier(self) -> BinaryIO:
        if self._earlier is None:
            self._earlier = self._open.enter_context(self._earlier_path.open("rb"))
        return self._earlier

    def _copy_long(self) -> None:
        try:
            with self._open:
                for start, length, place in self._long:
                    self._copy_at(start, length, place)
        except Exception as error:
            self._failed = error

    def _copy_at(self, start: int, length: int, place: int) -> None:
        """By the system where it can, else through our hands."""
        earlier, target = self._opened_earlier(), self._target
        with suppress(OSError, AttributeError):  # other file systems, other systems
            while length and (copied := os.copy_file_range(earlier.fileno(), target.fileno(), length, start, place)):
                start, length, place = start + copied, length - copied, place + copied
        target.seek(place)
        target.writelines(self._pieces(start, length))
