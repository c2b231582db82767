"""What was fetched of other sites, kept below ``.cache`` so that a build needs no network.

Of each file: its bytes, and beside them a note of where they came from, when, and by which marks (ETag,
Last-Modified) the server knows them. A note or a file that is damaged counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from build_tools.collecting.fetching import Answer, fetch
from build_tools.collecting.unreachable import UnreachableError
from build_tools.write import write_bytes

AGAIN = 3_600
"""Seconds after which a site that did not answer is asked again by a build."""


@dataclass(frozen=True)
class Note:
    """``fetched``: when these bytes were last known to be right, ``asked``: when we last asked; in seconds since 1970."""

    url: str
    fetched: float = 0
    asked: float = 0
    etag: str = ""
    modified: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Kept:
    """A file of elsewhere. ``age`` in seconds; ``trouble`` says why a fresher one could not be had."""

    data: bytes
    age: float
    trouble: str = ""


class Store:
    """A folder of kept files. ``now`` gives the time."""

    def __init__(self, folder: Path, now: Callable[[], float], *, timeout: float = 10.0) -> None:
        self._folder = folder
        self._now = now
        self._timeout = timeout
        self._used: set[Path] = set()

    def get(self, url: str, limit: int, accept: Callable[[bytes], object], *, older: float, offline: bool = False) -> Kept:
        """The file at an address, asked for again when it was last right more than ``older`` seconds ago.

        ``accept`` raises ValueError for bytes that are no use; they are never kept. ``offline``: nobody is asked.
        Raises UnreachableError where there is nothing, neither there nor here.
        """
        note, data, now = self._note(url), self._data(url), self._now()
        if data is not None and now - note.fetched < older:
            return Kept(data, now - note.fetched)
        if offline:
            return self._old(data, now - note.fetched, "chưa lấy lần nào")
        if older and now - note.asked <= min(older, AGAIN) and note.asked > note.fetched:
            return self._old(data, now - note.fetched, "lần gọi gần đây không được")
        try:
            answer = fetch(url, limit, etag=note.etag if data else "", modified=note.modified if data else "", timeout=self._timeout)
            fresh = data if answer.data is None else answer.data
            if fresh is None:
                raise UnreachableError("máy chủ không gửi gì")
            accept(fresh)
        except (UnreachableError, ValueError) as error:
            self._write_note(Note(**{**asdict(note), "asked": now}))
            return self._old(data, now - note.fetched, str(error))
        self._keep(url, fresh, answer, now)
        return Kept(fresh, 0)

    def prune(self) -> None:
        """Remove what this run has not asked for."""
        for path in self._folder.glob("*"):
            if path.is_file() and path.with_suffix("") not in self._used:
                path.unlink(missing_ok=True)

    def _old(self, data: bytes | None, age: float, trouble: str) -> Kept:
        if data is None:
            raise UnreachableError(trouble)
        return Kept(data, age, trouble)

    def _keep(self, url: str, data: bytes, answer: Answer, now: float) -> None:
        write_bytes(self._path(url, "data"), data)
        self._write_note(Note(url, now, now, answer.etag, answer.modified, sha256(data).hexdigest()))

    def _note(self, url: str) -> Note:
        try:
            note = Note(**json.loads(self._path(url, "json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return Note(url)
        numbers = all(isinstance(value, int | float) for value in (note.fetched, note.asked))
        return note if numbers and note.url == url else Note(url)

    def _data(self, url: str) -> bytes | None:
        try:
            data = self._path(url, "data").read_bytes()
        except OSError:
            return None
        return data if sha256(data).hexdigest() == self._note(url).sha256 else None

    def _write_note(self, note: Note) -> None:
        write_bytes(self._path(note.url, "json"), json.dumps(asdict(note)).encode())

    def _path(self, url: str, suffix: str) -> Path:
        path = self._folder / sha256(url.encode()).hexdigest()[:24]
        self._used.add(path)
        return path.with_suffix(f".{suffix}")
