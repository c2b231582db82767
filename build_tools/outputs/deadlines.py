"""Deadlines and events of all documents: a list that scripts turn into a calendar and a timeline too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from build_tools.link import Site
from build_tools.model import Body
from build_tools.rendering.addresses import ALL_DEADLINES, DEADLINES, linked_address
from build_tools.rendering.calendar_file import CalendarFiles
from build_tools.rendering.due_points import DATED, DuePoint, due_points
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.dates import show_due
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import DEADLINE_KINDS

_QUARTERS = ("I", "II", "III", "IV")
_LONG = ("period", "horizon")
Years = list[tuple[int, list[tuple[str, list[DuePoint]]]]]
"""Year -> heading -> its times."""


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    points = [point for linked in site.items.values() for point in due_points(linked)]
    dated = [point for point in points if point.kind in DATED and point.day]
    content = context.templates.render(
        "deadlines.html",
        root="../",
        site=site,
        counts={kind: sum(1 for point in points if point.kind == kind) for kind in DEADLINE_KINDS},
        years=_by_year(dated, lambda point: f"Quý {_QUARTERS[point.quarter[1] - 1]}"),
        long_years=_by_year([p for p in points if p.kind in _LONG and p.day], lambda point: DEADLINE_KINDS[point.kind]),
        periodic=_by_period(p for p in points if p.kind == "periodic"),
        kinds=DEADLINE_KINDS,
        bodies=_bodies(site, points),
        calendar=ALL_DEADLINES,
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=linked_address,
    )
    yield Page(
        DEADLINES,
        "deadlines",
        "Thời hạn",
        "Thời hạn, sự kiện ghi trong các văn bản: danh sách theo năm và quý, lịch tháng, dòng thời gian, tệp lịch",
        content,
        assets=("assets/deadlines.js", "assets/deadlines-month.js", "assets/deadlines-timeline.js"),
    )
    yield Artifact(ALL_DEADLINES, CalendarFiles(site, context.settings.site_url).of_points("Thời hạn, sự kiện của mọi văn bản", dated))


def _by_year(points: Iterable[DuePoint], heading: Callable[[DuePoint], str]) -> Years:
    """Points in the order of their days, by year and heading."""
    ordered = sorted(points, key=lambda p: (p.quarter[0], heading(p) if p.kind in _LONG else "", p.day, p.kind, p.identity))
    return [
        (year, [(name, list(members)) for name, members in groupby(of_year, key=heading)])
        for year, of_year in groupby(ordered, key=lambda point: point.quarter[0])
    ]


def _by_period(points: Iterable[DuePoint]) -> list[tuple[str, list[DuePoint]]]:
    """How often -> what recurs so often."""
    ordered = sorted(points, key=lambda point: point.due)
    return [(show_due(due), list(members)) for due, members in groupby(ordered, key=lambda point: point.due)]


def _bodies(site: Site, points: Iterable[DuePoint]) -> list[Body]:
    """The bodies that have a role in what states a time, by name."""
    ids = {assignment.body for point in points for assignment in point.source.item.assignments}
    return sorted((site.bodies[body] for body in ids if body in site.bodies), key=lambda body: (collation_key(body.name), body.id))


OUTPUT = Output("deadlines", render)
