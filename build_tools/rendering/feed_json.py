"""A feed as JSON Feed 1.1 (jsonfeed.org): the same feed gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

from build_tools.rendering.addresses import feed_file
from build_tools.rendering.feed import Author, Entry, Feed, moment


def as_json_feed(feed: Feed, site_url: str) -> bytes:
    """A feed document. What has no value is left out, as the format asks."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": site_url + feed_file(feed.path, "json"),
        "description": feed.subtitle,
        "language": "vi",
        "authors": [_author(feed.author)],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    data = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        **({"content_html": entry.html} if entry.html else {"content_text": entry.summary}),
        "summary": entry.summary,
        "image": entry.picture,
        "date_published": moment(entry.published) if entry.published else "",
        "date_modified": moment(entry.updated),
        "authors": [_author(entry.author)] if entry.author else [],
        "tags": [label for _, label in entry.categories],
        "attachments": [
            {"url": file.address, "mime_type": file.type, "title": file.title, "size_in_bytes": file.size} for file in entry.enclosures
        ],
    }
    return {key: value for key, value in data.items() if value}


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, **({"url": author.address} if author.address else {})}
