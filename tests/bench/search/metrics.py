"""Recall at 1 and 5, and the mean reciprocal rank, of rankings of judged queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Column, Table

from tests.search.judged_queries import CATEGORIES, Judged, plain

DEPTH = 10
"""How many answers of a query are looked at."""
Rankings = Mapping[str, Sequence[str]]
"""Query -> addresses, best first."""


@dataclass(frozen=True)
class Score:
    """Of how many queries a right answer stood first, among the first five, and the sum of 1/rank."""

    queries: int = 0
    first: int = 0
    five: int = 0
    reciprocal: float = 0.0

    def __str__(self) -> str:
        if not self.queries:
            return "–"
        return " ".join(_share(part / self.queries) for part in (self.first, self.five, self.reciprocal))


def _share(value: float) -> str:
    """Rounded, but never up to 1.00: that means all."""
    return f"{value:.2f}" if value == 1 else f"{min(value, 0.99):.2f}"


def rank_of(judged: Judged, ranking: Sequence[str]) -> int:
    """The rank, from 1, of the first right answer; 0 when none of the first ten is right."""
    found = (at for at, address in enumerate(ranking[:DEPTH], 1) if plain(address) in judged.right)
    return next(found, 0)


def score(queries: Iterable[Judged], rankings: Rankings) -> Score:
    ranks = [rank_of(judged, rankings.get(judged.query, ())) for judged in queries]
    hits = [rank for rank in ranks if rank]
    return Score(len(ranks), sum(r == 1 for r in hits), sum(r <= 5 for r in hits), sum(1 / r for r in hits))


def print_scores(console: Console, queries: Sequence[Judged], engines: Mapping[str, Rankings]) -> None:
    """A table of each set, by category, and one of all sets together when there are several."""
    sets = sorted({judged.source for judged in queries})
    for name in sets:
        console.print(_table(f"Tìm kiếm, bộ {name}", [j for j in queries if j.source == name], engines))
    if len(sets) > 1:
        console.print(_table("Tìm kiếm, tất cả các bộ", queries, engines))


def _table(title: str, queries: Sequence[Judged], engines: Mapping[str, Rankings]) -> Table:
    table = Table("loại câu tìm", "số câu", *engines, title=f"{title}: R@1, R@5, MRR")
    for category, name in CATEGORIES.items():
        of_category = [j for j in queries if j.category == category]
        if of_category:
            table.add_row(name, str(len(of_category)), *(str(score(of_category, e)) for e in engines.values()))
    table.add_section()
    table.add_row("tất cả", str(len(queries)), *(str(score(queries, e)) for e in engines.values()))
    return table


def print_misses(console: Console, queries: Iterable[Judged], rankings: Rankings) -> None:
    """Every query whose first answer is not right, with the answers that were given instead."""
    columns = ["bộ", "loại", "câu tìm", "hạng", "ba câu trả lời đầu", "đúng là"]
    table = Table(*(Column(name, overflow="fold") for name in columns), title="Câu trả lời đầu không đúng", show_lines=True)
    for judged in queries:
        ranking = rankings.get(judged.query, ())
        rank = rank_of(judged, ranking)
        if rank != 1:
            first = "\n".join(map(plain, ranking[:3])) or "không có"
            table.add_row(judged.source, judged.category, judged.query, str(rank or "–"), first, "\n".join(judged.right[:3]))
    if table.row_count:
        console.print(table)
