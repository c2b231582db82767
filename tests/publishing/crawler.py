"""A reader who starts from the first page, the sitemap and the search, and follows everything."""

from __future__ import annotations

import json
import re
from pathlib import Path

from build_tools.publishing.links import read_page, target_of


def broken_for_readers(site: Path) -> list[str]:
    """What is missing of all that can be reached, as ``page: link``."""
    if not (site / "index.html").exists():
        return []  # nothing is published yet
    waiting = ["index.html", *_from_sitemap(site), *_from_search(site)]
    seen: set[str] = set()
    broken = []
    for path in waiting:
        if path in seen:
            continue
        seen.add(path)
        if not (site / path).is_file():
            broken.append(path)
            continue
        text = (site / path).read_text("utf-8", "replace")
        links = (
            read_page(text).links
            if path.endswith(".html")
            else re.findall(r"url\([\"']?([\w./-]+)[\"']?\)", text)
            if path.endswith(".css")
            else ()
        )
        waiting += [target[0] for link in links if (target := target_of(path, link))]
    return broken


def broken_anchors(site: Path) -> list[str]:
    """Links to places that are not on their page."""
    parts = {p.relative_to(site).as_posix(): read_page(p.read_text("utf-8")) for p in site.rglob("*.html")}
    targets = [(page, target_of(page, link)) for page, part in parts.items() for link in part.links]
    return [f"{page}: {t}" for page, t in targets if t and t[1] and t[0] in parts and t[1] not in parts[t[0]].ids]


def _from_sitemap(site: Path) -> list[str]:
    sitemap = site / "sitemap.xml"
    found = re.findall(r"<loc>(?:https://vi-du\.vn/van-kien/)?(.*?)</loc>", sitemap.read_text("utf-8")) if sitemap.exists() else []
    return [page or "index.html" for page in found]


def _from_search(site: Path) -> list[str]:
    """The parts that the root of the index names, and the pages that these lead to (of the small sites)."""
    root = site / "tim-kiem" / "chi-muc" / "goc.js"
    if not root.exists() or not root.read_text("utf-8").startswith("take(["):
        return []
    parts = json.loads(root.read_text("utf-8")[len("take(") : -1])
    pages = [json.loads((site / part).read_text("utf-8")[len("take(") : -1]) for part in parts if (site / part).is_file()]
    return [*parts, *pages]
