"""What the parts of a booklet are made of."""

from __future__ import annotations

from build_tools.link import LinkedItem, Site
from build_tools.model import BookletItem

_NOT_READ = ("title", "recipients", "signature")


def parts_of(site: Site, item: BookletItem) -> list[LinkedItem]:
    """The part itself; of a whole document everything from its preamble to its closing."""
    if item.path:
        return [site.items[item.key]]
    document = site.documents[item.document.id]
    return [site.items[f"{document.id}#{top.path}"] for top in document.items if top.path not in _NOT_READ]
