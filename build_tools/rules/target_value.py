"""Giá trị của chỉ tiêu phải hợp với phép so sánh.

`op: range` cần hai số [thấp, cao] theo thứ tự tăng; mọi phép khác cần đúng một số.

- TGT001: giá trị không hợp với op

Sai:  `op: range`, `value: 5`
Đúng: `op: range`, `value: [5.0, 5.6]`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.link import Site
from build_tools.model import Document

CODES = ("TGT001",)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    for linked in site.items_by_document[document.id]:
        for target in linked.item.targets:
            values = target.value
            fits = len(values) == 2 and values[0] < values[1] if target.op == "range" else len(values) == 1
            if values and target.op and not fits:
                wanted = "hai số [thấp, cao]" if target.op == "range" else "một số"
                found = "số đầu không nhỏ hơn số sau" if target.op == "range" and len(values) == 2 else f"có {len(values)} số"
                yield Diagnostic(
                    target.span,
                    "TGT001",
                    f"op “{target.op}” cần {wanted}, ở đây {found}",
                    "sửa value, hoặc dùng op khác",
                )
