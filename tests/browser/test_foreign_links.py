"""Links to texts on other sites, as readers meet them: seen, heard, and in reach of the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import open_context, settled
from tests.federation.sites import local_sites

pytestmark = pytest.mark.browser
PLACES = {
    "co/nghi-quyet/9-nq-tw-2022.html": "Toàn văn trên trang của Trung ương",
    "khong/nhiem-vu/thong-bao-1/I/1.html": "Nghị quyết số 09-NQ/TW",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return local_sites(tmp_path_factory)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (360, "dark")])
@pytest.mark.parametrize("path", PLACES)
def test_a_link_to_another_site_says_so(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, path: str, width: int, scheme: str
) -> None:
    folder: Path = local_sites(tmp_path_factory)
    page = open_context(browser, width, scheme).new_page()
    page.goto((folder / path).as_uri())
    settled(page)
    links = page.locator("main a[rel~=external], .md-content a[rel~=external]")
    first = links.first
    expect(first).to_have_attribute("href", "https://vi-du.vn/tw/van-ban/nq-09.html")
    expect(page.get_by_role("link", name=PLACES[path]).and_(links).first).to_have_accessible_name(re.compile(r"\(trên trang khác\)$"))
    assert first.evaluate("link => getComputedStyle(link, '::after').content").startswith('"↗"')
    box = first.bounding_box()
    assert box is not None and box["height"] >= 24
    first.focus()
    expect(first).to_be_focused()
    found = [(v["id"], [node["html"][:100] for node in v["nodes"][:3]]) for v in Axe().run(page).response["violations"]]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
