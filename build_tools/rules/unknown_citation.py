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
from build_tools.drafts import as_line, entries_for
from build_tools.link import Site
from build_tools.rules.place import place_of_mention

CODES = ("LNK005",)


def check(site: Site) -> Iterator[Diagnostic]:
    if site.corpus.is_damaged("instruments"):
        return  # the entry may be there with a fault of its own
    for draft, entry in entries_for(site):
        linked, mention = draft.first
        yield Diagnostic(
            place_of_mention(linked, mention),
            "LNK005",
            f"văn bản được dẫn “{mention.text}” chưa có trong danh mục",
            f"thêm vào content/instruments: {as_line(entry)}",
            Severity.WARNING,
        )
