"""The page of a kit: what its buttons put on the clipboard, with the mouse and the keyboard, over http and from disk."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch, open_context

pytestmark = pytest.mark.browser

KIT = "dang-tin/tb-nhanh-hn-21-thanh-uy-tphcm.html"
LETTER = "dang-tin/65-cv-btgqu-quan-1.html"
SECTION = "dang-tin/tb-nhanh-hn-21-thanh-uy-tphcm/II.html"


def pasted(page: Page) -> dict[str, str]:
    """What an editor gets that is pasted into by the keyboard: each type with its text, as it stands on the clipboard."""
    page.evaluate(
        """() => {
            const box = document.createElement("div");
            box.id = "pasted";
            box.contentEditable = "true";
            document.body.prepend(box);
            box.addEventListener("paste", (event) => {
                event.preventDefault();
                const got = event.clipboardData;
                box.dataset.got = JSON.stringify(Object.fromEntries(got.types.map((type) => [type, got.getData(type)])));
            });
            box.focus();
        }"""
    )
    page.keyboard.press("Control+V")
    got = page.locator("#pasted")
    expect(got).to_have_attribute("data-got", re.compile("."))
    found = json.loads(str(got.get_attribute("data-got")))
    got.evaluate("box => box.remove()")
    return {str(kind): str(text) for kind, text in found.items()}


def fragment(page: Page) -> str:
    return str(json.loads(str(page.locator("#vk-kit-data").text_content()))["html"])


def test_the_article_is_copied_as_html_and_as_text(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    page.goto(site + KIT)
    page.get_by_role("button", name="Sao chép bài để dán").click()
    expect(page.get_by_role("status").first).to_have_text("Đã sao chép bài, kèm chữ đậm, đề mục, liên kết.")
    got = pasted(page)
    assert got["text/html"].replace("<meta charset='utf-8'>", "") == fragment(page)
    assert "<h2 style=" in got["text/html"] and "class=" not in got["text/html"]
    assert got["text/plain"].startswith("THÔNG BÁO NHANH") and "\nChú thích\n" in got["text/plain"]
    assert "<" not in got["text/plain"]
    assert watch.errors == []


def test_every_piece_is_copied_by_the_keyboard(browser: Browser, site: str) -> None:
    page = open_context(browser, 360).new_page()
    page.goto(site + LETTER)
    wanted = {
        "Sao chép tiêu đề": "#kit-title", "Sao chép tóm tắt": "#kit-summary", "Sao chép tin ngắn": "#kit-short",
        "Sao chép tin dài": "#kit-long", "Sao chép dòng nguồn": "#kit-source",
    }  # fmt: skip
    for name, place in wanted.items():
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
        got = pasted(page)
        assert got == {"text/plain": str(page.locator(place).text_content()).strip()}, name
    page.get_by_role("button", name="Sao chép mã HTML").press("Enter")
    assert pasted(page)["text/plain"] == fragment(page)


def test_where_copying_is_forbidden_the_article_is_selected(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.add_init_script("document.execCommand = () => false; navigator.clipboard.write = () => Promise.reject(new Error('no'));")
    page.goto(http_site + KIT)
    page.get_by_role("button", name="Sao chép bài để dán").click()
    expect(page.get_by_role("status").first).to_contain_text("bấm Ctrl+C")
    assert str(page.evaluate("getSelection().toString()")).strip().startswith("THÔNG BÁO NHANH")


def test_where_the_event_is_gone_the_newer_interface_copies(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.add_init_script("document.execCommand = () => false;")
    page.goto(http_site + KIT)
    page.get_by_role("button", name="Sao chép bài để dán").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã sao chép bài")
    assert "I. VỀ TÌNH HÌNH KINH TẾ" in pasted(page)["text/html"]


def test_the_preview_shows_what_is_pasted(browser: Browser, site: str) -> None:
    """Element by element the words of the fragment, and nothing of its own."""
    page = open_context(browser).new_page()
    for address in (KIT, LETTER, SECTION):
        page.goto(site + address)
        told = """(html) => {
            const box = document.createElement("div");
            box.innerHTML = html ?? document.querySelector(".vk-kit-preview").innerHTML;
            const words = (element) => element.textContent.replace(/\\s+/g, " ").trim();
            return [...box.querySelectorAll("*")].map((e) => [e.tagName, words(e), e.getAttribute("href")]);
        }"""
        assert page.evaluate(told, None) == page.evaluate(told, fragment(page)), address


def test_without_scripts_everything_is_there_but_the_buttons(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site + KIT)
    expect(page.locator(".vk-kit noscript p")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Sao chép"))).to_have_count(0)
    expect(page.locator(".vk-kit-preview h2").first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Tải cả bộ"))).to_be_visible()


def test_from_the_document_to_its_kit_its_files_and_a_section(browser: Browser, site: str) -> None:
    page = open_context(browser, 768).new_page()
    watch = Watch(page, site)
    page.goto(site + "van-ban/65-cv-btgqu-quan-1.html")
    page.get_by_role("link", name="Đăng lên trang tin").click()
    expect(page.locator("h1")).to_contain_text("Công văn gửi tài liệu")
    names = page.locator("a[download]").evaluate_all("links => links.map(link => link.getAttribute('download'))")
    assert {"65-cv-btgqu-quan-1.pdf", "tb-nhanh-hn-21-thanh-uy-tphcm.pdf", "tb-nhanh-hn-21-thanh-uy-tphcm.docx"} <= set(names)
    picture = page.locator(".vk-kit-cover")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.vk-kit-cover').naturalWidth > 0")
    assert picture.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [1200, 630]
    page.goto(site + KIT)
    page.locator(".vk-kit-sections a").first.click()
    expect(page.locator("h1")).to_contain_text("I. VỀ TÌNH HÌNH KINH TẾ")
    expect(page.get_by_role("link", name="Bộ của cả văn bản")).to_be_visible()
    assert watch.errors == []


def test_what_is_ticked_is_only_on_the_screen(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(http_site + LETTER)
    boxes = page.locator(".vk-kit-checks input")
    assert boxes.count() >= 7
    boxes.first.check()
    expect(boxes.first).to_be_checked()
    page.reload()
    expect(boxes.first).not_to_be_checked()
