"""Times that items state: what presses most comes first, and nothing more is said than is known."""

from __future__ import annotations

from datetime import date

import pytest

from build_tools.link import LinkedItem, Site
from build_tools.rendering.body_duties import by_role, duties_of
from build_tools.rendering.due_points import due_points, pressure
from build_tools.vietnamese.dates import last_day
from build_tools.vocabularies import DATED
from tests.golden.corpus import check_files, overlay

DEADLINE = "          - due: 2023-Q2\n            quote: trong quý II năm 2023\n"


def site_with(*times: tuple[str, str]) -> Site:
    """The small corpus, its one task with these (due, kind) in place of its own."""
    quote = "            quote: trong quý II năm 2023\n"
    written = "".join(f"          - due: {due}\n            kind: {kind}\n{quote}" for due, kind in times)
    return check_files(overlay({}, [{"old": DEADLINE, "new": written}])).site


def task_with(*times: tuple[str, str]) -> LinkedItem:
    return site_with(*times).items["thong-bao-1#I/1"]


@pytest.mark.parametrize(
    ("due", "kind", "day", "said"),
    [
        ("2021-Q2", "deadline", date(2021, 6, 30), "hết quý II năm 2021"),
        ("2024-02", "deadline", date(2024, 2, 29), "hết tháng 2 năm 2024"),
        ("2023-02", "deadline", date(2023, 2, 28), "hết tháng 2 năm 2023"),
        ("2023-H1", "deadline", date(2023, 6, 30), "hết 6 tháng đầu năm 2023"),
        ("2025", "deadline", date(2025, 12, 31), "hết năm 2025"),
        ("2025-04-30", "deadline", date(2025, 4, 30), "ngày 30/04/2025"),
        ("2025-Q4", "event", date(2025, 12, 31), "trong quý IV năm 2025"),
        ("2030", "horizon", date(2030, 12, 31), "đến năm 2030"),
        ("periodic:quarterly", "periodic", None, "hằng quý"),
    ],
)
def test_a_stretch_of_time_ends_on_its_last_day_and_is_called_a_stretch(due: str, kind: str, day: date | None, said: str) -> None:
    (point,) = due_points(task_with((due, kind)))
    assert (point.day, point.said) == (day, said)


def test_the_last_day_is_a_day_of_the_calendar() -> None:
    assert [last_day(due)[-2:] for due in ("2023-02", "2024-02", "2023-04", "2023-05")] == ["28", "29", "30", "31"]


def test_deadlines_press_before_events_and_what_recurs() -> None:
    times = [("periodic:yearly", "periodic"), ("2020", "event"), ("2025", "period"), ("2024-Q1", "deadline"), ("2023-12-01", "deadline")]
    assert [point.due for point in due_points(task_with(*times))] == ["2023-12-01", "2024-Q1", "2020", "2025", "periodic:yearly"]
    assert [point.due for point in due_points(task_with(*times), DATED)] == ["2023-12-01", "2024-Q1", "2020"]


def test_a_task_with_a_late_deadline_presses_more_than_one_with_an_early_event_or_none() -> None:
    late, event, periodic = (task_with(t).item for t in (("2030", "deadline"), ("2020", "event"), ("periodic:monthly", "periodic")))
    assert sorted([pressure(periodic), pressure(event), pressure(late)]) == [pressure(late), pressure(event), pressure(periodic)]
    assert pressure(task_with(("2023-Q2", "deadline")).item) < pressure(late)


def test_the_same_time_stated_twice_is_one_point_with_both_quotes() -> None:
    site = check_files(
        overlay({}, [{"old": DEADLINE, "new": DEADLINE + "          - due: 2023-Q2\n            quote: quý II năm 2023\n"}])
    ).site
    (point,) = due_points(site.items["thong-bao-1#I/1"])
    assert point.quotes == ("trong quý II năm 2023", "quý II năm 2023")


def test_duties_of_a_body_hold_its_roles_in_order_and_its_partners() -> None:
    quote = "            quote: Ban Dân vận Tỉnh ủy chủ trì\n"
    more = "".join(
        f"          - body: {body}\n            role: {role}\n{quote}"
        for body, role in (("ban-dan-van-a", "report"), ("tinh-uy-a", "coordinate"), ("tinh-uy-a", "direct"), ("bo-chinh-tri", "supervise"))
    )
    site = check_files(overlay({}, [{"old": f"            role: lead\n{quote}", "new": f"            role: lead\n{quote}{more}"}])).site
    (duty,) = duties_of(site, "ban-dan-van-a")
    assert (duty.roles, duty.is_lead, duty.partners()) == (("lead", "report"), True, (("tinh-uy-a", "coordinate"),))
    (other,) = duties_of(site, "tinh-uy-a")
    assert (other.roles, other.is_lead, other.partners()) == (("coordinate", "direct"), False, (("ban-dan-van-a", "lead"),))
    assert list(by_role([duty])) == ["lead", "report"]


def test_nothing_comes_to_a_body_through_the_body_above_it() -> None:
    site = site_with(("2023-Q2", "deadline"))
    assert duties_of(site, "tinh-uy-a") == ()
    assert [duty.task.key for duty in duties_of(site, "ban-dan-van-a")] == ["thong-bao-1#I/1"]
