"""What one build leaves for the next, in one SQLite file below ``.cache``.

Nothing in it is needed: where it is missing, damaged or of another version, everything is made anew.
A build changes it in one transaction beside the site's files; a mark that is set before the first file
moves and taken away with the last says that an interrupted build may have left either half done.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pickle
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from build_tools.incremental.lock import is_locked
from build_tools.project import Project

# what is long stands last in a row: SQLite goes through all that stands before a column
_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE source (path TEXT PRIMARY KEY, signature TEXT, digest INTEGER) WITHOUT ROWID;
CREATE TABLE document (
  id TEXT PRIMARY KEY, path TEXT, tasks INTEGER, problems BLOB, identity BLOB, words BLOB, facts BLOB, whole BLOB
);
CREATE INDEX problems_of ON document (problems);
CREATE TABLE card (document TEXT, at INTEGER, path TEXT, data BLOB, PRIMARY KEY (document, at)) WITHOUT ROWID;
CREATE INDEX card_of ON card (document, path);
CREATE TABLE text (document TEXT, path TEXT, text TEXT, PRIMARY KEY (document, path)) WITHOUT ROWID;
CREATE TABLE link (fact INTEGER, document TEXT, places BLOB, PRIMARY KEY (fact, document)) WITHOUT ROWID;
CREATE TABLE tally (
  fact INTEGER, document TEXT, documents INTEGER, links INTEGER, sources INTEGER, assigned INTEGER, led INTEGER, tasks INTEGER, own INTEGER,
  dated INTEGER,
  PRIMARY KEY (fact, document)
) WITHOUT ROWID;
CREATE TABLE part (id INTEGER PRIMARY KEY, key TEXT UNIQUE, digest INTEGER, value BLOB);
CREATE TABLE given (fact INTEGER, part INTEGER, digest INTEGER, data BLOB, PRIMARY KEY (fact, part)) WITHOUT ROWID;
CREATE INDEX given_by ON given (part);
CREATE TABLE reads (fact INTEGER, part INTEGER, PRIMARY KEY (fact, part)) WITHOUT ROWID;
CREATE INDEX reads_of ON reads (part);
CREATE TABLE file (path TEXT PRIMARY KEY, part INTEGER, size INTEGER, digest INTEGER) WITHOUT ROWID;
CREATE INDEX file_of ON file (part);
"""
VERSION = "5"
_HASHED = 16 * 1024 * 1024
"""Bytes up to which the whole file is compared with its checksum; a larger one is looked through by SQLite."""


class DamagedStoreError(Exception):
    """The file is not as the last build left it."""


