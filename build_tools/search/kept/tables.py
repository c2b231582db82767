"""The tables, the files that the index consists of, and the small values that the next update compares with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection

from build_tools.rendering.page import Artifact

_TABLES = {
    "search_files": "(path TEXT PRIMARY KEY, uses INTEGER NOT NULL, data BLOB NOT NULL)",
    "search_values": "(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "search_sources": "(identity TEXT PRIMARY KEY, slot INTEGER NOT NULL, rows TEXT NOT NULL) WITHOUT ROWID",
    "search_blocks": (
        "(slot INTEGER PRIMARY KEY, kind INTEGER NOT NULL, count INTEGER NOT NULL, first_task INTEGER NOT NULL, digest TEXT NOT NULL)"
    ),
    "search_terms": "(slot INTEGER PRIMARY KEY, terms BLOB NOT NULL, records BLOB NOT NULL)",
    "search_shards": "(first TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
    "search_segments": (
        "(term TEXT, first INTEGER, last INTEGER NOT NULL, data BLOB NOT NULL, least INTEGER NOT NULL, taken INTEGER NOT NULL,"
        " head BLOB NOT NULL, head_last INTEGER NOT NULL, tail BLOB NOT NULL, tail_last INTEGER NOT NULL,"
        " levels TEXT NOT NULL, PRIMARY KEY (term, first)) WITHOUT ROWID"
    ),
    "search_words": "(word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    "search_columns": (
        "(number INTEGER, slot INTEGER, ids TEXT NOT NULL, names TEXT NOT NULL, entries BLOB NOT NULL, numbered BLOB NOT NULL,"
        " PRIMARY KEY (number, slot)) WITHOUT ROWID"
    ),
}


def create(connection: Connection) -> None:
    """Make the tables that are not there."""
    for name, columns in _TABLES.items():
        connection.execute(f"CREATE TABLE IF NOT EXISTS {name} {columns}")


def drop(connection: Connection) -> None:
    """Forget everything."""
    for name in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


class Values:
    """Small values by name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def text(self, name: str) -> str:
        """Empty where nothing was kept yet."""
        row = self._connection.execute("SELECT value FROM search_values WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO search_values VALUES (?, ?)", (name, value))


class _Written:
    """Files read from the database as they are asked for, so that a first filling needs no memory for them."""

    def __init__(self, connection: Connection, paths: list[str]) -> None:
        self._connection, self._paths = connection, paths

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[Artifact]:
        for path in self._paths:
            for (data,) in self._connection.execute("SELECT data FROM search_files WHERE path = ?", (path,)):
                yield Artifact(path, data)


@dataclass(frozen=True)
class IndexChange:
    """What the site's files need: those that are new or differ, to be read before the next update, and paths that are no more."""

    written: Iterable[Artifact]
    removed: tuple[str, ...]


class Files:
    """The files of the index. Parts of the same content are one file; it goes with the last that names it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[str, None] = {}
        self._dropped: dict[str, None] = {}

    def add(self, artifact: Artifact) -> None:
        known = self._connection.execute("UPDATE search_files SET uses = uses + 1 WHERE path = ?", (artifact.path,))
        if not known.rowcount:
            self._connection.execute("INSERT INTO search_files VALUES (?, 1, ?)", (artifact.path, artifact.data))
            self._new[artifact.path] = None

    def drop(self, path: str) -> None:
        self._connection.execute("UPDATE search_files SET uses = uses - 1 WHERE path = ?", (path,))
        self._dropped[path] = None

    def replace(self, artifact: Artifact) -> None:
        """A file whose name stays when its content changes."""
        same = self._connection.execute("SELECT 1 FROM search_files WHERE path = ? AND data = ?", artifact_row(artifact))
        if not same.fetchone():
            self._connection.execute("INSERT OR REPLACE INTO search_files (uses, path, data) VALUES (1, ?, ?)", artifact_row(artifact))
            self._new[artifact.path] = None

    def read(self, path: str) -> bytes:
        return bytes(self._connection.execute("SELECT data FROM search_files WHERE path = ?", (path,)).fetchone()[0])

    def all(self) -> Iterator[Artifact]:
        for path, data in self._connection.execute("SELECT path, data FROM search_files ORDER BY path"):
            yield Artifact(path, data)

    def change(self) -> IndexChange:
        """What happened since the last call."""
        gone = []
        for path in self._dropped:
            if self._connection.execute("DELETE FROM search_files WHERE path = ? AND uses = 0", (path,)).rowcount:
                gone.append(path)
        there = self._new.keys() - set(gone)
        change = IndexChange(_Written(self._connection, sorted(there)), tuple(sorted(set(gone) - self._new.keys())))
        self._new, self._dropped = {}, {}
        return change


def artifact_row(artifact: Artifact) -> tuple[str, bytes]:
    """(path, data)."""
    return artifact.path, artifact.data
