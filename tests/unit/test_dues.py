"""The times of documents as rows: which stretch they belong to, how they are listed and cut into pages."""

from __future__ import annotations

import pytest

from build_tools.link import Due, by_stretch
from build_tools.rendering import due_pages
from build_tools.rendering.due_points import due_points
from tests.unit.connected import context_of
from tests.unit.test_due_points import site_with


@pytest.mark.parametrize(
    ("due", "kind", "stretch", "name", "address"),
    [
        ("2021-Q2", "deadline", "2021-Q2", "Quý II năm 2021", "thoi-han/2021-quy-2.html"),
        ("2025-04-30", "event", "2025-Q2", "Quý II năm 2025", "thoi-han/2025-quy-2.html"),
        ("2025", "deadline", "2025-Q4", "Quý IV năm 2025", "thoi-han/2025-quy-4.html"),
        ("2030", "horizon", "to-2030", "Giai đoạn, tầm nhìn đến năm 2030", "thoi-han/den-nam-2030.html"),
        ("2025-H1", "period", "to-2025", "Giai đoạn, tầm nhìn đến năm 2025", "thoi-han/den-nam-2025.html"),
        ("periodic:monthly", "periodic", "periodic", "Định kỳ", "thoi-han/dinh-ky.html"),
    ],
)
def test_a_time_is_listed_in_its_quarter_or_with_what_leads_as_far(due: str, kind: str, stretch: str, name: str, address: str) -> None:
    assert list(site_with((due, kind)).due_counts) == [stretch]
    assert due_pages.name_of_stretch(stretch) == name
    assert due_pages.deadlines_page(stretch) == address
    assert due_pages.deadlines_page(stretch, 2) == address.replace(".html", "-trang-3.html")


def test_rows_lead_back_to_what_the_item_states() -> None:
    site = site_with(("2021-Q2", "deadline"), ("2021-06-30", "event"), ("2021-Q2", "deadline"))
    rows = site.dues["2021-Q2"]
    assert [(row.day, row.due, row.kind) for row in rows] == [("2021-06-30", "2021-06-30", "event"), ("2021-06-30", "2021-Q2", "deadline")]
    task = site.items["thong-bao-1#I/1"]
    assert list(due_pages.points_of(site, rows)) == sorted(due_points(task), key=lambda point: point.due)


def test_stretches_follow_each_other_and_what_recurs_stands_before_what_leads_far() -> None:
    dues = [
        Due("2030-12-31", "2030", "horizon", "a", 0),
        Due("", "periodic:monthly", "periodic", "a", 1),
        Due("2024-03-31", "2024-Q1", "deadline", "b", 0),
        Due("2021-12-31", "2021", "event", "a", 2),
    ]
    assert list(by_stretch(dues)) == ["2021-Q4", "2024-Q1", "periodic", "to-2030"]


def test_a_short_list_is_one_page_and_a_long_one_has_pages_that_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    times = [("2021-Q4", "deadline"), *((f"{year}", "horizon") for year in range(2030, 2040)), ("periodic:monthly", "periodic")]
    site = site_with(*times)
    assert sum(site.due_counts.values()) == len(times)
    monkeypatch.setattr(due_pages, "ON_ONE_PAGE", len(times))
    assert list(due_pages.due_pages(site)) == list(due_pages.stretches(site)) == []
    monkeypatch.setattr(due_pages, "ON_ONE_PAGE", len(times) - 1)
    assert list(due_pages.stretches(site)) == ["2021-Q4", "periodic", *(f"to-{year}" for year in range(2030, 2040))]
    assert list(due_pages.due_pages(site)) == [f"{stretch}:0" for stretch in due_pages.stretches(site)]
    dues = [Due("2021-12-31", "2021", "event", "a", at) for at in range(1000)]
    pages = due_pages.cut(dues)
    assert [due for page in pages for due in page] == dues
    assert all(due_pages.OF_A_PAGE / 2 <= len(page) <= due_pages.OF_A_PAGE * 1.5 for page in pages[:-1])


def test_what_reads_a_page_that_is_gone_reads_nothing() -> None:
    context = context_of(site_with(("2021-Q4", "deadline")))
    assert due_pages.rows_of_page(context, "2021-Q4:0") == (context.site.dues["2021-Q4"], 1)
    assert due_pages.rows_of_page(context, "2021-Q4:1") == ((), 1)
