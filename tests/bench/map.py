"""The map with very many things: how soon it is drawn, and how soon a node stands in its middle."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from build_tools.bootstrap import find_browser
from build_tools.outputs import gaps, graph, matrices
from build_tools.project import Project
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.templates import Templates
from tests.many import BODIES, many

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS, TASKS = 500, 30
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
OUTPUTS = {"sơ đồ": graph.OUTPUT, "bảng đối chiếu": matrices.OUTPUT, "rà soát": gaps.OUTPUT}


def write_pages(folder: Path, made: Iterator[Page | Artifact]) -> None:
    """The pages in the barest frame, with the style sheets that every page has."""
    for thing in made:
        path = folder / thing.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(thing, Artifact):
            path.write_bytes(thing.data)
            continue
        styles = ["assets/vankien.css", "assets/connections.css", "assets/graph.css"]
        head = "".join(f'<link rel="stylesheet" href="{thing.root}{a}">' for a in styles)
        head += "".join(f'<script src="{thing.root}{a}" defer></script>' for a in thing.assets)
        frame = f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title>{head}<body data-md-color-scheme="default">'
        path.write_text(f'{frame}<div class="md-typeset vk-page">{thing.content}</div></body></html>', "utf-8")


def measure(page: BrowserPage, address: str) -> dict[str, float]:
    """Milliseconds: from opening to the first drawing, and from a choice to the drawing of its surroundings."""
    page.goto(address)
    page.wait_for_function("performance.getEntriesByName('vankien-map-drawn').length > 0")
    first = float(page.evaluate("performance.getEntriesByName('vankien-map-drawn')[0].startTime"))
    focus = """(key) => new Promise((done) => {
        const query = document.getElementById('vk-map-q');
        query.value = key; query.dispatchEvent(new Event('input'));
        const button = document.querySelector('#vk-map-found button');
        const start = performance.now();
        button.click();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
    })"""
    return {
        "lần vẽ đầu": first,
        "xem riêng một cơ quan": float(page.evaluate(focus, "co quan tham muu thu 77 ")),
        "xem riêng một nghị quyết": float(page.evaluate(focus, "nghi quyet so 125-x")),
    }


def main(console: Console) -> None:
    start = time.perf_counter()
    site = many(DOCUMENTS, TASKS)
    linked = time.perf_counter() - start
    context = Context(site, Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""), {})
    title = f"Sơ đồ: {DOCUMENTS} văn bản, {len(site.tasks):,} nhiệm vụ, {BODIES:,} cơ quan (nối trong {linked:.1f} giây)"
    table = Table("việc", "đo được", title=title)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
        for what, output in OUTPUTS.items():
            start = time.perf_counter()
            write_pages(folder, output.render(context))
            table.add_row(f"tạo trang: {what}", f"{time.perf_counter() - start:.2f} giây")
        for path in sorted([*folder.glob("so-do/*"), *folder.glob("ra-soat/*")]):
            sizes = [p.stat().st_size for p in (path.iterdir() if path.is_dir() else (path,))]
            count = f"{len(sizes)} tệp, lớn nhất " if path.is_dir() else ""
            table.add_row(path.relative_to(folder).as_posix(), f"{count}{max(sizes) / 1e6:.2f} MB")
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            for what, milliseconds in measure(page, (folder / "so-do" / "index.html").as_uri()).items():
                table.add_row(what, f"{milliseconds:.0f} mili giây")
            chromium.close()
    console.print(table)


if __name__ == "__main__":
    main(Console())
