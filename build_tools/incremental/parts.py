"""Parts of the site: made, remembered with what they read, made again when that changed.

A part's key says what makes it: ``whole|home|``, ``document|tasks|thong-bao-1``, ``print|document|…`` for
printed files, ``value|module:function|…`` for what other parts ask of a thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_tools.incremental.context import RecordedContext, maker_of
from build_tools.incremental.digests import fact, fingerprint
from build_tools.incremental.large_file import LargeFile
from build_tools.incremental.shelf import Recorder
from build_tools.incremental.store import Store, dumps, loads
from build_tools.printing import Library
from build_tools.printing.library import sheets_of_thing
from build_tools.rendering.output import Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import PrintFile

_HANDED = 32 * 1024 * 1024
"""Bytes of values that a further process keeps after it has handed them over."""

_LOADED = 4
"""Values of the store that stay loaded."""


@dataclass
class Made:
    """What making a part gave."""

    key: str
    reads: frozenset[int]
    files: list[tuple[str, int, int]] = field(default_factory=list)
    """(path, size, fingerprint)."""
    given: dict[int, tuple[int, bytes | None]] = field(default_factory=dict)
    """Fact -> fingerprint and, where others look it up, what it says."""
    value: bytes | None = None


class Staging:
    """New and changed files, beside the site, until all are there."""

    def __init__(self, folder: Path, site: Path, store: Store) -> None:
        self.folder = folder
        self.site = site
        self._store = store
        self._folders: set[str] = set()
        self.staged: set[str] = set()
        self._unfinished: dict[str, LargeFile] = {}

    def put(self, artifact: Artifact) -> tuple[str, int, int]:
        """Keep a file unless the site has the same."""
        told = fingerprint(artifact.data)
        row = self._store.rows("SELECT digest FROM file WHERE path=?", (artifact.path,))
        if not row or row[0][0] != told:
            folder = artifact.path.rpartition("/")[0]
            if folder not in self._folders:
                (self.folder / folder).mkdir(parents=True, exist_ok=True)
                self._folders.add(folder)
            (self.folder / artifact.path).write_bytes(artifact.data)
            self.staged.add(artifact.path)
        return artifact.path, len(artifact.data), told

    @contextmanager
    def put_together(self, path: str) -> Iterator[LargeFile]:
        """A file out of new pieces and stretches of the same file as the site has it; whole after ``settle``."""
        if path in self._unfinished:  # put together again
            self._unfinished.pop(path).wait()
        file = self._unfinished[path] = LargeFile(path, self.folder / path, self.site / path)
        try:
            yield file
        finally:
            file.close()
        _, size, told = file.row
        if told and self._store.rows("SELECT 1 FROM file WHERE path=? AND size=? AND digest=?", (path, size, told)):
            (self.folder / path).unlink()
        else:
            self.staged.add(path)

    def settle(self) -> None:
        """Return when all that was staged is whole. Raises OSError or EOFError."""
        for file in self._unfinished.values():
            file.wait()
        self._unfinished.clear()

    def read(self, path: str) -> bytes | None:
        """A file of the site as this build leaves it."""
        if path in self._unfinished:
            self._unfinished[path].wait()
        for folder in (self.folder, self.site):
            if (folder / path).is_file():
                return (folder / path).read_bytes()
        return None


@dataclass
class Workshop:
    """Makes parts."""

    context: RecordedContext
    recorder: Recorder
    staging: Staging | None
    library: Library | None
    fill: Callable[[Page], Artifact] | None
    outputs: dict[str, Output]

    def make(self, key: str) -> Made:
        """Raises PrintError, and KeyError where the thing is gone."""
        kind, name, identity = key.split("|", 2)
        with self.recorder.frame() as reads:
            if kind == "value":
                made = self._value(key, name, identity)
            elif kind == "print":
                made = self._print(key, name, identity)
            else:
                made = Made(key, frozenset())
                made.files += [self._put(one) for one in self._of_output(kind, name, identity)]
        made.reads = frozenset(reads)
        return made

    def _put(self, one: Page | Artifact) -> tuple[str, int, int]:
        if self.staging is None or self.fill is None:
            raise ValueError("nothing to make files with")
        return self.staging.put(self.fill(one) if isinstance(one, Page) else one)

    def _of_output(self, kind: str, name: str, identity: str) -> Iterable[Page | Artifact]:
        output = self.outputs[name]
        if kind == "whole":
            return output.whole(self.context) if output.whole else ()
        return output.each[kind](self.context, identity)

    def _value(self, key: str, name: str, identity: str) -> Made:
        value = dumps(maker_of(name)(self.context, identity))
        return Made(key, frozenset(), given={fact("value", key): (fingerprint(value), None)}, value=value)

    def _print(self, key: str, kind: str, identity: str) -> Made:
        made = Made(key, frozenset())
        if self.library is None:
            return made
        site = self.context.site
        prints: dict[str, list[PrintFile]] = {}
        for print_file, artifact, address in self.library.of_sheets(sheets_of_thing(site, kind, identity)):
            prints.setdefault(address, []).append(print_file)
            self._keep(made, artifact)
        if kind == "document":
            self._keep(made, self.library.cover(site, site.documents[identity]))
        for address, files in prints.items():
            data = dumps(tuple(files))
            made.given[fact("prints", address)] = fingerprint(data), data
        return made

    def _keep(self, made: Made, artifact: Artifact) -> None:
        row = self._put(artifact)
        made.files.append(row)
        made.given[fact("file", artifact.path)] = row[2], None


class Values:
    """Values by their keys: from the store, else made now and kept."""

    def __init__(self, store: Store, recorder: Recorder) -> None:
        self._store = store
        self._recorder = recorder
        self.make: Callable[[str], Made]
        self.new: dict[str, Made] = {}
        """Made on the way, not yet in the store."""
        self._handed: dict[str, bytes] = {}
        """What a further process has made and handed over, and does not find in the store."""
        self._bytes_handed = 0
        self._loaded: dict[str, tuple[bytes, Any]] = {}
        self.stale: set[str] = set()
        """Keys whose value in the store holds no longer."""

    def of(self, key: str) -> Any:
        self._recorder.note("value", key)
        if key in self.new:
            return self._loads(key, self.new[key].value or b"")
        if key in self._handed:
            return self._loads(key, self._handed[key])
        if key not in self.stale:
            rows = self._store.rows("SELECT value FROM part WHERE key=?", (key,))
            if rows:
                return self._loads(key, rows[0][0])
        made = self.make(key)
        self.new[key] = made
        return self._loads(key, made.value or b"")

    def _loads(self, key: str, data: bytes) -> Any:
        """What nobody changes; parts that are made one after another often ask for the same."""
        before, value = self._loaded.pop(key, (b"", None))
        if before != data:
            value = loads(data)
        self._loaded[key] = data, value
        if len(self._loaded) > _LOADED:
            del self._loaded[next(iter(self._loaded))]
        return value

    def digest(self, key: str) -> int:
        """The fingerprint of a value, which is not loaded for it."""
        self._recorder.note("value", key)
        if key not in self.new and key not in self.stale:
            rows = self._store.rows("SELECT digest FROM part WHERE key=?", (key,))
            if rows:
                return int(rows[0][0])
        self.of(key)
        return next(told for told, _ in self.new[key].given.values())

    def digests(self, start: str, identities: Iterable[str]) -> dict[str, int]:
        """The fingerprints of the values of many things, whose keys begin alike."""
        kept = dict(self._store.rows("SELECT key, digest FROM part WHERE key >= ? AND key < ?", (start, start + "\uffff")))
        found = {}
        for identity in identities:
            key = start + identity
            if key in kept and key not in self.new and key not in self.stale:
                self._recorder.note("value", key)
                found[identity] = int(kept[key])
            else:
                found[identity] = self.digest(key)
        return found

    def taken(self) -> Iterator[Made]:
        """What was made since the last time, to be entered into the store."""
        made, self.new = self.new, {}
        yield from made.values()

    def handed(self) -> Iterator[Made]:
        """The same in a process whose store stays as it was."""
        for key, one in self.new.items():
            self._handed[key] = one.value or b""
            self._bytes_handed += len(self._handed[key])
        while self._bytes_handed > _HANDED:  # whoever asks for one of these makes it again
            self._bytes_handed -= len(self._handed.pop(next(iter(self._handed))))
        return self.taken()
