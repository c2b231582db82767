"""What an editor should look at first: decisions that could well have gone the other way."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.importer.structure.boundaries import Seam
from build_tools.importer.structure.draft import Finding
from build_tools.importer.structure.head import Head
from build_tools.importer.structure.outline import Choice
from build_tools.importer.structure.tail import Tail
from build_tools.importer.structure.words import EXACT_FORMS
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES

SURE = 0.75
"""Decisions from this confidence on are not listed."""


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
            quote = f"{seams[index - 1].unit.text[-30:]} | {seam.unit.text[:30]}"
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
            quote = f"{seams[index - 1].unit.text[-30:]} | {seam.unit.text[:30]}"
            found.append(
                Finding(
                    "", 0.5 + abs(seam.boundary) / 10, f"tách thành đoạn mới: “{quote}”", "xem có phải một đoạn không", seam.unit.number
                )
            )
    return found


def findings_of_head(head: Head, tail: Tail, kind: str, form: str) -> list[Finding]:
    """What the head and foot lack, and a kind that is only the nearest one."""
    found = []
    if not head.title:
        found.append(Finding("title", 0.1, "không thấy tên văn bản", "ghi title"))
    elif not head.titled:
        found.append(Finding("title", 0.6, "tên không nêu loại văn bản", "xem lại kind và title"))
    if form and form not in EXACT_FORMS:
        name = TYPE_NAMES.get(form, form)
        found.append(
            Finding("kind", 0.4, f"văn bản là {name.lower()}; ngôn ngữ nội dung chưa có loại này, tạm ghi {kind}", "chọn lại kind nếu cần")
        )
    if not head.number:
        found.append(Finding("number", 0.7, "không thấy số, ký hiệu", "bản nhận được không ghi thì bỏ trống"))
    if head.date is None:
        found.append(Finding("date", 0.7, "không thấy ngày ban hành", "bản nhận được không ghi thì bỏ trống"))
    if not tail.name:
        found.append(Finding("signature", 0.5, "không thấy tên người ký", "xem phần cuối văn bản"))
    return found
