"""Offices serve pages under strict policies: every kind of page works where nothing inline may run."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch, in_tabs, open_context, under_policy

INLINE_BY_DESIGN = {"not found"}  # served at any depth, so it brings its style along


def test_every_kind_of_page_runs_under_the_strictest_policy(browser: Browser, http_site: str, kinds: dict[str, str]) -> None:
    watches: dict[str, Watch] = {}

    def prepare(kind: str, page: Page) -> None:
        watches[kind] = Watch(page, http_site)
        under_policy(page)

    context = open_context(browser)
    addresses = {kind: http_site + path for kind, path in kinds.items() if kind not in INLINE_BY_DESIGN}
    visited = [kind for kind, _ in in_tabs(context, addresses, prepare)]
    assert visited == list(addresses) and len(visited) > 40
    broken = {kind: watch.errors for kind, watch in watches.items() if watch.errors}
    assert broken == {}
    context.close()


def test_the_chosen_colours_are_there_before_the_first_frame(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    under_policy(page)
    page.goto(http_site + "index.html")
    page.locator("label[for=__palette_1]").first.click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.route("**/assets/javascripts/bundle*.js", lambda route: route.abort())
    page.goto(http_site + "van-ban/index.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    context.close()
