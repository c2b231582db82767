"""A search engine whose answers a test gives, for what must not depend on the content: order of answers, odd data, failures."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.conftest import open_context

HOSTILE = "<img src=x onerror=window.hit=1>"
GROUPS = ("number", "task", "document", "instrument", "body", "other")
CONTROLLED = """
window.asked = [];
window.vankienSearch = { find: (text, options) => new Promise((answer, fail) => { window.asked.push({ text, options, answer, fail }); }) };
"""


def hit(group: str = "task", title: str = "Tiêu đề", **more: Any) -> dict[str, Any]:
    base = {"group": group, "kind": group, "kindName": "Nhiệm vụ", "address": "nhiem-vu/index.html", "title": title}
    return {
        **base,
        "path": ["Chương trình", "II"],
        "facts": ["Chủ trì: Ban A"],
        "snippet": [["chữ ", False], ["dấu", True]],
        "titleParts": [],
        **more,
    }


def result(query: str, hits: list[dict[str, Any]] | None = None, *, total: int | None = None, **more: Any) -> dict[str, Any]:
    found = hits if hits is not None else [hit(title=f"Về {query}")]
    jump = more.get("jump", [])
    understood = {"text": query, "corrected": "", "expanded": [], "unknown": [], "partial": False, **more.pop("understood", {})}
    groups = {group: sum(h["group"] == group for h in [*jump, *found]) for group in GROUPS}
    whole = {"exact": True, "jump": [], "facets": {}, "groups": groups}
    return {"query": query, "understood": understood, "total": len(found) if total is None else total, "hits": found, **whole, **more}


def opened(browser: Browser, address: str, width: int = 1440) -> Page:
    page = open_context(browser, width).new_page()
    page.add_init_script(CONTROLLED)
    page.goto(address)
    return page


def wait_for_question(page: Page, text: str) -> int:
    """The place among the questions of the last one for these words, once it has been asked."""
    found: int = page.wait_for_function(
        "text => { const at = window.asked.findLastIndex((one) => one.text === text); return at < 0 ? null : at + 1; }", arg=text
    ).json_value()
    return found - 1


def answer(page: Page, text: str, given: dict[str, Any] | None = None) -> None:
    """Answer the last question for these words; they are used when nothing else is given."""
    at = wait_for_question(page, text)
    page.evaluate("([at, given]) => window.asked[at].answer(JSON.parse(given))", [at, json.dumps(given or result(text))])


def fail(page: Page, text: str) -> None:
    at = wait_for_question(page, text)
    page.evaluate("at => window.asked[at].fail(new Error('not read'))", at)
