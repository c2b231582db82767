"""Deadlines and events of all documents: a list that scripts turn into a calendar and a timeline too.

A large office has a page that counts them and leads to pages of their own (``due_pages``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from build_tools.link import RECURRING, Due, Site, has_days
from build_tools.model import Body
from build_tools.rendering.addresses import ALL_DEADLINES, DEADLINES, TASKS, linked_address
from build_tools.rendering.calendar_file import CalendarFiles, Event
from build_tools.rendering.due_pages import (
    QUARTERS,
    calendar_of_stretch,
    deadlines_page,
    is_cut,
    name_of_stretch,
    pages_of_stretch,
    points_of,
    rows_of_page,
    stretch_and_number,
)
from build_tools.rendering.due_points import DuePoint, due_points
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.dates import show_due
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import DATED, DEADLINE_KINDS

_LIST = ("assets/deadlines.js",)
_VIEWS = ("assets/deadlines-month.js", "assets/deadlines-timeline.js")
Group = tuple[str, str, list[DuePoint]]
"""Heading, its anchor or nothing, and what stands below it."""


def _whole(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    counts = site.due_counts
    if is_cut(counts):
        template, more = "deadlines_overview.html", _overview(context, counts)
    else:
        template, more = "deadlines.html", _on_one_page(site)
    content = context.templates.render(template, **_known(site), calendar=ALL_DEADLINES, **more)
    yield Page(
        DEADLINES,
        "deadlines",
        "Thời hạn",
        "Thời hạn, sự kiện ghi trong các văn bản: danh sách theo năm và quý, lịch tháng, dòng thời gian, tệp lịch",
        content,
        assets=(*_LIST, *_VIEWS),
    )


def _known(site: Site) -> dict[str, Any]:
    """What every page of deadlines is made with."""
    return {
        "root": "../",
        "site": site,
        "kinds": DEADLINE_KINDS,
        "name_of_item": name_of_item,
        "place_of_item": place_of_item,
        "href_of": linked_address,
    }


def _counted(kinds: Iterable[str]) -> dict[str, int]:
    found = dict.fromkeys(DEADLINE_KINDS, 0)
    for kind in kinds:
        found[kind] += 1
    return found


def _on_one_page(site: Site) -> dict[str, Any]:
    points = {stretch: list(points_of(site, dues)) for stretch, dues in site.dues.items()}
    every = [point for found in points.values() for point in found]
    quarters = [(stretch, found) for stretch, found in points.items() if has_days(stretch)]
    long = [group for stretch, found in points.items() if stretch.startswith("to-") for group in _groups(stretch, found)]
    return {
        "counts": _counted(point.kind for point in every),
        "years": [
            (int(year), [(f"Quý {QUARTERS[int(stretch[-1]) - 1]}", found) for stretch, found in of_year])
            for year, of_year in groupby(quarters, key=lambda quarter: quarter[0][:4])
        ],
        "long": [(heading, found) for heading, _, found in long],
        "periodic": [(heading, found) for heading, _, found in _groups(RECURRING, points.get(RECURRING, []))],
        "bodies": _bodies(site, every),
    }


def _groups(stretch: str, points: Sequence[DuePoint]) -> list[Group]:
    """The entries of a stretch under headings: by day, by how often, or by kind."""
    if stretch == RECURRING:
        return [(show_due(due), "", list(found)) for due, found in groupby(points, key=lambda point: point.due)]
    if stretch.startswith("to-"):
        ordered = sorted(points, key=lambda point: DEADLINE_KINDS[point.kind])
        return [(f"{DEADLINE_KINDS[kind]} đến {stretch[3:]}", "", list(found)) for kind, found in groupby(ordered, key=lambda p: p.kind)]
    return [(f"Ngày {show_due(day.isoformat())}", _anchor(day), list(found)) for day, found in groupby(points, key=lambda p: p.day) if day]


def _anchor(day: date) -> str:
    return f"ngay-{day.isoformat()}"


def _overview(context: Context, counts: dict[str, int]) -> dict[str, Any]:
    pages = {stretch: context.value(pages_of_stretch, stretch) for stretch in counts}
    quarters = [stretch for stretch in counts if has_days(stretch)]
    return {
        "counts": _counted(due.kind for found in pages.values() for page in found for due in page),
        "years": [
            (int(year), {int(stretch[-1]): (deadlines_page(stretch), counts[stretch]) for stretch in of_year})
            for year, of_year in groupby(quarters, key=lambda stretch: stretch[:4])
        ],
        "quarters": QUARTERS,
        "others": [(name_of_stretch(s), deadlines_page(s), counts[s]) for s in counts if s not in quarters],
        "days": [row for stretch, found in pages.items() if stretch != RECURRING for row in _days(stretch, found)],
        "tasks": TASKS,
    }


def _days(stretch: str, pages: Iterable[Sequence[Due]]) -> Iterator[tuple[str, str, int, str]]:
    """(kind, day, number, address) of what the calendar and the timeline draw."""
    rows: dict[tuple[str, str], tuple[int, int]] = {}
    for number, page in enumerate(pages):
        for due in page:
            first, count = rows.get((due.day, due.kind), (number, 0))
            rows[due.day, due.kind] = first, count + 1
    for (day, kind), (first, count) in rows.items():
        anchor = f"#{_anchor(date.fromisoformat(day))}" if kind in DATED else ""
        yield kind, day, count, f"{deadlines_page(stretch, first)}{anchor}"


def _of_page(context: Context, identity: str) -> Iterator[Page]:
    """A page of a stretch."""
    site = context.site
    stretch, number = stretch_and_number(identity)
    dues, pages = context.value(rows_of_page, identity)
    points = list(points_of(site, dues))
    name = name_of_stretch(stretch)
    content = context.templates.render(
        "deadlines_stretch.html",
        **_known(site),
        name=name,
        overview=DEADLINES,
        groups=_groups(stretch, points),
        counts=_counted(point.kind for point in points),
        bodies=_bodies(site, points),
        calendar=calendar_of_stretch(stretch) if has_days(stretch) else "",
        total=len(points),
        pages=pages,
        page_of=lambda n: deadlines_page(stretch, n - 1).rpartition("/")[2],
        number=number + 1,
    )
    title = f"Thời hạn: {name}{f', trang {number + 1}' if number else ''}"
    yield Page(
        deadlines_page(stretch, number), "deadlines", title, f"Thời hạn, sự kiện ghi trong các văn bản: {name}", content, assets=_LIST
    )


def _of_stretch(context: Context, stretch: str) -> Iterator[Artifact]:
    """The calendar of all that is due in a quarter."""
    if has_days(stretch):
        name = f"Thời hạn, sự kiện: {name_of_stretch(stretch)}"
        yield Artifact(calendar_of_stretch(stretch), _calendar(context, name, context.site.dues[stretch]))


def _bodies(site: Site, points: Iterable[DuePoint]) -> list[Body]:
    """The bodies that have a role in what states a time, by name."""
    ids = {assignment.body for point in points for assignment in point.source.item.assignments}
    return sorted((site.bodies[body] for body in ids if body in site.bodies), key=lambda body: (collation_key(body.name), body.id))


def events_of(context: Context, document: str) -> dict[tuple[int, str, str], Event]:
    """(item, kind, time) -> event of every time of a document that a calendar holds."""
    site = context.site
    calendars = CalendarFiles(site, context.settings.site_url)
    points = ((at, point) for at, linked in enumerate(site.items_by_document[document]) for point in due_points(linked, DATED))
    return {(at, point.kind, point.due): calendars.event_of(point) for at, point in points if point.day}


def _calendar(context: Context, name: str, dues: Iterable[Due]) -> bytes:
    events: dict[str, dict[tuple[int, str, str], Event]] = {}
    found = []
    for due in dues:
        if due.document not in events:
            events[due.document] = context.value(events_of, due.document)
        found.append(events[due.document][due.at, due.kind, due.due])
    return CalendarFiles(context.site, context.settings.site_url).of_events(name, found)


def _all(context: Context) -> Iterator[Artifact]:
    """The calendar of everything."""
    site = context.site
    dues = (due for stretch in site.due_counts if has_days(stretch) for due in site.dues[stretch])
    yield Artifact(ALL_DEADLINES, _calendar(context, "Thời hạn, sự kiện của mọi văn bản", dues))


OUTPUT = Output("deadlines", _whole, {"due": _of_page, "stretch": _of_stretch})
CALENDAR = Output("calendar", _all)
