"""How the files look that a build reads: their sizes and times, no byte of them.

Files that look the same are the same; a file that was written anew has another inode or time, also within
the same second. Loads little, so that a build with nothing to do can end before anything else is loaded.
"""

from __future__ import annotations

import hashlib
import os
import site
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_tools.project import Project

ENVIRONMENT = ("SITE_URL", "SITE_NAME")
"""Variables that the settings may name."""
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Look:
    """``frame`` is of the programs, their packages, the settings, ``docs/`` and ``overrides/``; ``content`` of the rest."""

    frame: str
    content: str


def look_of(project: Project) -> Look:
    """To be taken before anything is read: an edit in between then shows."""
    told = hashlib.blake2b(repr([sys.version, *map(os.environ.get, ENVIRONMENT), *_packages()]).encode(), digest_size=16)
    _add(told, _files(_PACKAGE, "", skipped="__pycache__"))
    for folder in ("docs", "overrides"):
        _add(told, _files(project.root / folder, folder))
    _add(told, [("mkdocs.yml", signature(project.settings.stat()))])
    content = hashlib.blake2b(digest_size=16)
    _add(content, content_files(project))
    return Look(told.hexdigest(), content.hexdigest())


def content_files(project: Project) -> Iterator[tuple[str, str]]:
    """(path from the project's root, signature) of every file of ``content/``; hidden ones are none of it."""
    return ((path, told) for path, told in _files(project.content, "content") if "/." not in path)


def signature(state: os.stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"


def _add(told: hashlib.blake2b, files: Iterable[tuple[str, str]]) -> None:
    told.update("\n".join(f"{path} {how}" for path, how in sorted(files)).encode("utf-8", "surrogateescape"))
    told.update(b"\0")


def _files(folder: Path, name: str, skipped: str = "") -> Iterator[tuple[str, str]]:
    waiting = [(str(folder), name)]
    while waiting:
        place, named = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = f"{named}/{entry.name}"
                if entry.is_dir():
                    waiting += [(entry.path, path)] if entry.name != skipped else []
                elif entry.is_file():
                    yield path, signature(entry.stat())


def _packages() -> list[str]:
    """The installed packages with their versions, as the names of their folders tell them."""
    folders = [Path(folder) for folder in (*site.getsitepackages(), site.getusersitepackages())]
    names = (path.name for folder in folders if folder.is_dir() for path in folder.iterdir())
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
