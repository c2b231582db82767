"""What readers do, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, open_context

pytestmark = pytest.mark.browser

DOCUMENT = "van-ban/ctrhd-nq-43-thanh-uy-tphcm.html"
TASK = "nhiem-vu/ctrhd-nq-43-thanh-uy-tphcm/III/2.html"


def test_from_home_to_document_task_resolution_body_and_another_task(browser: Browser, site: str) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    watch = Watch(page, site)
    page.goto(site + "index.html")
    page.get_by_role("link", name=re.compile("thực hiện Nghị quyết số 43-NQ")).first.click()
    expect(page.locator("h1")).to_contain_text("43-NQ/TW")
    page.locator("article .vk-task-link").last.click()
    task = page.url
    assert "/nhiem-vu/" in task
    page.locator("aside .vk-panel", has_text="Nghị quyết được thực hiện").get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("43-NQ/TW")
    page.locator(f'a[href$="{task.split("/site/")[1]}"]').first.click()
    assert page.url == task
    page.locator(".vk-roles a").first.click()
    assert "/co-quan/" in page.url
    others = page.locator(".vk-task-list a:not([href$='{}'])".format(task.rpartition("/")[2]))
    others.first.click()
    assert "/nhiem-vu/" in page.url and page.url != task
    assert watch.errors == []
    context.close()


def test_corrections_show_both_readings_and_the_choice_stays(browser: Browser, site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(site + "van-ban/02-ctrhd-tu-tphcm.html")
    correction = page.locator(".vk-corr[tabindex]").first
    expect(correction.locator("ins")).to_be_visible()
    expect(correction.locator("del")).to_be_hidden()
    correction.focus()
    tip = correction.evaluate("e => getComputedStyle(e, '::after').content")
    assert "Bản nhận được ghi" in tip
    page.get_by_role("button", name="Nguyên văn").click()
    expect(correction.locator("del")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Nguyên văn")).to_have_attribute("aria-pressed", "true")
    context.close()


def test_a_permalink_is_copied_and_leads_to_its_place(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + DOCUMENT)
    link = page.locator("#m-III--2 .vk-permalink").first
    link.focus()
    page.keyboard.press("Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == http_site + DOCUMENT + "#m-III--2"
    page.goto(copied)
    expect(page.locator("#m-III--2")).to_be_in_viewport()
    context.close()


def test_the_keyboard_reaches_everything(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + TASK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("vk-skip")
    page.keyboard.press("Enter")
    page.wait_for_url("**#noi-dung")
    page.goto(http_site + TASK)
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.textContent.trim().slice(0, 30)"))
    assert any("nghi-quyet/" in r for r in reached)
    assert any("co-quan/" in r for r in reached)
    assert "Sao chép liên kết" in reached
    context.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_scrolls_sideways(browser: Browser, http_site: str, width: int, kinds: dict[str, str]) -> None:
    context = open_context(browser, width)
    page = context.new_page()
    for path in kinds.values():
        page.goto(http_site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_pages_read_without_javascript(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    page.goto(http_site + TASK)
    expect(page.locator("article.vk-paper")).to_contain_text("Giao Ban Tuyên giáo Thành ủy chủ trì")
    expect(page.locator(".vk-roles")).to_contain_text("Chủ trì")
    context.close()


def test_printing_leaves_the_text_and_drops_the_frame(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + DOCUMENT)
    page.emulate_media(media="print")
    expect(page.locator("article.vk-paper")).to_be_visible()
    for gone in (".md-header", ".vk-side", ".vk-footer", ".vk-crumbs", ".vk-permalink >> nth=0", ".vk-task-link >> nth=0"):
        expect(page.locator(gone)).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF") and b"/MediaBox [0 0 594" in pdf.replace(b"595", b"594")
    context.close()
