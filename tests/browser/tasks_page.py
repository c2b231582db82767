"""The page of all tasks, opened and read; what its tests share."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Locator, Page, expect

from build_tools.build import Checked
from build_tools.link import LinkedItem
from build_tools.rendering.addresses import linked_address
from tests.browser.conftest import open_context

PATH = "nhiem-vu/index.html"
BODY = "ban-dan-van-thanh-uy-tphcm"
ROWS = ".vk-tt-table tbody tr:not(.vk-tt-group)"


def opened(browser: Browser, site: str, query: str = "", width: int = 1440) -> Page:
    page = open_context(browser, width).new_page()
    page.goto(site + PATH + query)
    expect(page.locator("#vk-tt")).to_have_attribute("data-ready", "")
    return page


def shown(page: Page) -> int:
    return int(re.match(r"[\d.]+", page.locator("#vk-task-count").inner_text())[0].replace(".", ""))  # type: ignore[index]


def choice(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'[data-facet="{facet}"] input[value="{value}"]')


def hrefs(page: Page) -> list[str]:
    expect(page.locator(ROWS)).to_have_count(min(50, shown(page)))
    found: list[str] = page.eval_on_selector_all(f"{ROWS} th[scope=row] > a", "all => all.map(a => a.getAttribute('href').slice(3))")
    return found


def expected(checked: Checked, fits: Callable[[LinkedItem], bool]) -> list[str]:
    return [linked_address(task) for task in checked.site.tasks if fits(task)]


def counts(page: Page, facet: str) -> dict[str, int]:
    """Choice -> the number beside it; opens the facet."""
    details = page.locator(f'[data-facet="{facet}"]')
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    labels = details.locator(".vk-tt-option")
    expect(labels.first).to_be_visible()
    found: dict[str, int] = labels.evaluate_all(
        "all => Object.fromEntries(all.map(l => [l.querySelector('input').value, Number(l.querySelector('.vk-count').textContent)]))"
    )
    return found


def has(task: LinkedItem, body: str = "", role: str = "") -> bool:
    return any(a.body == (body or a.body) and a.role == (role or a.role) for a in task.item.assignments)
