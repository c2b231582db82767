"""Puts a finished site in place of the old one: whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from build_tools.rendering.page import Artifact

_MARK = Path("data") / "corpus.schema.json"
"""A file that every site of ours has; a folder without it is not ours to replace."""


class UnsafeTargetError(Exception):
    """The folder to build into holds something that is not a site of ours."""


def make_scratch(target: Path, sources: Iterable[Path] = ()) -> Path:
    """An empty folder beside the target, on the same file system, for a build to fill.

    Raises UnsafeTargetError where putting a site in the target's place would destroy ``sources``
    or anything else that is not an earlier site.
    """
    for source in sources:
        if target == source or target in source.parents or source in target.parents:
            raise UnsafeTargetError(f"không dựng trang vào {target}: đó là thư mục nguồn của dự án")
    recover(target)
    if target.exists() and not _is_ours(target) and (not target.is_dir() or any(target.iterdir())):
        raise UnsafeTargetError(f"không dựng trang vào {target}: ở đó có thứ khác, không phải trang đã dựng; chọn thư mục trống")
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".tmp", dir=target.parent))
    scratch.chmod(0o755)
    return scratch


def _is_ours(folder: Path) -> bool:
    return (folder / _MARK).is_file()


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.vankien-old")


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


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """The same for bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.tmp")
    scratch.write_bytes(data)
    scratch.replace(path)


def write_folder(target: Path, artifacts: Iterable[Artifact], mark: str) -> None:
    """Write a folder whole or not at all, in place of an earlier one, which the file ``mark`` shows to be ours.

    Raises UnsafeTargetError where something else is there.
    """
    recover(target)
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / mark).is_file())):
        raise UnsafeTargetError(f"không ghi vào {target}: ở đó có thứ khác; chọn thư mục trống")
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent))
    scratch.chmod(0o755)
    try:
        write_artifacts(scratch, artifacts)
        replace(scratch, target)
    except BaseException:
        discard(scratch)
        raise


def replace(scratch: Path, target: Path) -> None:
    """The scratch folder becomes the target; the old target goes only when the new one stands."""
    old = _old(target)
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
    old = _old(target)
    if old.exists() and not target.exists():
        old.replace(target)


def discard(scratch: Path) -> None:
    """Remove an unfinished build."""
    shutil.rmtree(scratch, ignore_errors=True)
