"""Printed files: all of the site made anew, all taken from where they are kept, the longest document in each form.

Beside our own PDFs those that Chromium and WeasyPrint make of the page of the same document, in turn, so that a busy
machine is busy for all. Typst remembers what it has laid out, so ours are made in a new process each time, templates and
fonts read anew; the others are warm. ``.venv/bin/python -m tests.bench.printing``; also part of ``make bench``.
WeasyPrint is measured where it is installed; the project does not need it.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from build_tools.bootstrap import find_browser
from build_tools.build import check_content
from build_tools.link import Site
from build_tools.mkdocs_plugin import build_site
from build_tools.model import Document
from build_tools.printing import Library, Press, sheet_of_document
from build_tools.project import Project
from build_tools.rendering.addresses import document_page

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 5
OURS = "Typst, của trang"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
Work = Callable[[], float]
"""Does something and tells the seconds that it took."""


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_a_new_process(work: Callable[..., float], *arguments: str) -> float:
    """The seconds that ``work`` tells, where nothing has been laid out before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def medians(works: dict[str, Work]) -> dict[str, float]:
    """Median seconds of each work, all done in turn."""
    rounds = [{name: work() for name, work in works.items()} for _ in range(RUNS)]
    return {name: statistics.median(measured[name] for measured in rounds) for name in works}


def read_site() -> Site:
    return check_content(Project(ROOT).content_files()).site


def for_all_files(folder: str) -> float:
    library, site = Library(Press(Project(ROOT).prints), Path(folder)), read_site()
    return seconds(lambda: list(library.files(site)))


def for_one_file(document: str, form: str) -> float:
    site = read_site()
    sheet = sheet_of_document(site, site.documents[document])
    return seconds(lambda: Press(Project(ROOT).prints).file(sheet, form))


def main(console: Console | None = None) -> None:
    console = console or Console()
    site = read_site()
    with tempfile.TemporaryDirectory() as folder:
        console.print(_all_files(site, f"{folder}/kept"))
        console.print(_forms(site))
        built = build_site(ROOT, strict=False, site_dir=f"{folder}/site")
        with _others(console) as others:
            for document in _longest(site, 3):
                console.print(_compared(document, built / document_page(document.id), others))


def _all_files(site: Site, folder: str) -> Table:
    table = Table("mọi tệp", "giây", title="In: mọi tệp của trang")
    anew = in_a_new_process(for_all_files, folder)
    kept = in_a_new_process(for_all_files, folder)
    files = Counter(shown.form for shown, _, _ in Library(Press(Project(ROOT).prints), Path(folder)).files(site))
    table.add_row("làm mới: " + ", ".join(f"{count} {form}" for form, count in sorted(files.items())), f"{anew:.2f}")
    table.add_row("đã có", f"{kept:.2f}")
    return table


def _longest(site: Site, count: int) -> list[Document]:
    return sorted(site.corpus.documents, key=lambda d: -sum(len(item.text) for item in d.walk()))[:count]


def _forms(site: Site) -> Table:
    document = _longest(site, 1)[0]
    works = {form: _ours(document, form) for form in sheet_of_document(site, document).forms}
    table = Table("dạng", "giây (trung vị)", title=f"In: {document.id}, từng dạng")
    for form, median in medians(works).items():
        table.add_row(form, f"{median:.2f}")
    return table


def _ours(document: Document, form: str) -> Work:
    return lambda: in_a_new_process(for_one_file, document.id, form)


Others = dict[str, Callable[[Path], object]]
"""Name of a maker of PDFs -> what it does with a page."""


def _compared(document: Document, page: Path, others: Others) -> Table:
    works = {OURS: _ours(document, "pdf")}
    for name, make in others.items():
        make(page)  # what it learns once does not count
        works[name] = lambda make=make: seconds(lambda: make(page))  # type: ignore[misc]
    found = medians(works)
    table = Table("máy in", "giây (trung vị)", "so với Typst", title=f"In: {document.id}, PDF, {RUNS} lượt xen kẽ")
    for name, median in found.items():
        table.add_row(name, f"{median:.2f}", f"{median / found[OURS]:.1f} lần")
    return table


@contextmanager
def _others(console: Console) -> Iterator[Others]:
    """Other makers of PDFs that are here; a line for each that is not."""
    with ExitStack() as stack:
        found: Others = {}
        path = find_browser()
        if path is None:
            console.print("Không có Chromium: không đo việc in của trình duyệt.")
        else:
            playwright = stack.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
            stack.callback(browser.close)
            tab = browser.new_page()
            found["Chromium, mở trang rồi in"] = lambda page: (tab.goto(page.as_uri()), tab.pdf(format="A4"))
        if find_spec("weasyprint") is None:
            console.print("Chưa cài WeasyPrint: không đo (pip install weasyprint vào một môi trường riêng, PYTHONPATH trỏ tới đó).")
        else:
            import weasyprint  # type: ignore[import-not-found]

            found[f"WeasyPrint {weasyprint.__version__}"] = lambda page: weasyprint.HTML(filename=str(page)).write_pdf()
        yield found


if __name__ == "__main__":
    main()
