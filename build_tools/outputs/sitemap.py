"""The list of addresses for search engines. Without a site address there is none to give."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from build_tools.rendering import addresses
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page

_INDEXES = (
    "",
    "van-ban/index.html",
    "nhiem-vu/index.html",
    "nghi-quyet/index.html",
    "co-quan/index.html",
    "de-an/index.html",
    "chi-tieu/index.html",
    addresses.DEADLINES,
    addresses.GRAPH,
    addresses.INSTRUMENTS_BY_BODIES,
    addresses.DOCUMENTS_BY_BODIES,
    addresses.GAPS,
    addresses.BOOKLETS,
    addresses.DOWNLOADS,
    addresses.KITS,
    addresses.TRAY,
    addresses.WHATS_NEW,
    addresses.FEEDS,
    addresses.EMBEDS,
)


def render(context: Context) -> Iterator[Page | Artifact]:
    site, base = context.site, context.settings.site_url
    if not base:
        yield Artifact("robots.txt", b"User-agent: *\nAllow: /\n")
        return
    paths = [*_INDEXES, *context.settings.hand_written]
    paths += [addresses.document_page(d.id) for d in site.corpus.documents]
    paths += [addresses.booklet_page(b.id) for b in site.corpus.booklets]
    paths += [addresses.task_page(t.document.id, t.item.path) for t in site.tasks]
    paths += [addresses.instrument_page(i.id) for i in site.corpus.instruments]
    paths += [addresses.body_page(b.id) for b in site.corpus.bodies]
    paths += [addresses.scheme_page(s.id) for s in site.corpus.schemes]
    paths += [addresses.indicator_page(i.id) for i in site.corpus.indicators]
    rows = "".join(f"<url><loc>{escape(base + path)}</loc></url>\n" for path in paths)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    yield Artifact("sitemap.xml", xml.encode())
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode())


OUTPUT = Output("sitemap", render)
