"""Hiệu đính phải áp vào được chữ trong mục.

`printed` phải là nguyên từ có trong mục (nội dung, tiêu đề hoặc chú thích) và khác `read_as`.

- COR001: chữ cần hiệu đính không có trong mục
- COR002: hiệu đính không thay đổi gì

Sai:  `printed: Phần đấu`  khi mục ghi “Phân đấu”
Đúng: `printed: Phân đấu`, `read_as: Phấn đấu`, `why: lỗi quét dấu`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.link import Site
from build_tools.model import Document
from build_tools.reading import read

CODES = ("COR001", "COR002")


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    for linked in site.items_by_document[document.id]:
        item = linked.item
        texts = [item.text, item.heading, *(n.text for n in item.footnotes)]
        applied = {edit[4] for text in texts for edit in read(text, item.corrections).edits}
        for correction in item.corrections:
            if correction.printed == correction.read_as:
                yield Diagnostic(
                    correction.span, "COR002", f"hiệu đính không thay đổi gì: “{correction.printed}”", "sửa read_as, hoặc xóa hiệu đính này"
                )
            elif correction not in applied:
                yield Diagnostic(
                    correction.span,
                    "COR001",
                    f"chữ cần hiệu đính không có trong mục: “{correction.printed}”",
                    "chép đúng chữ trên bản nhận được, tính theo từ nguyên vẹn",
                )
