"""E-books judged by EPUBCheck's rules, in the Chromium that the tests use anyway.

The judge is ``tests/vendor/epubcheck``, bundled for the browser, so nothing else has to be installed.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser

JUDGE = Path(__file__).resolve().parent.parent / "vendor" / "epubcheck" / "epubcheck.min.js"
_LIMIT = 120_000
_LOAD = """async (judge) => {
  await import(URL.createObjectURL(new Blob([judge], { type: "text/javascript" })));
}"""
_JUDGE = """([epub, limit]) => {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("the judge does not answer")), limit));
  return Promise.race([window.epubMessages(epub), late]);
}"""


def judged(browser: Browser, books: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What the judge says of each EPUB, a line a message: severity, code, place, words. A faultless one gives none."""
    page = browser.new_page()
    try:
        page.evaluate(_LOAD, JUDGE.read_text("utf-8"))
        return {name: list(page.evaluate(_JUDGE, [base64.b64encode(data).decode(), _LIMIT])) for name, data in books.items()}
    finally:
        page.close()


def messages_of(browser: Browser, data: bytes) -> list[str]:
    """What the judge says of one EPUB."""
    return judged(browser, {"": data})[""]
