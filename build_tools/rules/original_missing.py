"""Bản nhận được phải có trong `content/originals`.

Mỗi văn bản nêu tệp nhận được để từng chữ được đối chiếu.

- ORG001: tệp nêu trong `original` không có
- ORG003: `original` không nêu tệp nào, hoặc nêu một tệp hai lần

Sai:  `original: {files: [005.txt]}` khi content/originals không có 005.txt
Đúng: đặt tệp vào content/originals rồi nêu đúng tên
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.link import Site
from build_tools.model import Document

CODES = ("ORG001", "ORG003")


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    if not document.originals or len(set(document.originals)) < len(document.originals):
        what = "nêu một tệp hai lần" if document.originals else "không nêu tệp nào, chữ không được đối chiếu"
        yield Diagnostic(document.span_of("original"), "ORG003", f"original {what}", "files: [tên tệp trong content/originals]")
    for name in document.originals:
        if name not in site.corpus.originals_by_name:
            known = [original.name for original in site.corpus.originals]
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"có phải ý bạn là “{near[0]}”?" if near else "đặt tệp nhận được vào content/originals"
            yield Diagnostic(document.span_of("original"), "ORG001", f"không có tệp content/originals/{name}", hint)
