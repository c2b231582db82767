"""The frame of a page: rendered once per section, then reused for every page of it.

A donor page is rendered through Material's own templates with the markers below in it. Every
page of that section is the donor with its own parts put in place of the markers, and with the links
of the frame as long as its own depth needs.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import escape

from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.sharing import sharing_head

MARKERS = ("title", "description", "canonical", "head", "content")


def marker(part: str) -> str:
    """The text that stands for a part in a donor."""
    return f"@@vankien-{part}@@"


SECTIONS = ("home", "documents", "tasks", "deadlines", "instruments", "bodies", "indicators", "graph", "gaps", "search")
"""The parts of the site that the frame tells apart; a page names its own."""
_DEPTH = 9
"""Folders above a donor: so many steps up stand nowhere else, so they can be found and shortened to a page's own."""


def donor_path(section: str) -> str:
    """Where the donor of a section is rendered."""
    return "_donor/" * _DEPTH + f"_donor-{section}.html"


class Chrome:
    """A donor cut at its markers, for pages of any depth."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._cut: dict[int, tuple[list[tuple[str, str]], str]] = {}

    def _pieces(self, depth: int) -> tuple[list[tuple[str, str]], str]:
        """((text, part that follows it) …, rest), with links that lead from this depth."""
        if depth not in self._cut:
            html = self._html.replace("../" * _DEPTH, "../" * depth)
            rest = html.replace("/".join([".."] * _DEPTH), "/".join([".."] * depth) or ".")
            pieces = []
            for part in _order(rest):
                before, rest = rest.split(marker(part), 1)
                pieces.append((before, part))
            self._cut[depth] = pieces, rest
        return self._cut[depth]

    def fill(self, page: Page, site_url: str) -> Artifact:
        """The finished page. Without ``site_url`` the donor has no canonical link: search engines take only whole addresses."""
        parts = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "canonical": str(escape(site_url + page.path)),
            "head": sharing_head(page, site_url) + _json_ld(page.json_ld) + "".join(_asset(page.root + path) for path in page.assets),
            "content": str(page.content),
        }
        pieces, tail = self._pieces(page.depth)
        out = "".join(before + parts[part] for before, part in pieces) + tail
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
    """A script that runs once the page has been read; works from ``file://``."""
    return f'<script src="{escape(address)}" defer></script>'