class Store:
    """An open store. Raises DamagedStoreError where what it reads makes no sense."""

    def __init__(self, path: Path, *, fresh: bool, shared: bool = False) -> None:
        self.path = path
        self.is_committed = False
        """Whether anything was written for good before the end."""
        if shared:  # a further process of a build that holds the store
            self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
            return
        if fresh:
            _remove(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not fresh:
            _check(path)
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=64)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=OFF")  # a file torn by a power cut does not fit its checksum
        self.db.execute("PRAGMA cache_size=-65536")
        if fresh:
            self.db.executescript(_TABLES)
            self.put("version", VERSION)
        self.db.execute("BEGIN")

    def commit(self) -> None:
        self.db.execute("COMMIT")
        self.db.execute("BEGIN")
        self.is_committed = True

    def close(self, *, sealed: bool = False) -> None:
        """Sealed, the next build takes it for whole."""
        if sealed:
            self.is_committed = True
            self.db.execute("COMMIT")
        self.db.close()
        if sealed:
            _seal(self.path)

    def get(self, key: str) -> Any:
        row = self.db.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        return loads(row[0]) if row else None

    def kept(self, key: str) -> Any:
        """As ``get``, for something large that nobody changes: a process that asks again is given the same object."""
        row = self.db.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        if not row:
            return None
        if key not in _loaded or _loaded[key][0] != row[0]:
            _loaded[key] = row[0], loads(row[0])
        return _loaded[key][1]

    def put(self, key: str, value: object) -> None:
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (key, dumps(value)))

    def keep(self, key: str, value: object) -> None:
        """As ``put``, for ``kept``."""
        data = dumps(value)
        _loaded[key] = data, value
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (key, data))

    def rows(self, query: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        return self.db.execute(query, tuple(parameters)).fetchall()

    def of_facts(self, facts: Iterable[int]) -> Iterator[int]:
        """The parts that read one of these facts."""
        wanted = list(facts)
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ",".join("?" * len(some))
            for (part,) in self.db.execute(f"SELECT DISTINCT part FROM reads WHERE fact IN ({marks})", some):
                yield part


_loaded: dict[str, tuple[bytes, Any]] = {}
"""Key -> bytes and what was loaded from them, as long as the process lives."""
_CHECK = 8
_LONG = 4096


def dumps(value: object) -> bytes:
    """A value with its checksum; long ones are pressed."""
    data = pickle.dumps(value, protocol=5)
    data = b"z" + zlib.compress(data, 1) if len(data) > _LONG else b"p" + data
    return hashlib.blake2b(data, digest_size=_CHECK).digest() + data


def loads(data: bytes) -> Any:
    """Raises DamagedStoreError where the bytes are not those that ``dumps`` gave."""
    told, data = data[:_CHECK], data[_CHECK:]
    if hashlib.blake2b(data, digest_size=_CHECK).digest() != told:
        raise DamagedStoreError("a value does not fit its checksum")
    try:
        return pickle.loads(zlib.decompress(data[1:]) if data[:1] == b"z" else data[1:])
    except Exception as error:
        raise DamagedStoreError(f"{type(error).__name__}: {error}") from error


def store_of(project: Project, target: Path) -> Path:
    """Where the store of a site lies."""
    name = hashlib.blake2b(os.path.relpath(target, project.root).encode(), digest_size=8).hexdigest()
    return project.kept_builds / f"{name}.sqlite"


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def _signature(path: Path) -> list[int]:
    state = path.stat()
    return [state.st_size, state.st_mtime_ns, state.st_ino]


def _seal(path: Path) -> None:
    """Beside the store: how the file looks, and its checksum as long as that costs little."""
    seal = _seal_of(path)
    scratch = seal.with_suffix(".tmp")
    scratch.write_text(json.dumps({"signature": _signature(path), "checksum": _checksum(path)}), "utf-8")
    scratch.replace(seal)


def is_sealed(path: Path) -> bool:
    """Whether the file looks as the last build left it."""
    try:
        told: object = json.loads(_seal_of(path).read_text("utf-8"))["signature"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return told == _signature(path)


def is_of_code(path: Path, key: str) -> bool:
    """Whether a sealed store was left by a program with this key, so that a build can go on from it."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM meta WHERE key='code'").fetchone()
            return bool(row and is_sealed(path) and loads(row[0]) == key)
    except (sqlite3.Error, DamagedStoreError):
        return False


def _check(path: Path) -> None:
    """Raises DamagedStoreError unless the file is what was sealed."""
    try:
        seal = json.loads(_seal_of(path).read_text("utf-8"))
        if seal["signature"] == _signature(path):
            return
        if seal["checksum"] != _checksum(path) or seal["signature"][0] != path.stat().st_size:
            raise DamagedStoreError("checksum")
        if not seal["checksum"]:
            with contextlib.closing(sqlite3.connect(path)) as db:
                if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                    raise DamagedStoreError("quick_check")
    except (OSError, ValueError, KeyError, TypeError, IndexError, sqlite3.Error) as error:
        raise DamagedStoreError(str(error)) from error


def _checksum(path: Path) -> str:
    if path.stat().st_size > _HASHED:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def unseal(path: Path) -> bytes:
    """From here on an interruption makes the next build begin anew. Returns the seal, for ``seal_again``."""
    seal = b""
    with contextlib.suppress(OSError):
        seal = _seal_of(path).read_bytes()
        _seal_of(path).unlink()
    return seal


def seal_again(path: Path, seal: bytes) -> None:
    """The seal that was taken away, where neither the store nor the site became another; it fits no other file."""
    if seal:
        scratch = _seal_of(path).with_suffix(".tmp")
        scratch.write_bytes(seal)
        scratch.replace(_seal_of(path))


def adopt_store(held: Path, own: Path, place: Callable[[], None]) -> None:
    """A copy of a sealed store becomes the one of another site, whose files ``place`` puts where they belong."""
    _remove(own)
    scratch = own.with_suffix(".copy")
    try:
        shutil.copyfile(held, scratch)
        scratch.replace(own)
        place()
        _seal(own)
    finally:
        scratch.unlink(missing_ok=True)


def forget_lost(folder: Path, own: Path, site: Path) -> None:
    """Remember which site a store is for, and remove the stores of sites that are no more, unless they are just being built."""
    own.with_suffix(".site").write_text(str(site), "utf-8")
    for told in folder.glob("*.site"):
        path = told.with_suffix(".sqlite")
        with contextlib.suppress(OSError):
            if path != own and not Path(told.read_text("utf-8")).is_dir() and not is_locked(path.with_suffix(".lock")):
                _remove(path)
                told.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    for name in (path, _seal_of(path), Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)
