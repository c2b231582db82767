"""Tóm tắt vừa với ô tóm tắt của trang tin.

Ô tóm tắt của các trang tin nhận nhiều nhất 300 ký tự; dài hơn thì bị cắt ở giữa câu. Bỏ trống `summary` thì
trang lấy những câu đầu của văn bản.

- SUM001: `summary` dài hơn 300 ký tự

Sai:  `summary:` chép cả đoạn mở đầu của văn bản
Đúng: `summary: Ngày 08 tháng 7 năm 2023, Hội nghị Ban Chấp hành Đảng bộ thành phố lần thứ 21 bàn về …`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.enews import SUMMARY_LENGTH
from build_tools.link import Site
from build_tools.model import Document

CODES = ("SUM001",)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    length = len(document.summary)
    if length > SUMMARY_LENGTH:
        yield Diagnostic(
            document.span_of("summary"),
            "SUM001",
            f"tóm tắt dài {length} ký tự, nhiều nhất là {SUMMARY_LENGTH}",
            "viết lại còn một, hai câu, hoặc bỏ khóa summary để trang lấy những câu đầu",
        )
