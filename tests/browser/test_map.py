"""The map, its keyboard path and its table."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from build_tools.outputs import graph
from tests.bench.map import write_pages
from tests.browser.conftest import Watch, follow, open_context
from tests.conftest import ROOT
from tests.many import many
from tests.unit.connected import context_of

pytestmark = pytest.mark.browser

MAP = "so-do/index.html"
PAINTED = """() => Math.max(...[...document.querySelectorAll("#vk-map-canvas canvas")].map((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, at) => at % 4 === 3 && value > 0).length;
}))"""
BODY = "ban-dan-van-thanh-uy-tphcm"


def columns(page: Page) -> dict[str, list[str]]:
    """Column -> keys of the nodes in the list beside the canvas."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#vk-map-list section")].map((section) => [
            section.querySelector("h2").id.replace("vk-map-", ""), [...section.querySelectorAll("button")].map((b) => b.dataset.key)]))"""
    )
    return found


def table(page: Page) -> Locator:
    return page.locator("#vk-map-rows tr")


def standing(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.key || document.activeElement.id"))


def test_the_map_draws_from_server_and_disk_and_fetches_nothing_from_outside(browser: Browser, site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    watch = Watch(page, site)
    page.goto(site + MAP)
    expect(page.locator("#vk-map-canvas canvas").first).to_be_visible()
    assert list(columns(page)) == ["instrument", "document", "body"]
    painted = page.evaluate(PAINTED)
    assert painted > 5000
    assert watch.errors == []
    context.close()


def test_the_map_needs_no_eval_and_no_foreign_source(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    watch = Watch(page, http_site)
    policy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

    def strict(route: object) -> None:
        response = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=response, headers={**response.headers, "Content-Security-Policy": policy})  # type: ignore[attr-defined]

    page.route("**/so-do/index.html*", strict)
    page.goto(http_site + MAP + f"?focus=body:{BODY}")
    expect(page.locator("#vk-map-status")).to_contain_text("Ban Dân vận Thành ủy")
    assert watch.errors == [] and page.locator("style#__________cytoscape_stylesheet").count() == 0
    context.close()


def test_the_library_is_loaded_on_the_map_only(built_site: Path) -> None:
    users = [p.relative_to(built_site).as_posix() for p in built_site.rglob("*.html") if "cytoscape" in p.read_text("utf-8")]
    assert users == [MAP]


def test_the_keyboard_goes_from_node_to_neighbour_into_its_surroundings_and_out(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + MAP)
    first = page.locator("#vk-map-list button[tabindex='0']")
    expect(first).to_have_count(1)
    first.focus()
    shown = columns(page)
    assert standing(page) == shown["instrument"][0]
    page.keyboard.press("ArrowDown")
    assert standing(page) == shown["instrument"][1]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    document = standing(page)
    assert document in shown["document"]
    page.keyboard.press("ArrowRight")
    body = standing(page)
    assert body in shown["body"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert standing(page).startswith("document:") and f"focus={standing(page)}" in page.url
    inside = columns(page)
    assert "task" in inside and inside["document"][0] == standing(page)
    page.keyboard.press("ArrowRight")
    assert standing(page).startswith("task:")
    page.keyboard.press("Escape")
    assert "focus=" not in page.url and standing(page).startswith("document:")
    page.keyboard.press("Escape")
    assert standing(page) == "vk-map-q"
    context.close()


def test_the_node_under_the_keyboard_is_marked_on_the_canvas(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + MAP)
    cy = "document.querySelector('#vk-map-canvas')._cyreg.cy"
    page.locator("#vk-map-list button").first.focus()
    assert page.evaluate(f"{cy}.nodes('.current').map((n) => n.id())") == [standing(page)]
    assert page.evaluate(f"{cy}.nodes('.far').length") > 0
    page.locator("#vk-map-q").focus()
    assert page.evaluate(f"{cy}.elements('.current, .far, .near').length") == 0
    context.close()


def test_a_click_on_the_canvas_shows_the_surroundings(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + MAP)
    cy = "document.querySelector('#vk-map-canvas')._cyreg.cy"
    key = next(key for key in columns(page)["document"] if key.startswith("document:"))
    place = page.evaluate(f"{cy}.getElementById('{key}').renderedPosition()")
    box = page.locator("#vk-map-canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    page.wait_for_url(f"**focus={key}")
    page.go_back()
    expect(page.locator("#vk-map-list h2", has_text="Nhiệm vụ (")).to_have_count(0)
    context.close()


def test_search_needs_no_marks_and_the_address_keeps_what_is_shown(browser: Browser, site: str) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(site + MAP)
    page.fill("#vk-map-q", "ban dan van thanh uy")
    expect(page.locator("#vk-map-found-count")).to_contain_text("kết quả")
    page.locator("#vk-map-found button").first.click()
    expect(page.locator("#vk-map-status strong")).to_have_text("Ban Dân vận Thành ủy Thành phố Hồ Chí Minh")
    tasks = columns(page)["task"]
    assert f"focus=body:{BODY}" in page.url and len(tasks) >= 4
    page.reload()
    assert columns(page)["task"] == tasks
    page.fill("#vk-map-q", "khong co gi nhu the")
    expect(page.locator("#vk-map-found-count")).to_have_text("0 kết quả")
    page.get_by_role("button", name="Về toàn sơ đồ").click()
    assert "focus" not in page.url and "task" not in columns(page)
    context.close()


def test_filters_narrow_the_map_and_its_table_alike(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + MAP)
    page.locator(".vk-map-filters summary").click()
    before = table(page).count()
    page.select_option("select[name=document]", "02-ctrhd-tu-tphcm")
    assert columns(page)["document"] == ["document:02-ctrhd-tu-tphcm"]
    narrowed = table(page).count()
    assert 0 < narrowed < before
    page.fill("input[name=min]", "2")
    assert 0 < table(page).count() < narrowed
    counts = [int(text) for text in page.locator("#vk-map-rows td:last-child").all_inner_texts()]
    assert min(counts) >= 2
    assert "document=02-ctrhd-tu-tphcm" in page.url and "min=2" in page.url
    page.reload()
    assert table(page).count() == len(counts) and page.locator("input[name=min]").input_value() == "2"
    page.get_by_role("button", name="Bỏ lọc").click()
    assert table(page).count() == before and "?" not in page.url
    context.close()


def test_an_address_with_nonsense_shows_the_whole_map(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    watch = Watch(page, http_site)
    page.goto(http_site + MAP + "?focus=body:khong-co&document=khong&rows=-3&min=x&role=<b>")
    assert list(columns(page)) == ["instrument", "document", "body"] and watch.errors == []
    context.close()


def test_without_javascript_the_table_is_the_map(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site + MAP)
    expect(page.locator("#vk-map")).to_be_hidden()
    row = page.locator("#vk-map-rows tr", has_text="Nghị quyết số 43-NQ/TW").first
    expect(row).to_contain_text("được thực hiện bởi")
    follow(row.get_by_role("link").nth(1))
    assert "/van-ban/" in page.url
    context.close()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The map of 90 documents, 900 tasks and 2,000 bodies in 64 places."""
    folder = tmp_path_factory.mktemp("crowded")
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    write_pages(folder, graph.OUTPUT.render(context_of(many(90, 10))))
    return folder.as_uri() + "/"


def test_a_crowded_map_stays_readable_and_opens_group_by_group(browser: Browser, crowded: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(crowded + MAP)
    assert max(len(keys) for keys in columns(page).values()) <= 16
    tasks = page.locator("#vk-map-status").inner_text()
    assert "90 văn bản thực hiện" in tasks and "900 nhiệm vụ" in tasks
    group = next(key for key in columns(page)["body"] if key.startswith("group:"))
    page.locator(f'#vk-map-list button[data-key="{group}"]').click()
    assert f"focus={group}" in page.url
    inside = columns(page)
    assert inside["body"] and all(key.startswith(("body:", "group:")) for key in inside["body"])
    place = group.rpartition(":")[2]
    assert re.search(rf"Tỉnh thứ {place.rpartition('-')[2]}\b", page.locator("#vk-map-status").inner_text())
    page.goto(crowded + MAP + "?rows=100")
    assert 16 < max(len(keys) for keys in columns(page).values()) <= 100
    context.close()
