"""The same papers with other names and numbers: what an importer that knows only form must read alike.

Words are replaced one by one and figures one by one, by the same table everywhere, so that a name or date
which a page break cuts is replaced as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from build_tools.diagnostics import Span

_PAIRS = (
    "hồ:lạng chí:giang minh:sơn cần:bắc thơ:kạn cửu:gia long:lai quận:huyện thủ:yên đức:bái nguyễn:trần văn:quang nên:khải phạm:vũ "
    "hiểu:khang dương:lê ngọc:đình hải:tuấn phước:hữu lộc:phong trung:kim châu:bích tuyên:nội giáo:vụ dân:thanh vận:tra cựu:tân "
    "tnxp:ccb tp:tx hcm:ls đoàn:hội mặt:hiệp trận:thương tham:hương lương:giang btgqu:bnvhu btgtu:bnvtu thúy:nga xi:xv khóa:kỳ "
    "thành:tỉnh phố:nhà bộ:cục trị:vụ"
)
WORDS = dict(pair.split(":") for pair in _PAIRS.split())
"""Parts of names of places, people and offices, and what stands in their place."""

_FIGURES = re.compile(r"\d+")
_KEPT = re.compile(r"^(?:[#*\s]*)(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]+\s?[-.])|\(\d{1,2}\)|\*+$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")


def other_number(figures: str) -> str:
    """Another number that could stand there: days stay days, months months, years years."""
    value, length = int(figures), len(figures)
    if length <= 2 and value <= 12:
        return str(value % 12 + 1).zfill(length) if value else figures
    if length == 2 and value <= 28:
        return str(13 + (value - 13 + 5) % 16)
    if length == 4 and 1800 < value < 2100:
        return str(value - 3)
    return "".join(str((int(c) + 3) % 9 + 1) for c in figures)


def other_word(word: str) -> str:
    """The word in its place, in the same case."""
    new = WORDS.get(word.casefold())
    if new is None:
        return word
    return new.upper() if word.isupper() and len(word) > 1 else new.capitalize() if word[0].isupper() else new


def other_text(text: str) -> str:
    """A text, or part of one, with other names and numbers; labels at the starts of lines and run-in numbers stay."""
    out: list[str] = []
    at = 0
    for kept in _KEPT.finditer(text):
        out += [_replaced(text[at : kept.start()]), kept[0]]
        at = kept.end()
    out.append(_replaced(text[at:]))
    return "".join(out)


def _replaced(text: str) -> str:
    return _WORD.sub(lambda m: other_word(m[0]), _FIGURES.sub(lambda m: other_number(m[0]), text))


def other_document(value: Any, change: Callable[[str], str] = other_text) -> Any:
    """A typed document with every printed string replaced; paths, labels, marks and spans stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, date):
        return value
    if isinstance(value, tuple):
        return tuple(other_document(v, change) for v in value)
    if is_dataclass(value) and not isinstance(value, (type, Span)):
        printed = {"text", "heading", "paragraphs", "children", "items", "title_lines", "letterhead", "left", "right", "addressees"}
        printed |= {"lines", "recipients", "signature", "capacity", "name", "furniture", "footnotes"}
        if not hasattr(value, "capacity"):  # only in a signature “name” is printed
            printed.remove("name")
        own = [f.name for f in fields(value) if f.name in printed]
        if hasattr(value, "emphases"):  # a paragraph: its lines are places in a file
            own = [name for name in own if name != "lines"]
        return replace(value, **{name: other_document(getattr(value, name), change) for name in own})
    return value
