"""The script by which open pages hear of edits; it is put into pages as they are sent, never into files."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from build_tools.serving.news import Edition
from build_tools.serving.site_files import Found

OWN = "/_vankien/"
"""Addresses of the server itself, whatever the site's path is."""
EVENTS, CHANGES = OWN + "events", OWN + "changes"
_SCRIPT, _WORKER = OWN + "live.js", OWN + "worker.js"
_FOLDER = Path(__file__).with_name("page")
_PARTS = ("place.js", "trouble.js", "patch.js", "live.js")
"""One script: what a part defines, the next ones know."""
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)


@cache
def _script() -> bytes:
    parts = b"\n".join((_FOLDER / part).read_bytes() for part in _PARTS)
    return b'(() => {\n"use strict";\n%s})();\n' % parts


@cache
def _worker() -> bytes:
    return (_FOLDER / "worker.js").read_bytes()


@cache
def _version() -> str:
    """So that an open page of an older server does not share its worker with new ones."""
    return hashlib.sha256(_script() + _worker()).hexdigest()[:12]


def own_script(address: str) -> bytes | None:
    """The script at an address of the server, if there is one."""
    sources = {_SCRIPT: _script, _WORKER: _worker}
    return sources[address]() if address in sources else None


def with_script(page: Found, asked: str, base: str, edition: Edition) -> bytes:
    """The page with the script in it, and with what the script has to know: which file was asked for, which one came, of which build.

    It stands first in the head: there it can bring a reader back to the old place before the first paint, and sees which elements the
    scripts of the page listen to.
    """
    known = {
        "page": asked,
        "tag": page.tag,
        "base": base,
        "server": edition.server,
        "build": str(edition.build),
        "trouble": edition.trouble,
        "events": EVENTS,
        "changes": CHANGES,
        "worker": f"{_WORKER}?{_version()}&events={quote(EVENTS, safe='')}",
    }
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in known.items())
    tag = f'<script src="{_SCRIPT}?{_version()}"{data}></script>'.encode()
    head = _HEAD.search(page.content)
    if head:
        return page.content[: head.end()] + tag + page.content[head.end() :]
    before, closing, after = page.content.rpartition(b"</body>")
    return before + tag + closing + after if closing else page.content + tag
