"""The files of a built site: whether they are as the last build left them, and how new ones take their place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_tools.incremental.digests import fingerprint
from build_tools.incremental.store import Store

_LOOKED_AT, _SAMPLE = 8_000, 400
"""Files up to which every one is looked at, and of a larger site how many: a site that was exchanged or emptied shows in them."""


def differs(site: Path, store: Store) -> bool:
    """Whether somebody changed the site since: a file is missing, strange, of another size, or newer with other bytes."""
    newest: int = store.get("finished") or 0
    sample = _sample(store)

    def is_other(path: str, state: os.stat_result, size: int, told: int) -> bool:
        return state.st_size != size or (state.st_mtime_ns > newest and bool(told) and fingerprint((site / path).read_bytes()) != told)

    if sample:
        try:
            return any(is_other(path, (site / path).stat(), size, told) for path, size, told in sample)
        except OSError:
            return True
    known = {path: (size, told) for path, size, told in store.db.execute("SELECT path, size, digest FROM file")}
    seen = 0
    for path, state in _files(site):
        if path not in known or is_other(path, state, *known[path]):
            return True
        seen += 1
    return seen != len(known)


def _sample(store: Store) -> list[tuple[str, int, int]]:
    """(path, size, fingerprint) of files of parts all over a large site, and of its first ones; none of a site that is looked at whole."""
    if len(store.rows("SELECT 1 FROM file LIMIT ?", (_LOOKED_AT + 1,))) <= _LOOKED_AT:
        return []
    query = "SELECT path, size, digest FROM file WHERE "
    found = store.rows(f"{query} path IN (?,?)", ("index.html", "data/corpus.json"))
    last: int = store.rows("SELECT max(id) FROM part")[0][0]
    for part in range(1, last + 1, max(1, last // _SAMPLE)):
        found += store.rows(f"{query} part=? LIMIT 1", (part,))
    return [(str(path), int(size), int(told)) for path, size, told in found]


def _files(site: Path) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [(str(site), "")]
    while waiting:
        folder, name = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}{entry.name}/"))
                else:
                    yield name + entry.name, entry.stat(follow_symlinks=False)


def put_in_place(staged: Iterable[str], folder: Path, site: Path, removed: Iterable[str]) -> None:
    """Move new files over old ones, each whole: what pages need first, the home page last; then take away what is left over."""
    made: set[Path] = set()
    for path in sorted(staged, key=_order):
        target = site / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        (folder / path).replace(target)
    for path in removed:
        target = site / path
        target.unlink(missing_ok=True)
        _tidy(target.parent, site)


def _order(path: str) -> tuple[int, str]:
    return (2 if path == "index.html" else path.endswith(".html"), path)


def _tidy(folder: Path, site: Path) -> None:
    """Folders that have become empty go too."""
    while folder != site and site in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
