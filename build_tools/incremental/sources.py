"""The files of ``content/``: which changed since the last build, and what kind of thing each holds."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from build_tools.incremental.digests import fingerprint
from build_tools.incremental.looks import content_files, signature
from build_tools.incremental.store import Store
from build_tools.model import Original
from build_tools.project import SOURCE_SUFFIXES, Project
from build_tools.schema import DOCUMENT_FOLDERS


@dataclass(frozen=True)
class Changes:
    """Paths, from the project's root, by what they hold: ``registries`` are all that are neither documents nor originals."""

    documents: tuple[str, ...]
    originals: tuple[str, ...]
    registries: bool
    removed: tuple[str, ...]
    other_originals: bool
    """Whether an original came or went."""
    seen: dict[str, tuple[str, int]]
    """Path -> signature and digest of every new or changed file."""

    def __bool__(self) -> bool:
        return bool(self.documents or self.originals or self.registries or self.removed)


def changes_of(project: Project, store: Store, edited: Collection[str] | None = None) -> Changes:
    """Compare the disk with what the last build saw: first how files look, and of those that look different the bytes.

    ``edited``: files that somebody saw change since then, and nothing else did; None where anything may have.
    """
    known = {path: (look, digest) for path, look, digest in _rows(store, edited)}
    seen: dict[str, tuple[str, int]] = {}
    changed: list[str] = []
    new: list[str] = []
    for path, look in content_files(project) if edited is None else _those_there(project, edited):
        before = known.pop(path, None)
        if before and before[0] == look:
            continue
        digest = fingerprint((project.root / path).read_bytes()) if is_read(path) else 0
        seen[path] = look, digest
        if before is None or before[1] != digest:
            changed.append(path)
            new += [path] if before is None else []
    gone = tuple(known)
    every = [*changed, *gone]
    return Changes(
        tuple(path for path in changed if is_document(path)),
        tuple(path for path in every if is_original(path)),
        any(not is_document(path) and not is_original(path) for path in every),
        tuple(path for path in gone if is_document(path)),
        any(map(is_original, (*new, *gone))),
        {**seen, **dict.fromkeys(gone, ("", 0))},
    )


def all_seen(project: Project, edited: Iterable[str]) -> bool:
    """Whether what a watcher saw is all that a build has to look at: it looks into no linked folder, and a build does."""
    files = all(path.startswith("content/") and not (project.root / path).is_dir() for path in edited)
    return files and not _has_linked_folder(project.content)


def _has_linked_folder(folder: Path) -> bool:
    with os.scandir(folder) as entries:
        folders = [entry for entry in entries if entry.is_dir()]
    return any(entry.is_symlink() or _has_linked_folder(Path(entry.path)) for entry in folders)


def _rows(store: Store, edited: Collection[str] | None) -> list[tuple[Any, ...]]:
    query = "SELECT path, signature, digest FROM source"
    if edited is None:
        return store.rows(query)
    return [row for path in edited for row in store.rows(f"{query} WHERE path=?", (path,))]


def _those_there(project: Project, edited: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in edited:
        place = project.root / path
        if "/." not in path and place.is_file():
            yield path, signature(place.stat())


def remember(store: Store, changes: Changes) -> None:
    """What the next build compares with."""
    store.db.executemany("DELETE FROM source WHERE path=?", [(path,) for path in changes.seen])
    rows = [(path, look, digest) for path, (look, digest) in changes.seen.items() if look]
    store.db.executemany("INSERT INTO source VALUES (?,?,?)", rows)


def last_edited(project: Project, store: Store) -> str:
    """The document whose file is the newest of those that the store has; empty where it has none."""

    def time_of(path: str) -> int:
        with suppress(OSError):
            return (project.root / path).stat().st_mtime_ns
        return 0

    return max((path for (path,) in store.rows("SELECT path FROM document ORDER BY path")), key=time_of, default="")


def _folder(path: str) -> str:
    """The folder of ``content/``; plain text, because thousands of paths are asked about at every edit."""
    _, _, below = path.partition("/")
    folder, slash, _ = below.partition("/")
    return folder if slash else ""


def name_of(path: str) -> str:
    return path.rpartition("/")[2]


def is_original(path: str) -> bool:
    return _folder(path) == "originals"


def is_document(path: str) -> bool:
    return _folder(path) in DOCUMENT_FOLDERS and path.lower().endswith(SOURCE_SUFFIXES)


def is_read(path: str) -> bool:
    return path.lower().endswith(SOURCE_SUFFIXES) or path.split("/")[-2:-1] == ["originals"]


class DiskOriginal(Original):
    """An original whose bytes are read when they are needed, and not kept: an archive's originals fill the memory."""

    def __init__(self, root: Path, path: str) -> None:
        """``path`` from the project's root."""
        self.__dict__.update(name=name_of(path), _place=(root, path))

    @property
    def data(self) -> bytes:
        root, path = self.__dict__["_place"]
        data: bytes = (root / path).read_bytes()
        return data

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def originals_of(project: Project, paths: Iterable[str]) -> tuple[Original, ...]:
    """By name; of two with one name the first path."""
    found: dict[str, Original] = {}
    for path in sorted(paths):
        found.setdefault(name_of(path), DiskOriginal(project.root, path))
    return tuple(found[name] for name in sorted(found))
