"""The table of all tasks at 10,000 tasks: building its pages and data, and using it in Chromium.

``.venv/bin/python -m tests.bench.tasks_table``; also part of ``make bench``.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from build_tools.bootstrap import find_browser
from build_tools.build import check_content
from build_tools.link import LinkedItem, Site
from build_tools.mkdocs_plugin import build_site
from build_tools.model import Assignment
from build_tools.outputs import task_list
from build_tools.project import Project
from build_tools.rendering.addresses import TASK_DATA, TASKS
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Artifact
from build_tools.rendering.templates import Templates

ROOT = Path(__file__).resolve().parent.parent.parent
COPIES = (1, 10, 65)
RUNS = 3
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SLOWER = 4
"""How many times slower a cheap phone is taken to be."""
STEPS = {
    "vai trò": "document.querySelector('[data-facet=role] [type=checkbox]').click()",
    "cơ quan, thêm vào vai trò": "document.querySelector('[data-facet=body] [type=checkbox]').click()",
    "bỏ cơ quan": "document.querySelector('[data-facet=body] input:checked').click()",
    "bỏ vai trò": "document.querySelector('[data-facet=role] input:checked').click()",
    "văn bản": "document.querySelector('[data-facet=document] [type=checkbox]').click()",
    "xóa bộ lọc": "document.querySelector('.vk-tt-clear').click()",
    "xếp theo hạn": "document.querySelector('th[data-sort=deadline] button').click()",
    "xếp theo tên": "document.querySelector('th[data-sort=name] button').click()",
    "một cụm từ": "window.vkType('chuyen doi so')",
    "cụm từ khác": "window.vkType('dan van, phuong')",
    "rời từng chữ": "window.vkType('tet doi moi giao duc')",
}
_TEXTS = "đọc toàn văn"
_READ_TEXTS = """async () => {
  const start = performance.now();
  await window.vankienTaskTable.loadAllTexts();
  window.vankienTaskTable.textsAreRead();
  return performance.now() - start;
}"""
_HELPERS = """
  window.vkType = (text) => {
    const field = document.querySelector('input[name=words]');
    field.value = text;
    field.form.requestSubmit();
  };
  window.vkTime = async (step) => {
    const start = performance.now();
    new Function(step)();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  };
  new MutationObserver((_, observer) => {
    if (!document.querySelector('#vk-tt[data-ready]')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.vkReady = performance.now(); }));
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""


def copied(site: Site, times: int) -> Site:
    """The same documents ``times`` over, each copy with bodies and words of its own; nothing is recognised again."""
    corpus = site.corpus
    items: dict[str, LinkedItem] = {}
    documents = [replace(d, id=f"{d.id}-{n}") for n in range(times) for d in corpus.documents]
    known = {d.id: d for d in documents}
    for n in range(times):
        for linked in site.items.values():
            copy = _copy(linked, n)
            items[f"{copy.document.id}-{n}#{copy.item.path}"] = replace(copy, document=known[f"{linked.document.id}-{n}"])
    bodies = tuple(replace(b, id=f"{b.id}-{n}", name=f"{b.name} {n}") for n in range(times) for b in corpus.bodies)
    return replace(site, corpus=replace(corpus, documents=tuple(documents), bodies=bodies), items=items)


def _copy(linked: LinkedItem, n: int) -> LinkedItem:
    item = linked.item

    def own(assignment: Assignment) -> Assignment:
        return replace(assignment, body=f"{assignment.body}-{n}")

    paragraphs = tuple(replace(p, text=f"{p.text} ({n})") for p in item.paragraphs)
    return replace(linked, item=replace(item, paragraphs=paragraphs, assignments=tuple(map(own, item.assignments))))


def main(console: Console | None = None) -> None:
    console = console or Console()
    site = check_content(Project(ROOT).content_files()).site
    templates = Templates(Project(ROOT).pages)
    growth = Table("nhiệm vụ", "trang", "giây", "tasks.js", "tasks.js nén", "texts-*.js", "trang lớn nhất", title="Bảng nhiệm vụ: dựng")
    files: list[Artifact] = []
    for times in COPIES:
        many = copied(site, times)
        start = time.perf_counter()
        context = Context(many, templates, Settings("", "", ""), {})
        made = [one for output in (task_list.OUTPUT, task_list.TABLE, task_list.TEXTS) for one in output.render(context)]
        seconds = time.perf_counter() - start
        files = [file for file in made if isinstance(file, Artifact)]
        pages = [page for page in made if not isinstance(page, Artifact)]
        data = next(file.data for file in files if file.path == TASK_DATA)
        texts = sum(len(file.data) for file in files) - len(data)
        largest = max(len(str(page.content).encode()) for page in pages)
        row = [str(len(many.tasks)), str(len(pages)), f"{seconds:.2f}", *map(_size, (len(data), len(gzip.compress(data)), texts, largest))]
        growth.add_row(*row)
    console.print(growth)
    path = find_browser()
    if path is None:
        console.print("Không có Chromium: không đo bảng nhiệm vụ trong trình duyệt.")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = build_site(ROOT, strict=False, site_dir=f"{folder}/site")
        for file in files:
            (built / file.path).write_bytes(file.data)
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        console.print(_measured(browser, built.as_uri() + "/" + TASKS))
        browser.close()


def _measured(browser: Browser, address: str) -> Table:
    """Milliseconds until the table answers, and of each step until it is painted."""
    columns = {"rộng 1440": (1440, 1), f"rộng 360, máy chậm {SLOWER} lần": (360, SLOWER)}
    table = Table("bước", *columns, title=f"Bảng nhiệm vụ trong Chromium (mili giây, trung vị của {RUNS} lần)")
    measured = [[_run(browser, address, width, slower) for _ in range(RUNS)] for width, slower in columns.values()]
    for step in measured[0][0]:
        table.add_row(step, *(f"{statistics.median(run[step] for run in runs):.0f}" for runs in measured))
    return table


def _run(browser: Browser, address: str, width: int, slower: int) -> dict[str, float]:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.add_init_script(_HELPERS)
    page.goto(address)
    page.wait_for_function("window.vkReady")
    found = {"mở trang đến khi dùng được": float(page.evaluate("window.vkReady"))}
    page.evaluate("for (const part of document.querySelectorAll('#vk-tt details')) part.open = true")
    page.wait_for_timeout(1000)
    for name, step in STEPS.items():
        if "vkType" in step and _TEXTS not in found:
            found[_TEXTS] = page.evaluate(_READ_TEXTS)
        found[name] = page.evaluate("(step) => window.vkTime(step)", step)
        page.wait_for_timeout(200)
    page.context.close()
    return found


def _size(number: int) -> str:
    return f"{number / 1024:,.0f} KB"


if __name__ == "__main__":
    main()
