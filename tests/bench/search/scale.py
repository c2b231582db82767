"""Search with ten thousand documents: building the index, what a query costs over the wire, how soon it is answered.

``python -m tests.bench.search.scale``; takes about ten minutes on two cores. ``--documents N`` takes fewer; ``--index FOLDER`` keeps the
index there, or takes the one that is there.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from build_tools.bootstrap import find_browser
from tests.bench.search.build_index import learned
from tests.bench.search.corpus import DOCUMENTS
from tests.bench.search.queries import KINDS, Answers, Query, queries
from tests.bench.search.server import ARGUMENTS, Served, serving

ROOT = Path(__file__).resolve().parents[3]
ASK = {"perGroup": 4}
"""What the list under the field asks for as one types, which reads more texts than the results page does."""
PARTS = {"mã": "^assets/", "gốc": r"/goc\.js$", "toàn văn": "-[0-9a-f]+.js$", "danh sách": ""}
"""Part of what comes over the wire -> how its files are named; the first that fits."""
FIRST = 5
GOALS = {"bộ nhớ": 1000, "tải": 300_000, "trả lời": 150}
"""MB, bytes, milliseconds at the 95th percentile: what the project set itself."""
_PAGE = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><script src="assets/search/client.js"></script>'
_ASK = """async ([query, options]) => {
  const start = performance.now();
  const { jump, hits } = await window.vankienSearch.find(query, options);
  const took = performance.now() - start;
  return [took, [...jump, ...hits].map((hit) => [hit.address, `${hit.title} ${hit.facts.join(" ")}`])];
}"""


@dataclass(frozen=True)
class Asked:
    """A query's answer: milliseconds, bytes over the wire by part (see ``PARTS``), the first answers as (address, what is shown)."""

    query: Query
    milliseconds: float
    bytes: Mapping[str, int]
    first: tuple[tuple[str, str], ...]


def built(folder: Path, documents: int) -> dict[str, float]:
    """Build the index in a process of its own; what it says of time and memory, kept beside the index."""
    report = folder / "report.json"
    if not report.exists():
        line = [sys.executable, "-m", "tests.bench.search.build_index", str(folder), str(documents)]
        report.write_text(subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    figures: dict[str, float] = json.loads(report.read_text())
    return figures


def cold(browser: Browser, served: Served, asked: Sequence[Query]) -> list[Asked]:
    """Each query as the first thing that a reader does here: nothing is cached, not even the engine."""
    found = []
    for query in asked:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{served.address}index.html")
        answer = _ask(page, query)
        found.append(replace(answer, bytes=_by_part(served)))
        context.close()
        served.forget()
    return found


def warm(browser: Browser, served: Served, asked: Sequence[Query]) -> list[Asked]:
    """All queries in one page, twice; the second time counts."""
    page = browser.new_page()
    page.goto(f"{served.address}index.html")
    for query in asked:
        _ask(page, query)
    found = [_ask(page, query) for query in asked]
    page.close()
    return found


def _ask(page: Page, query: Query) -> Asked:
    took, first = page.evaluate(_ASK, [query.text, ASK])
    return Asked(query, took, {}, tuple((address, shown) for address, shown in first[:FIRST]))


def _by_part(served: Served) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for name, size in served.sent.items():
        if name != "index.html":
            sizes[next(part for part, pattern in PARTS.items() if re.search(pattern, name))] += size
    return sizes


def _spread(values: Sequence[float], scale: float = 1) -> str:
    """Median, 95th percentile, maximum."""
    high = statistics.quantiles(values, n=20, method="inclusive")[-1]
    return "  ".join(f"{value / scale:,.0f}" for value in (statistics.median(values), high, max(values)))


def index_table(folder: Path, documents: int, figures: dict[str, float]) -> Table:
    sizes = [path.stat().st_size for path in (folder / "tim-kiem" / "chi-muc").iterdir()]
    title = f"Chỉ mục của {documents:,} văn bản, {int(figures['records']):,} mục, văn bản và nhiệm vụ"
    table = Table("việc", "đo được", title=title)
    took = f"{figures['seconds']:.0f} giây, trong đó bộ xử lý {figures['processor']:.0f} giây"
    table.add_row("lập chỉ mục", f"{took} (không kể {figures['making']:.0f} giây bịa ra văn bản)")
    table.add_row("bộ nhớ cao nhất", f"{figures['megabytes']:.0f} MB (mục tiêu dưới {GOALS['bộ nhớ']:,})")
    table.add_row("tệp", f"{len(sizes):,}, cộng {sum(sizes) / 1e6:.0f} MB, lớn nhất {max(sizes) / 1e3:.0f} kB")
    return table


def cost_table(first: list[Asked], again: list[Asked]) -> Table:
    goals = f"mục tiêu ở 95 %: dưới {GOALS['tải'] // 1000} kB, dưới {GOALS['trả lời']} mili giây"
    columns = ["loại câu tìm", "lần đầu, kB", *(f"trong đó {part}" for part in PARTS), "lần đầu, mili giây", "lần sau, mili giây"]
    table = Table(*columns, title=f"{len(first)} câu tìm (giữa, 95 %, lớn nhất); {goals}")
    for kind in (*KINDS, ""):
        colds = [a for a in first if kind in ("", a.query.kind)]
        warms = [a.milliseconds for a in again if kind in ("", a.query.kind)]
        if not kind:
            table.add_section()
        sizes = [_spread([sum(a.bytes.values()) for a in colds], 1000)]
        sizes += [_spread([a.bytes.get(part, 0) for a in colds], 1000) for part in PARTS]
        table.add_row(kind or "tất cả", *sizes, _spread([a.milliseconds for a in colds]), _spread(warms))
    return table


def relevance_tables(answers: Answers, again: list[Asked]) -> list[Table]:
    """How often one of the first five has the words that were meant, and the queries where none has."""
    table = Table("loại câu tìm", "số câu", f"có đúng chữ trong {FIRST} câu trả lời đầu", title="Có tìm ra không")
    missed = Table("loại", "câu tìm", "cần có", "câu trả lời đầu", title="Câu tìm không ra")
    for kind in KINDS:
        wanting = [a for a in again if a.query.kind == kind and a.query.wanted]
        lost = [a for a in wanting if not any(answers.has(a.query, *hit) for hit in a.first)]
        if wanting:
            table.add_row(kind, str(len(wanting)), f"{1 - len(lost) / len(wanting):.2f}")
        for a in lost:
            missed.add_row(kind, a.query.text, a.query.wanted, shorten(a.first[0][1], 90) if a.first else "không có")
    return [table, missed] if missed.row_count else [table]


def main(console: Console, documents: int = DOCUMENTS, index: Path | None = None) -> None:
    console = Console(width=max(console.width, 150))
    with tempfile.TemporaryDirectory() as name:
        folder = index or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        console.print(index_table(folder, documents, built(folder, documents)))
        shutil.copytree(ROOT / "overrides" / "assets" / "search", folder / "assets" / "search", dirs_exist_ok=True)
        (folder / "index.html").write_text(_PAGE, "utf-8")
        maker = learned()
        asked = queries(maker, documents)
        with sync_playwright() as playwright, serving(folder) as served:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
            again = warm(browser, served, asked)
            served.forget()
            console.print(cost_table(cold(browser, served, asked), again))
            browser.close()
        for table in relevance_tables(Answers(maker), again):
            console.print(table)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=DOCUMENTS)
    arguments.add_argument("--index", type=Path)
    given = arguments.parse_args()
    main(Console(), given.documents, given.index)
