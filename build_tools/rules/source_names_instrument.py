"""Nguồn của một mục danh mục phải có thật.

`sources` dạng `mã-văn-bản#đường-dẫn-mục` phải dẫn đến một mục có trong các văn bản đã đăng.

- REG002: nguồn dẫn đến chỗ không có

Sai:  `sources: [thong-bao-1#IX/9]`
Đúng: `sources: [thong-bao-1#II/7]`
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from build_tools.diagnostics import Diagnostic
from build_tools.link import Site

CODES = ("REG002",)


def check(site: Site) -> Iterator[Diagnostic]:
    unread = {PurePosixPath(path).stem for path in site.corpus.damaged | site.corpus.unread}
    for instrument in site.corpus.instruments:
        for source in instrument.sources:
            document, hash_sign, path = source.partition("#")
            if not hash_sign or " " in document or "/" in document or source in site.items or document in unread:
                continue
            near = difflib.get_close_matches(source, _likely(site, document), n=1)
            hint = f"có phải ý bạn là “{near[0]}”?" if near else "ghi mã văn bản#đường dẫn mục, hoặc tên nguồn khác"
            yield Diagnostic(instrument.span, "REG002", f"nguồn “{source}” không có mục “{path}”", hint)


def _likely(site: Site, document: str) -> list[str]:
    """Items of the document that is named, or of the one whose id is nearest."""
    nearest = [document] if document in site.documents else difflib.get_close_matches(document, list(site.documents), n=1)
    return [linked.key for identity in nearest for linked in site.items_by_document[identity]]
