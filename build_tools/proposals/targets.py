"""Values that an item sets for an indicator, or reports as reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.link import LinkedItem
from build_tools.mentions import find_times
from build_tools.model import Indicator
from build_tools.proposals.indicators import IndicatorIndex
from build_tools.proposals.measured import Measured, measured_in
from build_tools.proposals.parts import is_narrative
from build_tools.proposals.passages import Passage
from build_tools.proposals.proposal import HIGH, LOW, MIDDLE, Grounds, ProposedTarget

_DONE = re.compile(r"(?<!\w)(?:ước đạt|ước tăng|ước giảm|đã đạt|so với cùng kỳ|so cùng kỳ|đạt được)(?!\w)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d{2})(?!\s*[-–])")
_GROWTH = ("tăng", "trưởng", "tốc", "độ")
_SHARE = ("tỷ", "trọng", "trong", "grdp")
_SURE, _FAIR = 0.8, 0.6


@dataclass
class _Last:
    """The indicator that the same clause spoke of before."""

    clause: int = -1
    indicator: Indicator | None = None
    name: str = ""


def propose_targets(linked: LinkedItem, passages: tuple[Passage, ...], indicators: IndicatorIndex) -> Iterator[ProposedTarget]:
    """Every number with a unit that stands beside the name of something measured."""
    seen: set[tuple[str, str, tuple[float, ...]]] = set()
    for passage in passages:
        if passage.field == "heading":
            continue
        last = _Last()
        for measured in measured_in(passage):
            one = _proposal(linked, passage, measured, last, indicators)
            key = one.indicator or one.name, one.op, one.value
            if key not in seen:
                seen.add(key)
                yield one


def _proposal(linked: LinkedItem, passage: Passage, measured: Measured, last: _Last, indicators: IndicatorIndex) -> ProposedTarget:
    quantity = measured.quantity
    found, score = _indicator(measured, last, indicators)
    op = quantity.op
    if found and op == "increase_by" and "tăng" in found.name.lower().split():
        op = "eq"
    if not measured.continues:
        last.clause, last.indicator, last.name = measured.clause, found, measured.name
    quote = passage.quote(measured.start, measured.end)
    result = is_narrative(linked) or bool(_DONE.search(quote))
    unit = found.unit if found and not quantity.unit else quantity.unit
    return ProposedTarget(
        found.id if found else "", found.name if found else measured.name, op, quantity.value, unit, _year(linked, passage, measured),
        quote, result, _grounds(found, score, measured),
    )  # fmt: skip


def _indicator(measured: Measured, last: _Last, indicators: IndicatorIndex) -> tuple[Indicator | None, float]:
    """The indicator of a quantity: a further change (“, tăng 48%”) is one of what the clause spoke of."""
    quantity = measured.quantity
    changes = quantity.op in ("increase_by", "decrease_by")
    if measured.continues and last.clause == measured.clause:
        if changes and last.indicator:
            return last.indicator, 0.0
        return indicators.best(f"{last.name} {measured.name}", quantity.unit)
    hints = _GROWTH if "tăng" in quantity.cue and "%" in quantity.unit else _SHARE if "chiếm" in quantity.cue else ()
    unit = "" if changes else quantity.unit
    tries = [(measured.name, quantity.unit, hints), (measured.name, unit, ())]
    if not quantity.unit.startswith("%"):
        tries.append((f"{measured.name} {quantity.unit}", unit, ()))
    return max((indicators.best(*each) for each in tries), key=lambda found: found[1])


def _grounds(found: Indicator | None, score: float, measured: Measured) -> Grounds:
    if found is None:
        return Grounds(LOW, "new_indicator", "số liệu có đơn vị; chỉ tiêu chưa có trong danh mục")
    if measured.quantity.cue == "không còn" or (score < _FAIR and not measured.continues):
        return Grounds(LOW, "alike", "tên chỉ tiêu gần giống chữ đứng cạnh số liệu")
    if measured.continues:
        return Grounds(MIDDLE, "same_indicator", "số tiếp theo của cùng chỉ tiêu")
    return Grounds(HIGH if score >= _SURE else MIDDLE, "named", "tên chỉ tiêu đứng cạnh số liệu có đơn vị")


def _year(linked: LinkedItem, passage: Passage, measured: Measured) -> str:
    """The year said before the number in its clause, then in the headings above, nearest first, then in the title."""
    before = [
        t.due
        for t in passage.times
        if measured.clause <= t.start and t.end <= measured.quantity.start and t.kind in ("horizon", "period", "deadline")
    ]
    if before:
        return before[-1]
    year = linked.document.date.year if linked.document.date else None
    for item in (linked.item, *reversed(linked.ancestors)):
        said = [t.due for t in find_times(item.heading, year) if t.kind in ("horizon", "period", "deadline")]
        if said:
            return said[0]
    title = _YEAR.search(linked.document.title)
    return title[1] if title else ""
