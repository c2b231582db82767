"""The deadlines page: read as a list, looked at as a calendar and a timeline."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, open_context

pytestmark = pytest.mark.browser

PATH = "thoi-han/index.html"
ROWS = ".vk-dues li:visible"


def opened(browser: Browser, site: str, query: str = "", width: int = 1440, today: datetime = datetime(2025, 5, 1, 9)) -> Page:
    page = open_context(browser, width).new_page()
    page.clock.set_fixed_time(today)
    page.goto(site + PATH + query)
    return page


def test_what_is_past_is_told_by_the_readers_own_day_and_nothing_is_called_missed(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site)
    past = page.locator('.vk-dues li[data-kind="deadline"][data-day="2021-06-30"]').first
    expect(past.locator(".vk-past")).to_have_text("đã đến hạn")
    expect(page.locator('.vk-dues li[data-kind="event"][data-day="2025-04-30"]').first.locator(".vk-past")).to_have_text("đã qua")
    expect(page.locator('.vk-dues li[data-day="2025-05-19"]').first.locator(".vk-past")).to_have_text("còn 18 ngày")
    expect(page.locator(".vk-past-note")).to_contain_text("không nói nhiệm vụ đã hay chưa hoàn thành")
    for word in ("quá hạn", "trễ hạn", "chậm"):
        assert word not in page.locator(".vk-past").all_inner_texts()
    page.context.close()
    page = opened(browser, http_site, today=datetime(2021, 6, 30, 23))
    expect(page.locator('.vk-dues li[data-day="2021-06-30"]').first.locator(".vk-past")).to_have_text("đến hạn hôm nay")
    page.context.close()


def test_filters_narrow_the_list_and_stay_in_the_address(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site, width=360)
    total = page.locator(ROWS).count()
    page.get_by_label("Loại").select_option("deadline")
    assert {row.get_attribute("data-kind") for row in page.locator(ROWS).all()} == {"deadline"}
    deadlines = page.locator(ROWS).count()
    assert 0 < deadlines < total
    page.get_by_label("Cơ quan").select_option("cap-uy-cac-cap")
    assert all("cap-uy-cac-cap" in (row.get_attribute("data-bodies") or "").split() for row in page.locator(ROWS).all())
    page.get_by_label("Năm Tất cả").select_option("2021")
    few = page.locator(ROWS).count()
    assert 0 < few < deadlines
    expect(page.locator("#vk-due-count")).to_have_text(f"{few} trong {total} mốc")
    assert page.url.endswith("?kind=deadline&body=cap-uy-cac-cap&year=2021")
    page.reload()
    expect(page.locator(ROWS)).to_have_count(few)
    page.get_by_label("Chỉ vai trò chủ trì").check()
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator("#vk-none")).to_be_visible()
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(ROWS)).to_have_count(total)
    page.context.close()


def test_the_month_opens_at_the_next_entry_and_a_day_opens_its_entries(browser: Browser, site: str) -> None:
    page = opened(browser, site, width=360)
    watch = Watch(page, site)
    month = page.locator(".vk-month")
    expect(month.locator("caption")).to_contain_text("Tháng 5 năm 2025")
    month.get_by_role("button", name="Ngày 19/05/2025").tap()
    day = page.locator(".vk-day")
    expect(day.get_by_role("heading")).to_have_text("Ngày 19/05/2025")
    expect(day.locator("li")).to_have_count(page.locator('.vk-dues li[data-kind="event"][data-day="2025-05-19"]').count())
    page.get_by_role("button", name="Tháng sau").tap()
    expect(month.locator("caption")).to_have_text("Tháng 6 năm 2025: không có mục nào")
    page.get_by_role("button", name="Mốc sau").tap()
    expect(month.locator("caption")).to_contain_text("Tháng 9 năm 2025")
    page.get_by_label("Loại").select_option("deadline")
    expect(month.locator("caption")).to_contain_text("Tháng 12 năm 2025")
    assert watch.errors == []
    page.context.close()


def test_every_day_of_a_month_stands_under_its_weekday(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site)
    cells = page.locator(".vk-month tbody tr").first.locator("td").all_inner_texts()
    assert [re.findall(r"\d+", cell)[0] for cell in cells] == ["28", "29", "30", "1", "2", "3", "4"]
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_timeline_is_drawn_from_the_same_entries_and_opens_them(browser: Browser, site: str, scheme: str) -> None:
    context = open_context(browser, 1440, scheme)
    page = context.new_page()
    watch = Watch(page, site)
    page.goto(site + PATH)
    page.locator(".vk-timeline").scroll_into_view_if_needed()
    page.wait_for_selector(".vk-timeline[data-ready] svg")
    page.evaluate("window.chart = echarts.getInstanceByDom(document.querySelector('.vk-timeline'))")
    drawn = page.evaluate("chart.getOption().series.flatMap(s => s.data.map(d => [d.kind, d.day, d.value[2]]))")
    listed = page.evaluate(
        "[...document.querySelectorAll('.vk-dues li[data-day]')].reduce((m, li) => m.set(li.dataset.kind + ' ' + li.dataset.day,"
        " (m.get(li.dataset.kind + ' ' + li.dataset.day) || 0) + 1), new Map()).entries().toArray()"
    )
    assert sorted([f"{kind} {day}", count] for kind, day, count in drawn) == sorted(listed)
    place = page.evaluate(
        "(() => { const i = chart.getOption().series.findIndex(s => s.name === 'Thời hạn');"
        " const dot = chart.getOption().series[i].data.find(d => d.day === '2021-06-30');"
        " return chart.convertToPixel({seriesIndex: i}, dot.value); })()"
    )
    page.locator(".vk-timeline").click(position={"x": place[0], "y": place[1]})
    expect(page.locator(".vk-day").get_by_role("heading")).to_have_text("Ngày 30/06/2021")
    expect(page.locator(".vk-day li")).to_have_count(page.locator('.vk-dues li[data-kind="deadline"][data-day="2021-06-30"]').count())
    assert watch.errors == []
    context.close()


def test_the_library_is_not_loaded_on_other_pages(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("index.html", "co-quan/ban-dan-van-thanh-uy-tphcm.html"):
        page.goto(http_site + path, wait_until="load")
    assert not [url for url in asked if "echarts" in url]
    context.close()


def test_the_calendar_of_everything_is_downloaded(browser: Browser, site: str) -> None:
    page = opened(browser, site, width=360)
    with page.expect_download() as download:
        page.get_by_role("link", name="Lịch mọi thời hạn").tap()
    events = list(Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT"))
    assert len(events) == page.locator('.vk-dues li:is([data-kind="deadline"], [data-kind="event"])').count() > 0
    page.context.close()


def test_the_list_reads_without_scripts(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site + PATH)
    expect(page.get_by_role("heading", name="Năm 2021")).to_be_visible()
    expect(page.locator("#nam-2021")).to_contain_text("Quý II")
    expect(page.locator("#nam-2021 li").first).to_contain_text("Hết quý II năm 2021")
    for gone in ("#vk-due-filter", ".vk-time-views", ".vk-past-note"):
        expect(page.locator(gone)).to_be_hidden()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_axe_finds_nothing_with_a_day_open_and_the_timeline_drawn(browser: Browser, http_site: str, width: int, scheme: str) -> None:
    context = open_context(browser, width, scheme)
    page = context.new_page()
    page.goto(http_site + PATH)
    page.locator(".vk-month button[data-day]").first.click()
    page.locator(".vk-timeline").scroll_into_view_if_needed()
    page.wait_for_selector(".vk-timeline[data-ready] svg")
    found = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"][:120]) for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
