"""Material's own search: the worker that its theme ships, in Chromium, on the index that its plugin would write."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from markupsafe import escape
from playwright.sync_api import Browser

from tests.bench.search.entries import Entry
from tests.bench.search.metrics import DEPTH, Rankings
from tests.bench.search.server import serving

CONFIG = {
    "lang": ["vi"],
    "separator": r"""[\s\-/,:.!?()“”"…]+""",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1000000}},
}
"""What the plugin writes for ``lang: vi``, with the separator that this site gave it when it used it."""
_SEARCH = """async ([worker, index, queries, depth]) => {
  const search = new Worker(worker);
  const ask = (message) => new Promise((done, fail) => {
    search.onmessage = (event) => done(event.data);
    search.onerror = (event) => fail(new Error(event.message));
    search.postMessage(message);
  });
  await ask({ type: 0, data: index });
  const rankings = {};
  for (const query of queries) {
    // groups of pages in the order they are shown; a page that is there only to head its sections has no score
    const groups = (await ask({ type: 2, data: query })).data.items;
    rankings[query] = groups.flat().filter((hit) => hit.score > 0).slice(0, depth).map((hit) => hit.location);
  }
  search.terminate();
  return rankings;
}"""


def rankings(browser: Browser, entries: Sequence[Entry], queries: Sequence[str]) -> Rankings:
    scripts = Path(str(files("material"))) / "templates" / "assets" / "javascripts"
    docs = [{"location": e.address, "title": str(escape(e.title)), "text": str(escape(e.text))} for e in entries]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("lunr", "workers"):
            shutil.copytree(scripts / part, folder / part, ignore=shutil.ignore_patterns("*.map"))
        (folder / "index.html").write_text('<!doctype html><html lang="vi"><title>x</title>', "utf-8")
        worker = next((folder / "workers").glob("search.*.js")).relative_to(folder).as_posix()
        with serving(folder, policy="") as served:
            page = browser.new_page()
            page.goto(f"{served.address}index.html")
            index = {"config": CONFIG, "docs": docs, "options": {"suggest": False}}
            found: dict[str, list[str]] = page.evaluate(_SEARCH, [worker, index, list(queries), DEPTH])
            page.close()
    return found
