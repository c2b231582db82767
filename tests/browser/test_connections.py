"""The matrices and the small maps of the pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import open_context

pytestmark = pytest.mark.browser

BODY = "ban-dan-van-thanh-uy-tphcm"


def test_a_cell_of_a_matrix_leads_to_as_many_tasks(browser: Browser, site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    for path in ("so-do/van-ban-co-quan.html", "so-do/nghi-quyet-co-quan.html"):
        page.goto(site + path)
        cell = page.locator(".vk-matrix-every td.vk-heat-3 a, .vk-matrix-every td.vk-heat-2 a").first
        count = int(cell.inner_text())
        cell.click()
        expect(page.locator("#vk-task-count")).to_have_text(re.compile(rf"^{count}(\D|$)"))
    context.close()


def test_lead_only_is_chosen_without_javascript(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(http_site + "so-do/van-ban-co-quan.html")
    expect(page.locator("#tphcm .vk-matrix-every")).to_be_visible()
    expect(page.locator("#tphcm .vk-matrix-lead")).to_be_hidden()
    page.get_by_role("radio", name="Chỉ chủ trì").check()
    expect(page.locator("#tphcm .vk-matrix-every")).to_be_hidden()
    expect(page.locator("#tphcm .vk-matrix-lead")).to_be_visible()
    context.close()


def test_headings_of_a_matrix_stay_in_sight_and_rows_are_lists_on_a_phone(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.set_viewport_size({"width": 800, "height": 500})
    page.goto(http_site + "so-do/nghi-quyet-co-quan.html#tphcm")
    box = page.locator("#tphcm .vk-matrix-every .vk-matrix-scroll")
    before = box.locator("tbody th").first.bounding_box()
    box.evaluate("e => { e.scrollLeft = 300; e.scrollTop = 60; }")
    after, head = box.locator("tbody th").first.bounding_box(), box.locator("thead th").nth(2).bounding_box()
    frame = box.bounding_box()
    assert before and after and head and frame and box.evaluate("e => e.scrollLeft") > 100
    assert abs(after["x"] - before["x"]) <= 1 and abs(head["y"] - frame["y"]) <= 2
    page.set_viewport_size({"width": 360, "height": 800})
    expect(box.locator("thead")).to_be_hidden()
    label = box.locator("tbody td:not(:empty)").nth(1).evaluate("e => getComputedStyle(e, '::before').content")
    assert len(label) > 5
    assert box.locator("tbody td:empty:visible").count() == 0
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_small_map_leads_on_and_to_the_big_one(browser: Browser, http_site: str, width: int) -> None:
    context = open_context(browser, width)
    page = context.new_page()
    page.goto(http_site + f"co-quan/{BODY}.html")
    small = page.locator(".vk-map")
    expect(small.locator("svg")).to_be_visible() if width > 700 else expect(small.locator("svg")).to_be_hidden()
    small.locator(".vk-map-task a").first.click()
    assert "/nhiem-vu/" in page.url
    page.locator(".vk-map .vk-map-document a").click()
    assert "/van-ban/" in page.url
    page.get_by_role("link", name="Xem trên sơ đồ lớn").click()
    expect(page.locator("#vk-map-status")).to_contain_text("Đang xem riêng")
    context.close()


def test_lines_of_the_small_map_meet_the_nodes(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + "nhiem-vu/02-ctrhd-tu-tphcm/II/7.html")
    frame, node = page.locator(".vk-map svg").bounding_box(), page.locator(".vk-map-task li").bounding_box()
    assert frame and node
    path = page.locator(".vk-map path").first.get_attribute("d") or ""
    height = float((page.locator(".vk-map svg").get_attribute("viewBox") or "0").split()[-1])
    ends = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)(?:M|$)", path)]
    left, middle = node["x"], node["y"] + node["height"] / 2
    places = [(frame["x"] + x / 100 * frame["width"], frame["y"] + y / height * frame["height"]) for x, y in ends]
    assert any(abs(x - left) < 2 and abs(y - middle) < 2 for x, y in places), (places, left, middle)
    context.close()
