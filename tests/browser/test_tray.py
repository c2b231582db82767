"""The tray: sections collected from several documents become a booklet in the browser."""

from __future__ import annotations

import io
import re
from urllib.parse import quote

import pdfplumber
import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch, follow, open_context

pytestmark = pytest.mark.browser

TRAY = "tap-hoc-tap/tu-chon.html"
FIRST = "02-ctrhd-tu-tphcm"
SECOND = "ctrhd-nq-43-thanh-uy-tphcm"
THIRD = "ctr-nq-13-thanh-uy-can-tho"
LINK = f"?items={FIRST}~II/7,{SECOND}~III/2,{THIRD}~I/1&title=Sinh%20ho%E1%BA%A1t"
ROWS = "#vk-tray-list > li"


def add(page: Page, site: str, document: str, anchor: str) -> None:
    page.goto(f"{site}van-ban/{document}.html")
    button = page.locator(f"#{anchor} > * > .vk-tray-add")
    button.click()
    expect(button).to_have_text("✓ Tập")


def collected(context: BrowserContext, site: str) -> Page:
    """Four sections of three documents, then the page of the tray."""
    page = context.new_page()
    add(page, site, FIRST, "m-II--1")
    add(page, site, SECOND, "m-II")
    add(page, site, THIRD, "m-I--1")
    page.goto(f"{site}nhiem-vu/{FIRST}/II/7.html")
    page.get_by_role("button", name="Thêm vào tập học tập").click()
    expect(page.get_by_role("button", name="Bỏ khỏi tập học tập")).to_be_visible()
    follow(page.get_by_role("link", name="Tập học tập (4)"))
    expect(page.locator(ROWS)).to_have_count(4)
    return page


def shared(browser: Browser, site: str, query: str = LINK, rows: int = 3) -> Page:
    page = open_context(browser).new_page()
    page.goto(site + TRAY + query)
    expect(page.locator(ROWS)).to_have_count(rows)
    return page


def items(page: Page) -> list[str]:
    found: list[str] = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.dataset.item)")
    return found


def test_four_sections_of_three_documents_are_collected_ordered_by_keyboard_and_sent(browser: Browser, site: str) -> None:
    context = open_context(browser, 360)
    page = collected(context, site)
    watch = Watch(page, site)
    before = items(page)
    assert before == [f"{FIRST}~II/1", f"{SECOND}~II", f"{THIRD}~I/1", f"{FIRST}~II/7"]
    page.locator(ROWS).nth(3).get_by_role("button", name=re.compile("^Lên")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#vk-tray-status")).to_contain_text("ở vị trí 3 trên 4")
    page.keyboard.press("Enter")  # the focus went along with the item
    expect(page.locator("#vk-tray-status")).to_contain_text("ở vị trí 2 trên 4")
    assert items(page) == [before[0], before[3], before[1], before[2]]
    page.keyboard.press("Enter")
    expect(page.locator("#vk-tray-status")).to_contain_text("ở vị trí 1 trên 4")
    assert page.evaluate("document.activeElement.dataset.do") == "down"  # there is no way further up
    page.get_by_label("Tên tập").fill("Sinh hoạt & học tập")
    expect(page.locator("h1")).to_have_text("Sinh hoạt & học tập")
    page.get_by_role("button", name="Sao chép liên kết").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and "?items=" + before[3] in link
    assert page.locator(".vk-booklet h2").first.inner_text().startswith("7. Tăng cường xây dựng")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    other = open_context(browser).new_page()
    other.goto(link)
    expect(other.locator("#vk-tray-sent")).to_contain_text("Đang xem tập được gửi")
    expect(other.locator(ROWS)).to_have_count(4)
    assert items(other) == items(page)
    expect(other.locator("h1")).to_have_text("Sinh hoạt & học tập")
    assert other.locator("#vk-tray-parts").inner_text() == page.locator("#vk-tray-parts").inner_text()
    assert watch.errors == []
    other.context.close()
    context.close()


def test_a_sent_booklet_replaces_ones_own_only_when_asked(browser: Browser, site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    add(page, site, THIRD, "m-I--1")
    page.goto(site + TRAY + LINK)
    expect(page.locator("#vk-tray-own")).to_contain_text("tập 1 mục của bạn")
    page.locator(ROWS).first.get_by_role("button", name=re.compile("^Bỏ")).click()
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.locator(".vk-tray-badge")).to_have_text("Tập học tập (1)")
    page.get_by_role("button", name="Giữ làm của tôi").click()
    expect(page.locator("#vk-tray-sent")).to_be_hidden()
    expect(page.locator(".vk-tray-badge")).to_have_text("Tập học tập (2)")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(ROWS)).to_have_count(1)
    assert items(page) == [f"{THIRD}~I/1"]
    page.reload()
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("#vk-tray-sent")).to_be_hidden()
    context.close()


