"""``python -m tests.bench.proofreading``: how well scanning errors are found."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from build_tools.proofreading.proofreader import THRESHOLD
from tests.proofreading.measure import SORTS, Score, of_clean_texts, of_inserted, of_originals

THRESHOLDS = (2.5, THRESHOLD, 5.0, 8.0)


def main(console: Console) -> None:
    """Print the tables."""
    table = _table("Lỗi quét tìm bằng mắt trong năm bản nhận được; mỗi văn bản soát bằng mô hình không học từ nó")
    for threshold in THRESHOLDS:
        _row(table, f"điểm ≥ {threshold:g}", of_originals(threshold)[0])
    _row(table, f"điểm ≥ {THRESHOLD:g}, không có danh sách cụm từ", of_originals(with_phrases=False)[0])
    console.print(table)
    for line in of_originals()[1]:
        console.print("  " + line, markup=False)
    table = _table("Lỗi đặt vào văn bản của nơi khác (không lỗi), mỗi đoạn một lỗi")
    for sort in SORTS:
        _row(table, sort, of_inserted(sort))
    console.print(table)
    clean = of_clean_texts()
    console.print(f"Văn bản không lỗi của nơi khác: {clean.wrong} chỗ báo sai / {clean.syllables} âm tiết = {clean.false_alarms:.2f} ‰")


def _table(title: str) -> Table:
    return Table("", "lỗi", "tìm thấy", "sửa đúng", "báo sai", "chính xác", "đầy đủ", "báo sai ‰", title=title)


def _row(table: Table, name: str, s: Score) -> None:
    rate = f"{s.false_alarms:.2f}" if s.syllables else ""
    table.add_row(name, str(s.errors), str(s.found), str(s.mended), str(s.wrong), f"{s.precision:.3f}", f"{s.recall:.3f}", rate)


if __name__ == "__main__":
    main(Console(width=140))
