"""Tập học tập chỉ gồm những phần có thật, mỗi phần một lần.

Mỗi phần của tập trong `content/study` nêu mã một văn bản có toàn văn trên trang và, nếu không lấy cả văn
bản, đường dẫn của mục. Một phần nằm trong phần khác của cùng tập cũng là lặp lại.

- STU001: văn bản không có toàn văn trên trang
- STU002: văn bản không có mục ấy
- STU003: một phần có hai lần
- STU004: tập không có phần nào

Sai:  `- {document: thong-bao-1, path: II/9}`  khi mục II chỉ có 8 mục con
Đúng: `- {document: thong-bao-1, path: II/8}`
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Related
from build_tools.link import Site
from build_tools.model import Booklet, BookletItem
from build_tools.schema import DOCUMENT_FOLDERS

CODES = ("STU001", "STU002", "STU003", "STU004")


def check(site: Site) -> Iterator[Diagnostic]:
    for booklet in site.corpus.booklets:
        if not booklet.items and booklet.span.path not in site.corpus.damaged:
            yield Diagnostic(booklet.items_span, "STU004", "tập không có phần nào", "thêm ít nhất một phần: - {document: mã văn bản}")
        for item in booklet.items:
            yield from _unknown(site, item)
        yield from _repeated(booklet)


def _unknown(site: Site, item: BookletItem) -> Iterator[Diagnostic]:
    known = site.documents
    name = item.document.id
    if name not in known:
        if any(f"/{folder}/{name}." in path for path in site.corpus.unread for folder in DOCUMENT_FOLDERS):
            return  # the file is there; its own error is told
        near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
        hint = f"có phải ý bạn là “{near[0]}” ({known[near[0]].span.path})?" if near else "ghi tên tệp của văn bản, không có .yml"
        yield Diagnostic(item.document.span, "STU001", f"không có văn bản nào mang mã “{name}” có toàn văn trên trang", hint)
    elif item.path and item.key not in site.items and known[name].span.path not in site.corpus.damaged:
        paths = [linked.item.path for linked in site.items_by_document[name]]
        near = difflib.get_close_matches(item.path, paths, n=1, cutoff=0.5)
        hint = f"có phải ý bạn là “{near[0]}”?" if near else "đường dẫn là các ký hiệu từ ngoài vào trong, ví dụ II/1/1.10"
        yield Diagnostic(item.span, "STU002", f"văn bản “{name}” không có mục “{item.path}”", hint)


def _repeated(booklet: Booklet) -> Iterator[Diagnostic]:
    for index, item in enumerate(booklet.items):
        for earlier in booklet.items[:index]:
            if earlier.document.id == item.document.id and (_within(item, earlier) or _within(earlier, item)):
                said = f"“{item.document.id}” mục “{item.path}”" if item.path else f"cả văn bản “{item.document.id}”"
                first = Related(earlier.span, "phần kia ở đây")
                yield Diagnostic(item.span, "STU003", f"{said} trùng với một phần đã có trong tập", "bỏ một trong hai", related=(first,))
                break


def _within(inner: BookletItem, outer: BookletItem) -> bool:
    return not outer.path or f"{inner.path}/".startswith(f"{outer.path}/")
