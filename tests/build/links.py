"""A checker of every internal link and anchor of a built site."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag, urlsplit


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        self.links += [(tag, str(values[name])) for name in ("href", "src") if values.get(name)]


def read_pages(site: Path) -> dict[str, _Reader]:
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text("utf-8"))
        pages[path.relative_to(site).as_posix()] = reader
    return pages


def broken_links(site: Path) -> list[str]:
    """Links that lead nowhere, with the page they stand on. The 404 page is served from any depth and left out."""
    pages = read_pages(site)
    found = []
    for page, reader in pages.items():
        if page == "404.html":
            continue
        for _, link in reader.links:
            if urlsplit(link).scheme or link.startswith("//"):
                continue
            address, anchor = urldefrag(link)
            anchor = anchor.partition(":~:")[0]  # what follows marks words in browsers that know text fragments
            address = urlsplit(address).path  # what follows a question mark is for the page's script
            target = normpath(join(dirname(page), unquote(address))) if address else page
            if not (site / target).is_file():
                found.append(f"{page}: {link}")
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                found.append(f"{page}: {link} (no such anchor)")
    return found


def outside_links(site: Path) -> list[str]:
    """Everything a page would fetch from outside the site's folder."""
    found = []
    for page, reader in read_pages(site).items():
        found += [
            f"{page}: <{tag}> {link}" for tag, link in reader.links if tag != "a" and (urlsplit(link).scheme or link.startswith("//"))
        ]
    return [f for f in found if " data:" not in f]


def repeated_ids(site: Path) -> list[str]:
    found = []
    for page, reader in read_pages(site).items():
        seen: set[str] = set()
        for identity in reader.ids:
            if identity in seen:
                found.append(f"{page}: {identity}")
            seen.add(identity)
    return found
