"""What an office with very many documents sees: lists cut into pages, an overview before them, the newest first."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, follow, open_context
from tests.browser.test_accessibility import said_of
from tests.conftest import ROOT
from tests.made_once import made_once

pytestmark = pytest.mark.browser

OVERVIEW = "thoi-han/index.html"
LIMITS = "due_pages.ON_ONE_PAGE, due_pages.OF_A_PAGE, newest.MOST, newest.NAMED, newest.CARDS, connections.CHAINED = 20, 8, 3, 1, 2, 3; "
LIMITS += "task_tables.TEXTS_OF_PART = 20"
IMPORTS = "from build_tools.rendering import connections, due_pages, newest, task_tables"
BUILD = f"{IMPORTS}; {LIMITS}; from build_tools.cli import main; sys.exit(main(['build']))"
"""The real content counts as many where few are too many; what makes parts beside this process is forked from it."""


def _build(folder: Path) -> None:
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "# Thêm dòng prints: false" in settings
    (folder / "mkdocs.yml").write_text(settings.replace("# Thêm dòng prints: false", "prints: false #"), "utf-8")
    subprocess.run([sys.executable, "-c", f"import sys; {BUILD}"], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "large", _build) / "site"


@pytest.fixture
def site(large_site: Path) -> str:
    return large_site.as_uri() + "/"


def opened(browser: Browser, address: str, width: int = 1440, today: datetime = datetime(2025, 5, 1, 9)) -> Page:
    page = open_context(browser, width).new_page()
    page.clock.set_fixed_time(today)
    page.goto(address)
    return page


def test_the_overview_counts_every_time_and_leads_to_its_list(browser: Browser, site: str, built_site: Path) -> None:
    page = opened(browser, site + OVERVIEW, width=360)
    watch = Watch(page, site)
    rows = re.findall(r"<li data-kind=\"(\w+)\"", (built_site / OVERVIEW).read_text("utf-8"))
    counted = [int(text) for text in page.locator(".vk-quarters a, .vk-plain .vk-count").all_inner_texts()]
    assert sum(counted) == len(rows) > 20
    follow(page.get_by_role("link", name="Quý II năm 2021"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Quý II năm 2021")
    assert watch.errors == []


def test_documents_are_listed_by_quarter_and_the_newest_at_once(browser: Browser, site: str, built_site: Path) -> None:
    names = set(re.findall(r'<h2><a href="\.\./van-ban/([^"]+)\.html">', (built_site / "van-ban/index.html").read_text("utf-8")))
    page = opened(browser, site + "index.html", width=360)
    watch = Watch(page, site)
    follow(page.get_by_role("link", name=f"Tất cả {len(names)} văn bản"))
    cards = page.locator(".vk-card h3 a, .vk-card h2 a")
    assert cards.count() == 2
    counts = [int(text) for text in page.locator(".vk-quarters a").all_inner_texts()]
    undated = page.get_by_role("link", name="không ghi ngày")
    assert sum(counts) + sum(int(text.split()[0]) for text in undated.all_inner_texts()) == len(names) > 3
    follow(page.locator(".vk-quarters a").first)
    found: list[str] = []
    pager = page.get_by_role("navigation", name="Các quý")
    while True:
        found += cards.evaluate_all("links => links.map((link) => link.href)")
        if not (older := pager.locator("[rel=next]")).count():
            break
        follow(older)
    assert {address.rpartition("/")[2].removesuffix(".html") for address in found} == names
    assert len(found) == len(names), "each once"
    assert watch.errors == []


def test_the_pages_of_a_stretch_hold_all_of_it_once(browser: Browser, site: str) -> None:
    def total_of(page: Page) -> int:
        return int(re.findall(r"\d+", page.locator(".vk-lead").inner_text())[0])

    page = opened(browser, site + OVERVIEW)
    recurring = page.get_by_role("link", name="Định kỳ", exact=True)
    total = int(re.findall(r"\d+", recurring.locator("..").inner_text())[-1])
    follow(recurring)
    found = page.locator(".vk-dues li > a").evaluate_all("links => links.map((link) => link.href)")
    totals = [total_of(page)]
    while (following := page.get_by_role("link", name="Trang sau").first).count():
        follow(following)
        totals.append(total_of(page))
        found += page.locator(".vk-dues li > a").evaluate_all("links => links.map((link) => link.href)")
    assert len(found) == sum(totals) == total > 8 and len(totals) > 1
    expect(page.get_by_role("link", name="Trang trước").first).to_be_visible()


def test_a_day_of_the_calendar_leads_to_the_entries_of_that_day(browser: Browser, site: str) -> None:
    page = opened(browser, site + OVERVIEW, width=360)
    watch = Watch(page, site)
    expect(page.locator(".vk-month caption")).to_contain_text("Tháng 5 năm 2025")
    page.get_by_role("button", name="Ngày 19/05/2025").tap()
    link = page.locator(".vk-day a")
    number = int(link.inner_text().split()[0])
    follow(link)
    day = page.locator("#ngay-2025-05-19")
    expect(day).to_be_in_viewport()
    assert day.locator("li").count() == number
    expect(day.locator(".vk-past").first).to_have_text("còn 18 ngày")
    assert watch.errors == []


def test_the_timeline_of_the_overview_is_drawn_from_its_counts(browser: Browser, site: str) -> None:
    page = opened(browser, site + OVERVIEW)
    page.locator(".vk-timeline").scroll_into_view_if_needed()
    page.wait_for_selector(".vk-timeline[data-ready] svg")
    drawn = page.evaluate(
        "echarts.getInstanceByDom(document.querySelector('.vk-timeline')).getOption().series.flatMap(s => s.data.map(d => d.value[2]))"
    )
    listed = page.evaluate("JSON.parse(document.getElementById('vk-due-days').textContent).map((row) => row[2])")
    assert sorted(drawn) == sorted(listed) and max(drawn) > 1


def test_a_page_of_a_stretch_is_filtered_as_the_whole_list_is(browser: Browser, site: str) -> None:
    page = opened(browser, site + "thoi-han/2025-quy-2.html")
    total = page.locator(".vk-dues li").count()
    page.get_by_label("Chỉ vai trò chủ trì").check()
    shown = page.locator(".vk-dues li:visible").count()
    assert shown < total
    expect(page.locator("#vk-due-count")).to_have_text(f"{shown} trong {total} mốc")


def test_the_page_of_a_busy_body_says_where_older_tasks_are(browser: Browser, site: str, large_site: Path) -> None:
    pages = [path for path in sorted((large_site / "co-quan").glob("*.html")) if 'id="van-ban-truoc"' in path.read_text("utf-8")]
    page = opened(browser, f"{site}co-quan/{pages[0].name}")
    watch = Watch(page, site)
    older = page.locator("#van-ban-truoc li").first
    count = int(older.get_by_role("link", name="nhiệm vụ").inner_text().split()[0])
    follow(older.get_by_role("link", name="nhiệm vụ"))
    expect(page.locator("h1")).to_contain_text("Nhiệm vụ")
    expect(page.locator("#vk-task-count")).to_have_text(re.compile(rf"^{count}\b"))
    assert watch.errors == []


def test_without_a_script_every_task_is_in_a_table_of_its_document(browser: Browser, site: str, large_site: Path) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{site}nhiem-vu/index.html")
    others = page.locator(".vk-tt-contents li a").evaluate_all("links => links.map((link) => link.href)")
    assert len(others) == 1
    page.goto(others[0])
    assert page.locator("tbody th[scope=row]").count() == int(re.findall(r"\d+", page.locator(".vk-lead").inner_text())[0])
    named = {Path(address).stem for address in others} | {path.stem for path in (large_site / "nhiem-vu/theo-van-ban").glob("*.html")}
    assert named == {path.name for path in (large_site / "nhiem-vu").iterdir() if path.is_dir()} - {"theo-van-ban"}
    page.goto(f"{site}van-ban/{min(named)}.html")
    page.get_by_role("link", name="bảng để in").click()
    expect(page.locator("h1")).to_contain_text("Nhiệm vụ:")
    page.context.close()


def test_words_of_texts_are_found_in_whichever_part_they_stand(browser: Browser, site: str, built_site: Path) -> None:
    found = []
    for root in (site, built_site.as_uri() + "/"):
        page = opened(browser, f"{root}nhiem-vu/index.html?words=nang+cao")
        expect(page.locator(".vk-tt-said")).to_have_text("")
        expect(page.locator("#vk-task-count")).to_have_text(re.compile(r"\d+ trong"))
        found.append(page.locator("#vk-task-count").inner_text())
        assert page.locator("script[src*='texts-']").count() == len(page.evaluate("vankienTasks.parts"))
    assert found[0] == found[1]
    assert len(list((Path(site.removeprefix("file://")) / "nhiem-vu").glob("texts-*.js"))) > 2


def test_rows_far_below_wait_on_a_screen_and_never_on_paper(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}co-quan/index.html", width=360)
    rows = page.locator("section:has(li:nth-child(40)) li")
    waits = "rows => rows.map((row) => getComputedStyle(row).contentVisibility === 'auto')"
    assert rows.evaluate_all(waits)[:19] == [False] * 19 and all(rows.evaluate_all(waits)[19:40])
    last = rows.nth(39).locator("a")
    follow(last)
    expect(page.locator("h1")).to_be_visible()
    page.go_back()
    page.emulate_media(media="print")
    assert not any(rows.evaluate_all(waits))


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
def test_axe_finds_no_violation(browser: Browser, site: str, large_site: Path, width: int, scheme: str) -> None:
    body = next(path for path in sorted((large_site / "co-quan").glob("*.html")) if 'id="van-ban-truoc"' in path.read_text("utf-8"))
    page = open_context(browser, width, scheme).new_page()
    cut = next(path for path in sorted((large_site / "nghi-quyet").glob("*.html")) if "văn bản cũ hơn" in path.read_text("utf-8"))
    deadlines = (OVERVIEW, "thoi-han/2025-quy-2.html", "thoi-han/dinh-ky-trang-2.html")
    documents = ("index.html", "van-ban/index.html", "van-ban/theo-quy/khong-ghi-ngay.html")
    table = next(iter(sorted((large_site / "nhiem-vu/theo-van-ban").glob("*.html"))))
    tasks = ("nhiem-vu/index.html", f"nhiem-vu/theo-van-ban/{table.name}")
    for address in (*deadlines, *documents, *tasks, f"co-quan/{body.name}", f"nghi-quyet/{cut.name}"):
        page.goto(site + address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert said_of(Axe().run(page).response) == [], address
