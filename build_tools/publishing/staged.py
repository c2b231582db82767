"""A target made of simple file operations: files arrive in our own folder and are then renamed into their places."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from posixpath import basename, dirname
from typing import Protocol

from build_tools.publishing.manifest import FOLDER, INCOMING, Entry, Manifest

_PART = ".part"


class Files(Protocol):
    """File operations below the target's root; errors are OSErrors."""

    def read(self, path: str) -> bytes | None:
        """A file's bytes, None where there is none."""

    def names(self, folder: str) -> frozenset[str]:
        """What is in a folder; nothing where there is no folder. The root is the empty path."""

    def put(self, source: Path | bytes, path: str) -> None:
        """Write a file; an interruption may leave a part of it."""

    def create(self, path: str, data: bytes) -> bool:
        """Write a file that must not be there yet; whether it was not."""

    def rename(self, old: str, new: str) -> None:
        """In one instant, over an earlier file too."""

    def make_folder(self, path: str) -> None:
        """A folder in one that is there; nothing where it is there already."""

    def remove(self, path: str) -> None:
        """A file goes, if it is there."""

    def remove_folder(self, path: str) -> None:
        """An empty folder goes, if it is there; one that holds something stays."""

    def close(self) -> None: ...


class StagedTarget:
    """A ``Target`` on top of ``Files``."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._staged: dict[str, str] = {}
        self._folders: set[str] = {""}

    def read(self, path: str) -> bytes | None:
        return self._files.read(path)

    def write(self, path: str, data: bytes) -> None:
        self._make_folders(dirname(path))
        self._files.put(data, path + _PART)
        self._files.rename(path + _PART, path)

    def create(self, path: str, data: bytes) -> bool:
        self._make_folders(dirname(path))
        return self._files.create(path, data)

    def remove(self, path: str) -> None:
        self._files.remove(path)

    def present(self, paths: Collection[str]) -> set[str]:
        listed = {folder: self._files.names(folder) for folder in sorted({dirname(path) for path in paths})}
        return {path for path in paths if basename(path) in listed[dirname(path)]}

    def bring(self, site: Path, files: Manifest) -> Iterator[int]:
        """A file is known by its path and content, so what an interrupted run has brought need not be brought again."""
        self._make_folders(INCOMING)
        arrived = self._files.names(INCOMING)
        for count, (path, entry) in enumerate(files.items(), 1):
            name = _name_of(path, entry)
            if name not in arrived:
                self._files.put(site / path, f"{INCOMING}/{name}{_PART}")
                self._files.rename(f"{INCOMING}/{name}{_PART}", f"{INCOMING}/{name}")
            self._staged[path] = f"{INCOMING}/{name}"
            yield count

    def place(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._make_folders(dirname(path))
            self._files.rename(self._staged[path], path)

    def delete(self, paths: Sequence[str], folders: Sequence[str]) -> None:
        for path in paths:
            self._files.remove(path)
        for folder in folders:
            self._files.remove_folder(folder)
            self._folders.discard(folder)

    def clear(self, touched: Collection[str]) -> None:
        """All of it lies in our own folder, so ``touched`` is of no use here."""
        for name in sorted(self._files.names(INCOMING)):
            self._files.remove(f"{INCOMING}/{name}")
        self._files.remove_folder(INCOMING)
        for name in sorted(n for n in self._files.names(FOLDER) if n.endswith(_PART)):
            self._files.remove(f"{FOLDER}/{name}")

    def close(self) -> None:
        self._files.close()

    def _make_folders(self, folder: str) -> None:
        if folder not in self._folders:
            self._make_folders(dirname(folder))
            self._files.make_folder(folder)
            self._folders.add(folder)


def _name_of(path: str, entry: Entry) -> str:
    return hashlib.sha256(f"{entry.sha256} {path}".encode()).hexdigest()
