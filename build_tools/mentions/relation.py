"""In which relation a text names an instrument, told by the words before it."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[.;:!?…]\s|\n")
_CUES = re.compile(
    r"(?P<cites_passive>(?:được|bị)\s+(?:thay thế|sửa đổi(?:, bổ sung)?)(?:\s+(?:bởi|bằng|theo|tại))?)"
    r"|(?P<replaces>thay thế(?: cho)?)"
    r"|(?P<amends>sửa đổi(?:, bổ sung)?(?:\s+một số (?:điều|nội dung)(?:\s+của)?)?)"
    r"|(?P<based_on>căn cứ)"
    r"|(?P<replies_to>phúc đáp|trả lời)"
    r"|(?P<forwards>gửi kèm(?: theo)?|sao gửi|sao lục|gửi tài liệu)"
    r"|(?P<implements>thực hiện|triển khai|quán triệt|cụ thể hóa|cụ thể hoá|thi hành|chấp hành|đưa)"
    r"|(?P<cites>tổng kết|sơ kết|theo|tại|ban hành|thông qua|dự thảo|tinh thần|quy định tại)",
    re.IGNORECASE,
)
_REACH = 90
_LIST_GAP = re.compile(r"[\s,;]*(?:(?:và|cùng|các)\s+)?(?:của\s+[^.;]{1,60}?)?[\s,;]*(?:và\s+)?", re.IGNORECASE)


def relation_before(text: str, start: int) -> str:
    """The relation that the nearest cue in the same sentence gives; ``cites`` when there is none."""
    before = text[max(0, start - _REACH) : start]
    boundaries = list(_SENTENCE.finditer(before))
    clause = before[boundaries[-1].end() :] if boundaries else before
    cues = list(_CUES.finditer(clause))
    return (cues[-1].lastgroup or "cites").removesuffix("_passive") if cues else "cites"


def continues_list(text: str, end: int, start: int) -> bool:
    """Whether what stands between two citations only joins them, so that they share a relation."""
    if start - end > 80 or _CUES.search(text, end, start):
        return False
    return _LIST_GAP.fullmatch(text, end, start) is not None
