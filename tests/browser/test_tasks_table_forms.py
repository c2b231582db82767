"""All tasks as files, on paper, on a phone, in a crowd, without a script."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Download, Page, Request, Route, expect

from build_tools.build import Checked
from build_tools.rendering.addresses import linked_address
from build_tools.rendering.task_sheet import COLUMNS, cells
from tests.browser.conftest import Watch, open_context
from tests.browser.tasks_page import BODY, PATH, ROWS, choice, hrefs, opened, shown

pytestmark = pytest.mark.browser


def saved(page: Page, form: str) -> bytes:
    with page.expect_download() as download:
        page.locator(f'[data-export="{form}"]').click()
    file: Download = download.value
    assert file.suggested_filename == f"nhiem-vu.{form}"
    return Path(file.path()).read_bytes()


def test_what_is_shown_is_exported_with_its_whole_text(browser: Browser, site: str, checked: Checked) -> None:
    page = opened(browser, site, f"?body={BODY}&sort=-name")
    watch = Watch(page, site)
    tasks = {linked_address(task): task for task in checked.site.tasks}
    wanted = [list(cells(checked.site, tasks[href], site).values()) for href in hrefs(page)]
    assert wanted
    raw = saved(page, "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == list(COLUMNS.values())
    assert rows[1:] == wanted
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")))
    sheet = [["" if value is None else value for value in row] for row in book["Nhiệm vụ"].iter_rows(values_only=True)]
    assert sheet == [list(COLUMNS.values()), *wanted]
    about = dict(row[:2] for row in book["Bộ lọc"].iter_rows(values_only=True))
    assert about["Cơ quan"] == "Ban Dân vận Thành ủy Thành phố Hồ Chí Minh" and about["Địa chỉ"] == page.url
    assert [e for e in watch.errors if "outside blob" not in e] == []
    page.context.close()


def test_a_text_cannot_become_a_formula(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    hostile = ['=HYPERLINK("http://x")', "+1", "-1+2", "@SUM(A1)", "\t=1", 'a "b"; c, d', "<img src=x onerror=alert(1)>"]

    def answer(route: Route, request: Request) -> None:
        body = route.fetch().text()
        head, _, data = body.partition("={")
        texts = json.loads("{" + data.removesuffix(";\n"))
        texts["strings"] += hostile
        first = len(texts["strings"]) - len(hostile)
        for at in range(len(hostile)):
            texts["rows"][at][list(COLUMNS).index("text")] = first + at
        route.fulfill(content_type="text/javascript", body=f"{head}={json.dumps(texts)};")

    page.route("**/nhiem-vu/texts-*.js", answer)
    page.goto(http_site + PATH)
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    texts = [row[list(COLUMNS).index("text")] for row in rows[1 : len(hostile) + 1]]
    assert texts == [f"'{text}" if text[0] in "=+-@\t" else text for text in hostile]
    book = openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")))
    cells_ = [row[list(COLUMNS).index("text")] for row in book["Nhiệm vụ"].iter_rows(min_row=2, max_row=len(hostile) + 1)]
    assert [(cell.value.strip(), cell.data_type) for cell in cells_] == [(text.strip(), "s") for text in hostile]
    page.context.close()


def test_a_policy_that_allows_only_the_site_itself_stops_nothing(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)

    def strict(route: Route) -> None:
        response = route.fetch()
        policy = "default-src 'self' 'unsafe-inline'; img-src 'self' data:"
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route("**/nhiem-vu/index.html*", strict)
    page.goto(http_site + PATH)
    choice(page, "role", "lead").check()
    page.get_by_role("button", name="Bỏ lọc Vai trò: Chủ trì").click()
    assert len(openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx")))["Nhiệm vụ"]["A"]) == shown(page) + 1
    assert refused == []
    page.context.close()


def test_paper_gets_all_rows_that_are_left_and_the_filters_by_name(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site, "?deadline=none&words=thanh+pho")
    total = shown(page)
    assert total > 50
    expect(page.locator(ROWS)).to_have_count(50)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(ROWS)).to_have_count(total)
    expect(page.locator(".vk-tt-named")).to_have_text("Lọc theo: Từ: thanh pho; Thời hạn: Không ghi thời hạn.")
    expect(page.locator(".vk-tt-named")).to_be_visible()
    for gone in (".vk-tt-side", ".vk-tt-bar", ".vk-tt-chips", ".vk-tt-top"):
        expect(page.locator(gone)).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(ROWS)).to_have_count(50)
    expect(page.get_by_role("button", name="Hiện thêm")).to_be_visible()
    page.context.close()


def test_on_a_phone_rows_are_cards_and_filters_fold_away(browser: Browser, site: str) -> None:
    page = opened(browser, site, width=360)
    expect(page.locator(".vk-tt-facets")).to_be_hidden()
    page.locator(".vk-tt-panel > summary").click()
    page.locator('[data-facet="role"] summary').click()
    choice(page, "role", "lead").check()
    axe = Axe().run(page).response["violations"] if site.startswith("http") else []
    assert [v["id"] for v in axe] == []
    few = shown(page)
    page.get_by_role("button", name=f"Xem {few} nhiệm vụ").click()
    expect(page.locator(".vk-tt-facets")).to_be_hidden()
    expect(page.locator("#vk-task-count")).to_be_in_viewport()
    row = page.locator(ROWS).first
    assert row.evaluate("e => getComputedStyle(e).display") == "block"
    assert row.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content") == '"Chủ trì"'
    boxes = page.locator(f"{ROWS} > *:visible").evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
    assert max(boxes) <= 360
    page.context.close()


def test_a_facet_with_very_many_choices_shows_the_busiest_and_finds_the_rest(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()

    def crowd(route: Route) -> None:
        data = json.loads(route.fetch().text().removeprefix("window.vankienTasks=").removesuffix(";\n"))
        first = len(data["bodies"])
        data["bodies"] += [[f"phong-{n}", f"Phòng số {n}", 0] for n in range(500)]
        data["tasks"]["assigned"][0] = [number for n in range(500) for number in (first + n, 0)]
        route.fulfill(content_type="text/javascript", body=f"window.vankienTasks={json.dumps(data)};")

    page.route("**/nhiem-vu/tasks.js", crowd)
    page.goto(http_site + PATH)
    options = page.locator('[data-facet="body"] .vk-tt-option')
    expect(options).to_have_count(100)
    expect(choice(page, "body", BODY)).to_be_attached()
    expect(page.locator('[data-facet="body"] [role=status]')).to_contain_text("gõ để tìm")
    page.get_by_label("Tìm trong cơ quan").fill("phong so 487")
    expect(options).to_have_count(1)
    page.keyboard.press("Enter")
    assert page.url.endswith("?body=phong-487") and shown(page) == 1
    page.context.close()


def test_without_a_script_the_table_reads_and_leads_on(browser: Browser, http_site: str, checked: Checked) -> None:
    for width in (360, 1440):
        context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(http_site + PATH)
        assert page.locator(ROWS).count() == min(200, len(checked.site.tasks))
        expect(page.locator("#vk-task-count")).to_have_text(f"{len(checked.site.tasks)} nhiệm vụ")
        row = page.locator(f"{ROWS}", has_text="Giao Ban Dân vận Thành ủy chủ trì").first
        expect(row.locator('td[data-th="Chủ trì"]')).to_contain_text("Ban Dân vận Thành ủy")
        row.get_by_role("link").first.click()
        expect(page.locator("article.vk-paper")).to_be_visible()
        context.close()


def test_more_rows_come_when_asked_for_and_the_focus_goes_with_them(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site)
    total = shown(page)
    expect(page.locator(ROWS)).to_have_count(50)
    page.get_by_role("button", name="Hiện thêm 50").click()
    expect(page.locator(ROWS)).to_have_count(100)
    assert page.evaluate(f"[...document.querySelectorAll({json.dumps(ROWS)})].indexOf(document.activeElement.closest('tr'))") == 50
    page.get_by_role("button", name="Hiện tất cả").click()
    expect(page.locator(ROWS)).to_have_count(total)
    expect(page.locator(".vk-tt-more")).to_be_hidden()
    page.context.close()
