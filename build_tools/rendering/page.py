"""A page before the site's chrome is put around it, and a finished file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True)
class Artifact:
    """A file of the site: its path with forward slashes, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class HeadLink:
    """Another form of what a page shows, for programs: a feed, or what oEmbed says. ``path`` is counted from the site's root."""

    type: str
    path: str
    title: str
    absolute: bool = False
    """For programs that do not resolve addresses; such a link needs the site's own address."""


@dataclass(frozen=True)
class Page:
    """What one address shows. ``path`` may hold slashes; ``section`` marks the part of the site."""

    path: str
    section: str
    title: str
    description: str
    content: Markup
    json_ld: dict[str, Any] = field(default_factory=dict)
    assets: tuple[str, ...] = ()
    """Scripts that only this page needs, from the site's root, in the order in which they run. Styles of all pages are one file."""
    links: tuple[HeadLink, ...] = ()
    picture: str = ""
    """A cover picture of 1200x630 pixels for those who share the page, from the site's root."""
    og_type: str = "website"

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the site's root."""
        return self.path.count("/")

    @property
    def root(self) -> str:
        """Prefix that leads from the page to the site's root."""
        return "../" * self.depth
