"""Loại văn bản khớp với ký hiệu trong số.

Số của văn bản mang chữ viết tắt của loại: `KH` là kế hoạch, `NQ` là nghị quyết, `QĐ` là quyết định hoặc quy định.
`kind` nói một loại khác thì một trong hai đã ghi nhầm. Số không có chữ viết tắt của loại nào, như công văn
`123/UBND-VP`, không bị xét.

- KND001: ký hiệu trong `number` là của loại khác với `kind`

Sai:  `kind: notice` với `number: 12-KH/TU`
Đúng: `kind: plan` với `number: 12-KH/TU`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Severity
from build_tools.link import Site
from build_tools.link.lexicon import DOCUMENT_TYPES
from build_tools.model import Document
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES, types_of_number
from build_tools.vocabularies import DOCUMENT_KINDS

CODES = ("KND001",)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    types = types_of_number(document.number)
    kinds = [kind for kind, can_be in DOCUMENT_TYPES.items() if not set(can_be).isdisjoint(types)] or ["other"]
    if not types or document.kind in kinds:
        return
    names = " hoặc ".join(dict.fromkeys(TYPE_NAMES[kind].lower() for kind in types))
    yield Diagnostic(
        document.span_of("number"),
        "KND001",
        f"số “{document.number}” là của {names}, nhưng loại ghi là {DOCUMENT_KINDS[document.kind].lower()}",
        f"so với bản giấy rồi sửa number, hoặc ghi kind: {' hoặc '.join(kinds)}",
        Severity.WARNING,
    )
