"""Số văn bản có thể chỉ nhiều văn bản phải được làm rõ.

Một số, ký hiệu có thể thuộc nhiều văn bản (hai “Chỉ thị số 35-CT/TW” của hai năm). Khi chữ
không có ngày và cả văn bản không chỗ nào dẫn đầy đủ, người biên tập phải chỉ rõ.

- LNK006 (cảnh báo): không xác định được văn bản nào

Sai:  “Chỉ thị số 35-CT/TW” đứng một mình, danh mục có 35-ct-tw-2014 và 35-ct-tw-2024
Đúng: thêm vào mục `citations: [{quote: Chỉ thị số 35-CT/TW, target: 35-ct-tw-2024}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Related, Severity
from build_tools.link import Site
from build_tools.link.place import place_of_mention
from build_tools.model import Document

CODES = ("LNK006",)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    for linked in site.items_by_document[document.id]:
        for mention in linked.mentions.all():
            if mention.target or not mention.candidates:
                continue
            related = tuple(Related(site.instruments[c].span, c) for c in mention.candidates if c in site.instruments)
            yield Diagnostic(
                place_of_mention(linked, mention),
                "LNK006",
                f"“{mention.text}” có thể là {len(mention.candidates)} văn bản: {', '.join(mention.candidates)}",
                f"thêm vào mục: citations: [{{quote: {mention.text}, target: {mention.candidates[-1]}}}]",
                Severity.WARNING,
                related,
            )
