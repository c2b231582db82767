"""A real Chromium, on the built site: over http with a strict policy, and from the disk."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, TimeoutError

TABS = 4
"""Pages that load beside each other."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def http_site(built_site: Path) -> Iterator[str]:
    """The site below a sub-path, as hosts serve it."""
    handler = functools.partial(_Quiet, directory=str(built_site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{built_site.name}/"
    server.shutdown()


@pytest.fixture(params=["http", "file"])
def site(request: pytest.FixtureRequest, built_site: Path) -> str:
    if request.param == "file":
        return built_site.as_uri() + "/"
    return str(request.getfixturevalue("http_site"))


def open_context(browser: Browser, width: int = 1440, scheme: str = "light") -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light",
        has_touch=width < 500, permissions=["clipboard-read", "clipboard-write"],
    )  # fmt: skip


def settled(page: Page) -> None:
    """Wait until fonts are there and scripts have left the page alone for a tenth of a second."""
    page.evaluate(
        """() => document.fonts.ready.then(() => new Promise((done) => {
            let quiet = setTimeout(done, 100);
            new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(done, 100); })
                .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        }))"""
    )


def in_tabs(
    context: BrowserContext, addresses: dict[str, str], prepare: Callable[[str, Page], None] = lambda kind, page: None
) -> Iterator[tuple[str, Page]]:
    """(kind, its page once the network is quiet); some pages load beside each other, because most of the time they wait.

    A page is closed when the next one is asked for. ``prepare`` gets a page before it goes anywhere.
    """
    kinds = list(addresses)
    for start in range(0, len(kinds), TABS):
        tabs = {kind: context.new_page() for kind in kinds[start : start + TABS]}
        for kind, page in tabs.items():
            prepare(kind, page)
            page.goto(addresses[kind], wait_until="commit")
        for kind, page in tabs.items():
            page.wait_for_load_state("networkidle")
            yield kind, page
            page.close()


def follow(link: Locator) -> None:
    """Click a plain link until its page is there.

    Chromium drops a click that reaches a page before its first frame is on the screen, which happens on a busy machine.
    A reader clicks again, and so do we; a link that leads nowhere still fails.
    """
    target = link.evaluate("link => link.href")
    for _ in range(3):
        link.click()
        try:
            link.page.wait_for_url(target, timeout=5000)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"clicks on {target} lead nowhere")


class Watch:
    """Errors of a page: console, failed requests, requests that leave the site."""

    def __init__(self, page: Page, site: str) -> None:
        self.errors: list[str] = []
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        # what a page still asked for when the reader left it is no fault
        page.on("requestfailed", lambda r: self.errors.append(f"failed {r.url}") if r.failure != "net::ERR_ABORTED" else None)
        page.on("request", lambda r: self.errors.append(f"outside {r.url}") if not r.url.startswith((site, "data:", "blob:")) else None)


def under_policy(page: Page) -> None:
    """Serve pages with the strictest usual policy: everything from the site's own files, nothing inline."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": "default-src 'self'"})

    page.route("**/*.html*", answer)


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> dict[str, str]:
    """One address of each kind of page of the built site."""
    return kinds_of_page()


def kinds_of_page() -> dict[str, str]:
    """One address of each kind of page, the ones with most on them."""
    return {
        "home": "index.html",
        "documents": "van-ban/index.html",
        "document": "van-ban/02-ctrhd-tu-tphcm.html",
        "document with stamp": "van-ban/ctrhd-nq-43-thanh-uy-tphcm.html",
        "letter": "van-ban/65-cv-btgqu-quan-1.html",
        "notice": "van-ban/tb-nhanh-hn-21-thanh-uy-tphcm.html",
        "tasks": "nhiem-vu/index.html",
        "tasks filtered": "nhiem-vu/index.html?role=lead&words=dan+van&sort=deadline",
        "task": "nhiem-vu/02-ctrhd-tu-tphcm/II/7.html",
        "task with target": "nhiem-vu/01-ctr-du-ubnd-tphcm/II/1/1.1/(1).html",
        "instruments": "nghi-quyet/index.html",
        "instrument": "nghi-quyet/98-2023-qh15.html",
        "bodies": "co-quan/index.html",
        "body": "co-quan/ban-dan-van-thanh-uy-tphcm.html",
        "body with dates": "co-quan/co-quan-tham-muu-dang-uy-ubnd-tphcm.html",
        "deadlines": "thoi-han/index.html",
        "map": "so-do/index.html",
        "map of one body": "so-do/index.html?focus=body:ban-dan-van-thanh-uy-tphcm&rows=40",
        "resolutions by bodies": "so-do/nghi-quyet-co-quan.html",
        "documents by bodies": "so-do/van-ban-co-quan.html",
        "gaps": "ra-soat/index.html",
        "schemes": "de-an/index.html",
        "scheme": "de-an/de-an-chinh-quyen-do-thi-tphcm.html",
        "indicators": "chi-tieu/index.html",
        "indicator": "chi-tieu/tang-truong-grdp.html",
        "indicator of targets": "chi-tieu/lao-dong-qua-dao-tao.html",
        "indicator with one value": "chi-tieu/so-ho-ngheo.html",
        "search": "tim-kiem/index.html?words=nghi+quyet+98+ubnd&kind=task",
        "search without words": "tim-kiem/index.html",
        "search without results": "tim-kiem/index.html?words=qqqq",
        "downloads": "tai-ve/index.html",
        "booklet": "tap-hoc-tap/cong-tac-dan-van.html",
        "booklets": "tap-hoc-tap/index.html",
        "tray": "tap-hoc-tap/tu-chon.html?items=02-ctrhd-tu-tphcm~II/7,ctrhd-nq-43-thanh-uy-tphcm~II,khong-co~x&title=Sinh+hoat",
        "tray without items": "tap-hoc-tap/tu-chon.html",
        "kit": "dang-tin/tb-nhanh-hn-21-thanh-uy-tphcm.html",
        "kit of a letter": "dang-tin/65-cv-btgqu-quan-1.html",
        "kit of a section": "dang-tin/02-ctrhd-tu-tphcm/II.html",
        "kits": "dang-tin/index.html",
        "feeds": "nguon-tin/index.html",
        "embeds": "nhung/index.html",
        "embed codes": "nhung/ma/van-ban/02-ctrhd-tu-tphcm.html",
        "guide": "huong-dan/ngon-ngu-noi-dung.html",
        "what is new": "co-gi-moi/index.html",
        "not found": "404.html",
    }
