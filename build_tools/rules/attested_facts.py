"""Số và ngày phải có trong văn bản, hoặc có nguồn.

`number` và `date` của văn bản phải thấy được trong phần đầu hoặc tên của chính nó. Nếu
không, nguồn phải được nêu trong `attested`; không biết thì bỏ trống.

- ATT001: số hoặc ngày không có trong chữ và không có nguồn
- ATT002: `attested` nêu một khóa không có giá trị

Sai:  `date: 2020-12-31` mà bản nhận được không ghi ngày và không có `attested`
Đúng: `attested: [{fields: [number, date], source: Bản đăng trên trang …}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.link import Site
from build_tools.model import Document
from build_tools.vietnamese.dates import find_date
from build_tools.vietnamese.instrument_numbers import normal_number

CODES = ("ATT001", "ATT002")


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    yield from _check(document)


def _check(document: Document) -> Iterator[Diagnostic]:
    attested = {name for a in document.attested for name in a.fields}
    lines = [*document.letterhead.lines, document.title]
    if document.number and "number" not in attested:
        wanted = normal_number(document.number)
        if not any(wanted in normal_number(line) for line in lines):
            yield Diagnostic(
                document.span_of("number"),
                "ATT001",
                f"số “{document.number}” không có trong phần đầu hay tên văn bản",
                "nêu nguồn trong attested, hoặc bỏ trống nếu văn bản không ghi",
            )
    if document.date and "date" not in attested and not any(find_date(line) == document.date for line in lines):
        yield Diagnostic(
            document.span_of("date"),
            "ATT001",
            f"ngày {document.date:%d/%m/%Y} không có trong phần đầu hay tên văn bản",
            "nêu nguồn trong attested, hoặc bỏ trống nếu văn bản không ghi",
        )
    known = {name for name, _ in document.field_spans}
    for attestation in document.attested:
        for name in attestation.fields:
            if name not in known:
                yield Diagnostic(
                    attestation.span,
                    "ATT002",
                    f"attested nêu khóa “{name}” mà văn bản không có",
                    "ghi tên khóa có trong tệp, ví dụ number, date, issuer",
                )
