"""Lines of calendars against those of the package ``icalendar``."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar, vText
from icalendar.parser import Contentline

from build_tools.build import Checked
from build_tools.rendering.body_duties import duties_of
from build_tools.rendering.calendar_file import CalendarFiles
from build_tools.rendering.calendar_lines import folded, text
from build_tools.vietnamese.letters import fold

WORDS = some.text(some.sampled_from("abc đậ“,;:\\^N\U0001f4c5ấ"), max_size=300)


@given(WORDS)
def test_lines_are_folded_where_the_package_folds_them(line: str) -> None:
    assert folded(line) == Contentline(line).to_ical() + b"\r\n"


@given(some.text(some.sampled_from("ab đ,;\\N\n\r"), max_size=60))
def test_texts_are_escaped_as_the_package_escapes_them(said: str) -> None:
    assert text(said).encode() == vText(said).to_ical()


def test_calendars_of_all_bodies_are_those_that_the_package_writes(checked: Checked) -> None:
    kinds = {b"BEGIN:VEVENT": 0, b"BEGIN:VTODO": 0}
    for base in ("", "https://vi-du.vn/van-kien/"):
        for body in checked.site.bodies:
            tasks = [duty.task for duty in duties_of(checked.site, body)]
            data = CalendarFiles(checked.site, base).of_tasks(f"Nhiệm vụ; {fold(body)}", tasks)
            assert Calendar.from_ical(data).to_ical() == data, body
            kinds = {kind: count + data.count(kind) for kind, count in kinds.items()}
    assert min(kinds.values()) > 10
