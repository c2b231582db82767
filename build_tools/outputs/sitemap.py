"""The list of addresses for search engines. Without a site address there is none to give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape

from build_tools.rendering import addresses
from build_tools.rendering.documents_by_quarter import by_quarter, page_of_quarter
from build_tools.rendering.due_pages import deadlines_page, pages_of_stretch, stretches
from build_tools.rendering.newest import documents_by_day
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_lines import all_lines, kept_lines

_MOST = 50_000
"""Addresses of one file, as sitemaps.org allows; beyond it the first file lists the others."""
_INDEXES = (
    "",
    addresses.DOCUMENTS,
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
    paths += [page_of_quarter(quarter) for quarter, _ in by_quarter(documents_by_day(site))]
    paths += [addresses.document_page(d.id) for d in site.corpus.documents]
    paths += [addresses.booklet_page(b.id) for b in site.corpus.booklets]
    paths += [task.address for task in all_lines(site, kept_lines(context))]
    paths += [addresses.instrument_page(i.id) for i in site.corpus.instruments]
    paths += [addresses.body_page(b.id) for b in site.corpus.bodies]
    paths += [addresses.scheme_page(s.id) for s in site.corpus.schemes]
    paths += [addresses.indicator_page(i.id) for i in site.corpus.indicators]
    for stretch in stretches(site):
        paths += [deadlines_page(stretch, number) for number in range(len(context.value(pages_of_stretch, stretch)))]
    if len(paths) <= _MOST:
        yield _listed("sitemap.xml", "urlset", "url", (base + path for path in paths))
    else:
        parts = {f"sitemap-{at // _MOST + 1}.xml": paths[at : at + _MOST] for at in range(0, len(paths), _MOST)}
        yield _listed("sitemap.xml", "sitemapindex", "sitemap", (base + name for name in parts))
        for name, own in parts.items():
            yield _listed(name, "urlset", "url", (base + path for path in own))
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode())


def _listed(path: str, root: str, entry: str, addresses: Iterable[str]) -> Artifact:
    rows = "".join(f"<{entry}><loc>{escape(address)}</loc></{entry}>\n" for address in addresses)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{root}>\n'
    return Artifact(path, xml.encode())


OUTPUT = Output("sitemap", render)
