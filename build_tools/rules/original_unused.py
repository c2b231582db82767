"""Bản nhận được phải có văn bản dùng đến.

Một tệp trong `content/originals` mà không văn bản nào nêu thì chưa được đăng hoặc bị quên.

- ORG002 (cảnh báo): tệp nhận được chưa có văn bản

Sai:  content/originals/006.txt mà không văn bản nào có `original: {files: [006.txt]}`
Đúng: mỗi tệp được ít nhất một văn bản nêu
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Severity, Span
from build_tools.link import Site
from build_tools.schema import DOCUMENT_FOLDERS

CODES = ("ORG002",)


def check(site: Site) -> Iterator[Diagnostic]:
    if any(f"/{folder}/" in path for path in site.corpus.unread for folder in DOCUMENT_FOLDERS):
        return  # the document that uses it may be the one that cannot be read
    used = {name for document in site.corpus.documents for name in document.originals}
    for original in site.corpus.originals:
        if original.name not in used:
            yield Diagnostic(
                Span(f"content/originals/{original.name}"),
                "ORG002",
                f"chưa có văn bản nào dùng bản nhận được {original.name}",
                f"tạo văn bản có original: {{files: [{original.name}]}}",
                Severity.WARNING,
            )
