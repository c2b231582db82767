"""How good the answers are: ours against Material's own search, MiniSearch and Pagefind on the same things.

``python -m tests.bench.search.quality``; ``--ours`` asks no other engine, ``--site FOLDER`` takes a site that is built already.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console

from build_tools.bootstrap import find_browser
from build_tools.build import check_content
from build_tools.mkdocs_plugin import build_site
from build_tools.project import Project
from tests.bench.search import material, node_peers, ours
from tests.bench.search.entries import entries_of, with_folded_copy
from tests.bench.search.metrics import Rankings, print_misses, print_scores
from tests.bench.search.server import ARGUMENTS
from tests.search.judged_queries import read

ROOT = Path(__file__).resolve().parents[3]
WIDTH = 150
OURS = "trang này"


def peers(console: Console, browser: Browser, built: Path, queries: Sequence[str]) -> dict[str, Rankings]:
    """Rankings of the other engines; those that cannot be installed here are left out, with a word why."""
    entries = entries_of(check_content(Project(ROOT).content_files()).site, built, ROOT / "docs")
    found = {
        "Material": material.rankings(browser, entries, queries),
        "Material, thêm bản không dấu": material.rankings(browser, with_folded_copy(entries), queries),
    }
    try:
        folder = node_peers.installed()
    except node_peers.UnavailableError as error:
        console.print(f"Bỏ qua MiniSearch và Pagefind: {error}.")
        return found
    variants = node_peers.minisearch(folder, entries, queries)
    found |= {"MiniSearch": variants["default"], "MiniSearch, bỏ dấu": variants["folded"]}
    return found | {"Pagefind": node_peers.pagefind(folder, browser, entries, queries)}


def report(console: Console, built: Path, *, only_ours: bool = False) -> None:
    judged = read()
    queries = list(dict.fromkeys(j.query for j in judged))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        engines = {OURS: ours.rankings(browser, built, queries)}
        if not only_ours:
            engines |= peers(console, browser, built, queries)
        browser.close()
    print_scores(console, judged, engines)
    print_misses(console, judged, engines[OURS])


def main(console: Console, *, only_ours: bool = False, built: Path | None = None) -> None:
    wide = Console(width=max(console.width, WIDTH))
    if built is not None:
        report(wide, built, only_ours=only_ours)
        return
    with tempfile.TemporaryDirectory() as folder:
        report(wide, build_site(ROOT, strict=False, site_dir=f"{folder}/site"), only_ours=only_ours)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ours", action="store_true")
    arguments.add_argument("--site", type=Path)
    given = arguments.parse_args()
    main(Console(), only_ours=given.ours, built=given.site)
