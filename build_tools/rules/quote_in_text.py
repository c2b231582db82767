"""Mỗi điều khẳng định phải trích đúng chữ của mục.

Phân công, thời hạn, chỉ tiêu, dẫn chiếu đều kèm `quote`; chữ đó phải có nguyên văn trong nội
dung, tiêu đề hoặc chú thích của chính mục ấy (theo bản in hoặc theo bản đã hiệu đính).
Trang không khẳng định điều gì mà người đọc không thấy trong văn bản đã ký.

- QUO001: trích dẫn không có trong mục

Sai:  `quote: Ban Dân vận chủ trì`  khi mục ghi “Ban Dân vận Thành ủy chủ trì”
Đúng: `quote: Ban Dân vận Thành ủy chủ trì`
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import chain

from build_tools.diagnostics import Diagnostic, Span
from build_tools.link import Site
from build_tools.model import Assignment, Citation, Deadline, Document, Item, Target
from build_tools.reading import read

CODES = ("QUO001",)
_WORD = re.compile(r"\w")


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    for linked in site.items_by_document[document.id]:
        item = linked.item
        every = chain[Assignment | Deadline | Target | Citation](item.assignments, item.deadlines, item.targets, item.citations)
        claims = [(claim.quote, claim.span) for claim in every]
        if not claims:
            continue
        texts = _texts(item)
        for quote, span in claims:
            wanted = _squeezed(quote)
            if not any(_holds(text, wanted) for text in texts):
                yield _missing(quote, span, texts)


def _texts(item: Item) -> list[str]:
    """Heading, paragraphs and footnotes, as printed and as corrected."""
    printed = [item.heading, *(p.text for p in item.paragraphs), *(p.text for n in item.footnotes for p in n.paragraphs)]
    return list(dict.fromkeys(_squeezed(text) for p in printed for text in (p, read(p, item.corrections).text)))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _holds(text: str, words: str) -> bool:
    """Whether the words stand in a text, not in the middle of longer ones."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not _WORD.match(text[at - 1 : at]) and not _WORD.match(text, end):
            return True
        at = text.find(words, at + 1)
    return False


def _missing(quote: str, span: Span, texts: list[str]) -> Diagnostic:
    words = quote.split()
    best, ratio = "", 0.7
    for text in texts:
        tokens = text.split()
        for start in range(max(1, len(tokens) - len(words) + 1)):
            window = " ".join(tokens[start : start + len(words)])
            matcher = difflib.SequenceMatcher(None, quote, window)
            if matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
                best, ratio = window, matcher.ratio()
    hint = f"trong mục có: “{best}”" if best else "chép đúng chữ trong mục; mục con có trích dẫn riêng"
    return Diagnostic(span, "QUO001", f"trích dẫn không có trong mục: “{quote}”", hint)
