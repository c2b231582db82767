"""Targets and results: seen on a chart, read in a table, followed to the sentence."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Watch, open_context

pytestmark = pytest.mark.browser

LIST = "chi-tieu/index.html"
COMPARED = "chi-tieu/tang-truong-grdp.html"
TARGETS = "chi-tieu/lao-dong-qua-dao-tao.html"
ONE = "chi-tieu/so-ho-ngheo.html"


def opened(browser: Browser, address: str, width: int = 1440, scheme: str = "light") -> Page:
    page = open_context(browser, width, scheme).new_page()
    page.goto(address)
    return page


def test_a_chart_shows_target_and_result_and_the_table_says_the_same(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    page.goto(site + COMPARED)
    chart = page.locator(".vk-ind-chart[data-ready]")
    expect(chart).to_have_count(1)
    words = chart.locator("svg text").all_text_contents()
    assert {"3,55%", "trên 10%", "2023", "2024", "2025"} <= set(words)
    for cell in ("3,55%", "trên 10%"):
        assert cell in str(chart.get_attribute("aria-label"))
        expect(page.locator(".vk-ind-table .vk-ind-number", has_text=cell)).to_be_visible()
    expect(page.locator(".vk-ind-compare")).to_contain_text("khác thời kỳ")
    for verdict in ("đã đạt", "vượt", "không đạt", "chưa hoàn thành"):
        assert verdict not in page.locator(".vk-ind-figure").inner_text().replace("đạt hay chưa đạt", "")
    assert watch.errors == []
    page.context.close()


def test_an_open_target_has_arrows_and_a_range_is_a_band(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + COMPARED)
    target = page.locator('.vk-ind-chart path[stroke="var(--vk-ind-target)"]')
    expect(target).to_have_count(3)  # the line and two arrows above it
    line, *arrows = [box for box in (target.nth(i).bounding_box() for i in range(3)) if box]
    assert all(arrow["y"] + arrow["height"] <= line["y"] + 1 for arrow in arrows)
    page.context.close()
    page = opened(browser, http_site + TARGETS)
    band = page.locator('.vk-ind-chart path[fill-opacity="0.2"]')
    expect(band).to_have_count(1)
    box = band.bounding_box()
    assert box and box["height"] > 20
    page.context.close()


def test_one_value_is_a_big_number_without_a_chart(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + ONE)
    expect(page.locator(".vk-ind-big")).to_have_text("giảm 1.114\N{NO-BREAK SPACE}hộ")
    assert page.locator(".vk-ind-chart, script[src*=echarts]").count() == 0
    page.context.close()


def test_a_number_leads_to_its_sentence(browser: Browser, site: str) -> None:
    page = opened(browser, site + COMPARED)
    page.locator(".vk-ind-table .vk-ind-number", has_text="trên 10%").click()
    page.wait_for_function("document.querySelector(':target')")
    expect(page.locator(":target")).to_contain_text("tổng sản phẩm trên địa bàn (GRDP) trên 10%")
    expect(page.locator(":target")).to_be_in_viewport()
    page.context.close()


def test_a_mark_tells_where_it_comes_from_and_leads_there(browser: Browser, site: str) -> None:
    page = opened(browser, site + COMPARED)
    dot = page.locator('.vk-ind-chart path[fill="var(--vk-ind-result)"]')
    dot.hover()
    expect(page.locator(".vk-ind-tip")).to_contain_text("Thông báo nhanh")
    expect(dot).to_be_visible()  # the library would lighten its colour, which it cannot reckon
    dot.click()
    page.wait_for_url(re.compile("van-ban/tb-nhanh"))
    page.context.close()


def test_charts_are_passed_over_by_the_keyboard(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + COMPARED)
    assert page.locator(".vk-ind-chart :is(a, button, [tabindex])").count() == 0
    page.locator(".vk-ind-compare a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region", "the table comes next"
    page.context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_theme_and_print_change_the_colours_of_a_drawn_chart(browser: Browser, http_site: str, width: int) -> None:
    page = opened(browser, http_site + COMPARED, width)
    dot = page.locator('.vk-ind-chart path[fill="var(--vk-ind-result)"]')
    fill = "e => getComputedStyle(e).fill"
    light = dot.evaluate(fill)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    dark = dot.evaluate(fill)
    page.emulate_media(media="print")
    assert len({light, dark, dot.evaluate(fill)}) == 3
    assert dot.evaluate(fill) == "rgb(0, 0, 0)"
    paper = page.locator(".vk-ind-figure").bounding_box()
    drawn = page.locator(".vk-ind-chart svg").bounding_box()
    assert paper and drawn and drawn["width"] <= paper["width"] and drawn["height"] > 150
    page.context.close()


def test_a_chart_follows_the_width_of_the_window(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site + COMPARED, 1200)
    svg = page.locator(".vk-ind-chart svg")
    expect(svg).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_function("Number(document.querySelector('.vk-ind-chart svg').getAttribute('width')) < 360")
    assert page.locator(".vk-ind-chart svg text", has_text="trên 10%").count() == 1
    page.context.close()


def test_charts_far_below_are_drawn_when_the_reader_comes_near_and_for_paper(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    many = 12

    def crowd(route: Route) -> None:
        html = route.fetch().text()
        figure = re.search(r'<section class="vk-panel vk-ind-figure">.*?</section>', html, re.DOTALL)
        assert figure
        route.fulfill(content_type="text/html", body=html.replace(figure[0], figure[0] * many))

    page.route(f"**/{COMPARED}", crowd)
    page.goto(http_site + COMPARED)
    charts = page.locator(".vk-ind-chart")
    expect(charts).to_have_count(many)
    expect(charts.first).to_have_attribute("data-ready", "")
    assert charts.last.get_attribute("data-ready") is None
    charts.last.scroll_into_view_if_needed()
    expect(charts.last).to_have_attribute("data-ready", "")
    drawn = page.locator(".vk-ind-chart[data-ready] svg")
    assert drawn.count() < many
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(drawn).to_have_count(many)
    page.context.close()


def test_without_javascript_every_number_is_there(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site + COMPARED)
    expect(page.locator(".vk-ind-drawing")).to_be_hidden()
    expect(page.locator(".vk-ind-table")).to_contain_text("Tốc độ tăng trưởng tổng sản phẩm trên địa bàn thành phố (GRDP) ước tăng 3,55%")
    page.goto(http_site + LIST)
    expect(page.locator("#vk-ind-filter")).to_be_hidden()
    assert page.locator("#vk-ind-list li[data-indicator]").count() > 70
    context.close()


def test_the_list_is_narrowed_by_words_without_marks_and_keeps_it_in_the_address(browser: Browser, site: str) -> None:
    page = opened(browser, site + LIST, 360)
    rows = page.locator("#vk-ind-list li[data-indicator]:visible")
    total = rows.count()
    expect(page.locator("#vk-ind-list section").first).to_contain_text("GRDP")
    page.get_by_label("Từ cần tìm").fill("ho ngheo")
    shown = rows.count()
    assert 0 < shown < total
    expect(page.locator("#vk-ind-count")).to_have_text(f"{shown} chỉ tiêu")
    page.get_by_label("Địa phương").select_option("Thành phố Cần Thơ")
    expect(page.locator("#vk-none")).to_be_visible()
    page.get_by_label("Từ cần tìm").fill("")
    place = rows.count()
    assert 0 < place < total
    page.reload()
    expect(page.get_by_label("Địa phương")).to_have_value("Thành phố Cần Thơ")
    assert rows.count() == place
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(rows).to_have_count(total)
    page.get_by_label("Loại").select_option("both")
    expect(rows).to_have_count(1)
    expect(rows.locator(".vk-ind-chart[data-ready] svg")).to_be_visible()
    page.context.close()


def test_a_field_of_a_task_leads_to_the_tasks_of_that_field(browser: Browser, site: str) -> None:
    page = opened(browser, site + "nhiem-vu/02-ctrhd-tu-tphcm/II/1/1.4.html")
    page.get_by_role("link", name="Nông nghiệp, nông thôn").click()
    shown = page.locator("main, body").first
    expect(shown).to_contain_text("Tập trung phát triển nông nghiệp ứng dụng công nghệ cao")
    expect(page.locator("#vk-task-count, .vk-tt-count").first).to_contain_text("2")
    page.context.close()
