"""What an editor should look at first: decisions that could well have gone the other way."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.importer.structure.boundaries import Seam
from build_tools.importer.structure.draft import Finding
from build_tools.importer.structure.head import Head
from build_tools.importer.structure.outline import Choice
from build_tools.importer.structure.tail import Tail
from build_tools.importer.structure.words import SUBJECT

SURE = 0.75
"""Decisions from this confidence on are not listed."""
_AROUND = 30


def findings_of_choices(seams: Sequence[Seam], choices: Sequence[Choice]) -> list[Finding]:
    """Odd labels, doubtful joins, lines that look numbered and were not taken for items."""
    found = []
    for index, (seam, choice) in enumerate(zip(seams, choices, strict=True)):
        confidence = max(0.05, 1.0 - choice.cost / 8)
        if choice.kind == "label" and choice.reading and confidence < SURE:
            what = f"mục “{choice.reading.label.strip()}”: {choice.why or 'ký hiệu đọc không chắc'}"
            found.append(
                Finding(choice.reading.label.strip(), confidence, what, "so với bản giấy: cấp của mục và ký hiệu", seam.unit.number)
            )
        elif choice.kind == "join" and index and abs(seam.boundary) < 2.5:
            quote = _meeting(seams[index - 1].unit.text, seam.unit.text)
            found.append(
                Finding(
                    "",
                    0.5 + abs(seam.boundary) / 10,
                    f"nối hai dòng thành một đoạn: “{quote}”",
                    "xem có phải hai đoạn không",
                    seam.unit.number,
                )
            )
        elif choice.kind == "paragraph" and seam.readings and seam.readings[0].cost < 2:
            found.append(
                Finding(
                    "",
                    0.5,
                    f"dòng mở đầu bằng “{seam.readings[0].label.strip()}” không được coi là mục",
                    "xem có phải một mục không",
                    seam.unit.number,
                )
            )
        elif choice.kind == "paragraph" and index and -2.5 < seam.boundary < 1.0:
            quote = _meeting(seams[index - 1].unit.text, seam.unit.text)
            found.append(
                Finding(
                    "", 0.5 + abs(seam.boundary) / 10, f"tách thành đoạn mới: “{quote}”", "xem có phải một đoạn không", seam.unit.number
                )
            )
    return found


def _meeting(before: str, after: str) -> str:
    """The whole words around the place where two lines meet."""
    end = before if len(before) <= _AROUND else "…" + before[-_AROUND:].partition(" ")[2]
    start = after if len(after) <= _AROUND else after[:_AROUND].rpartition(" ")[0] + "…"
    return f"{end.strip()} | {start.strip()}"


def findings_of_head(head: Head, tail: Tail) -> list[Finding]:
    """What the head and foot lack, and a title that does not say of what kind the paper is; letters begin with “V/v”."""
    found = []
    if not head.title:
        found.append(Finding("title", 0.1, "không thấy tên văn bản", "ghi tên văn bản vào title"))
    elif not head.titled and not SUBJECT.match(head.title[0]):
        found.append(Finding("title", 0.6, "tên không nêu loại văn bản", "xem lại loại (kind) và tên (title)"))
    if not head.number:
        found.append(Finding("number", 0.7, "không thấy số, ký hiệu", "bản nhận được không ghi thì bỏ trống"))
    if head.date is None:
        found.append(Finding("date", 0.7, "không thấy ngày ban hành", "bản nhận được không ghi thì bỏ trống"))
    if not tail.name:
        found.append(Finding("signature", 0.5, "không thấy tên người ký", "xem phần cuối văn bản"))
    return found
