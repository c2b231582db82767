"""Files of the project at one moment, and what differs from an earlier one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

Signature = tuple[int, int, int, int]
"""Time of change, size, inode, time of the inode's change: one of them differs after every save."""
Snapshot = dict[str, Signature]


def is_of_an_editor(name: str) -> bool:
    """Whether a file is nothing but a trace of an editor: swap files, backups, probes (Vim's ``4913``), what is not renamed yet."""
    return name.startswith((".", "#", "~$", "___jb_")) or name.endswith(("~", ".swp", ".swx", ".tmp", ".part")) or name.isdecimal()


def snapshot(places: Iterable[Path]) -> Snapshot:
    """The signatures of all files in ``places``, which are folders or files; what does not exist has none."""
    found: Snapshot = {}
    folders = []
    for place in places:
        try:
            status = place.stat()
        except OSError:
            continue
        if place.is_dir():
            folders.append(str(place))
        else:
            found[str(place)] = _signature(status)
    while folders:
        _look_into(folders.pop(), found, folders)
    return found


def looked_again(before: Snapshot, places: Iterable[str], roots: Sequence[Path]) -> Snapshot:
    """The snapshot brought up to date at some places only: thousands of files take longer to look at than a build may."""
    watched = [place for place in sorted(set(places)) if _is_watched(Path(place), roots)]
    if not watched:
        return before
    gone = set(watched)
    below = tuple(place + os.sep for place in watched)
    after = {path: signature for path, signature in before.items() if path not in gone and not path.startswith(below)}
    return after | snapshot(map(Path, watched))


def differing(before: Snapshot, after: Snapshot) -> tuple[str, ...]:
    """The files that were changed, added or removed."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def _is_watched(place: Path, roots: Sequence[Path]) -> bool:
    for root in roots:
        if place == root:
            return True
        if place.is_relative_to(root):
            *folders, name = place.relative_to(root).parts
            return not any(folder.startswith(".") for folder in folders) and (place.is_dir() or not is_of_an_editor(name))
    return False


def _look_into(folder: str, found: Snapshot, folders: list[str]) -> None:
    try:
        entries = os.scandir(folder)
    except OSError:
        return  # gone while we looked
    with entries:
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith("."):
                        folders.append(entry.path)
                elif not is_of_an_editor(entry.name):
                    # on Windows the entry itself knows no inode
                    found[entry.path] = _signature(entry.stat() if os.name != "nt" else Path(entry.path).stat())
            except OSError:
                continue


def _signature(status: os.stat_result) -> Signature:
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns
