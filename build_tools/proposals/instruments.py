"""Instruments that an item carries out, where the recogniser has only seen them cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.link import LinkedItem
from build_tools.mentions import Mention
from build_tools.proposals.parts import is_frame, is_narrative
from build_tools.proposals.passages import Passage
from build_tools.proposals.proposal import MIDDLE, Grounds, ProposedImplements

_SENTENCE = re.compile(r"[.!?…]\s+(?=[A-ZĐÀ-Ỹ])|\n")
_CUE = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|quán triệt|cụ thể hóa|cụ thể hoá|thi hành|chấp hành|hoàn thành|đưa)(?!\w)", re.IGNORECASE
)
_ACCORDING = re.compile(
    r"(?<!\w)theo(?:\s+(?:đúng|tinh thần|nội dung|quy định|quy định tại|yêu cầu|chỉ đạo tại|hướng dẫn tại))?\s+$", re.IGNORECASE
)
_AIMS = re.compile(r"^(?:quan điểm|mục tiêu|mục đích)", re.IGNORECASE)
_EVERYWHERE = re.compile(r"(?:hiến pháp|luật|bộ luật|điều lệ|báo cáo|tờ trình)(?!\w)", re.IGNORECASE)
"""What everything is done according to, or what is only a paper."""
_NOT = re.compile(
    r"(?:tổng kết|sơ kết|ban hành|sửa đổi|bổ sung|thay thế|xây dựng|dự thảo|soạn thảo|thông qua|phê duyệt)\s+(?:\w+\s+){0,6}$",
    re.IGNORECASE,
)


def propose_implements(linked: LinkedItem, passages: tuple[Passage, ...]) -> Iterator[ProposedImplements]:
    """Instruments that stand in a sentence which carries something out."""
    parts = (linked.item, *linked.ancestors)
    if is_frame(linked) or is_narrative(linked) or any(i.kind in ("preamble", "closing") or _AIMS.search(i.heading) for i in parts):
        return
    seen = {m.target for m in linked.mentions.all() if m.relation in ("implements", "self")}
    for passage in passages:
        followed = False
        for mention in passage.mentions:
            if (
                mention.type not in ("instrument", "document")
                or not mention.target
                or mention.relation != "cites"
                or _EVERYWHERE.match(mention.text)
            ):
                continue
            how = _how(passage.text, mention, followed)
            followed = how == "theo"
            if how and mention.target not in seen:
                seen.add(mention.target)
                yield ProposedImplements(mention.target, passage.quote(mention.start, mention.end), _GROUNDS[how])


_GROUNDS = {
    "thực hiện": Grounds(MIDDLE, "carried_out", "được dẫn trong câu nói việc thực hiện"),
    "theo": Grounds(MIDDLE, "according_to", "việc phải làm “theo” văn bản này"),
}


def _how(text: str, mention: Mention, followed: bool) -> str:
    """``thực hiện`` or ``theo``; empty when the sentence only cites."""
    breaks = [m.end() for m in _SENTENCE.finditer(text, 0, mention.start)]
    before = text[breaks[-1] if breaks else 0 : mention.start]
    if _NOT.search(before):
        return ""
    if _ACCORDING.search(before) or (followed and _CUE.search(before) is None):
        return "theo"
    return "thực hiện" if _CUE.search(before) else ""
