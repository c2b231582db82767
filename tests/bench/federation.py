"""``python -m tests.bench federation``: 34 provinces with 100 sites each on one machine, and the portal of all of them.

Sites are made up as the corpus of ``tests/bench/search`` is: every document from its number alone. Of each site the inventory and the
index are written as a build writes them; the portal is made by the command itself, in a process of its own, from the list of their folders.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from operator import and_
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from build_tools.bootstrap import find_browser
from build_tools.federation import INVENTORY, as_bytes, inventory_of
from build_tools.link import LinkedItem, Site
from build_tools.model import Corpus, Document
from build_tools.search import build_index, sources_of
from build_tools.vietnamese.search_terms import terms_of
from tests.bench.search import scale
from tests.bench.search.build_index import learned
from tests.bench.search.corpus import Maker
from tests.bench.search.queries import Query, queries
from tests.bench.search.server import ARGUMENTS, serving

ROOT = Path(__file__).resolve().parents[2]
PROVINCES = 34
SITES = 100
"""Of a province."""
DOCUMENTS = 2
"""Of a site; each has twenty items."""
_RUN = """
import re, resource, sys
from pathlib import Path
from build_tools.cli import main

status = main(sys.argv[1:])
most = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())  # getrusage tells the peak of the process before exec too
print(int(most[1]) // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_utime)
sys.exit(status)
"""


@dataclass
class Made:
    """What the sites cost, and which words each has."""

    index: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    inventory: list[int] = field(default_factory=list)
    root: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    words: dict[str, int] = field(default_factory=dict)
    """Folded word, and two beside each other -> a bit for each site that has it."""


def site_of(maker: Maker, number: int) -> Site:
    """The site of this number: its documents, and of the registries what they name."""
    place = f"tinh-{number // SITES}"
    documents: list[Document] = []
    items: dict[str, LinkedItem] = {}
    for document, linked in (maker.document(number * DOCUMENTS + n) for n in range(DOCUMENTS)):
        own = replace(document, locality=place, issuer=f"{place}-0")
        documents.append(own)
        items.update({f"{own.id}#{one.item.path}": replace(one, document=own) for one in linked})
    named = {claim.instrument for one in items.values() for claim in one.implements}
    bodies = {a.body for one in items.values() for a in one.item.assignments} | {document.issuer for document in documents}
    whole = maker.site.corpus
    instruments = tuple(i for i in whole.instruments if i.id in named)
    bodies |= {i.issuer for i in instruments}
    corpus = Corpus(tuple(documents), instruments, tuple(b for b in whole.bodies if b.id in bodies), whole.localities)
    return Site(corpus, items, {}, {}, {}, {})


def write_sites(folder: Path, maker: Maker, count: int) -> Made:
    """Folders ``0``, ``1`` … with the inventory and the index of each site."""
    made = Made()
    for number in range(count):
        site = site_of(maker, number)
        start = time.process_time()
        files = {artifact.path: artifact.data for artifact in build_index(site, sources_of(site, ()))}
        made.seconds.append(time.process_time() - start)
        name = f"Xã, phường thứ {number % SITES} tỉnh thứ {number // SITES}"
        inventory = as_bytes(inventory_of(site, name, f"https://tinh-{number // SITES}.vi-du.vn/xa-{number % SITES}/"))
        made.index.append(sum(map(len, files.values())))
        made.files.append(len(files))
        made.inventory.append(len(inventory))
        made.root.append(len(gzip.compress(files["tim-kiem/chi-muc/goc.js"], 6, mtime=0)))
        for path, data in {**files, INVENTORY: inventory}.items():
            target = folder / str(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for word in _words(site):
            made.words[word] = made.words.get(word, 0) | 1 << number
    return made


def _words(site: Site) -> set[str]:
    texts = (f"{one.item.heading} {one.item.text}" for one in site.items.values())
    found: set[str] = set()
    for text in texts:
        keys = [key for _, key in terms_of(text)]
        found.update(keys, map(" ".join, pairwise(keys)))
    return found


def portal_of(folder: Path, count: int, target: Path) -> dict[str, float]:
    """What the command needs for the portal of so many sites: seconds, processor, megabytes."""
    listing = folder / f"{count}.txt"
    listing.write_text("".join(f"{number}\n" for number in range(count)), "utf-8")
    start = time.perf_counter()
    line = [sys.executable, "-c", _RUN, "-C", str(ROOT), "portal", str(listing), "-o", str(target)]
    said = subprocess.run(line, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")[-2].split()
    index = [path.stat().st_size for path in (target / "tim-kiem" / "chi-muc").iterdir()]
    root = gzip.compress((target / "tim-kiem" / "chi-muc" / "goc.js").read_bytes(), 6, mtime=0)
    took = time.perf_counter() - start
    return {"wall": took, "cpu": float(said[1]), "mb": float(said[0]), "bytes": sum(index), "files": len(index), "root": len(root)}


def asked_in(target: Path, asked: Sequence[Query]) -> Iterator[tuple[str, list[float]]]:
    """(what is measured, a value for each query) of a portal in Chromium."""
    (target / "index.html").write_text(scale._PAGE, "utf-8")
    with sync_playwright() as playwright, serving(target) as served:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{served.address}index.html")
        counts, sizes = [], []
        for query in asked:  # nothing but the root and what earlier queries read is cached
            served.forget()
            scale._ask(page, query)
            counts.append(float(len(served.sent)))
            sizes.append(sum(served.sent.values()) / 1000)
        page.close()
        yield "yêu cầu mỗi câu", counts
        yield "kB mỗi câu", sizes
        yield "mili giây, lần sau", [a.milliseconds for a in scale.warm(browser, served, asked)]
        served.forget()
        yield "kB, lần đầu, chưa có gì", [sum(a.bytes.values()) / 1000 for a in scale.cold(browser, served, asked)]
        browser.close()


def sites_with(made: Made, asked: Sequence[Query]) -> list[float]:
    """In how many sites the words of a query stand beside each other: so many would have to be asked where nothing is merged."""
    found = []
    for query in asked:
        keys = [key for _, key in terms_of(query.text)]
        wanted = list(map(" ".join, pairwise(keys))) or keys
        bits = [made.words.get(key, 0) for key in wanted]
        found.append(float(reduce(and_, bits).bit_count()) if bits else 0.0)
    return found


def spread(values: Sequence[float]) -> list[str]:
    high = statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return [f"{value:,.1f}" for value in (statistics.median(values), high, max(values))]


def main(console: Console, sites: int = PROVINCES * SITES, keep: Path | None = None, every: int = 5) -> None:
    """``every``: of the queries of the search's own benchmark one in so many is asked."""
    console = Console(width=max(console.width, 120))
    maker = learned()
    with tempfile.TemporaryDirectory() as name:
        folder = keep or Path(name)
        made = write_sites(folder, maker, sites)
        each = Table("của một trang", "giữa", "95 %", "lớn nhất", title=f"{sites:,} trang, mỗi trang {DOCUMENTS} văn bản")
        for title, values in (
            ("danh mục, byte", made.inventory),
            ("chỉ mục, kB", [size / 1000 for size in made.index]),
            ("chỉ mục, tệp", made.files),
            ("gốc chỉ mục nén, byte", made.root),
            ("lập chỉ mục, giây CPU", made.seconds),
        ):
            each.add_row(title, *spread([float(value) for value in values]))
        console.print(each)
        growth = Table("trang", "giây", "CPU", "MB bộ nhớ", "MB chỉ mục", "tệp", "kB gốc nén", title="Dựng cổng")
        for count in sorted({max(sites // 10, 2), max(sites // 3, 2), sites}):
            f = portal_of(folder, count, folder / f"cong-{count}")
            row = (f["wall"], f["cpu"], f["mb"], f["bytes"] / 1e6, f["files"], f["root"] / 1000)
            growth.add_row(f"{count:,}", *(f"{value:,.1f}" for value in row))
        console.print(growth)
        asked = queries(maker, sites * DOCUMENTS)[::every]
        answers = Table(f"{len(asked)} câu tìm trong cổng", "giữa", "95 %", "lớn nhất")
        for title, values in asked_in(folder / f"cong-{sites}", asked):
            answers.add_row(title, *spread(values))
        answers.add_row("nếu không gộp: số trang phải hỏi", *spread(sites_with(made, asked)))
        console.print(answers)
        entries = sum(bits.bit_count() for bits in made.words.values())
        console.print(f"nếu không gộp: bảng chọn trang có {len(made.words):,} từ và cặp từ, {entries:,} chỗ")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sites", type=int, default=PROVINCES * SITES)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--every", type=int, default=5)
    given = arguments.parse_args()
    main(Console(), given.sites, given.keep, given.every)
