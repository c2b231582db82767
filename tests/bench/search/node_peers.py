"""MiniSearch (in node) and Pagefind (indexed by node, asked in Chromium), installed for the benchmark only."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.search.entries import Entry
from tests.bench.search.metrics import DEPTH, Rankings
from tests.bench.search.server import serving

SOURCES = Path(__file__).resolve().parent / "peers"
CACHE = Path(__file__).resolve().parents[3] / ".cache"
MINUTES = 5
_ASK_PAGEFIND = """async ([queries, depth]) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", location.href).href);
  await pagefind.init();
  const rankings = {};
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, depth).map((result) => result.data()));
    rankings[query] = shown.map((data) => Number(data.url.match(/r\\/(\\d+)\\.html/)[1]));
  }
  return rankings;
}"""


class UnavailableError(Exception):
    """The peers cannot be had here; the message says why, in Vietnamese."""


def installed() -> Path:
    """The folder with the scripts and the packages of the lock file, kept in ``.cache`` for the next run."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise UnavailableError("máy này không có node và npm")
    digest = sha256(b"".join(path.read_bytes() for path in sorted(SOURCES.iterdir()))).hexdigest()[:12]
    folder = CACHE / f"search-peers-{digest}"
    if (folder / "complete").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SOURCES, folder)
    # not `npm ci`: Pagefind's binaries for other systems need not be in the registry that this machine reaches
    command = [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=MINUTES * 60)
    except (subprocess.SubprocessError, OSError) as error:
        raise UnavailableError(f"npm không cài được gói ({type(error).__name__})") from error
    (folder / "complete").touch()
    return folder


def minisearch(folder: Path, entries: Sequence[Entry], queries: Sequence[str]) -> dict[str, Rankings]:
    """Rankings of each variant of MiniSearch: ``default`` and ``folded``."""
    out = _node(folder / "minisearch.mjs", {"records": [e.as_dict() for e in entries], "queries": list(queries)})
    rankings: dict[str, Rankings] = json.loads(out)
    return rankings


def pagefind(folder: Path, browser: Browser, entries: Sequence[Entry], queries: Sequence[str]) -> Rankings:
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        _node(folder / "pagefind.mjs", {"records": [e.as_dict() for e in entries], "folder": name})
        (site / "index.html").write_text('<!doctype html><html lang="vi"><title>x</title>', "utf-8")
        with serving(site, policy="") as served:
            page = browser.new_page()
            page.goto(f"{served.address}index.html")
            found = page.evaluate(_ASK_PAGEFIND, [list(queries), DEPTH])
            page.close()
    return {query: [entries[at].address for at in ranking] for query, ranking in found.items()}


def _node(script: Path, given: object) -> str:
    line = ["node", script.name]
    return subprocess.run(line, cwd=script.parent, input=json.dumps(given), check=True, capture_output=True, text=True).stdout
