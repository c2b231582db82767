"""Light pages in the frames of another site, and full pages that do not show themselves there."""

from __future__ import annotations

import functools
import json
import re
import threading
from collections.abc import Iterator
from html import unescape
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from build_tools.build import Checked
from tests.browser.conftest import Watch, _Quiet, open_context, settled, under_policy
from tests.public import URL, public_site

HOST = "http://trang-tin.example/"
DOCUMENT = "nhung/van-ban/ctr-nq-13-thanh-uy-can-tho.html"
PAGES = {
    "document": DOCUMENT,
    "document with notes": "nhung/van-ban/ctrhd-nq-43-thanh-uy-tphcm.html",
    "section": "nhung/van-ban/ctr-nq-13-thanh-uy-can-tho/II.html",
    "body": "nhung/co-quan/ban-dan-van-thanh-uy-tphcm.html",
    "latest": "nhung/moi-nhat.html",
}


@pytest.fixture(scope="session")
def public_folder(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> Path:
    return public_site(tmp_path_factory, checked.site)


@pytest.fixture(scope="session")
def public(public_folder: Path) -> Iterator[str]:
    """The public site as some server has it; pages name another address, the one they were built for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(public_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def article(page: Page, body: str) -> None:
    """A page of another site with a pasted code in it."""
    html = f"<!doctype html><html lang=vi><title>Trang tin</title><h1>Trang tin</h1>{body}"
    page.route(f"{HOST}**", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=html))
    page.goto(HOST)


def at_its_address(page: Page, folder: Path) -> None:
    """What asks for the site's own address gets it."""

    def answer(route: Route) -> None:
        path = folder / route.request.url.removeprefix(URL).partition("?")[0]
        if path.is_file():
            route.fulfill(path=path)
        else:
            route.abort()

    page.route(f"{URL}**", answer)


def code(folder: Path, path: str) -> str:
    return str(json.loads((folder / path).with_suffix(".json").read_text("utf-8"))["html"])


def listener(folder: Path) -> str:
    text = (folder / "nhung" / "index.html").read_text("utf-8")
    (area,) = re.findall(r'<textarea id="ma-chieu-cao"[^>]*>(.*?)</textarea>', text, re.DOTALL)
    return unescape(area)


def test_a_pasted_code_shows_the_text_and_links_open_the_full_page(browser: Browser, public_folder: Path) -> None:
    page = open_context(browser).new_page()
    at_its_address(page, public_folder)
    article(page, code(public_folder, DOCUMENT))
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Chương trình thực hiện Nghị quyết số 13-NQ/TW của Thành ủy Cần Thơ")
    assert page.locator("iframe").bounding_box()["height"] == 600  # type: ignore[index]
    frame.get_by_role("link", name="Xem văn bản trên trang đầy đủ").click()
    page.wait_for_url(f"{URL}van-ban/ctr-nq-13-thanh-uy-can-tho.html")


def test_a_listening_page_makes_the_frame_as_high_as_its_text(browser: Browser, public_folder: Path) -> None:
    page = open_context(browser).new_page()
    at_its_address(page, public_folder)
    article(page, code(public_folder, DOCUMENT) + listener(public_folder))
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().height > 2000")
    inner = next(frame for frame in page.frames if frame.url.startswith(URL))
    settled(page)
    page.wait_for_function(
        f"Math.abs(document.querySelector('iframe').clientHeight - {inner.evaluate('document.documentElement.offsetHeight')}) <= 2"
    )
    assert inner.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight") <= 0
    before = page.locator("iframe").bounding_box()["height"]  # type: ignore[index]
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_function(f"document.querySelector('iframe').getBoundingClientRect().height > {before}")


def test_messages_of_others_change_nothing(browser: Browser, public_folder: Path) -> None:
    page = open_context(browser).new_page()
    stranger = "<iframe src='http://noi-khac.example/' height=300></iframe>"
    said = "<script>parent.postMessage({type: 'vankien:height', height: 9999}, '*'); parent.postMessage('xong', '*')</script>"
    page.route("http://noi-khac.example/", lambda route: route.fulfill(content_type="text/html", body=said))
    heard = "<script>addEventListener('message', (e) => { if (e.data === 'xong') document.title = 'xong' })</script>"
    article(page, listener(public_folder) + heard + stranger)
    expect(page).to_have_title("xong")
    assert page.locator("iframe").bounding_box()["height"] < 400  # type: ignore[index]


def test_footnotes_open_in_the_frame(browser: Browser, public_folder: Path) -> None:
    path = next(path for path in PAGES.values() if 'href="#ct-' in (public_folder / path).read_text("utf-8"))
    page = open_context(browser).new_page()
    at_its_address(page, public_folder)
    article(page, code(public_folder, path))
    mark = page.frame_locator("iframe").locator("sup a").first
    mark.click()
    inner = next(frame for frame in page.frames if frame.url.startswith(URL))
    inner.wait_for_url("**#ct-*")
    assert page.url == HOST


def test_full_pages_show_only_a_link_in_the_frame_of_another_site(browser: Browser, public_folder: Path) -> None:
    page = open_context(browser).new_page()
    at_its_address(page, public_folder)
    address = f"{URL}van-ban/ctr-nq-13-thanh-uy-can-tho.html"
    article(page, f"<iframe src='{address}' width=900 height=500></iframe>")
    frame = page.frame_locator("iframe")
    link = frame.get_by_role("link", name="Mở “Chương trình thực hiện Nghị quyết số 13-NQ/TW của Thành ủy Cần Thơ")
    expect(link).to_have_attribute("href", address)
    expect(frame.locator("article")).to_have_count(0)
    expect(link).to_have_attribute("target", "_blank")


def test_full_pages_show_themselves_in_a_frame_of_our_own(browser: Browser, public: str) -> None:
    page = open_context(browser).new_page()
    own = "<!doctype html><title>x</title><iframe src='index.html' width=900 height=500></iframe>"
    page.route("**/van-ban/khung.html", lambda route: route.fulfill(content_type="text/html", body=own))
    page.goto(f"{public}van-ban/khung.html")
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()


def test_codes_are_copied_and_their_preview_is_there(browser: Browser, public: str, public_folder: Path) -> None:
    context = open_context(browser)
    page = context.new_page()
    watch = Watch(page, public)
    under_policy(page)
    page.goto(f"{public}nhung/ma/van-ban/ctr-nq-13-thanh-uy-can-tho.html")
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Sao chép: Cả văn bản").click()
    expect(page.get_by_role("status").last).to_have_text("Đã sao chép mã")
    assert page.evaluate("navigator.clipboard.readText()") == code(public_folder, DOCUMENT)
    assert watch.errors == []


def test_codes_can_be_marked_without_a_script(browser: Browser, public: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{public}nhung/index.html")
    expect(page.get_by_role("textbox", name="Mã nhúng")).to_have_value(re.compile(r"^<iframe src="))
    expect(page.locator("button.vk-needs-copy").first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_pages_are_accessible(browser: Browser, public: str, width: int, scheme: str) -> None:
    page = open_context(browser, width, scheme).new_page()
    axe = Axe()
    for kind, path in PAGES.items():
        page.goto(public + path)
        settled(page)
        assert [v["id"] for v in axe.run(page).response["violations"]] == [], kind
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind


def test_light_pages_run_under_the_strictest_policy(browser: Browser, public: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, public)
    under_policy(page)
    for path in PAGES.values():
        page.goto(public + path)
        page.wait_for_load_state("networkidle")
    assert watch.errors == []


def test_pages_with_feeds_ask_for_nothing_that_is_not_there(browser: Browser, public: str) -> None:
    """The theme takes an alternate for another language and would ask for its sitemap."""
    page = open_context(browser).new_page()
    watch = Watch(page, public)
    for path in ("index.html", "van-ban/65-cv-btgqu-quan-1.html", "co-gi-moi/index.html"):
        page.goto(public + path)
        page.wait_for_load_state("networkidle")
        assert page.locator("link[rel~=alternate][type='application/atom+xml']").count() >= 1
    assert watch.errors == []
