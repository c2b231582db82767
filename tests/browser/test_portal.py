"""The portal of several sites, in Chromium: one search over all of them, from a server under a strict policy and from a disk."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from build_tools.cli import main
from tests.browser.conftest import Watch, _Quiet, open_context, settled, under_policy
from tests.conftest import ROOT
from tests.federation.sites import central_site
from tests.made_once import made_once

pytestmark = pytest.mark.browser
PAGES = ("index.html", "index.html?words=cong+tac+dan+van", "index.html?words=qqqq", "cac-trang.html")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """A folder with the portal, which leads to two sites elsewhere on the disk, and one that nobody reaches."""
    central = central_site(tmp_path_factory)

    def make(folder: Path) -> None:
        target = folder / "cong"
        assert main(["-C", str(ROOT), "portal", str(built_site), str(central), str(folder / "khong-co"), "-o", str(target)]) == 1

    return made_once(tmp_path_factory, "portal", make)


@pytest.fixture(params=["http", "file"])
def portal(request: pytest.FixtureRequest, sites: Path) -> Iterator[str]:
    if request.param == "file":
        yield (sites / "cong").as_uri() + "/"
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(sites)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/cong/"
    server.shutdown()


def opened(browser: Browser, address: str, width: int = 1440, scheme: str = "light") -> Page:
    page = open_context(browser, width, scheme).new_page()
    page.goto(address)
    settled(page)
    return page


def test_one_search_answers_from_all_sites(browser: Browser, portal: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, portal)
    if portal.startswith("http"):
        under_policy(page)
    page.goto(portal + "index.html")
    page.get_by_role("textbox", name="Tìm trong mọi trang").fill("cong tac dan van la nhiem vu cua ca he thong chinh tri")
    page.keyboard.press("Enter")
    first = page.locator(".vk-hit").first
    expect(first).to_contain_text("Trung ương")
    expect(first.get_by_role("link")).to_have_attribute("href", re.compile(r"van-ban/nq-09\.html(#.*)?$"))
    paths = page.locator(".vk-hit-path")
    expect(paths.filter(has_text="Văn kiện").first).to_be_visible()
    assert watch.errors == []


def test_results_are_narrowed_by_site_place_and_kind_and_the_address_keeps_it(browser: Browser, portal: str) -> None:
    page = opened(browser, portal + "index.html?words=dan+van")
    facets = page.locator(".vk-find-facet")
    assert facets.evaluate_all("all => all.map((one) => one.dataset.facet)") == ["kind", "locality", "year", "site"]
    page.locator("[data-facet=site]").get_by_label("Trung ương").check()
    expect(page.locator(".vk-find-chosen")).to_contain_text("Trang: Trung ương")
    expect(page.locator(".vk-hit-path").filter(has_text="Văn kiện")).to_have_count(0)
    again = opened(browser, page.url)
    expect(again.locator("[data-facet=site] input:checked")).to_have_count(1)
    expect(again.locator(".vk-hit").first).to_be_visible()


def test_a_number_leads_to_the_whole_text_once(browser: Browser, portal: str) -> None:
    page = opened(browser, portal + "index.html?words=nq+9+2022")
    named = page.locator(".vk-find-hits section").first
    expect(named.get_by_role("heading", level=2)).to_have_text("Số hiệu, ngày ban hành")
    expect(named.locator(".vk-hit")).to_have_count(1)
    expect(named.get_by_role("link")).to_have_text("Nghị quyết 09 về công tác dân vận")


def test_a_result_opens_the_page_of_its_site(browser: Browser, sites: Path) -> None:
    page = opened(browser, (sites / "cong").as_uri() + "/index.html?words=nq+9+2022")
    page.locator(".vk-hit a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nghị quyết 09 về công tác dân vận")


def test_sites_are_listed_and_what_is_missing_is_told(browser: Browser, portal: str) -> None:
    page = opened(browser, portal + "index.html")
    rows = page.locator(".vk-portal-sites tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="Trung ương")).to_contain_text("1")
    expect(page.get_by_role("note")).to_contain_text("không có trang đã dựng")


def test_nothing_found_leads_to_the_sites(browser: Browser, portal: str) -> None:
    page = opened(browser, portal + "index.html?words=qqqq")
    expect(page.locator(".vk-search-none")).to_be_visible()
    page.get_by_role("link", name="xem danh sách các trang").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Các trang")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (360, "dark"), (360, "light"), (768, "light")])
def test_axe_finds_no_violation_and_nothing_scrolls_sideways(browser: Browser, sites: Path, width: int, scheme: str) -> None:
    found = []
    for path in PAGES:
        page = opened(browser, (sites / "cong").as_uri() + f"/{path}", width, scheme)
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
        response = Axe().run(page).response
        found += [(path, v["id"], [node["html"][:100] for node in v["nodes"][:3]]) for v in response["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [(path, "scrolls sideways", [str(wide)])] if wide > 0 else []
        page.context.close()
    assert found == []


def test_without_scripts_the_sites_can_still_be_reached(browser: Browser, sites: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((sites / "cong" / "index.html").as_uri())
    expect(page.get_by_role("link", name="danh sách các trang")).to_be_visible()
    expect(page.locator(".vk-portal-sites a")).to_have_count(2)


def test_the_keyboard_reaches_field_filters_and_results(browser: Browser, portal: str) -> None:
    page = opened(browser, portal + "index.html?words=dan+van")
    expect(page.locator(".vk-hit-title").first).to_be_visible()  # what is found comes after the page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung")).to_be_focused()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.closest('[class]')?.className ?? ''"))
        if "vk-hit-title" in seen[-1]:
            break
    assert any("vk-search-words" in name for name in seen) and any("vk-hit-title" in name for name in seen)
