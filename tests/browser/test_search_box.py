"""The field of every page: opened, typed into, left, with a keyboard and with a finger."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Watch, open_context
from tests.browser.search_answers import HOSTILE, answer, fail, hit, opened, result, wait_for_question

pytestmark = pytest.mark.browser

TASK = "nhiem-vu/ctrhd-nq-43-thanh-uy-tphcm/III/2.html"
FIELD = "#vk-search-words"
PANEL = ".vk-search-panel"
OPTIONS = ".vk-search [role=option]"
RECENT = "vankien.searches"


def active(page: Page) -> str:
    """The text of the option that the field points at, empty when it points at none."""
    text: str = page.locator(FIELD).evaluate("f => document.getElementById(f.getAttribute('aria-activedescendant'))?.textContent ?? ''")
    return text


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate(f"JSON.parse(localStorage.getItem('{RECENT}') || '[]')")
    return found


def test_a_page_loads_nothing_of_the_search_before_it_is_used(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(site + TASK, wait_until="networkidle")
    assert [url for url in asked if "search/" in url and not url.endswith((".css", "box.js"))] == []
    page.locator(FIELD).click()
    page.wait_for_function("() => Boolean(window.vankienSearch && window.vankienPanel)")
    assert any(url.endswith("search/client.js") for url in asked)
    assert [error for error in watch.errors if "outside blob" not in error] == []
    page.context.close()


def test_a_slash_words_and_arrows_lead_to_a_result(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    page.goto(site + TASK)
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("nghi quyet 98")
    expect(page.get_by_role("group", name="Số hiệu").get_by_role("option")).to_contain_text("98/2023/QH15", timeout=15_000)
    field = page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert active(page) == ""
    page.keyboard.press("ArrowDown")
    assert "98/2023/QH15" in active(page)
    page.keyboard.press("End")
    assert active(page) == page.locator(OPTIONS).last.text_content()
    expect(page.locator(OPTIONS).last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")  # past the last: back to what was typed
    assert active(page) == ""
    page.keyboard.press("ArrowUp")
    assert active(page) == page.locator(OPTIONS).last.text_content()
    page.keyboard.press("Home")
    assert page.locator(f"{OPTIONS}[aria-selected=true]").count() == 1
    assert kept(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/nghi-quyet/98-2023-qh15.html")
    assert kept(page) == ["nghi quyet 98"]
    assert [error for error in watch.errors if "outside blob" not in error] == []
    page.context.close()


def test_results_stand_in_groups_with_counts_and_the_way_to_all(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + TASK)
    page.locator(FIELD).fill("dân vận")
    tasks = [hit(title=f"Nhiệm vụ {number}") for number in range(4)]
    groups = {"number": 0, "task": 12, "document": 1, "instrument": 0, "body": 1, "other": 0}
    found = result("dân vận", [hit("body", "Ban Dân vận"), *tasks, hit("document", "Chương trình")], total=14, groups=groups)
    answer(page, "dân vận", found)
    names = page.locator(".vk-search-heading")
    expect(names).to_have_text(["Nhiệm vụ 12", "Văn bản 1", "Cơ quan 1"])
    group = page.get_by_role("group", name="Nhiệm vụ")
    expect(group.get_by_role("option").last).to_contain_text("Tất cả 12 kết quả")
    expect(page.get_by_role("group", name="Cơ quan").get_by_role("option")).to_have_count(1)
    expect(group.get_by_role("option").first).to_contain_text("Chủ trì: Ban A")
    expect(group.locator("mark").first).to_have_text("dấu")
    expect(page.locator(".vk-search-live[role=status]")).to_contain_text("14 kết quả. Nhiệm vụ 12")
    group.get_by_role("option").last.click()
    page.wait_for_url("**/tim-kiem/index.html?words=d%C3%A2n+v%E1%BA%ADn&kind=task")
    page.context.close()


def test_what_was_understood_is_said(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + TASK)
    field, said = page.locator(FIELD), page.locator(".vk-search .vk-search-said")
    for words, understood, told in (
        ("UBND", {"expanded": [["UBND", "ủy ban nhân dân"]]}, "Đã hiểu: UBND = ủy ban nhân dân."),
        ("nghj quyet", {"corrected": "nghị quyết"}, "Không có “nghj quyet”, đang tìm “nghị quyết”."),
        ("dân xyz", {"unknown": ["xyz"]}, "Không nơi nào có từ “xyz”; đã bỏ qua."),
        ("dân vận đất", {"partial": True}, "Không nơi nào có đủ các từ; gần nhất là:"),
        ("dân vận kè", {"near": 40}, "2 kết quả có đủ các từ, 40 kết quả khác chỉ có phần lớn."),
    ):
        field.fill(words)
        answer(page, words, result(words, total=42, understood=understood))
        expect(said).to_have_text(told)
    field.fill("xyz")
    answer(page, "xyz", result("xyz", [], understood={"unknown": ["xyz"]}))
    message = page.locator(".vk-search-message")
    expect(message).to_contain_text("Không tìm thấy gì cho “xyz”.")
    expect(message).to_contain_text("Không nơi nào có từ “xyz”.")
    for name in ("Văn bản", "Nhiệm vụ", "Nghị quyết", "Cơ quan"):
        expect(message.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.context.close()


def test_only_the_answer_to_the_last_words_is_shown(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + TASK)
    field = page.locator(FIELD)
    field.fill("cũ")
    expect(page.locator(PANEL)).to_contain_text("Đang mở chỉ mục…")
    wait_for_question(page, "cũ")
    field.fill("mới")
    answer(page, "mới")
    expect(page.locator(OPTIONS)).to_contain_text(["Về mới"])
    answer(page, "cũ")
    expect(page.locator(OPTIONS)).to_contain_text(["Về mới"])
    field.fill("sau")
    wait_for_question(page, "sau")
    page.keyboard.press("Escape")
    answer(page, "sau")
    expect(page.locator(PANEL)).to_be_hidden()
    page.context.close()


def test_texts_of_the_index_cannot_become_elements(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + TASK)
    page.locator(FIELD).fill(HOSTILE)
    odd = hit(title=HOSTILE, path=[HOSTILE], facts=[HOSTILE], snippet=[[HOSTILE, True]], kindName=HOSTILE)
    answer(page, HOSTILE, result(HOSTILE, [odd], understood={"corrected": HOSTILE, "unknown": [HOSTILE], "expanded": [[HOSTILE, HOSTILE]]}))
    expect(page.locator(OPTIONS)).to_contain_text([HOSTILE])
    assert page.locator("img").count() == 0 and page.evaluate("window.hit") is None
    page.context.close()


def test_an_index_that_cannot_be_read_leaves_a_way_and_is_asked_for_again(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(http_site + TASK)
    page.route("**/search/client.js", lambda route: route.abort())
    field = page.locator(FIELD)
    field.fill("dân vận")
    expect(page.locator(PANEL)).to_contain_text("Không mở được chỉ mục tìm kiếm.")
    expect(page.locator(PANEL).get_by_role("link", name="Nhiệm vụ")).to_be_visible()
    page.unroute("**/search/client.js")
    field.fill("dân vận khéo")
    expect(page.locator(OPTIONS).first).to_be_visible(timeout=15_000)
    page.context.close()
    page = opened(browser, http_site + TASK)
    page.locator(FIELD).fill("a")
    fail(page, "a")
    expect(page.locator(PANEL)).to_contain_text("Không mở được chỉ mục tìm kiếm.")
    page.context.close()


def test_escape_gives_the_focus_back_and_a_slash_in_a_field_is_a_slash(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + "nhiem-vu/index.html")
    before = page.locator(".vk-crumbs a").first
    before.focus()
    page.keyboard.press("/")
    page.keyboard.type("1/2")
    expect(page.locator(FIELD)).to_have_value("1/2")
    answer(page, "1/2")
    expect(page.locator(OPTIONS)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(before).to_be_focused()
    expect(page.locator(PANEL)).to_be_hidden()
    words = page.locator("#vk-tt-q")
    words.focus()
    page.keyboard.press("/")
    expect(words).to_be_focused()
    expect(words).to_have_value("/")
    page.context.close()


def test_tab_leaves_the_field_and_closes_the_list(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + TASK)
    page.locator(FIELD).fill("dân")
    answer(page, "dân")
    expect(page.locator(OPTIONS)).to_have_count(1)
    for _ in range(6):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.matches('[role=option]')")
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")
    page.context.close()


def test_earlier_searches_are_kept_on_the_device_until_forgotten(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(http_site + TASK)
    for number in range(9):
        page.evaluate(
            "window.vankienRecent ?? import(document.querySelector('script[src$=\"box.js\"]').src.replace('box.js', 'recent.js'))"
        )
        page.evaluate("text => window.vankienRecent.save(text)", f"lần {number}")
    page.locator(FIELD).fill("chỉ gõ")
    page.wait_for_function("() => Boolean(window.vankienPanel)")
    page.locator(FIELD).fill("dân  vận")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/index.html?words=*")
    assert kept(page) == ["dân vận", *(f"lần {number}" for number in range(8, 1, -1))]
    page.goto(http_site + TASK)
    page.locator(FIELD).click()
    again = page.get_by_role("listbox", name="Các lần tìm trước").get_by_role("option")
    expect(again).to_have_count(8)
    page.get_by_role("button", name="Bỏ “lần 8” khỏi").click()
    expect(again).to_have_count(7)
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value("dân vận")
    expect(page.locator(OPTIONS).first).to_contain_text(re.compile("dân vận", re.I), timeout=15_000)
    page.get_by_role("button", name="Xóa chữ đã gõ").click()
    page.get_by_role("button", name="Xóa hết").click()
    expect(page.locator(PANEL)).to_be_hidden()
    assert kept(page) == []
    page.context.close()


@pytest.mark.parametrize("written", ["[", '{"a":1}', "[1,null,{}]", '"x"'])
def test_what_others_wrote_in_the_memory_breaks_nothing(browser: Browser, http_site: str, written: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, http_site)
    page.goto(http_site + TASK)
    page.evaluate("text => localStorage.setItem('vankien.searches', text)", written)
    page.locator(FIELD).click()
    page.wait_for_function("() => Boolean(window.vankienPanel)")
    page.locator(FIELD).fill("dân vận")
    expect(page.locator(OPTIONS).first).to_be_visible(timeout=15_000)
    assert [error for error in watch.errors if "outside blob" not in error] == []
    page.context.close()


def test_before_scripts_the_field_and_the_button_lead_to_the_results_page(browser: Browser, http_site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(http_site + TASK)
    page.locator(FIELD).fill("dân vận")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/tim-kiem/index.html?words=*")
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(http_site + TASK)
    page.get_by_role("button", name="Mở ô tìm kiếm").click()
    page.wait_for_url("**/tim-kiem/index.html?")
    assert "Tìm kiếm cần JavaScript" in page.locator("noscript").inner_text()
    page.context.close()


def test_a_policy_that_allows_only_the_site_itself_stops_nothing(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)

    def strict(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": "default-src 'self'"})

    page.route("**/*.html*", strict)
    page.route("**/*.js", strict)
    page.goto(http_site + TASK, wait_until="networkidle")
    refused.clear()  # what the frame of the page itself would have liked
    page.locator(FIELD).fill("nghi quyet 98")
    expect(page.locator(OPTIONS).first).to_contain_text("98/2023/QH15", timeout=15_000)
    assert refused == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_while_results_are_open(browser: Browser, http_site: str, width: int, scheme: str) -> None:
    page = open_context(browser, width, scheme).new_page()
    page.goto(http_site + "index.html")
    page.evaluate("localStorage.setItem('vankien.searches', '[\"dân vận\", \"nghị quyết 98\"]')")
    page.keyboard.press("/")
    found = []
    for words, shown in (("", "Vừa tìm"), ("nghi quyet UBND 98", "kết quả"), ("qqqq", "Không tìm thấy gì")):
        page.locator(FIELD).fill(words)
        expect(page.locator(PANEL)).to_contain_text(shown, timeout=15_000)
        page.keyboard.press("ArrowDown")
        found += [(shown, v["id"], v["nodes"][0]["html"][:120]) for v in Axe().run(page).response["violations"]]
    assert found == []
    page.context.close()
