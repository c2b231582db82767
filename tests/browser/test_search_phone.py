"""The search on a phone: it fills the screen, is closed with one tap, and gives the page back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watch, open_context
from tests.browser.search_answers import answer, hit, opened, result

pytestmark = pytest.mark.browser

TASK = "nhiem-vu/ctrhd-nq-43-thanh-uy-tphcm/III/2.html"
FIELD = "#vk-search-words"


def test_on_a_phone_the_search_fills_the_screen(browser: Browser, site: str) -> None:
    page = open_context(browser, 360).new_page()
    watch = Watch(page, site)
    page.goto(site + TASK)
    expect(page.locator(FIELD)).to_be_hidden()
    opener = page.get_by_role("button", name="Mở ô tìm kiếm")
    opener.tap()
    screen = page.get_by_role("dialog", name="Tìm kiếm")
    expect(page.locator(FIELD)).to_be_focused()
    assert screen.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 800}
    assert screen.evaluate("d => d.matches(':modal') && getComputedStyle(document.documentElement).overflow") == "hidden"
    page.keyboard.type("hoa giai co so")
    option = screen.get_by_role("option").first
    expect(option).to_be_visible(timeout=15_000)
    assert page.evaluate("document.documentElement.scrollWidth <= 360 && document.querySelector('.vk-search-panel').scrollWidth <= 360")
    targets = screen.locator("button:visible, a:visible, input").all()
    assert min(target.bounding_box()["height"] for target in targets) >= 44  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(screen).to_be_hidden()
    expect(opener).to_be_focused()
    opener.tap()
    expect(page.locator(FIELD)).to_have_value("hoa giai co so")
    expect(option).to_be_visible()
    page.get_by_role("button", name="Đóng", exact=True).tap()
    expect(screen).to_be_hidden()
    opener.tap()
    address = option.evaluate("o => o.href")
    option.tap()
    page.wait_for_url(address)
    assert [error for error in watch.errors if "outside blob" not in error] == []
    page.context.close()


def test_a_result_on_the_same_page_closes_the_screen(browser: Browser, http_site: str) -> None:
    path = "van-ban/ctrhd-nq-43-thanh-uy-tphcm.html"
    page = opened(browser, http_site + path, 360)
    page.get_by_role("button", name="Mở ô tìm kiếm").tap()
    page.locator(FIELD).fill("mục")
    answer(page, "mục", result("mục", [hit("document", "Mục III.2", address=f"{path}#m-III--2")]))
    page.get_by_role("option", name="Mục III.2").tap()
    page.wait_for_url(f"**/{path}#m-III--2")
    expect(page.get_by_role("dialog", name="Tìm kiếm")).to_be_hidden()
    expect(page.locator("#m-III--2")).to_be_in_viewport()
    page.context.close()


def test_the_home_page_has_a_large_field_that_opens_the_screen_on_a_phone(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(site + "index.html")
    hero = page.locator("#vk-hero-words")
    hero.fill("dan van kheo")
    expect(page.locator(".vk-hero-search [role=option]").first).to_be_visible(timeout=15_000)
    hero.press("Enter")
    page.wait_for_url("**/tim-kiem/index.html?words=dan+van+kheo")
    page.context.close()
    page = open_context(browser, 360).new_page()
    page.goto(site + "index.html")
    page.locator("#vk-hero-words").tap()
    expect(page.get_by_role("dialog", name="Tìm kiếm")).to_be_visible()
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Tìm kiếm")).to_be_hidden()
    expect(page.locator("#vk-hero-words")).to_be_focused()
    page.context.close()
