"""Printed files: all of the site made anew, all taken from where they are kept, the longest one; beside a browser that prints its page.

``.venv/bin/python -m tests.bench.printing``; also part of ``make bench``. WeasyPrint is measured where it is installed.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from build_tools.bootstrap import find_browser
from build_tools.build import check_content
from build_tools.mkdocs_plugin import build_site
from build_tools.printing import Library, Typesetter, sheet_of_document
from build_tools.project import Project
from build_tools.rendering.addresses import document_page

ROOT = Path(__file__).resolve().parent.parent.parent
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(console: Console | None = None) -> None:
    console = console or Console()
    project = Project(ROOT)
    site = check_content(project.content_files()).site
    longest = max(site.corpus.documents, key=lambda d: sum(len(item.text) for item in d.walk()))
    table = Table("việc", "giây", title="In")
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Typesetter(project.prints), Path(folder) / "kept")
        files = [file for _, file, _ in library.files(site)]
        again = Library(Typesetter(project.prints), Path(folder) / "anew")
        anew = f"{seconds(lambda: list(again.files(site))):.2f}"
        table.add_row(f"mọi tệp, làm mới ({len(files)} tệp, {sum(f.pages for f in files)} trang)", anew)
        table.add_row("mọi tệp, đã có", f"{seconds(lambda: list(library.files(site))):.2f}")
        sheet = sheet_of_document(site, longest)
        table.add_row(f"văn bản dài nhất ({longest.id})", f"{seconds(lambda: Typesetter(project.prints).pdf(sheet)):.2f}")
        page = build_site(ROOT, strict=False, site_dir=f"{folder}/site") / document_page(longest.id)
        _browser(table, page)
        _weasyprint(table, page)
    console.print(table)


def _browser(table: Table, page: Path) -> None:
    path = find_browser()
    if path is None:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        tab = browser.new_page()
        tab.goto(page.as_uri())
        table.add_row("cùng văn bản, Chromium in trang (không kể lúc khởi động)", f"{seconds(lambda: tab.pdf(format='A4')):.2f}")
        browser.close()


def _weasyprint(table: Table, page: Path) -> None:
    if find_spec("weasyprint") is None:
        table.add_row("cùng văn bản, WeasyPrint", "chưa cài")
        return
    import weasyprint  # type: ignore[import-not-found]

    table.add_row("cùng văn bản, WeasyPrint", f"{seconds(lambda: weasyprint.HTML(filename=str(page)).write_pdf()):.2f}")


if __name__ == "__main__":
    main()
