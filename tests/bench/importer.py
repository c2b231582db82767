"""How well and how fast papers are read: each part of the typed documents against their import."""

from __future__ import annotations

import time

from rich.console import Console
from rich.table import Table

from build_tools.importer.readers.text import read_text
from build_tools.importer.structure import read_structure
from build_tools.importer.yaml_draft import Frame, yaml_of
from build_tools.model import Document
from tests.importer.comparison import Score, compare, drafts_of, loaded
from tests.importer.page_breaks import cut_at_random, is_joined
from tests.importer.printed import as_paragraphs, as_text
from tests.importer.test_originals import NAMES, ROOT, typed

LETTERS_OF_A_PAGE = 2_600
PAGES = 25
_ON_THE_PAPER_ONLY = ("kiểu chữ", "ngoài văn bản")
"""Parts that the printed forms do not carry."""


def _scores(pairs: list[tuple[Document, list[Document]]]) -> dict[str, Score]:
    """Sums over documents; a paper that fell into another number of documents counts with its first."""
    total: dict[str, Score] = {}
    for expected, found in pairs:
        for part, score in compare(expected, found[0]).items():
            total[part] = total.get(part, Score(0, 0, 0)) + score
    return total


def quality() -> Table:
    """Precision and recall by part: as received, as paragraphs, as printed lines with and without gaps."""
    documents = [d for name in NAMES for d in typed()[name]]
    received = [
        (expected, [found])
        for name in NAMES
        for expected, found in zip(typed()[name], loaded(drafts_of((ROOT / "content/originals" / name).read_bytes()), name), strict=True)
    ]
    forms = {
        "bản nhận được": received,
        "đoạn (Word)": [(d, loaded(read_structure(as_paragraphs(d)), "x")) for d in documents],
        "dòng in, có dòng trống": [(d, loaded(drafts_of(as_text(d, 88, blank=True)), "x")) for d in documents],
        "dòng in, liền nhau": [(d, loaded(drafts_of(as_text(d, 88, blank=False)), "x")) for d in documents],
    }
    scores = {form: _scores(pairs) for form, pairs in forms.items()}
    table = Table("phần", "số", *(f"{form}: đúng / tìm được (%)" for form in forms), title=f"Nhập {len(documents)} văn bản, không sửa tay")
    for part in scores["bản nhận được"]:
        shown = {form: score[part] for form, score in scores.items() if form == "bản nhận được" or part not in _ON_THE_PAPER_ONLY}
        cells = [f"{100 * s.precision:.1f} / {100 * s.recall:.1f}" for s in shown.values()]
        table.add_row(part, str(scores["bản nhận được"][part].expected), *cells)
    return table


def joins() -> Table:
    """Paragraphs cut at a random word: how many come together again, apart from cuts at a full stop."""
    table = Table("chỗ cắt", "nối lại", "tỷ lệ (%)", title="Nối qua chỗ ngắt trang")
    cuts = joined = 0
    for document in (d for name in NAMES for d in typed()[name]):
        for seed in range(10):
            data, made = cut_at_random(document, seed)
            found = loaded(drafts_of(data), "x")[0]
            decidable = [cut for cut in made if not cut.undecidable]
            cuts += len(decidable)
            joined += sum(is_joined(cut, found) for cut in decidable)
    table.add_row(str(cuts), str(joined), f"{100 * joined / cuts:.1f}")
    return table


def speed() -> Table:
    """A paper of 25 pages from bytes to YAML."""
    body = "\n".join((ROOT / "content/originals" / name).read_text("utf-8") for name in NAMES)[: PAGES * LETTERS_OF_A_PAGE]
    start = time.perf_counter()
    drafts = read_structure(read_text(body.encode()))
    text = "".join(yaml_of(draft, Frame(files=("x.txt",)), draft.findings) for draft in drafts)
    table = Table("trang", "ký tự", "ký tự YAML", "giây", title="Từ chữ đến bản nháp")
    table.add_row(str(PAGES), str(len(body)), str(len(text)), f"{time.perf_counter() - start:.2f}")
    return table


def report(console: Console) -> None:
    """Both tables, as ``make bench`` prints them."""
    console.print(quality())
    console.print(joins())
    console.print(speed())
