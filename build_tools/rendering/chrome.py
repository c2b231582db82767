"""The frame of a page: rendered once per section and depth, then reused for every page of it.

A donor page is rendered through Material's own templates with the markers below in it. Every
page of that section and depth is the donor with its own parts put in place of the markers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.sharing import sharing_head

MARKERS = ("title", "description", "canonical", "head", "content")


def marker(part: str) -> str:
    """The text that stands for a part in a donor."""
    return f"@@vankien-{part}@@"


@dataclass(frozen=True, order=True)
class DonorKey:
    """What pages must share to share a donor."""

    section: str
    depth: int

    @property
    def path(self) -> str:
        """Where the donor is rendered, at the depth that its relative links need."""
        return "/".join(["_donor"] * self.depth + [f"_donor-{self.section}.html"])


def donors_of(pages: Iterable[Page]) -> tuple[DonorKey, ...]:
    """The donors that these pages need."""
    return tuple(sorted({DonorKey(page.section, page.depth) for page in pages}))


class Chrome:
    """A donor cut at its markers."""

    def __init__(self, html: str) -> None:
        self._pieces: list[tuple[str, str]] = []
        rest = html
        for part in _order(html):
            before, rest = rest.split(marker(part), 1)
            self._pieces.append((before, part))
        self._tail = rest

    def fill(self, page: Page, site_url: str) -> Artifact:
        """The finished page. Without ``site_url`` the canonical link is relative, which holds on any server."""
        parts = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "canonical": str(escape(site_url + page.path if site_url else page.path.rpartition("/")[2])),
            "head": sharing_head(page, site_url) + _json_ld(page.json_ld) + "".join(_asset(page.root + path) for path in page.assets),
            "content": str(page.content),
        }
        out = "".join(before + parts[part] for before, part in self._pieces) + self._tail
        return Artifact(page.path, out.encode())


def _order(html: str) -> list[str]:
    """The parts in the order in which their markers stand, repetitions included."""
    found = []
    for part in MARKERS:
        at = html.find(marker(part))
        while at >= 0:
            found.append((at, part))
            at = html.find(marker(part), at + 1)
    missing = [part for part in ("title", "content") if all(p != part for _, p in found)]
    if missing:
        raise ValueError(f"donor page lacks its markers: {', '.join(missing)}")
    return [part for _, part in sorted(found)]


def _json_ld(data: dict[str, Any]) -> str:
    """Structured data as a script element; ``<`` is escaped so that no text can end the element."""
    if not data:
        return ""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, sort_keys=True)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>'


def _asset(address: str) -> str:
    """A style sheet, or a script that runs once the page has been read; both work from ``file://``."""
    if address.endswith(".css"):
        return f'<link rel="stylesheet" href="{escape(address)}">'
    return f'<script src="{escape(address)}" defer></script>'
