"""Every internal link, anchor and referenced file of a built site, checked in one pass.

Pages are scanned with regular expressions, not parsed: the HTML is our own and Material's, well formed,
and a site of ten thousand documents has a hundred thousand pages. A test holds the scan against Python's parser.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_TAGS = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b(?P<rawtag>[^>]*)>.*?</(?P=raw)\s*>|<[a-zA-Z][^\s>]*(?P<tag>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTES = re.compile(r"\s(id|href|src|srcset|poster)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)")
_LISTS_OF_ADDRESSES = (".xml", ".atom")
_FROM_ANY_DEPTH = "404.html"
"""Served in place of any missing page, so its relative links cannot be judged."""


@dataclass(frozen=True)
class PageParts:
    """What a page offers and asks for."""

    ids: frozenset[str]
    links: tuple[str, ...]


@dataclass(frozen=True)
class BrokenLink:
    """A link that leads nowhere: the first page it stands on, how many more have it, whether only the anchor is missing."""

    page: str
    link: str
    others: int = 0
    anchor_only: bool = False

    def __str__(self) -> str:
        more = f" (và {self.others} trang nữa)" if self.others else ""
        return f"{self.page}: {self.link}{' (không có chỗ ấy trên trang đích)' if self.anchor_only else ''}{more}"


@dataclass
class Findings:
    """What checking a site brings: broken links, and which pages link to places on which others."""

    broken: list[BrokenLink] = field(default_factory=list)
    points_into: dict[str, frozenset[str]] = field(default_factory=dict)


def read_page(text: str) -> PageParts:
    """Ids and links of a page."""
    ids: list[str] = []
    links: list[str] = []
    for found in _TAGS.finditer(text):
        for name, *values in _ATTRIBUTES.findall(found["tag"] or found["rawtag"] or ""):
            value = html.unescape("".join(values))
            if name.lower() == "id":
                ids.append(value)
            elif name.lower() == "srcset":
                links += [part.split()[0] for part in value.split(",") if part.split()]
            elif value:
                links.append(value)
    return PageParts(frozenset(ids), tuple(dict.fromkeys(links)))


def target_of(page: str, link: str, site_url: str = "") -> tuple[str, str] | None:
    """(file, anchor) that a link on a page means; None where it leads out of the site. ``site_url`` ends with a slash."""
    if site_url and link.startswith(site_url):
        page, link = "index.html", link.removeprefix(site_url) or "index.html"
    return _resolved(dirname(page), page if link.startswith(("#", "?")) else "", link)


@lru_cache(maxsize=65_536)
def _resolved(folder: str, page: str, link: str) -> tuple[str, str] | None:
    parts = urlsplit(link)
    if parts.scheme or link.startswith("//"):
        return None
    target = normpath(join(folder, unquote(parts.path))) if parts.path else page
    if parts.path.endswith("/"):
        target = normpath(join(target, "index.html"))
    return target, unquote(parts.fragment.partition(":~:")[0])  # what follows marks words in browsers that know text fragments


def check_links(site: Path, site_url: str = "") -> Findings:
    """Check all pages, style sheets, feeds and the sitemap of a site."""
    _resolved.cache_clear()
    present = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    ids: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], list[str]] = {}
    """(file, anchor) -> first page, link as it stands there, and one entry for each other page."""
    counts: dict[tuple[str, str], int] = {}
    findings = Findings()
    for page in sorted(present):
        parts = _parts_of(site, page, site_url)
        if parts is None:
            continue
        ids[page] = parts.ids
        anchored = set()
        for link in parts.links if page != _FROM_ANY_DEPTH else ():
            target = target_of(page, link, site_url)
            if target is None:
                continue
            wanted.setdefault(target, [page, link])
            counts[target] = counts.get(target, 0) + 1
            if target[1] and target[0] != page:
                anchored.add(target[0])
        if anchored:
            findings.points_into[page] = frozenset(anchored)
    findings.broken += _broken(present, ids, wanted, counts)
    return findings


def _broken(
    present: frozenset[str], ids: dict[str, frozenset[str]], wanted: dict[tuple[str, str], list[str]], counts: dict[tuple[str, str], int]
) -> Iterator[BrokenLink]:
    for target, (page, link) in wanted.items():
        path, anchor = target
        if path not in present:
            yield BrokenLink(page, link, counts[target] - 1)
        elif anchor and path.endswith(".html") and anchor not in ids[path]:
            yield BrokenLink(page, link, counts[target] - 1, anchor_only=True)


def _parts_of(site: Path, path: str, site_url: str) -> PageParts | None:
    """What a file offers and asks for; None where it is of no kind that links."""
    if path.endswith(".html"):
        return read_page((site / path).read_text("utf-8", "replace"))
    if path.endswith(".css"):
        return PageParts(frozenset(), tuple(_css_links((site / path).read_text("utf-8", "replace"))))
    if site_url and path.endswith(_LISTS_OF_ADDRESSES):
        return PageParts(frozenset(), tuple(_listed_links((site / path).read_text("utf-8", "replace"), site_url)))
    return None


def _listed_links(text: str, site_url: str) -> Iterator[str]:
    """Addresses of the site in XML, also in the HTML that feeds hold in escaped form, where sentences end behind them."""
    found = re.findall(re.escape(site_url) + r"[^\s\"'<>]*", html.unescape(text))
    return (html.unescape(link).rstrip(".,;:") for link in dict.fromkeys(found))


def _css_links(text: str) -> Iterator[str]:
    for values in _CSS_ADDRESS.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        link = "".join(values)
        if link and not link.startswith("#"):
            yield link
