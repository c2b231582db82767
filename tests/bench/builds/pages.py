"""The pages that every generator makes: those of a site that we have built, without the frame that all of them share.

What differs from page to page is given to the peers as it stands: crumbs, texts, links between tasks, bodies and
instruments, tables, small maps. Nothing is recognised, linked, sorted or counted by them: they have less to do than we.
Pages that have no frame (those to be embedded elsewhere) are left out, as are search, data and downloads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_START = '<div class="md-content" data-md-component="content">'
_END = re.compile(r'\s*</div>\s*</div>\s*(?:<button type="button" class="md-top\b(?:(?!</main>).)*)?</main>', re.S)
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_VARYING = (
    (_TITLE, "<title>@@title@@</title>"),
    (re.compile(r'(<meta property="og:title" content=")[^"]*'), r"\1@@title@@"),
    (re.compile(r'(<meta (?:name|property)="(?:og:)?description" content=")[^"]*'), r"\1@@description@@"),
    (re.compile(r'<script type="application/ld\+json">.*?</script>', re.S), ""),
)
"""What a page says of itself in its frame, and what the frame of all has in its place."""


class UncutError(ValueError):
    """A page of ours is not built as this module expects."""


@dataclass(frozen=True)
class PlainPage:
    """A page without its frame; ``path`` is below the site's root and ends in ``.html``."""

    path: str
    title: str
    body: str
    description: str = ""


@dataclass(frozen=True)
class BuiltSite:
    """A site of ours on the disk."""

    folder: Path

    def pages(self) -> Iterator[PlainPage]:
        """All pages that have a frame, one at a time."""
        for path in sorted(self.folder.rglob("*.html")):
            if (page := self._page(path)) is not None:
                yield page

    def of_document(self, identity: str) -> Iterator[PlainPage]:
        """The page of a document, then those of its tasks."""
        found = [self.folder / "van-ban" / f"{identity}.html", *sorted((self.folder / "nhiem-vu" / identity).rglob("*.html"))]
        yield from (page for path in found if (page := self._page(path)) is not None)

    def frame(self) -> str:
        """The home page with ``@@title@@``, ``@@description@@`` and ``@@content@@`` in place of its own; links begin at the root."""
        html = (self.folder / "index.html").read_text("utf-8")
        start, end = _inner(html, "index.html")
        frame = f"{html[:start]}@@content@@{html[end:]}"
        for pattern, instead in _VARYING:
            frame = pattern.sub(instead, frame)
        return re.sub(r'(href|src|action)="(?![a-z]+:|[/#])', r'\1="/', frame)

    def _page(self, path: Path) -> PlainPage | None:
        name = path.relative_to(self.folder).as_posix()
        html = path.read_text("utf-8")
        if _START not in html:
            return None
        start, end = _inner(html, name)
        title, described = _TITLE.search(html), _DESCRIPTION.search(html)
        if title is None:
            raise UncutError(f"{name}: no title")
        return PlainPage(name, unescape(title[1]), html[start:end], unescape(described[1]) if described else "")


def _inner(html: str, name: str) -> tuple[int, int]:
    """Where the part within the frame begins and ends."""
    start = html.find(_START) + len(_START)
    end = _END.search(html, start)
    if start < len(_START) or end is None:
        raise UncutError(f"{name}: the frame is not found")
    return start, end.start()
