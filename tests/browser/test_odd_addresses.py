"""Addresses that were cut, mistyped or made up: the page works and passes over what it does not know."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watch, open_context

pytestmark = pytest.mark.browser

HOSTILE = quote("<img src=x onerror=window.hit=1>")
REMEMBERED = {"id": "javascript:alert(1)", "name": "<img src=x onerror=window.hit=1>"}
PAGES = (
    "nhiem-vu/index.html?words={0}&body={0}&sort={0}",
    "nhiem-vu/index.html#%E0%A4",
    "co-quan/ban-dan-van-thanh-uy-tphcm.html?vai-tro={0}#%",
    "thoi-han/index.html?kind={0}&length=1&year={0}&__proto__=1#{0}",
    "chi-tieu/index.html?words={0}&place={0}&length=1",
    "so-do/index.html?focus={0}&rows=-1&min={0}&role=__proto__",
    "index.html#{0}",
    "tim-kiem/index.html?words=dan+van&kind={0}&body={0}&year=__proto__&page=-1&page={0}",
    "tim-kiem/index.html?words={0}&page=99999#{0}",
    "tim-kiem/index.html?words=%E0%A4&page=1e9&kind=",
)


@pytest.mark.parametrize("address", PAGES)
def test_no_address_breaks_a_page(browser: Browser, site: str, address: str) -> None:
    page = open_context(browser).new_page()
    watch = Watch(page, site)
    page.add_init_script(f"localStorage.setItem('vankien.body', {json.dumps(json.dumps(REMEMBERED))})")
    page.goto(site + address.format(HOSTILE))
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function("document.readyState === 'complete'")
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x], a[href^='javascript:']").count() == 0
    assert watch.errors == []


def test_a_choice_that_a_list_does_not_offer_leaves_the_list_as_it_is(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(site + "thoi-han/index.html?kind=khong-co&body=khong-co")
    for name in ("kind", "body"):
        expect(page.locator(f"#vk-due-filter select[name={name}]")).to_have_value("")


def test_words_for_indicators_in_the_address_do_not_open_the_search_of_the_site(browser: Browser, site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(site + "chi-tieu/index.html?words=grdp")
    expect(page.locator("#vk-ind-filter input[name=words]")).to_have_value("grdp")
    expect(page.locator(".vk-search-words")).to_have_value("")
    expect(page.locator(".vk-search-panel:visible")).to_have_count(0)