def test_going_back_to_the_tray_shows_what_was_added_meanwhile(browser: Browser, site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    add(page, site, FIRST, "m-II--1")
    page.goto(site + TRAY)
    expect(page.locator(ROWS)).to_have_count(1)
    add(page, site, SECOND, "m-II")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.locator("#vk-tray-sent")).to_be_hidden()
    context.close()


def test_lines_are_dragged_removed_cleared_and_brought_back(browser: Browser, http_site: str) -> None:
    page = shared(browser, http_site)
    before = items(page)
    grip = page.locator(".vk-tray-grip").first.bounding_box()
    last = page.locator(ROWS).last.bounding_box()
    assert grip and last
    page.mouse.move(grip["x"] + 20, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 20, last["y"] + last["height"] - 5, steps=6)
    page.mouse.up()
    expect(page.locator("#vk-tray-status")).to_contain_text("ở vị trí 3 trên 3")
    assert items(page) == [*before[1:], before[0]]
    page.locator(ROWS).first.get_by_role("button", name=re.compile("^Bỏ")).press("Enter")
    expect(page.locator(ROWS)).to_have_count(2)
    assert page.evaluate("document.activeElement.dataset.do") == "remove"
    page.get_by_role("button", name="Xóa hết").click()
    expect(page.locator("#vk-tray-empty")).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.do") == "undo"
    for left in (2, 3, 3):
        page.get_by_role("button", name="Hoàn tác").press("Enter")
        expect(page.locator(ROWS)).to_have_count(left)
    expect(page.locator(ROWS).first).to_have_attribute("data-item", before[0])
    assert items(page) == before
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_disabled()
    page.context.close()


def test_the_copied_yaml_names_document_and_path(browser: Browser, site: str) -> None:
    title = "Học: “A” \\ #1"
    page = shared(browser, site, f"?items={FIRST}~II/7,01-ctr-du-ubnd-tphcm~II/1/1.1/%281%29&title={quote(title)}", 2)
    page.get_by_role("button", name="Chép YAML").click()
    expect(page.locator(".vk-toast")).to_have_text("Đã chép YAML")
    assert yaml.safe_load(page.evaluate("navigator.clipboard.readText()")) == {
        "title": title,
        "occasion": "Sinh hoạt, học tập",
        "items": [{"document": FIRST, "path": "II/7"}, {"document": "01-ctr-du-ubnd-tphcm", "path": "II/1/1.1/(1)"}],
    }
    page.context.close()


