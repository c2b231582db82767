"""Văn bản được dẫn bằng số đầy đủ phải có trong danh mục.

Chữ trong văn bản dẫn một số, ký hiệu đầy đủ mà `content/instruments` chưa có thì người đọc không bấm
sang được. Gợi ý kèm sẵn đoạn YAML để dán vào danh mục; `vankien check --fix-registry` ghi mọi mục còn
thiếu vào `content/instruments/can-ra-soat.yml` để người biên tập rà soát.

- LNK005 (cảnh báo): văn bản được dẫn chưa có trong danh mục

Sai:  “Nghị quyết số 99-NQ/TW” được dẫn, danh mục không có số 99-NQ/TW loại resolution
Đúng: danh mục có mục `number: 99-NQ/TW`, `type: resolution`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.drafts import UnknownIn, as_line, entries_for, unknown_in_document
from build_tools.link import Site

CODES = ("LNK005",)


def check(site: Site, unknown_in: UnknownIn = unknown_in_document) -> Iterator[Diagnostic]:
    """``unknown_in`` gives the drafts of one document, where somebody keeps them."""
    if site.corpus.is_damaged("instruments"):
        return  # the entry may be there with a fault of its own
    for draft, entry in entries_for(site, unknown_in):
        yield Diagnostic(
            draft.place,
            "LNK005",
            f"văn bản được dẫn “{draft.said}” chưa có trong danh mục",
            f"thêm vào content/instruments: {as_line(entry)}",
            Severity.WARNING,
        )
