"""A page per indicator, where targets and results meet, and their list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.link import Site
from build_tools.model import Indicator
from build_tools.rendering.addresses import indicator_page, linked_address
from build_tools.rendering.indicator_entries import Entry, compared_entries, plain_entry
from build_tools.rendering.indicator_values import Value, chart_data, figures, values_of
from build_tools.rendering.item_view import place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import DIRECTIONS

LIST = "chi-tieu/index.html"
_CHARTS = ("assets/vendor/echarts/echarts.min.js", "assets/indicators-chart.js")
_LIST_SCRIPT = "assets/indicators-list.js"

Row = tuple[Indicator, tuple[Value, ...]]


class Group(NamedTuple):
    """Indicators below a heading, which leads to a document if it names one."""

    name: str
    document: str
    entries: list[Entry]


def _of_indicator(context: Context, identity: str) -> Iterator[Page]:
    indicator = context.site.indicators[identity]
    values = values_of(context.site, identity)
    found = figures(values)
    charts = tuple(figure for figure in found if figure.is_chart)
    content = context.templates.render(
        "indicator.html",
        root="../",
        site=context.site,
        indicator=indicator,
        direction=DIRECTIONS[indicator.direction] if indicator.direction in ("up", "down") else "",
        figures=charts,
        told=[value for figure in found if not figure.is_chart for value in figure.values],
        data=[chart_data(figure, "../") for figure in charts],
        place_of_item=place_of_item,
        item_address=linked_address,
    )
    yield Page(
        indicator_page(indicator.id),
        "indicators",
        indicator.name,
        _description(indicator, values),
        content,
        assets=_CHARTS if charts else (),
    )


def _description(indicator: Indicator, values: tuple[Value, ...]) -> str:
    told = "; ".join(f"{v.kind.lower()} {v.when}: {v.said}" for v in values[:3])
    return f"{indicator.name}: {told or 'chưa có giá trị'}. Mỗi con số kèm trích nguyên văn và liên kết đến văn bản."


def _list(context: Context) -> Iterator[Page]:
    indicators = sorted(context.site.corpus.indicators, key=lambda i: collation_key(i.name))
    rows = [(indicator, values_of(context.site, indicator.id)) for indicator in indicators]
    compared = [entry for indicator, values in rows for entry in compared_entries(indicator, values)]
    shown = {entry.indicator.id for entry in compared}
    content = context.templates.render(
        "indicators.html",
        root="../",
        site=context.site,
        count=len(rows),
        compared=compared,
        groups=_groups(context.site, [row for row in rows if row[0].id not in shown]),
        places=sorted({v.place for _, values in rows for v in values}, key=lambda place: (collation_key(place), place)),
        data=[chart_data(entry.figure, "../") for entry in compared if entry.figure],
    )
    yield Page(
        LIST,
        "indicators",
        "Chỉ tiêu",
        "Các chỉ tiêu và kết quả nêu trong văn bản, chỉ tiêu có kết quả để đối chiếu đứng trước",
        content,
        assets=(*(_CHARTS if compared else ()), _LIST_SCRIPT),
    )


def _groups(site: Site, rows: list[Row]) -> list[Group]:
    """What several documents state, then what only one states, in printed order; what has no value comes last."""
    several: list[Row] = []
    missing: list[Row] = []
    of_document: dict[str, list[Row]] = {}
    for row in rows:
        documents = {value.source.document.id for value in row[1]}
        chosen = missing if not documents else several if len(documents) > 1 else of_document.setdefault(documents.pop(), [])
        chosen.append(row)

    def in_print(document: str) -> list[Row]:
        order = {linked.key: at for at, linked in enumerate(site.items_by_document[document])}

        def place(row: Row) -> tuple[int, int]:
            return min((order[value.source.key], value.source.item.targets.index(value.target)) for value in row[1])

        return sorted(of_document[document], key=place)

    groups = [
        ("Nêu trong nhiều văn bản", "", several),
        *((site.documents[document].name, document, in_print(document)) for document in site.documents if document in of_document),
        ("Chưa có giá trị", "", missing),
    ]
    return [Group(name, document, [plain_entry(*row) for row in members]) for name, document, members in groups if members]


OUTPUT = Output("indicators", _list, {"indicator": _of_indicator})
