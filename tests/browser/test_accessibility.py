"""axe-core finds nothing on any kind of page, wide and narrow, light and dark.

Every kind is looked at whole in two pairings, so at both widths and in both colours. What the other two pairings
could add is the contrast of what is shown at one width only; that is looked at in the other colours as well.
"""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import open_context, settled

pytestmark = pytest.mark.browser

PAIRINGS = ((1440, "light"), (360, "dark"))
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
SCHEMES = {"light": "default", "dark": "slate"}
SHOWS = """
const text = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
"""
MARK_SHOWN = f"""() => {{ {SHOWS}
    for (const element of document.body.querySelectorAll("*"))
        if (text(element) && shown(element)) element.dataset.shownBefore = "";
}}"""
MARK_HIDDEN_NOW = f"""() => {{ {SHOWS}
    const gone = [...document.querySelectorAll("[data-shown-before]")].filter((element) => !shown(element));
    for (const element of gone) element.dataset.onlyHere = "";
    return gone.length;
}}"""


@pytest.mark.parametrize(("width", "scheme"), PAIRINGS)
def test_axe_finds_no_violation(browser: Browser, http_site: str, kinds: dict[str, str], width: int, scheme: str) -> None:
    context = open_context(browser, width, scheme)
    page = context.new_page()
    found: list[tuple[str, ...]] = []
    alone = 0
    for kind, path in kinds.items():
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="no-preference")
        page.goto(http_site + path)
        settled(page)
        assert kind == "not found" or shown_scheme(page) == SCHEMES[scheme]
        found += [(kind, *said) for said in said_of(Axe().run(page).response)]
        if only_at_this_width(page):
            alone += 1
            in_other_colours(page, scheme)
            found += [(kind, "other colours", *said) for said in said_of(Axe().run(page, ["[data-only-here]"], OF_COLOURS).response)]
    context.close()
    assert found == []
    assert alone > 0, "tabs are shown wide only, and filters fold away on a phone"


def said_of(response: Any) -> list[tuple[str, ...]]:
    return [(violation["id"], *(node["html"][:120] for node in violation["nodes"][:3])) for violation in response["violations"]]


def shown_scheme(page: Page) -> str | None:
    shown: str | None = page.evaluate("document.body.dataset.mdColorScheme || null")
    return shown


def only_at_this_width(page: Page) -> int:
    """Mark what has text and is not shown at the other width; how many."""
    here = page.viewport_size
    assert here is not None
    page.evaluate(MARK_SHOWN)
    page.set_viewport_size({"width": sum(width for width, _ in PAIRINGS) - here["width"], "height": here["height"]})
    settled(page)
    gone: int = page.evaluate(MARK_HIDDEN_NOW)
    page.set_viewport_size(here)
    settled(page)
    return gone


def in_other_colours(page: Page, scheme: str) -> None:
    """The theme asks for the reader's colours when it starts; later it is told."""
    other: Literal["light", "dark"] = "light" if scheme == "dark" else "dark"
    page.emulate_media(color_scheme=other, reduced_motion="reduce")
    if shown_scheme(page):
        page.evaluate("wanted => { document.body.dataset.mdColorScheme = wanted; }", SCHEMES[other])
    settled(page)