def _lines(data: bytes) -> list[list[tuple[str, bool]]]:
    """Page -> its lines, each with whether all of it is bold."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            [(line["text"], all("Bold" in c["fontname"] for c in line["chars"] if c["text"].strip())) for line in page.extract_text_lines()]
            for page in pdf.pages
        ]


@pytest.mark.parametrize("large", [False, True])
def test_the_booklet_prints_with_contents_and_sources_and_no_heading_at_the_foot_of_a_page(
    browser: Browser, http_site: str, large: bool
) -> None:
    context = open_context(browser, 360)
    page = collected(context, http_site)
    page.get_by_label("Tên tập").fill("Sinh hoạt chuyên đề")
    page.get_by_label("Chữ lớn").set_checked(large)
    pages = _lines(page.pdf(prefer_css_page_size=True))
    text = " ".join(" ".join(line for line, _ in lines) for lines in pages)
    first = [line for line, _ in pages[0]]
    assert first[0] == "Sinh hoạt chuyên đề" and "Mục lục" in first
    flat = re.sub(r"[\s-]", "", text)
    for row in page.locator(".vk-tray-what > a").all_text_contents():
        assert flat.count(re.sub(r"[\s-]", "", row)) >= 1, row
    for source in page.locator(".vk-source").all_text_contents():
        assert re.sub(r"[\s-]", "", source) in flat, source
    for chrome in ("Hoàn tác", "Chép YAML", "Xuống", "Dữ liệu mở", "Đến nội dung", "+ Tập"):
        assert chrome not in text
    assert len([line for lines in pages for line in lines if line[1]]) > 8  # there are headings that could stand wrong
    assert [lines[-1] for lines in pages if lines[-1][1]] == []
    context.close()


def test_large_print_is_larger(browser: Browser, http_site: str) -> None:
    plain = _lines(shared(browser, http_site).pdf(prefer_css_page_size=True))
    large = _lines(shared(browser, http_site, LINK + "&large=1").pdf(prefer_css_page_size=True))
    assert len(large) > len(plain) * 1.4


def test_sections_come_whole_with_their_footnotes_and_without_the_tools_of_their_page(browser: Browser, http_site: str) -> None:
    page = shared(browser, http_site)
    part = page.locator(".vk-part").first
    expect(part.locator(".vk-notes li")).to_contain_text("Không để người yếu thế bị tụt hậu")
    part.locator(".vk-note a").first.click()
    expect(part.locator(".vk-notes li")).to_be_in_viewport()
    assert page.locator(".vk-booklet :is(.vk-permalink, .vk-task-link, .vk-tray-add)").count() == 0
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length")
    whole = open_context(browser).new_page()
    whole.goto(f"{http_site}nhiem-vu/{FIRST}/II/7.html")
    theirs = whole.locator("article .vk-item > p").all_text_contents()
    ours = part.locator(".vk-part-start > p:not(.vk-source), .vk-item > p").all_text_contents()
    assert [re.sub(r"\s+", " ", p).strip() for p in ours] == [re.sub(r"\s+", " ", p).strip() for p in theirs]


def test_what_the_site_does_not_have_is_told_and_left_out(browser: Browser, site: str) -> None:
    odd = ["khong-co~x", f"{FIRST}~IX/99", f"{FIRST}~__proto__", "__proto__~x", "~", "../../search~x", FIRST, "%FF~%"]
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    page.goto(f"{site}{TRAY}?items={','.join(odd)},{FIRST}~II/7,{FIRST}~II/7&large=%FF&title=%FF")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("#vk-tray-skipped")).to_contain_text("Bỏ qua 8 mục không có trên trang")
    expect(page.locator("#vk-tray-skipped")).to_contain_text("IX/99")
    assert items(page) == [f"{FIRST}~II/7"]
    assert watch.errors == []
    page.context.close()


def test_hostile_text_of_an_address_stays_text(browser: Browser, http_site: str) -> None:
    evil = quote('<img src=x onerror="window.struck=1"><script>window.struck=1</script>')
    page = open_context(browser).new_page()
    watch = Watch(page, http_site)
    page.goto(f"{http_site}{TRAY}?items={evil}~{evil},{FIRST}~{evil},{FIRST}~II/7&title={evil}")
    expect(page.locator("h1")).to_contain_text("<script>")
    expect(page.locator("#vk-tray-skipped")).to_contain_text("onerror")
    page.get_by_role("button", name="Giữ làm của tôi").click()
    page.goto(http_site + TRAY)
    expect(page.locator("h1")).to_contain_text("<script>")
    assert page.evaluate("window.struck") is None
    assert page.locator("#vk-tray img").count() == 0
    assert watch.errors == []
    page.context.close()


def test_a_spoilt_entry_on_the_device_is_an_empty_tray(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + TRAY)
    for spoilt in ("{", "7", "null", '{"items": {"length": 3}}', '{"items": [1, null, {}], "title": []}'):
        page.evaluate("value => localStorage.setItem('vankien.tray', value)", spoilt)
        page.goto(http_site + TRAY)
        expect(page.locator("#vk-tray-empty")).to_be_visible()
        expect(page.locator(".vk-tray-badge")).to_be_hidden()
    context.close()


def test_without_javascript_nothing_is_offered_and_the_page_says_so(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site + TRAY + LINK)
    expect(page.locator("noscript p")).to_be_visible()
    assert "cần JavaScript" in (page.locator("noscript p").text_content() or "")
    expect(page.locator("#vk-tray")).to_be_hidden()
    page.goto(f"{http_site}van-ban/{FIRST}.html")
    assert page.locator(".vk-tray-add, .vk-tray-badge").count() == 0
    context.close()


def test_targets_are_large_enough_for_a_finger(browser: Browser, http_site: str) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(http_site + TRAY + LINK)
    expect(page.locator(ROWS)).to_have_count(3)
    sizes = page.locator("#vk-tray button:visible, .vk-tray-grip, .vk-tray-check, #vk-tray-title").evaluate_all(
        "all => all.map(e => [e.textContent.trim(), e.getBoundingClientRect().height])"
    )
    assert [size for size in sizes if size[1] < 44] == []
    context.close()
