"""Which file of the built site answers a request, and as what."""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""Fixed, because the tables of operating systems differ and lack some."""


@dataclass(frozen=True)
class Found:
    """A file of the site; ``path`` is its path from the site's root, with ``/``."""

    path: str
    content: bytes
    tag: str
    """Changes whenever the file is written again."""

    @property
    def media_type(self) -> str:
        """As the browser has to take it."""
        suffix = Path(self.path).suffix.lower()
        return _TYPES.get(suffix) or mimetypes.guess_type(self.path, strict=False)[0] or "application/octet-stream"

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page of ours."""
        return self.path.endswith(".html")


@dataclass(frozen=True)
class Moved:
    """The address lacks something; ``address`` is the whole one."""

    address: str


@dataclass(frozen=True)
class Missing:
    """Nothing is there. ``path``: where a file would have to be, if the request can name one at all."""

    path: str = ""


class SiteFiles:
    """A built site below ``base``, the path of its public address (``/`` or ``/van-kien/``), as ``mkdocs serve`` has it."""

    def __init__(self, folder: Path, base: str = "/") -> None:
        self._folder = folder
        self.base = "/" + "/".join([*(part for part in base.split("/") if part), ""])

    def answer(self, address: str) -> Found | Moved | Missing:
        """The answer to the path of a request, still encoded, without what follows ``?``."""
        parts = _parts(address)
        if parts is None:
            return Missing()
        base = [part for part in self.base.split("/") if part]
        if parts[: len(base)] != base:
            return Moved(self.base) if not parts else Missing()
        inner, ends_open = parts[len(base) :], address.endswith("/")
        if not inner and not ends_open:
            return Moved(self.base)
        return self._below(inner, ends_open)

    def read(self, path: str) -> Found | None:
        """A file of the site by its path from the root."""
        root = self._folder.resolve()
        try:
            file = (root / path).resolve()
            if not file.is_relative_to(root):
                return None
            with file.open("rb") as stream:
                status = os.fstat(stream.fileno())
                return Found(path, stream.read(), f"{status.st_mtime_ns:x}-{status.st_size:x}-{status.st_ino:x}")
        except (OSError, ValueError):
            return None

    def _below(self, parts: list[str], ends_open: bool) -> Found | Moved | Missing:
        path = "/".join(parts)
        if not ends_open:
            found = self.read(path)
            if found:
                return found
            if self.read(f"{path}/index.html"):
                return Moved(self.base + quote(path) + "/")
            return Missing(path)
        index = f"{path}/index.html".lstrip("/")
        return self.read(index) or Missing(index)


def _parts(address: str) -> list[str] | None:
    """The names in a path, decoded once; None for one that no site can have: it climbs, or holds what systems read otherwise."""
    try:
        text = unquote_to_bytes(address).decode("utf-8")
    except UnicodeDecodeError:
        return None
    names = [name for name in text.split("/") if name]
    if any(name in (".", "..") or "\\" in name or not name.isprintable() for name in names):
        return None
    return names
