"""Quantities of a text with the words that say what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.proposals.passages import Passage
from build_tools.proposals.quantities import Quantity, find_quantities, find_ranks

_CLAUSE = re.compile(r"[;:!?…](?=\s|$)|\.(?=\s|$)|\n")
_LEADING = re.compile(
    r"^(?:[\s,;:.)“”\"(-]|và\s|trong đó,?\s|riêng\s|phấn đấu,?\s|tiếp tục\s|duy trì\s|bảo đảm\s|đảm bảo\s|thực hiện\s|đến\s|cuối\s|hết\s"
    r"|đưa\s|nâng\s|giữ\s|có\s|phải\s|đạt tỷ lệ\s?|đạt\s|với\s|khi\s|mục tiêu\s|cụ thể\s|giảm\s(?=tỷ lệ|tỉ lệ|số)|bình quân\s|giai đoạn\s"
    r"|hằng năm,?\s|hàng năm,?\s|năm\s\d{4},?\s|\d{4}\s?[-–]\s?\d{4},?\s|\d{4},?\s)+",
    re.IGNORECASE,
)
"""What stands before a name and is no part of it."""
_NONE_LEFT = re.compile(
    r"(?<!\w)(?:không còn|không để xảy ra|không để phát sinh)\s+"
    r"(?P<name>(?:các\s|tình trạng\s)?(?:hộ|vụ|xã|huyện|thôn|nhà|trường hợp|nợ|học sinh|dịch bệnh)\s[^;.(]{2,120})",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:tỷ|tỉ)\s(?:lệ|trọng)|số\s|tổng\s|tốc độ|mức\s|chỉ số|thu nhập|diện tích|sản lượng|giá trị|kim ngạch|năng suất|mật độ|GRDP"
    r"|thu ngân|vốn\s|quy mô|khách\s|lượng\s|\d",
    re.IGNORECASE,
)
"""How the name of something measured begins, so that it stands for itself behind a comma."""
_COMPARED = re.compile(r"\s*(?:so\s(?:với\s)?(?:cùng kỳ|năm|kế hoạch)|về số lượng)", re.IGNORECASE)
_TO_GOAL = re.compile(r"\s*(?:lên|xuống|còn)\s", re.IGNORECASE)
_BASELINE = re.compile(r"\s+từ\s+[\d.,]+\s*[%‰]?[^,;]{0,20}$", re.IGNORECASE)
_GOVERNED = re.compile(r"(?:đối với|cho|ở|tại|của|trên)$")
_LEAST = 2
_MOST = 40


@dataclass(frozen=True)
class Measured:
    """A quantity, the words that name what it measures, and the stretch of both; ``clause`` is where its clause begins.

    ``continues`` tells that it says more of what the same clause has named before.
    """

    quantity: Quantity
    name: str
    start: int
    end: int
    clause: int
    continues: bool = False


def measured_in(passage: Passage) -> Iterator[Measured]:
    """All that a passage measures, in order; numbers of dates and instruments are none."""
    text = passage.text
    taken = [(m.start, m.end) for m in passage.mentions if m.type != "body"] + [(t.start, t.end) for t in passage.times]
    start = 0
    for boundary in [*_CLAUSE.finditer(text), None]:
        end = boundary.start() if boundary else len(text)
        yield from _of_clause(text, start, end, taken)
        start = boundary.end() if boundary else end


def _of_clause(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[Measured]:
    at, spoken = start, False
    for quantity in find_quantities(text, start, end, taken):
        if quantity.cue.lower().endswith("từ") and _TO_GOAL.match(text, quantity.end):
            continue  # “từ 38% lên 45%”: where it stands now
        measured = _named(text, at, start, end, quantity, spoken)
        if measured is not None:
            yield measured
            spoken = spoken or not measured.continues
            at = max(measured.end, quantity.end)
        else:
            at = quantity.end
    for first, behind, value in find_ranks(text, start, end):
        stop = _behind(text, behind, end)
        yield Measured(Quantity(first, behind, first, "le", (value,), "hạng", "nhóm"), text[behind:stop].strip(), first, stop, start)
    for match in _NONE_LEFT.finditer(text, start, end):
        name = re.split(r",\s(?=không)", match["name"])[0].strip()
        yield Measured(
            Quantity(match.start(), match.start(), match.start(), "eq", (0.0,), "", "không còn"),
            name,
            match.start(),
            match.start("name") + len(name),
            start,
        )


def _named(text: str, at: int, clause: int, end: int, quantity: Quantity, spoken: bool) -> Measured | None:
    """A quantity with its name, which stands before it, behind it, or with the quantity before it."""
    first, before = _name_before(text, at, quantity)
    percent = quantity.unit.startswith(("%", "‰"))
    bracket = spoken and text[: quantity.left].endswith("(")
    rate = "/" in quantity.unit
    if not (quantity.cue or percent or bracket or rate) or (not percent and quantity.cue.lower() == "từ" and quantity.op != "ge"):
        return None
    stop = _behind(text, quantity.end, end)
    after = text[quantity.end : stop].strip()
    if _COMPARED.match(text, quantity.end) and quantity.op != "eq":
        after, stop = "", quantity.end
    if _words(before) >= _LEAST or (before and not percent and "/" in before):
        if _GOVERNED.search(before) and after:
            return Measured(quantity, f"{before} {after}", first, stop, clause)
        return Measured(quantity, before, first, quantity.end, clause)
    if spoken and (bracket or quantity.cue) and not _counts(quantity) and not _WHOLE.match(after):
        return Measured(quantity, after, quantity.left, stop, clause, continues=True)
    name = after if percent else f"số {quantity.unit} {after}".strip()
    return Measured(quantity, name, quantity.left, stop, clause) if _words(name) >= _LEAST else None


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _counts(quantity: Quantity) -> bool:
    """Whether the unit itself says what is counted (“hộ nghèo”, “bác sĩ/vạn dân”)."""
    return not quantity.unit.startswith(("%", "‰")) and quantity.op in ("increase_by", "decrease_by")


def _name_before(text: str, at: int, quantity: Quantity) -> tuple[int, str]:
    """(start, words) of what stands before the comparison, back to the quantity before."""
    said = text[at : quantity.left]
    cut = max((m.end() for m in re.finditer(r",\s|\s(?:và|trong đó)\s", said) if _WHOLE.match(said, m.end())), default=0)
    leading = _LEADING.match(said[cut:])
    start = at + cut + (leading.end() if leading else 0)
    return start, _BASELINE.sub("", text[start : quantity.left]).strip(" ,(")


def _behind(text: str, start: int, end: int) -> int:
    """Where the words behind a number end that belong to it: at a bracket, a further number, or the clause's end."""
    match = re.match(r"[^(;]*?(?=\s*[(;]|,\s\w+\s(?:\w+\s)?\d|\s(?:và|đạt|bằng)\s(?:\w+\s){0,2}\d|$)", text[start:end])
    words = (match[0] if match else "").split()
    stop = start + (len(match[0]) if match else 0)
    if len(words) > _MOST:
        stop = start + text[start:end].find(words[_MOST])
    return stop
