"""A page per named programme or scheme, and their list."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.rendering.addresses import linked_address, scheme_page
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page
from build_tools.vietnamese.letters import collation_key


def _list(context: Context) -> Iterator[Page]:
    site = context.site
    schemes = sorted(site.corpus.schemes, key=lambda s: collation_key(s.name))
    yield Page(
        "de-an/index.html",
        "instruments",
        "Chương trình, đề án",
        "Các chương trình, đề án được nêu tên trong văn bản",
        context.templates.render("schemes.html", root="../", schemes=[(s, site.tally("scheme", s.id).links) for s in schemes]),
    )


def _of_scheme(context: Context, identity: str) -> Iterator[Page]:
    site = context.site
    scheme = site.schemes[identity]
    content = context.templates.render(
        "scheme.html",
        root="../",
        site=site,
        scheme=scheme,
        links=site.scheme_links[scheme.id],
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=linked_address,
    )
    yield Page(
        scheme_page(scheme.id),
        "instruments",
        scheme.name,
        f"{scheme.name}: nơi được nêu trong các văn bản.",
        content,
        {"@type": "CreativeWork", "name": scheme.name, "inLanguage": "vi"},
    )


OUTPUT = Output("schemes", _list, {"scheme": _of_scheme})
