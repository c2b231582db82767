"""Calendars: one event for each stated day, the same bytes for the same content, and no day made up."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from build_tools.link import Site
from build_tools.rendering.calendar_file import CalendarFiles
from build_tools.rendering.due_points import due_points
from tests.unit.test_due_points import site_with

TASK = "thong-bao-1#I/1"


def calendar(site: Site, base: str = "") -> bytes:
    return CalendarFiles(site, base).of_tasks("Nhiệm vụ: Ban Dân vận, Tỉnh ủy", [site.items[TASK]])


def components(data: bytes, kind: str) -> list[dict[str, str]]:
    return [{key: str(value) for key, value in part.items()} for part in Calendar.from_ical(data).walk(kind)]


def test_an_event_for_each_deadline_and_event_none_for_other_times() -> None:
    others = [("2025", "period"), ("2030", "horizon"), ("periodic:yearly", "periodic")]
    site = site_with(("2023-02", "deadline"), ("2023-04-30", "event"), *others)
    parsed = Calendar.from_ical(calendar(site))
    days = [(str(e["SUMMARY"]).split(":")[0], e.decoded("DTSTART"), e.decoded("DTEND")) for e in parsed.walk("VEVENT")]
    assert days == [("Hết tháng 2 năm 2023", date(2023, 2, 28), date(2023, 3, 1)), ("Sự kiện", date(2023, 4, 30), date(2023, 5, 1))]
    assert list(parsed.walk("VTODO")) == []
    assert parsed["NAME"] == "Nhiệm vụ: Ban Dân vận, Tỉnh ủy"


def test_a_task_without_a_day_is_a_todo_without_a_date() -> None:
    data = calendar(site_with(("periodic:quarterly", "periodic")))
    (todo,) = components(data, "VTODO")
    assert components(data, "VEVENT") == []
    assert not {"DTSTART", "DUE", "DURATION"} & todo.keys()
    assert "Định kỳ: hằng quý" in todo["DESCRIPTION"]


def test_the_description_tells_roles_quote_and_place() -> None:
    (event,) = components(calendar(site_with(("2023-Q2", "deadline"))), "VEVENT")
    place = "Mục I › 1, THÔNG BÁO về công tác dân vận"
    for part in ("“trong quý II năm 2023”", place, "Chủ trì: Ban Dân vận Tỉnh ủy A", "nhiem-vu/thong-bao-1/I/1.html"):
        assert part in event["DESCRIPTION"]
    assert "URL" not in event


def test_with_a_known_address_of_the_site_events_lead_there() -> None:
    (event,) = components(calendar(site_with(("2023-Q2", "deadline")), "https://vi.du/x/"), "VEVENT")
    assert event["URL"] == "https://vi.du/x/nhiem-vu/thong-bao-1/I/1.html"


def test_uids_follow_from_document_path_time_and_kind_for_ever() -> None:
    """Were this value ever to change, every calendar that anybody took in would hold its events twice."""
    (event,) = components(calendar(site_with(("2023-Q2", "deadline"))), "VEVENT")
    assert event["UID"] == "b9fc1c96-2082-5660-b997-1c052cfe9daf"
    both = components(calendar(site_with(("2023-Q2", "event"), ("2023-Q2", "deadline"))), "VEVENT")
    assert len({e["UID"] for e in both}) == 2 and event["UID"] in {e["UID"] for e in both}


def test_the_same_event_is_the_same_in_every_calendar() -> None:
    site = site_with(("2023-Q2", "deadline"))
    files = CalendarFiles(site, "")
    all_points = files.of_points("Tất cả", due_points(site.items[TASK]))
    assert components(all_points, "VEVENT") == components(files.of_tasks("Khác", [site.items[TASK]]), "VEVENT") != []


def test_the_order_of_tasks_does_not_show_in_the_events() -> None:
    site = site_with(("2023-Q2", "deadline"), ("2022", "deadline"))
    points = list(due_points(site.items[TASK]))
    assert CalendarFiles(site, "").of_points("x", points) == CalendarFiles(site, "").of_points("x", [*points[::-1], *points])


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    data = calendar(site_with(("2023-Q2", "deadline")))
    lines = data.split(b"\r\n")
    assert lines.pop() == b"" and not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert "X-WR-CALNAME:Nhiệm vụ: Ban Dân vận\\, Tỉnh ủy" in data.decode().replace("\r\n ", "")
