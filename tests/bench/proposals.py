"""What ``vankien suggest`` proposes, measured against what editors have stated, and against sentences of other offices."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from build_tools.link import Site
from build_tools.proposals.measure import KINDS, Score, by_pattern, measure
from build_tools.proposals.proposal import CONFIDENCES, MIDDLE
from tests.proposals.unseen import FILES, score


def report(console: Console, site: Site) -> None:
    """Print the tables."""
    console.print(
        _table(
            "Đề xuất, theo độ tin cậy thấp nhất", [(f"{k.name}, {CONFIDENCES[c]}", measure(site, k, c)) for k in KINDS for c in CONFIDENCES]
        )
    )
    rows = [(f"{k.name}, {d}", measure(site, k, MIDDLE, [d])) for k in KINDS[:4] for d in site.documents]
    console.print(_table("Đề xuất, theo văn bản (từ mức vừa)", rows))
    console.print(_table("Phân công, theo mẫu câu", list(by_pattern(site, KINDS[0]).items())))
    rows = [
        (f"{name}, {'có' if registered else 'không có'} trong danh mục, {CONFIDENCES[c]}", score(name, registered, c)[0])
        for name in FILES
        for registered in (True, False)
        for c in CONFIDENCES
    ]
    console.print(_table("Phân công trong câu của nơi khác", rows))


def _table(title: str, rows: list[tuple[str, Score]]) -> Table:
    table = Table("loại", "đúng", "thừa", "sót", "chính xác", "đầy đủ", "F1", title=title)
    for name, s in rows:
        table.add_row(name, str(s.right), str(s.wrong), str(s.missed), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
    return table
