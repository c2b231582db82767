"""Ids of feeds and entries that never change, whatever titles do: tag URIs (RFC 4151).

A tag names who gives it, a day on which that name was theirs, and the thing. The first two are the start of every
id. ``mkdocs.yml`` may state it (``feed_ids``), which a site must do before it moves to another address: a reader
knows an entry by its id. Else it is made of the site's address, with the first day of the year below.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

FIRST_DAY = "2026-01-01"
"""Never to be changed: every id of a site that states no start follows from it."""
_START = re.compile(r"tag:[a-z0-9][a-z0-9.-]*,\d{4}(?:-\d{2}(?:-\d{2})?)?:[A-Za-z0-9._~/-]*")


def is_start(text: str) -> bool:
    """Whether a text can be the start of tag URIs: ``tag:vi-du.vn,2026:van-kien``."""
    return _START.fullmatch(text) is not None


def start_of_ids(site_url: str, stated: str = "") -> str:
    """What comes before the name of each thing; empty when there is neither a stated start nor an address."""
    if stated:
        return f"{stated.rstrip('/')}/" if not stated.endswith(":") else stated
    address = urlsplit(site_url)
    folder = quote(address.path.strip("/"))
    return f"tag:{address.hostname},{FIRST_DAY}:{folder}{'/' if folder else ''}" if address.hostname else ""
