"""Deadlines and events as iCalendar (RFC 5545): the same content gives the same bytes.

An event says the same in every calendar that holds it and keeps its UID for ever, so whoever takes
in several calendars, or a newer one, has each event once. A task that states no day becomes a to-do
without a date: no day is made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid5

from build_tools.link import LinkedItem, Site
from build_tools.rendering.addresses import linked_address
from build_tools.rendering.calendar_lines import component, text
from build_tools.rendering.due_points import DuePoint, due_points
from build_tools.rendering.item_view import name_of_item, place_of_item, shortened
from build_tools.vocabularies import DATED, DEADLINE_KINDS, ROLES

_NAMESPACE = UUID("5a1d3c1e-6f0b-5c55-9f53-0d7c5a1f2b43")
"""Never to be changed: every UID follows from it."""
_UNDATED = date(2000, 1, 1)
"""Stamp of what comes from a document without a date; the clock of the build must not show."""
_SUMMARY = 90
Event = tuple[str, str, bytes]
"""Day, identity, and the component."""
_QUOTE = 400


class CalendarFiles:
    """Writes the calendars of one site. ``base`` is the site's address, or empty when nobody knows it."""

    def __init__(self, site: Site, base: str) -> None:
        self._site = site
        self._base = base
        self._made: dict[str, bytes] = {}

    def of_points(self, name: str, points: Iterable[DuePoint]) -> bytes:
        """A calendar of these times; those of kinds that no calendar holds are left out."""
        return self._write(name, points, ())

    def event_of(self, point: DuePoint) -> Event:
        """The event of a time that has its day. Raises ValueError of others."""
        if point.kind not in DATED or not point.day:
            raise ValueError(f"no calendar holds {point.identity}")
        return point.day.isoformat(), point.identity, self._event(point.identity, point.day, point)

    def of_events(self, name: str, events: Iterable[Event]) -> bytes:
        """As ``of_points`` of what these events were made of."""
        return component("VCALENDAR", _head(name), *(data for _, _, data in sorted(events)))

    def of_tasks(self, name: str, tasks: Iterable[LinkedItem]) -> bytes:
        """A calendar of the times of these tasks, and a to-do for each task that has none."""
        chosen = list(tasks)
        points = [point for task in chosen for point in due_points(task, DATED)]
        dated = {point.source.key for point in points if point.day}
        return self._write(name, points, [task for task in chosen if task.key not in dated])

    def _write(self, name: str, points: Iterable[DuePoint], undated: Iterable[LinkedItem]) -> bytes:
        dated = {(point.day, point.identity): point for point in points if point.kind in DATED and point.day}
        events = [self._made.get(identity) or self._event(identity, day, dated[day, identity]) for day, identity in sorted(dated)]
        return component("VCALENDAR", _head(name), *events, *(self._made.get(task.key) or self._todo(task) for task in undated))

    def _event(self, identity: str, day: date, point: DuePoint) -> bytes:
        stamp, uid, description, *address = self._common(identity, point.source, _time(point))
        self._made[identity] = component(
            "VEVENT",
            [
                f"SUMMARY:{text(_summary(point))}",
                f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
                f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",  # the day after, as RFC 5545 counts whole days
                stamp,
                uid,
                f"CATEGORIES:{text(DEADLINE_KINDS[point.kind])}",
                description,
                "TRANSP:TRANSPARENT",
                *address,
            ],
        )
        return self._made[identity]

    def _todo(self, task: LinkedItem) -> bytes:
        times = [f"{DEADLINE_KINDS[point.kind]}: {point.said}." for point in due_points(task)]
        when = " ".join(["Văn bản không ghi ngày đến hạn.", *times])
        said = f"{when}\n“{shortened(task.item.text, _QUOTE)}”"
        stamp, uid, description, *address = self._common(task.key, task, said)
        summary = f"SUMMARY:{text(name_of_item(task, _SUMMARY))}"
        self._made[task.key] = component("VTODO", [description, stamp, summary, uid, *address])
        return self._made[task.key]

    def _common(self, identity: str, source: LinkedItem, when: str) -> list[str]:
        """What events and to-dos have in common: stamp, id, description and, where the site's address is known, their page."""
        address = linked_address(source)
        where = f"{place_of_item(source)}, {source.document.name}"
        page = self._base + address if self._base else f"{address} (tính từ trang đầu của trang tra cứu)"
        said = [when, where, *self._roles(source), f"Trang: {page}", "Ghi để nhắc việc; không thay thế văn bản gốc."]
        return [
            f"DTSTAMP:{source.document.date or _UNDATED:%Y%m%d}T000000Z",
            f"UID:{uuid5(_NAMESPACE, identity)}",
            f"DESCRIPTION:{text(chr(10).join(said))}",
            *([f"URL:{self._base}{address}"] if self._base else []),
        ]

    def _roles(self, source: LinkedItem) -> Iterable[str]:
        for role, name in ROLES.items():
            bodies = dict.fromkeys(a.body for a in source.item.assignments if a.role == role)
            if bodies:
                yield f"{name}: {'; '.join(self._site.bodies[b].name if b in self._site.bodies else b for b in bodies)}"


def _head(name: str) -> list[str]:
    # NAME is RFC 7986; older programs know only the last
    return ["VERSION:2.0", "PRODID:-//Van kien//Lich nhiem vu//VI", "CALSCALE:GREGORIAN", f"NAME:{name}", f"X-WR-CALNAME:{text(name)}"]


def _summary(point: DuePoint) -> str:
    """What is due, or what takes place; of a stretch of time it says that the day is only its last."""
    subject = name_of_item(point.source, _SUMMARY) if point.kind == "deadline" else shortened(point.quotes[0], _SUMMARY)
    said = DEADLINE_KINDS[point.kind] if point.is_whole_day else point.said
    return f"{said[:1].upper()}{said[1:]}: {subject}"


def _time(point: DuePoint) -> str:
    return f"{DEADLINE_KINDS[point.kind]} theo văn bản: {' '.join(f'“{quote}”' for quote in point.quotes)}"
