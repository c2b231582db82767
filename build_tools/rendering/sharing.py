"""What a page's head tells programs: Open Graph for those who share it, other forms of the same thing.

What every page says the same way (title, description, name of the site, language) is in ``overrides/main.html``.
"""

from __future__ import annotations

from markupsafe import escape

from build_tools.rendering.page import HeadLink, Page

COVER_SIZE = (1200, 630)


def sharing_head(page: Page, site_url: str) -> str:
    """Elements of the head. Addresses that have to be absolute are left out while nobody knows the site's own."""
    picture = page.picture if site_url else ""
    properties = {"og:type": page.og_type}
    if site_url:
        properties["og:url"] = site_url + page.path
    if picture:
        properties["og:image"] = site_url + picture
        properties["og:image:type"] = "image/png"
        properties["og:image:width"], properties["og:image:height"] = map(str, COVER_SIZE)
        properties["og:image:alt"] = f"Bìa: {page.title}"
    said = "".join(f'<meta property="{name}" content="{escape(text)}">' for name, text in properties.items())
    card = f'<meta name="twitter:card" content="{"summary_large_image" if picture else "summary"}">'
    return said + card + "".join(_link(page, link, site_url) for link in page.links if site_url or not link.absolute)


def _link(page: Page, link: HeadLink, site_url: str) -> str:
    address = (site_url if link.absolute else page.root) + link.path
    return f'<link rel="alternate" type="{link.type}" href="{escape(address)}" title="{escape(link.title)}">'
