"""Times of an item that its YAML may state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_tools.link import LinkedItem
from build_tools.mentions import Time
from build_tools.proposals.lexicon import lexicon, longest, pieces
from build_tools.proposals.parts import is_narrative
from build_tools.proposals.passages import Passage
from build_tools.proposals.proposal import HIGH, LOW, MIDDLE, Grounds, ProposedDeadline

_COMPARED = re.compile(r"(?:so(?:\s+với)?|cùng|bằng|hơn)\s*$|cùng\s+kỳ|^(?:sau|từ|kể\s+từ)\s", re.IGNORECASE)
_BREAK = re.compile(r"[.;:,()“”]\s|\n")
_OTHER = re.compile(r"[.;:\n]")
_FOLLOWING = re.compile(r"(?: [^\s.;:,()]+){1,6}")
_BEFORE = 80
_LEAST = 3
_REASONS = {
    "deadline": "mốc thời gian phải hoàn thành",
    "periodic": "việc làm định kỳ",
    "event": "ngày của một sự kiện",
    "period": "khoảng thời gian được nói đến",
    "horizon": "tầm nhìn hoặc nhiệm kỳ",
}


def propose_deadlines(linked: LinkedItem, passages: tuple[Passage, ...]) -> Iterator[ProposedDeadline]:
    """Each time once; what only serves to compare, or lies before the document, is left out."""
    seen: set[tuple[str, str]] = set()
    year = linked.document.date.year if linked.document.date else 0
    for passage in passages:
        for time in passage.times:
            key = time.due, time.kind
            if key in seen or _is_compared(passage.text, time) or _is_past(time, year):
                continue
            if passage.field == "note" or (
                passage.field == "heading" and time.kind == "period" and any(c.heading for c in linked.item.children)
            ):
                continue
            if is_narrative(linked) and passage.field == "text" and time.kind != "horizon":
                continue
            seen.add(key)
            yield ProposedDeadline(time.due, time.kind, passage.quote(*_stretch(passage.text, time)), _grounds(time))


def _is_compared(text: str, time: Time) -> bool:
    return bool(_COMPARED.search(text[max(0, time.start - 12) : time.start]) or _COMPARED.search(time.text))


def _is_past(time: Time, year: int) -> bool:
    return time.kind in ("period", "event") and time.due[:4].isdigit() and int(time.due[:4]) < year


def _stretch(text: str, time: Time) -> tuple[int, int]:
    """The time with the words of its clause, or from the last verb before it where the clause is long."""
    breaks = [0, *(m.end() for m in _BREAK.finditer(text, 0, time.start))]
    start = breaks[-1]
    if time.start - start > _BEFORE:
        row = pieces(text[start : time.start])
        verbs = [row[at].start for at in range(len(row)) if (found := longest(lexicon(), row, at)) and {"act", "role"} & found[1].classes]
        start += next((at for at in verbs if time.start - start - at <= _BEFORE), time.start - start)
    if len(text[start : time.end].split()) >= _LEAST:
        return start, time.end
    for earlier in reversed(breaks[:-1]):  # “định kỳ hằng tháng, quý, năm”
        if time.end - earlier <= _BEFORE and len(text[earlier : time.end].split()) >= _LEAST and not _OTHER.search(text, earlier, time.end):
            return earlier, time.end
    behind = _FOLLOWING.match(text, time.end)
    return start, behind.end() if behind else time.end


def _grounds(time: Time) -> Grounds:
    sure = HIGH if time.kind == "deadline" and time.year_given else LOW if not time.year_given else MIDDLE
    return Grounds(sure, time.kind, _REASONS[time.kind] + ("" if time.year_given else ", năm suy từ văn cảnh"))
