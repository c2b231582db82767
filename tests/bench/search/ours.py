"""Our own search, asked in Chromium through the built site's own field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.search.metrics import DEPTH, Rankings
from tests.bench.search.server import serving

_ASK = """async ([queries, depth]) => {
  const client = await window.vankienSearchBox.client();
  const rankings = {};
  for (const query of queries) {
    const { jump, hits } = await client.find(query, { limit: depth });
    rankings[query] = [...jump, ...hits].slice(0, depth).map((hit) => hit.address);
  }
  return rankings;
}"""


def rankings(browser: Browser, built: Path, queries: Sequence[str]) -> Rankings:
    """What a reader sees first: what the query's number names, then the hits."""
    with serving(built) as served:
        page = browser.new_page()
        page.goto(f"{served.address}index.html")
        found: dict[str, list[str]] = page.evaluate(_ASK, [list(queries), DEPTH])
        page.close()
    return found
