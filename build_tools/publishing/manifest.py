"""What a site is made of, file by file, and what is known of the files on a target.

The target keeps a folder of its own for this, ``.vankien``: the manifest of the version that is published, and, while
a publication runs, the paths that are being changed. A path that neither of them names is not ours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.publishing.problem import PublishError

FOLDER = ".vankien"
MANIFEST = f"{FOLDER}/manifest.json"
PENDING = f"{FOLDER}/pending.json"
LOCK = f"{FOLDER}/lock.json"
INCOMING = f"{FOLDER}/incoming"
"""Where files arrive before they are put in their places."""
FORMAT = 1


@dataclass(frozen=True)
class Entry:
    """A file of the site: SHA-256 in hexadecimal and bytes."""

    sha256: str
    size: int


Manifest = Mapping[str, Entry]
"""Path below the site's root, with slashes -> its file."""


@dataclass(frozen=True)
class Known:
    """What is known of a target's files: of the certain ones their content, of the uncertain ones only that they may be there."""

    certain: Manifest
    uncertain: frozenset[str] = frozenset()

    @property
    def ours(self) -> frozenset[str]:
        return self.uncertain | self.certain.keys()


def manifest_of(site: Path) -> dict[str, Entry]:
    """Every file of a built site, in the order of paths."""
    found = {}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            found[path.relative_to(site).as_posix()] = Entry(digest, path.stat().st_size)
    if foreign := [path for path in found if not _is_safe(path)]:
        raise PublishError(f"trang dựng ra có tệp không đăng được: {foreign[0]}")
    return dict(sorted(found.items()))


def as_json(manifest: Manifest) -> bytes:
    """The same bytes for the same files."""
    files = {path: [entry.sha256, entry.size] for path, entry in sorted(manifest.items())}
    return _dump({"format": FORMAT, "files": files})


def pending_as_json(paths: Iterable[str]) -> bytes:
    return _dump({"format": FORMAT, "paths": sorted(paths)})


def read_known(manifest: bytes | None, pending: bytes | None) -> Known:
    """What manifest and list of pending paths say together. Raises PublishError where they cannot be read."""
    certain: dict[str, Entry] = {}
    for path, entry in _part(manifest, "files", {}, MANIFEST).items():
        if not (_is_safe(path) and isinstance(entry, list) and [type(part) for part in entry] == [str, int]):
            raise _damaged(MANIFEST)
        certain[path] = Entry(*entry)
    listed = _part(pending, "paths", [], PENDING)
    if not all(isinstance(path, str) and _is_safe(path) for path in listed):
        raise _damaged(PENDING)
    uncertain = frozenset(listed)
    return Known({p: e for p, e in certain.items() if p not in uncertain}, uncertain)


def _part(data: bytes | None, key: str, empty: Any, name: str) -> Any:
    """The wanted part of a file of ours, which is of the kind of ``empty``; that where the file is missing."""
    if data is None:
        return empty
    try:
        record = json.loads(data)
    except ValueError as error:
        raise _damaged(name) from error
    if isinstance(record, dict) and isinstance(record.get("format"), int) and record["format"] > FORMAT:
        raise PublishError("nơi đăng do một phiên bản vankien mới hơn giữ; cập nhật phần mềm rồi chạy lại")
    part = record.get(key) if isinstance(record, dict) else None
    if not isinstance(part, type(empty)):
        raise _damaged(name)
    return part


def _damaged(name: str) -> PublishError:
    return PublishError(f"tệp {name} ở nơi đăng bị hỏng; xóa tệp ấy rồi chạy lại với --overwrite (gửi lại mọi tệp)")


def _is_safe(path: str) -> bool:
    """Whether a path stays within the target and out of our own folder there; what a target says is not to be trusted."""
    parts = path.split("/")
    return not {"", ".", ".."} & set(parts) and parts[0] != FOLDER and "\\" not in path and "\0" not in path and "\n" not in path


def _dump(record: object) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n").encode()
