"""Light pages for the frames of other sites: what can be framed, the code to paste, what oEmbed says of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from build_tools.rendering.page import HeadLink
from build_tools.rendering.sharing import COVER_SIZE

WIDTH, HEIGHT = 720, 600
"""Pixels of a frame before the page in it has said how high it is."""
LATEST = 10
"""Documents in a list of the newest."""
MESSAGE = "vankien:height"
OEMBED_TYPE = "application/json+oembed"


@dataclass(frozen=True)
class Embed:
    """A page for frames: where it is, what it is called, the page that it is a light form of; all from the site's root."""

    path: str
    title: str
    full_page: str
    picture: str = ""

    def code(self, site_url: str) -> str:
        """The element to paste; it needs no script."""
        return str(
            Markup('<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>').format(
                site_url + self.path, self.title, HEIGHT
            )
        )

    def oembed(self, site_name: str, site_url: str) -> bytes:
        """What oEmbed 1.0 says of it (oembed.com), type rich."""
        picture = {"thumbnail_url": site_url + self.picture, "thumbnail_width": COVER_SIZE[0], "thumbnail_height": COVER_SIZE[1]}
        data = {
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": site_name,
            "provider_url": site_url,
            "html": self.code(site_url),
            "width": WIDTH,
            "height": HEIGHT,
            **(picture if self.picture else {}),
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def oembed_link(path: str, title: str) -> HeadLink:
    return HeadLink(OEMBED_TYPE, path, title, absolute=True)
