"""The results page: its address says what it shows, and choices, pages and print follow from it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, open_context
from tests.browser.search_answers import HOSTILE, answer, fail, hit, opened, result, wait_for_question

pytestmark = pytest.mark.browser

PAGE = "tim-kiem/index.html"
WORDS = "#vk-find-words"
COUNT = ".vk-find-count"
HITS = ".vk-find-hits li"
CHOICES = {"kind": [{"value": "task", "name": "nhiệm vụ", "count": 30}, {"value": "section", "name": "mục", "count": 12}]}


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def number(page: Page) -> int:
    expect(page.locator(COUNT)).to_have_text(re.compile(r"^[\d.]+ kết quả"), timeout=15_000)
    return int(re.match(r"[\d.]+", page.locator(COUNT).inner_text())[0].replace(".", ""))  # type: ignore[index]


def asked(page: Page) -> list[dict[str, object]]:
    found: list[dict[str, object]] = page.evaluate("window.asked.map(({ text, options }) => ({ text, ...options }))")
    return found


def test_an_address_with_words_and_choices_shows_what_they_leave(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    page.goto(f"{site}{PAGE}?words=dan+van")
    everything = number(page)
    expect(page).to_have_title("Tìm: dan van – Văn kiện")
    expect(page.locator(WORDS)).to_have_value("dan van")
    choice = page.locator('[data-facet="body"] .vk-find-option').first
    few = int(choice.locator(".vk-count").inner_text())
    value = choice.locator("input").get_attribute("value")
    choice.locator("input").check()
    expect(page.locator(COUNT)).to_have_text(re.compile(f"^{few} kết quả"))
    assert few < everything and query(page) == {"words": ["dan van"], "body": [value]}
    page.get_by_role("navigation", name="Loại kết quả").get_by_role("link", name="Nhiệm vụ").click()
    expect(page.locator(".vk-find-groups [aria-current]")).to_contain_text("Nhiệm vụ")
    assert query(page)["kind"] == ["task"]
    expect(page.locator(f"{HITS} .vk-hit-kind").first).to_have_text("Nhiệm vụ")
    shown = number(page)
    page.reload()
    assert number(page) == shown
    chips = page.get_by_role("group", name="Đang lọc theo")
    expect(chips.get_by_role("button")).to_have_count(3)
    assert value not in chips.inner_text()  # names, not ids
    page.go_back()
    expect(page.locator(COUNT)).to_have_text(re.compile(f"^{few} kết quả"))
    page.go_back()
    expect(page.locator(COUNT)).to_have_text(re.compile(f"^{everything} kết quả"))
    expect(chips).to_be_hidden()
    page.go_forward()
    chips.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(COUNT)).to_have_text(re.compile(f"^{everything} kết quả"))
    assert query(page) == {"words": ["dan van"]}
    assert [error for error in watch.errors if "outside blob" not in error] == []
    page.context.close()


def test_words_typed_here_stand_in_the_address_as_one_step(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(http_site + PAGE)
    expect(page.get_by_role("heading", name="Tra theo danh sách")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator(WORDS)).to_be_focused()
    page.locator(WORDS).press_sequentially("hoa giai co so", delay=10)
    expect(page.locator(f"{HITS} a").first).to_be_visible(timeout=15_000)
    expect(page).to_have_title("Tìm: hoa giai co so – Văn kiện")
    assert query(page) == {"words": ["hoa giai co so"]}
    assert page.evaluate("localStorage.getItem('vankien.searches')") is None
    page.keyboard.press("Enter")
    assert "hoa giai co so" in page.evaluate("localStorage.getItem('vankien.searches')")
    page.go_back()
    expect(page.locator(WORDS)).to_have_value("")
    expect(page.get_by_role("region", name="Vừa tìm").get_by_role("link", name="hoa giai co so")).to_be_visible()
    page.context.close()


def test_pages_of_twenty_follow_one_another(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(f"{http_site}{PAGE}?words=to+chuc")
    everything = number(page)
    assert everything > 20
    expect(page.locator(HITS)).to_have_count(20)
    first = page.locator(f"{HITS} a").evaluate_all("all => all.map((a) => a.href)")
    page.get_by_role("link", name="Trang sau").click()
    expect(page.locator(".vk-find-pages span")).to_contain_text("Trang 2 /")
    expect(page.locator(COUNT)).to_be_focused()
    assert query(page)["page"] == ["2"]
    second = page.locator(f"{HITS} a").evaluate_all("all => all.map((a) => a.href)")
    assert second and not set(first) & set(second)
    expect(page.locator(".vk-find-hits ol").last).to_have_attribute("start", "21")
    page.goto(f"{http_site}{PAGE}?words=to+chuc&page=9999")
    expect(page.get_by_role("link", name="Trang sau")).to_have_count(0)
    expect(page.get_by_role("link", name="Trang trước")).to_be_visible(timeout=15_000)
    assert int(query(page)["page"][0]) == -(-everything // 20)
    page.context.close()


def test_a_number_names_its_instrument_before_the_others(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(f"{site}{PAGE}?words=nq+98")
    section = page.locator(".vk-find-hits section", has=page.get_by_role("heading", name="Số hiệu"))
    expect(section.get_by_role("link")).to_contain_text("98/2023/QH15", timeout=15_000)
    section.get_by_role("link").click()
    page.wait_for_url("**/nghi-quyet/98-2023-qh15.html")
    page.context.close()


def test_a_filter_counts_only_once_it_is_open(browser: Browser, http_site: str) -> None:
    page = opened(browser, f"{http_site}{PAGE}?words=a&year=2023")
    answer(page, "a", result("a", facets={**CHOICES, "year": [{"value": "2023", "name": "2023", "count": 1}]}))
    expect(page.locator(COUNT)).to_have_text("1 kết quả cho “a”")
    assert set(asked(page)[0]["facets"]) == {"kind", "document", "body", "year"}  # type: ignore[call-overload]
    questions = len(asked(page))
    page.locator('[data-facet="locality"] summary').click()
    page.wait_for_function("count => window.asked.length > count", arg=questions)
    assert {key: asked(page)[-1][key] for key in ("facets", "limit", "filters")} == {
        "facets": ["locality"], "limit": 0, "filters": {"year": ["2023"]},
    }  # fmt: skip
    places = [{"value": f"p{at}", "name": f"nơi {at}", "count": 40 - at} for at in range(12)]
    answer(page, "a", result("a", facets={"locality": places}))
    options = page.locator('[data-facet="locality"] .vk-find-option')
    expect(options).to_have_count(8)
    expect(options.first).to_contain_text("Nơi 0")
    page.get_by_role("button", name="Thêm 4 lựa chọn").press("Enter")
    expect(options).to_have_count(12)
    expect(options.nth(8).locator("input")).to_be_focused()
    page.keyboard.press("Space")
    page.wait_for_url("**locality=p8*")
    page.context.close()


def test_counts_that_are_not_exact_say_more_than(browser: Browser, http_site: str) -> None:
    page = opened(browser, f"{http_site}{PAGE}?words=a")
    answer(page, "a", result("a", [hit(title=f"Mục {at}") for at in range(20)], total=3000, exact=False, facets=CHOICES))
    expect(page.locator(COUNT)).to_have_text("hơn 3.000 kết quả cho “a”")
    expect(page.locator(".vk-find-groups a")).to_have_text(["Tất cả 42", "Nhiệm vụ 30", "Văn bản 12"])
    expect(page.get_by_role("link", name="Trang sau")).to_have_attribute("href", "?words=a&page=2")
    page.context.close()


def test_odd_data_stays_text_and_an_old_answer_is_dropped(browser: Browser, http_site: str) -> None:
    page = opened(browser, f"{http_site}{PAGE}?words=cu&body={HOSTILE}")
    wait_for_question(page, "cu")
    page.locator(WORDS).fill("moi")
    odd = hit(title=HOSTILE, path=[HOSTILE], facts=[HOSTILE], snippet=[[HOSTILE, True]], kindName=HOSTILE)
    answer(page, "moi", result("moi", [odd], facets={"kind": [{"value": HOSTILE, "name": HOSTILE, "count": 1}]}))
    expect(page.locator(f"{HITS} a")).to_have_text(HOSTILE)
    answer(page, "cu")
    expect(page.locator(f"{HITS} a")).to_have_text(HOSTILE)
    assert page.locator("img").count() == 0 and page.evaluate("window.hit") is None
    page.context.close()


def test_nothing_found_and_an_unreadable_index_offer_ways_on(browser: Browser, http_site: str) -> None:
    page = opened(browser, f"{http_site}{PAGE}?words=qqq&role=lead")
    answer(page, "qqq", result("qqq", [], understood={"unknown": ["qqq"]}))
    said = page.locator(".vk-find .vk-search-said")
    expect(said).to_contain_text("Không tìm thấy gì cho “qqq”.")
    expect(said).to_contain_text("Bỏ bớt một điều kiện lọc.")
    expect(said.get_by_role("link", name="Cơ quan", exact=True)).to_be_visible()
    page.locator(WORDS).fill("khac")
    fail(page, "khac")
    expect(said).to_contain_text("Không mở được chỉ mục tìm kiếm.")
    expect(page.get_by_role("heading", name="Tra theo danh sách")).to_be_visible()
    page.context.close()


def test_on_a_phone_filters_are_folded_and_large_enough_for_a_finger(browser: Browser, http_site: str) -> None:
    page = open_context(browser, 360).new_page()
    page.goto(f"{http_site}{PAGE}?words=dan+van")
    number(page)
    expect(page.locator('[data-facet="body"]')).to_be_hidden()
    page.locator(".vk-find-fold > summary").tap()
    page.locator('[data-facet="body"] summary').tap()
    option = page.locator('[data-facet="body"] .vk-find-option').first
    expect(option).to_be_visible()
    targets = page.locator(".vk-find :is(.vk-find-option, summary, button, .vk-find-groups a):visible").all()
    assert min(target.bounding_box()["height"] for target in targets) >= 44  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    option.tap()
    page.wait_for_url("**body=*")
    page.get_by_role("button", name=re.compile(r"Xem \d+ kết quả")).tap()
    expect(page.locator('[data-facet="body"]')).to_be_hidden()
    expect(page.locator(COUNT)).to_be_in_viewport()
    page.context.close()


def test_paper_has_the_question_and_the_results_with_addresses(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(f"{http_site}{PAGE}?words=nghi+quyet+98&kind=task")
    number(page)
    page.emulate_media(media="print")
    expect(page.locator(".vk-find-asked")).to_have_text("Từ cần tìm: “nghi quyet 98”. Lọc theo: Loại: Nhiệm vụ.")
    address = page.locator(f"{HITS} .vk-find-address").first
    expect(address).to_be_visible()
    assert address.inner_text().startswith(http_site)
    for gone in (".md-header", ".vk-footer", ".vk-find-side", ".vk-find-form", ".vk-find-groups", ".vk-find-pages", ".vk-tools"):
        expect(page.locator(gone).first).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.context.close()


def test_the_link_to_what_is_shown_is_copied(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(f"{http_site}{PAGE}?words=dan+van&role=lead")
    number(page)
    page.get_by_role("button", name="Sao chép liên kết").click()
    page.wait_for_function("address => navigator.clipboard.readText().then((text) => text === address)", arg=page.url)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_among_results_and_open_filters(browser: Browser, http_site: str, width: int, scheme: str) -> None:
    page = open_context(browser, width, scheme).new_page()
    page.goto(f"{http_site}{PAGE}?words=nghi+quyet+98+UBND&role=lead&role=coordinate")
    number(page)
    if width == 360:
        page.locator(".vk-find-fold > summary").click()
        page.locator('[data-facet="body"] summary').click()
    expect(page.locator('[data-facet="body"] .vk-find-option').first).to_be_visible()
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in Axe().run(page).response["violations"]] == []
    page.context.close()


def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, http_site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{http_site}{PAGE}?words=dan+van")
    assert "Tìm kiếm cần JavaScript" in page.locator("noscript").inner_text()
    for name in ("Nhiệm vụ", "Văn bản", "Nghị quyết", "Cơ quan", "Thời hạn"):
        expect(page.locator(".vk-find-lists").get_by_role("link", name=name, exact=True)).to_be_visible()
    for useless in (WORDS, ".vk-find-side", ".vk-find-main"):
        expect(page.locator(useless)).to_be_hidden()
    page.context.close()
