"""A file that is put together from new pieces and stretches of the file before, without being in memory."""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

_PIECE = 4 * 1024 * 1024
_PRINTED = 16 * 1024 * 1024
"""Bytes up to which a file gets a fingerprint of its own; a larger one is known by its size."""


class LargeFile:
    """Written to ``target``; ``earlier`` is the file before, which need not be there as long as nothing is copied."""

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
        """Write what is left."""
        with self._open:
            self._copy_waiting()

    def _put(self, data: bytes) -> None:
        self._target.write(data)
        if self.size <= _PRINTED:
            self._print.update(data)

    def _copy_waiting(self) -> None:
        start, length = self._waiting
        self._waiting = 0, 0
        if not length:
            return
        if self._earlier is None:
            self._earlier = self._open.enter_context(self._earlier_path.open("rb"))
        if length > _PRINTED:  # then the file gets no fingerprint, and nobody here has to see the bytes
            start, length = self._let_the_system_copy(self._earlier, start, length)
        self._earlier.seek(start)
        while length:
            data = self._earlier.read(min(length, _PIECE))
            if not data:
                raise EOFError(f"{self._earlier_path} ends before {start + length}")
            self._put(data)
            length -= len(data)

    def _let_the_system_copy(self, earlier: BinaryIO, start: int, length: int) -> tuple[int, int]:
        """Returns what is left to copy: all of it where the system cannot."""
        self._target.flush()
        with suppress(OSError, AttributeError):  # other file systems, other systems
            while length and (copied := os.copy_file_range(earlier.fileno(), self._target.fileno(), length, start)):
                start, length = start + copied, length - copied
        return start, length
