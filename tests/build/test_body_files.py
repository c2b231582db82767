"""The calendars and sheets of the built site hold what the open data says, body by body."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from build_tools.rendering.sheet_files import HEADINGS
from build_tools.vietnamese.dates import last_day

Item = dict[str, Any]


@pytest.fixture(scope="module")
def corpus(built_site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((built_site / "data" / "corpus.json").read_text("utf-8"))
    return data


@pytest.fixture(scope="module")
def assigned(corpus: dict[str, Any]) -> dict[str, list[Item]]:
    """Body -> the items that give it a role."""
    found: dict[str, list[Item]] = defaultdict(list)
    for document in corpus["documents"]:
        for item in document["items"]:
            for body in {a["body"] for a in item["assignments"]}:
                found[body].append(item)
    assert len(found) > 40
    return found


def stated(items: list[Item]) -> list[tuple[str, date]]:
    """(kind of time, day) of what a calendar of these items must hold."""
    found = {(i["url"], d["kind"], d["due"]) for i in items for d in i["deadlines"] if d["kind"] in ("deadline", "event")}
    return sorted((kind, date.fromisoformat(last_day(due))) for _, kind, due in found)


def in_calendar(path: Path) -> list[tuple[str, date]]:
    names = {"Thời hạn": "deadline", "Sự kiện": "event"}
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert len({str(e["UID"]) for e in events}) == len(events)
    return sorted((names[str(e["CATEGORIES"].cats[0])], e.decoded("DTSTART")) for e in events)


def test_each_calendar_has_an_event_for_each_stated_day_of_the_tasks(built_site: Path, assigned: dict[str, list[Item]]) -> None:
    days = 0
    for body, items in assigned.items():
        found = in_calendar(built_site / "tai-ve" / "lich" / f"{body}.ics")
        assert found == stated(items), body
        days += len(found)
    assert days > 10


def test_the_calendar_of_what_a_body_leads_holds_only_that(built_site: Path, assigned: dict[str, list[Item]]) -> None:
    for body, items in assigned.items():
        lead = [i for i in items if any(a["body"] == body and a["role"] == "lead" for a in i["assignments"])]
        path = built_site / "tai-ve" / "lich" / body / "chu-tri.ics"
        assert path.exists() == bool(lead)
        if lead:
            assert in_calendar(path) == stated(lead)
            todos = len(list(Calendar.from_ical(path.read_bytes()).walk("VTODO")))
            assert todos == sum(1 for item in lead if not stated([item]))


def test_the_calendar_of_everything_holds_every_stated_day(built_site: Path, corpus: dict[str, Any]) -> None:
    items = [item for document in corpus["documents"] for item in document["items"]]
    assert in_calendar(built_site / "tai-ve" / "lich" / "tat-ca.ics") == stated(items) != []


def test_sheets_have_the_headings_and_a_row_for_each_task(built_site: Path, assigned: dict[str, list[Item]]) -> None:
    for body, items in assigned.items():
        path = built_site / "tai-ve" / "nhiem-vu" / f"{body}.xlsx"
        head, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
        assert head == HEADINGS
        assert sorted(row[-1] for row in rows) == sorted(item["url"] for item in items), body
        lines = list(csv.reader(io.StringIO(path.with_suffix(".csv").read_text("utf-8-sig"))))
        assert [line[-1] for line in lines[1:]] == [row[-1] for row in rows]


def test_files_exist_only_where_there_are_tasks(built_site: Path, assigned: dict[str, list[Item]]) -> None:
    calendars = {path.stem for path in (built_site / "tai-ve" / "lich").glob("*.ics")}
    sheets = {path.stem for path in (built_site / "tai-ve" / "nhiem-vu").iterdir()}
    assert (calendars, sheets) == ({*assigned, "tat-ca"}, {*assigned})


def test_every_stated_time_is_on_the_deadlines_page(built_site: Path, corpus: dict[str, Any]) -> None:
    page = (built_site / "thoi-han" / "index.html").read_text("utf-8")
    for document in corpus["documents"]:
        for item in document["items"]:
            for due in item["deadlines"]:
                assert f'href="../{item["url"]}"' in page, (item["url"], due)
    count = sum(len({(d["kind"], d["due"]) for d in i["deadlines"]}) for doc in corpus["documents"] for i in doc["items"])
    assert page.count("<li data-kind=") == count
