"""The files of ``content/``: which changed since the last build, and what kind of thing each holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from build_tools.incremental.digests import fingerprint
from build_tools.incremental.looks import content_files
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


def changes_of(project: Project, store: Store) -> Changes:
    """Compare the disk with what the last build saw: first how files look, and of those that look different the bytes."""
    known = {path: (signature, digest) for path, signature, digest in store.db.execute("SELECT path, signature, digest FROM source")}
    seen: dict[str, tuple[str, int]] = {}
    changed: list[str] = []
    new: list[str] = []
    for path, signature in content_files(project):
        before = known.pop(path, None)
        if before and before[0] == signature:
            continue
        digest = fingerprint((project.root / path).read_bytes()) if is_read(path) else 0
        seen[path] = signature, digest
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


def remember(store: Store, changes: Changes) -> None:
    """What the next build compares with."""
    store.db.executemany("DELETE FROM source WHERE path=?", [(path,) for path in changes.seen])
    rows = [(path, signature, digest) for path, (signature, digest) in changes.seen.items() if signature]
    store.db.executemany("INSERT INTO source VALUES (?,?,?)", rows)


def _folder(path: str) -> str:
    parts = PurePosixPath(path).parts
    return parts[1] if len(parts) > 2 else ""


def is_original(path: str) -> bool:
    return _folder(path) == "originals"


def is_document(path: str) -> bool:
    return _folder(path) in DOCUMENT_FOLDERS and path.lower().endswith(SOURCE_SUFFIXES)


def is_read(path: str) -> bool:
    return path.lower().endswith(SOURCE_SUFFIXES) or PurePosixPath(path).parent.name == "originals"


class DiskOriginal(Original):
    """An original whose bytes are read when they are needed, and not kept: an archive's originals fill the memory."""

    def __init__(self, path: Path) -> None:
        self.__dict__.update(name=path.name, _path=path)

    @property
    def data(self) -> bytes:
        path: Path = self.__dict__["_path"]
        return path.read_bytes()

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


def originals_of(project: Project, paths: Iterable[str]) -> tuple[Original, ...]:
    """By name; of two with one name the first path."""
    found: dict[str, Original] = {}
    for path in sorted(paths):
        found.setdefault(PurePosixPath(path).name, DiskOriginal(project.root / path))
    return tuple(found[name] for name in sorted(found))
