"""Puts a finished site in place of the old one: whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from build_tools.rendering.page import Artifact

_OLD_SUFFIX = ".old"


def make_scratch(target: Path) -> Path:
    """An empty folder beside the target, on the same file system, for a build to fill."""
    target.parent.mkdir(parents=True, exist_ok=True)
    recover(target)
    scratch = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".tmp", dir=target.parent))
    scratch.chmod(0o755)
    return scratch


def write_artifacts(folder: Path, artifacts: Iterable[Artifact]) -> int:
    """Write files below a folder; returns how many."""
    made: set[Path] = set()
    count = 0
    for artifact in artifacts:
        path = folder / artifact.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(artifact.data)
        count += 1
    return count


def replace(scratch: Path, target: Path) -> None:
    """The scratch folder becomes the target; the old target goes only when the new one stands."""
    old = target.with_name(target.name + _OLD_SUFFIX)
    if old.exists():
        shutil.rmtree(old)
    if target.exists():
        target.replace(old)
    try:
        scratch.replace(target)
    except OSError:
        if old.exists() and not target.exists():
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """After an interruption between the two moves, the last good site comes back."""
    old = target.with_name(target.name + _OLD_SUFFIX)
    if old.exists() and not target.exists():
        old.replace(target)


def discard(scratch: Path) -> None:
    """Remove an unfinished build."""
    shutil.rmtree(scratch, ignore_errors=True)
