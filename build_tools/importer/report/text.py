"""The report for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_tools.importer.lines import Paper
from build_tools.importer.report.understood import (
    Doubt,
    Letters,
    Understood,
    document_name,
    facts,
    percent,
    shortened,
    sureness,
    trouble,
    understood,
)
from build_tools.importer.structure import Draft
from build_tools.vietnamese.numerals import show_number

_SHOWN = 12
"""Findings and troubles listed in a terminal; the page has all."""
_SURE = 0.95
"""Parts whose every decision is this sure are summed up in one line."""


def text_report(paper: Paper, drafts: Sequence[Draft], written: Sequence[str]) -> str:
    """Sentences for the terminal; ``written`` are the files that the import wrote."""
    known = understood(paper, drafts)
    return "\n".join(_report(paper, drafts, written, known)) + "\n"


def _report(paper: Paper, drafts: Sequence[Draft], written: Sequence[str], known: Understood) -> Iterator[str]:
    yield from (f"Đã ghi {name}" for name in written)
    yield letters_sentence(known.letters)
    if paper.reports:
        yield from ("", "Khi đọc tệp:")
        yield from (f"  - {report.text}" for report in paper.reports)
    for index, draft in enumerate(drafts):
        yield from ("", f"{document_name(index, len(drafts))}:")
        yield from (f"  {name}: {value}" for name, value in facts(draft))
        yield from _sureness(draft)
    yield from _listed("Chưa hiểu:", [f"  - {sentence}" for sentence in trouble(known, paper, drafts)])
    yield from _listed(
        "Xem trước tiên (chỗ máy ít chắc nhất ở trên):", [line for doubt in known.doubts for line in _doubt(doubt, len(drafts))], 3
    )


def letters_sentence(letters: Letters) -> str:
    """How many of the source's letters are where."""
    inside, outside = show_number(letters.inside), show_number(letters.outside)
    kept = f"Chỉ giữ được {letters.share} ký tự" if letters.lost else f"Giữ đủ {letters.share} ký tự"
    said = f"{kept}: {inside} trong văn bản"
    said += f", {outside} ngoài văn bản (dấu đóng, số trang, dấu ngăn cách)" if letters.outside else ""
    return said + (f"; bỏ {show_number(letters.layout)} ký hiệu trình bày như ** và #" if letters.layout else "")


def _sureness(draft: Draft) -> Iterator[str]:
    less = [row for row in sureness(draft) if row.lowest < _SURE]
    yield f"  Máy chắc về cách chia: {'mọi chỗ' if not less else 'các phần'} từ {percent(_SURE)} trở lên{', trừ' if less else ''}"
    for row in less:
        line = f" ở dòng {row.line}" if row.line else ""
        yield f"    {shortened(row.part)}: thấp nhất {percent(row.lowest)}{line}, trung bình {percent(row.average)}"


def _listed(heading: str, lines: Sequence[str], each: int = 1) -> Iterator[str]:
    if not lines:
        return
    yield from ("", heading)
    yield from lines[: _SHOWN * each]
    if len(lines) > _SHOWN * each:
        yield f"  … và {len(lines) // each - _SHOWN} chỗ nữa"


def _doubt(doubt: Doubt, documents: int) -> tuple[str, str, str]:
    document = f"{document_name(doubt.document, documents)}, " if documents > 1 else ""
    quote = f"      “{doubt.quote}”" if doubt.quote else "      (không có dòng để trích)"
    hint = f" → {doubt.hint}" if doubt.hint else ""
    return f"  {doubt.sure:<9}  {document}{doubt.place}", f"      {doubt.finding.what}{hint}", quote
