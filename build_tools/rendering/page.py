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
class Page:
    """What one address shows. ``path`` may hold slashes; ``section`` marks the part of the site."""

    path: str
    section: str
    title: str
    description: str
    content: Markup
    json_ld: dict[str, Any] = field(default_factory=dict)
    assets: tuple[str, ...] = ()
    """Style sheets (``.css``) and scripts (``.js``) that only this page needs, from the site's root; scripts run in this order."""

    @property
    def depth(self) -> int:
        """How many folders lie between the page and the site's root."""
        return self.path.count("/")

    @property
    def root(self) -> str:
        """Prefix that leads from the page to the site's root."""
        return "../" * self.depth
