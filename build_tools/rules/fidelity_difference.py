"""Chữ trên trang phải là chữ của bản nhận được.

Mọi ký tự của bản nhận được phải là nội dung, ký hiệu mục, chú thích, hoặc phần ngoài văn bản
đã khai (`furniture`); ngoài khoảng trắng, không thừa, không thiếu, không khác một chữ. Lỗi
quét giữ nguyên trong `text` và sửa bằng `corrections`.

- FID001: khác bản gốc
- FID002: thiếu so với bản gốc
- FID003: thừa so với bản gốc
- FID004: kiểu chữ (đậm, nghiêng) khác bản gốc

Sai:  bản gốc ghi “Phân đấu”, YAML ghi “Phấn đấu”
Đúng: YAML ghi “Phân đấu” và có hiệu đính `printed: Phân đấu`, `read_as: Phấn đấu`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.fidelity import FidelityReport

CODES = ("FID001", "FID002", "FID003", "FID004")


def check(reports: Iterable[FidelityReport]) -> Iterator[Diagnostic]:
    for report in reports:
        yield from report.differences
