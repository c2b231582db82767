"""Mỗi chữ viết tắt ghi một lần, với mọi nghĩa của nó.

Ô tìm kiếm đọc chữ viết tắt theo danh mục `content/abbreviations`. Hai mục cùng một chữ thì không
biết mục nào đúng; nghĩa chép lại chính chữ viết tắt thì không giúp gì. Chữ viết tắt gồm chữ cái, chữ số,
nối bằng gạch nối, không có dấu cách, dấu chấm, dấu gạch chéo. Trong tên cơ quan (`in_names: true`) chỉ nhận
được chữ viết liền.

- REG003: chữ viết tắt ghi hai lần
- REG004: chữ viết tắt không đúng dạng
- REG005: nghĩa trùng với chữ viết tắt

Sai:  hai mục `short: CT`, một mục `words: chỉ thị`, một mục `words: chương trình`
Đúng: một mục `short: CT`, `words: [chỉ thị, chương trình]`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.diagnostics import Diagnostic, Related
from build_tools.link import Site
from build_tools.model import Abbreviation
from build_tools.vietnamese.letters import canonical

CODES = ("REG003", "REG004", "REG005")
_SHORT = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def check(site: Site) -> Iterator[Diagnostic]:
    seen: dict[str, Abbreviation] = {}
    for entry in sorted(site.corpus.abbreviations, key=lambda a: a.span):
        if not entry.short:  # missing or empty, which is told where it was read
            continue
        first = seen.setdefault(_folded(entry.short), entry)
        if first is not entry:
            yield _twice(entry, first)
        yield from _form(entry)
        if any(_folded(meaning) == _folded(entry.short) for meaning in entry.words):
            message = f"nghĩa của “{entry.short}” trùng với chính chữ viết tắt"
            yield Diagnostic(entry.span, "REG005", message, "ghi chữ đầy đủ, hoặc bỏ mục này")


def _twice(entry: Abbreviation, first: Abbreviation) -> Diagnostic:
    meanings = ", ".join(dict.fromkeys((*first.words, *entry.words)))
    hint = f"gộp vào một mục: words: [{meanings}]"
    related = (Related(first.span, "lần đầu ở đây"),)
    return Diagnostic(entry.span, "REG003", f"chữ viết tắt “{entry.short}” ghi hai lần", hint, related=related)


def _form(entry: Abbreviation) -> Iterator[Diagnostic]:
    if not _SHORT.fullmatch(entry.short):
        hint = "chỉ dùng chữ cái, chữ số và gạch nối, ví dụ CTr, KT-XH"
        yield Diagnostic(entry.span, "REG004", f"“{entry.short}” không đúng dạng chữ viết tắt", hint)
    elif entry.in_names and "-" in entry.short:
        message = f"“{entry.short}” có gạch nối, không nhận trong tên cơ quan được"
        yield Diagnostic(entry.span, "REG004", message, "bỏ in_names, hoặc thêm một mục viết liền")


def _folded(words: str) -> str:
    """In small letters, tone marks in one placement; marks tell abbreviations apart (``TU``, ``TƯ``)."""
    return canonical(words).casefold()
