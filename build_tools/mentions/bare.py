"""A type word alone (“Nghị quyết”, “Chương trình này”) that means one instrument by its context."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from build_tools.mentions.context import Context, one_is_meant, only
from build_tools.mentions.mention import Passage
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES, TYPE_NAMES
from build_tools.vietnamese.letters import fold

_FOLLOWERS = (
    "này|trên|đã|được|đề ra|xác định|nêu|vào|trong|đến|tới|và|tại|có|theo|gắn|với|là|cho|để|sẽ|phù hợp|ở|bằng|nhằm|thành|cụ thể|một cách|"
    "hiệu quả|đạt|đúng|về cơ bản|như|nói trên|trên đây|bảo đảm|đảm bảo|sát|bám|do|ngay|từ|thuộc|tổ chức"
)
"""Words that begin something new behind a type word alone, so that no name goes on."""
_AFTER = re.compile(rf"(?:\s*(?:[,.;:)”\"…]|$)|\s+(?:{_FOLLOWERS})(?!\w)|\s+của\s|\s+thực\s+hiện\s)")
_MORE = re.compile(r"\s+(?:hành động|công tác|nhanh)(?!\w)", re.IGNORECASE)
_THIS = re.compile(r"\s+này(?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.;:!?…]\s+|\n\s*|[-+•]\s+|[“\"(]\s*)$")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_SENTENCE = 600
_NUMBERED = re.compile(r"\s+(?:số\s|\d)")
_GOES_ON = re.compile(r"\s+thực\s+hiện\s+")
_OF = re.compile(r"\s+của\s+")
_OWN_PLACE = re.compile(r"(?:thành phố|tỉnh|huyện|quận)(?!\w)")
_MAKES = re.compile(
    r"(?:xây dựng|ban hành|xây dựng và ban hành|các|kế hoạch,|dự thảo|tham mưu|mỗi|từng|mọi|một)\s+(?:\w+,\s+)?$", re.IGNORECASE
)
_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|quán triệt|hoàn thành|nội dung|mục tiêu|trong|theo|của)\s+$", re.IGNORECASE)
_VERBS = frozenset(
    {"decision", "regulation", "conclusion", "notice", "report", "guidance", "directive", "statute", "outline", "submission", "circular"}
)
"""Types whose word is a verb too, so that it counts only within a sentence."""
_TITLE_HEADS = ("chương trình hành động", "chương trình công tác", "chương trình làm việc", "thông báo nhanh", "kế hoạch hành động")


def own_heads(title: str, kind: str = "") -> tuple[str, ...]:
    """How a document with this title, and of this type, may call itself, longest first, folded: (``chuong trinh hanh dong``, …)."""
    folded = fold(" ".join(title.split()))
    heads = [fold(head) for head in (*_TITLE_HEADS, *(t.name for t in INSTRUMENT_TYPES)) if re.match(rf"{fold(head)}(?!\w)", folded)]
    if not heads and kind in TYPE_NAMES:
        heads.append(fold(TYPE_NAMES[kind]))
    return tuple(sorted(set(heads), key=len, reverse=True))


@dataclass(frozen=True)
class Named:
    """An instrument named in the text: where, of what type, which."""

    at: int
    type: str
    target: str


class BareWords:
    """Finds what type words alone mean in one passage.

    The document itself comes first, then the one instrument of the type that the sentence or the text
    has named, then the one that the document states it implements; where none is single, the word is
    left alone. ``own_bodies`` is where the bodies of the document's own place are named.
    """

    def __init__(self, passage: Passage, context: Context, document: str, named: Iterable[Named], own_bodies: Container[int]) -> None:
        self._passage = passage
        self._text = passage.plain
        self._context = context
        self._document = document
        self._named = sorted(named, key=lambda one: one.at)
        self._own_bodies = own_bodies

    def find(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, target) of type words that mean one thing here."""
        for start, type_end, kind in self._passage.types:
            more = _MORE.match(self._text, type_end)
            end = more.end() if more else type_end
            if self._announces(start, end):
                yield start, end, self._document
                continue
            if not _AFTER.match(self._text, end) or not (_THIS.match(self._text, end) or one_is_meant(self._text, start)):
                continue
            if self._is_own_head(start, end) and self._means_itself(start, end, kind.id):
                yield start, end, self._document
            elif not more and self._may_mean_another(start, end, kind.id):
                target = self._antecedent(start, kind.id)
                if target:
                    yield start, end, target

    def _announces(self, start: int, end: int) -> bool:
        """In its preamble a document says that it is made: “ban hành Kế hoạch triển khai …, như sau”."""
        if self._passage.part != "preamble" or not self._text[start].isupper() or not self._is_own_head(start, end):
            return False
        return _MAKES.search(self._text, max(0, start - 40), start) is not None and not _NUMBERED.match(self._text, end)

    def _is_own_head(self, start: int, end: int) -> bool:
        return fold(" ".join(self._text[start:end].split())) in self._context.own_heads

    def _means_itself(self, start: int, end: int, kind: str) -> bool:
        text = self._text
        capital = text[start].isupper()
        makes = _MAKES.search(text, max(0, start - 40), start) is not None
        if _THIS.match(text, end):
            return True
        of = _OF.match(text, end)
        if of and of.end() not in self._own_bodies and not _OWN_PLACE.match(text, of.end()):
            return False
        goes_on = _GOES_ON.match(text, end)
        if goes_on:
            carried_out = next((one.target for one in self._named if 0 <= one.at - goes_on.end() <= 3), "")
            return capital and carried_out in {c.target for c in self._context.implemented}
        others = any(one.at < start and one.type == kind and one.target != self._document for one in self._named)
        if others or makes:
            return False
        if capital:
            return not self._is_verb(start, kind)
        return len(text[start:end].split()) >= 4 and _CARRIES_OUT.search(text, max(0, start - 30), start) is not None

    def _may_mean_another(self, start: int, end: int, kind: str) -> bool:
        text = self._text
        if not text[start].isupper() or _GOES_ON.match(text, end) or _OF.match(text, end):
            return False
        return _THIS.match(text, end) is not None or not self._is_verb(start, kind)

    def _is_verb(self, start: int, kind: str) -> bool:
        return kind in _VERBS and _SENTENCE_START.search(self._text, max(0, start - 20), start) is not None

    def _antecedent(self, start: int, kind: str) -> str:
        before = [one for one in self._named if one.type == kind and one.at < start]
        if not before:
            return self._context.by_type(kind)
        window = max(0, start - _SENTENCE)
        sentence = max((m.end() for m in _SENTENCE_END.finditer(self._text, window, start)), default=window)
        return only(one.target for one in before if one.at >= sentence) or only(one.target for one in before)
