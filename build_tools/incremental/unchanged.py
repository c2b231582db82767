"""Whether a build would find nothing to do: answered before anything is loaded that reads or makes a site."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

from build_tools.incremental.lock import locked
from build_tools.incremental.looks import look_of
from build_tools.incremental.site_files import differs
from build_tools.incremental.store import VERSION, DamagedStoreError, Store, is_sealed, store_of
from build_tools.project import Project

_SITE_DIR = re.compile(r"^site_dir:[ \t]+([\w./-]+)[ \t]*$", re.MULTILINE)
_ASKS_FOR_MORE = ("VANKIEN_HISTORY", "SOURCE_DATE_EPOCH")
"""Variables with which a build looks at more than its files."""


def unchanged(project: Project, site_dir: str | None) -> tuple[Path, tuple[str, ...]] | None:
    """The site and what its build told an editor, where nothing has changed since; None where a build has to look closer."""
    if any(name in os.environ for name in _ASKS_FOR_MORE):
        return None
    target = Path(site_dir).resolve() if site_dir else _plain_target(project)
    path = store_of(project, target) if target else None
    try:
        if target is None or path is None or not path.is_file():
            return None
        with locked(path.with_suffix(".lock")):
            told = _told(project, target, path)
    except (OSError, sqlite3.Error, DamagedStoreError):
        return None
    return None if told is None else (target, told)


def _told(project: Project, target: Path, path: Path) -> tuple[str, ...] | None:
    if not is_sealed(path):
        return None
    store = Store(path, fresh=False, shared=True)
    try:
        kept = store.get("rest") if store.get("version") == VERSION else None
        if not kept or kept[0] != look_of(project) or differs(target, store):
            return None
        told: tuple[str, ...] = kept[1]
        return told
    finally:
        store.close()


def _plain_target(project: Project) -> Path | None:
    """Where the settings put the site, if they say it in so many words."""
    text = project.settings.read_text("utf-8")
    found = _SITE_DIR.findall(text)
    is_plain = "INHERIT" not in text and text.count("site_dir") == len(found) <= 1
    return (project.root / (found[0] if found else "site")).resolve() if is_plain else None
