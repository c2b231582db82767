"""What the pages of a built site hold, read with Python's parser."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from build_tools.publishing import check_links


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
    """Links that lead nowhere, as publishing finds them."""
    return [str(link) for link in check_links(site).broken]


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
