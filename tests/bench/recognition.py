"""How well and how fast mentions are recognised: precision, recall, F1 by kind; syllables a second.

The recogniser alone: what an author states in ``citations`` is left out, so that the figures say
what the program finds by itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from build_tools.link import Site, link
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Corpus, Item
from tests.annotated.measure import FOLDER, Score, measure

UNSEEN = ("unseen", "unseen-2")
"""Folders of documents of other offices, written without looking at the program; their READMEs tell the figures at first sight."""
KINDS = ("instrument", "body", "scheme", "deadline", "periodic", "event", "period", "horizon")
DOCUMENTS, SYLLABLES = 1_000, 7_000_000


def unaided(corpus: Corpus) -> Corpus:
    """A corpus without what its authors state of phrases."""

    def bare(item: Item) -> Item:
        return replace(item, citations=(), children=tuple(map(bare, item.children)))

    return replace(corpus, documents=tuple(replace(d, items=tuple(map(bare, d.items))) for d in corpus.documents))


def linked(files: Iterable[ContentFile]) -> Site:
    return link(unaided(load_corpus(files)[0]))


def files_below(content: Path) -> list[ContentFile]:
    """The content files of a folder, as if it were the project's."""
    found = (p for p in sorted(content.rglob("*")) if p.is_file())
    return [ContentFile(f"content/{p.relative_to(content).as_posix()}", p.read_bytes()) for p in found]


def unseen_files(name: str, files: Iterable[ContentFile]) -> list[ContentFile]:
    """The documents and registries of other offices with the abbreviations of the project, which are of general use."""
    return [*files_below(FOLDER / name / "content"), *(f for f in files if f.folder == "abbreviations")]


def scores_table(scores: dict[str, Score], title: str) -> Table:
    table = Table("loại", "đúng", "sót", "thừa", "chính xác", "đầy đủ", "F1", title=title)
    for kind in KINDS:
        if kind in scores:
            s = scores[kind]
            table.add_row(kind, *map(str, (s.right, len(s.missed), len(s.wrong))), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
    return table


def speed(files: Iterable[ContentFile]) -> tuple[int, float]:
    """(syllables of all documents, seconds to recognise and link them all, once)."""
    corpus, _ = load_corpus(files)
    syllables = sum(
        len(text.split()) for d in corpus.documents for i in d.walk() for text in (i.heading, i.text, *(n.text for n in i.footnotes))
    )
    start = time.perf_counter()
    link(corpus)
    return syllables, time.perf_counter() - start


def report(console: Console, files: list[ContentFile], many: list[ContentFile]) -> None:
    """``many`` are the documents repeated, for the speed."""
    console.print(scores_table(measure(linked(files)), "Nhận biết, so với bộ đánh dấu tay của năm văn bản"))
    for name in UNSEEN:
        scores = measure(linked(unseen_files(name, files)), folder=FOLDER / name)
        console.print(scores_table(scores, f"Nhận biết, văn bản của cơ quan khác ({name})"))
    table = Table(
        "âm tiết", "giây", "âm tiết/giây", f"giây cho {DOCUMENTS:,} văn bản, {SYLLABLES:,} âm tiết", title="Tốc độ nhận biết, một nhân"
    )
    syllables, seconds = speed(many)
    table.add_row(f"{syllables:,}", f"{seconds:.2f}", f"{syllables / seconds:,.0f}", f"{SYLLABLES / syllables * seconds:.0f}")
    console.print(table)
