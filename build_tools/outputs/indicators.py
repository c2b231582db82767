"""A page per indicator, where targets and results meet, and their list."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.link import LinkedItem, Site
from build_tools.model import Target
from build_tools.rendering.addresses import indicator_page, linked_address
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import TARGET_OPERATORS


def render(context: Context) -> Iterator[Page | Artifact]:
    values = _values(context.site)
    indicators = sorted(context.site.corpus.indicators, key=lambda i: collation_key(i.name))
    yield Page(
        "chi-tieu/index.html",
        "indicators",
        "Chỉ tiêu",
        "Các chỉ tiêu và kết quả nêu trong văn bản",
        context.templates.render(
            "indicators.html",
            root="../",
            operators=TARGET_OPERATORS,
            place_of_item=place_of_item,
            href_of=linked_address,
            indicators=[(i, values.get(i.id, [])) for i in indicators],
        ),
    )
    for indicator in indicators:
        content = context.templates.render(
            "indicator.html",
            root="../",
            indicator=indicator,
            values=values.get(indicator.id, []),
            operators=TARGET_OPERATORS,
            name_of_item=name_of_item,
            place_of_item=place_of_item,
            href_of=linked_address,
        )
        yield Page(
            indicator_page(indicator.id), "indicators", indicator.name, f"{indicator.name}: chỉ tiêu và kết quả trong các văn bản.", content
        )


def _values(site: Site) -> dict[str, list[tuple[Target, LinkedItem]]]:
    found: dict[str, list[tuple[Target, LinkedItem]]] = {}
    for linked in site.items.values():
        for target in linked.item.targets:
            found.setdefault(target.indicator, []).append((target, linked))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (pair[0].year, pair[1].key))
    return found


OUTPUT = Output("indicators", LINKED, render)
