"""The files of a portal around its index: the page, the list of sites, and the assets that it shares with sites."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from build_tools.rendering.page import Artifact
from build_tools.rendering.templates import Templates
from build_tools.vietnamese.letters import collation_key

SITES_DATA = "data/portal.json"
ALL_SITES = "cac-trang.html"
_ON_FIRST_PAGE = 60
"""Sites up to which the first page lists them all."""
ASSETS = (
    "assets/fonts.css",
    "assets/vankien.css",
    "assets/search/search.css",
    "assets/search/results.css",
    "assets/portal.css",
    "assets/print.css",
    "assets/favicon.svg",
    "assets/portal-scheme.js",
    "assets/vankien.js",
    "assets/portal.js",
    "assets/search/recent.js",
    "assets/search/hits.js",
    "assets/search/facets.js",
    "assets/search/results.js",
    "assets/search/client.js",
    "assets/search/worker.js",
    "assets/search/analysis.js",
    "assets/search/input-methods.js",
    "assets/search/store.js",
    "assets/search/interpret.js",
    "assets/search/ranking.js",
    "assets/search/presenting.js",
    "assets/search/correcting.js",
    "assets/search/numbers.js",
    "assets/search/narrowing.js",
    "assets/search/engine.js",
)


@dataclass(frozen=True)
class Listed:
    """A site as the portal tells of it. ``trouble`` says why it, or its newest state, is missing; ``is_in``: it can be searched."""

    name: str
    base: str
    is_in: bool
    documents: int = 0
    tasks: int = 0
    updated: date | None = None
    trouble: str = ""


def portal_files(templates: Templates, name: str, sites: Sequence[Listed], assets: dict[str, bytes]) -> Iterator[Artifact]:
    """Pages, assets and the list of sites as data."""
    ordered = sorted(sites, key=lambda site: (collation_key(site.name), site.base))
    shown: dict[str, Any] = {
        "name": name,
        "sites": ordered,
        "documents": sum(site.documents for site in sites if site.is_in),
        "tasks": sum(site.tasks for site in sites if site.is_in),
        "troubled": [site for site in ordered if site.trouble],
        "all_sites": ALL_SITES,
    }
    listed = ordered if len(ordered) <= _ON_FIRST_PAGE else []
    yield Artifact("index.html", templates.render("portal.html", **shown, listed=listed).encode())
    yield Artifact(ALL_SITES, templates.render("portal_sites.html", **shown).encode())
    data = {"name": name, "sites": [_data(site) for site in ordered]}
    yield Artifact(SITES_DATA, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    yield from (Artifact(path, data) for path, data in assets.items())


def _data(site: Listed) -> dict[str, Any]:
    return {
        "name": site.name,
        "url": site.base,
        "searchable": site.is_in,
        "documents": site.documents,
        "tasks": site.tasks,
        "updated": site.updated.isoformat() if site.updated else None,
        "trouble": site.trouble or None,
    }
