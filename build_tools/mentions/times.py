"""Times that a text names, and what kind of time each is.

A deadline is when something is to be done; a horizon is where a plan looks to (tầm nhìn, đến năm,
nhiệm kỳ); a period is a stretch that is talked about; an event is a day; a periodic duty has no
day. ``due`` is a point of the data contract (``vietnamese.dates.is_due``); a span counts by its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_tools.mentions.stretches import Stretches
from build_tools.mentions.time_forms import CLAUSE_END, DAY_WORDS, DONE_BY, FORMS, FURTHER, LEAD, YEAR
from build_tools.vietnamese.dates import is_due


@dataclass(frozen=True, order=True)
class Time:
    """A stretch of text that names a time; ``year_given`` tells whether the text itself says the year."""

    start: int
    end: int
    text: str
    due: str
    kind: str
    year_given: bool = field(default=True, compare=False)


_COUNTS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "giêng": 1, "tư": 4, "năm": 5, "bảy": 7, "tám": 8, "chạp": 12,
}  # fmt: skip
_EVERY = {"tháng": "monthly", "quý": "quarterly", "năm": "yearly", "tuần": "regular", "ngày": "regular", "kỳ": "regular"}
_STRICT_LEADS = ("chậm nhất", "muộn nhất", "hạn cuối", "trước", "xong trước")
_LEAD_REACH = 40
_NOTHING, _DAY = frozenset({""}), frozenset({"", "day"})
_ONE_YEAR, _TWO_YEARS = _DAY | {"year"}, _DAY | {"year", "years"}
_YEAR, _DIGIT = re.compile(YEAR), re.compile(r"\d")
_Groups = dict[str, str | None]


def find_times(text: str, year: int | None = None, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Time]:
    """Times in order, not overlapping.

    ``year`` is the year of the document, for what is said without one; ``taken`` are stretches
    (dates of instruments) that are not looked at.
    """
    lower = text.lower()
    said = _said(text, lower)
    found: list[Time] = []
    blocked = Stretches(taken)
    for name, needs, needles, form in FORMS:
        if needs not in said or (needles and not any(needle in lower for needle in needles)):
            continue
        for match in form.found(text):
            if blocked.meets(match.start(), match.end()):
                continue
            time = _read(name, match, text, year, found)
            if time is not None:
                further = list(_further_periods(name, text, match.end()))
                found += [time, *further]
                for one in (time, *further):
                    blocked.add(one.start, one.end)
    yield from sorted(found)


def _said(text: str, lower: str) -> frozenset[str]:
    """What a text has of that without which forms of time cannot stand; a cheap look that spares most texts the forms."""
    if not _DIGIT.search(text):
        return _NOTHING
    first = _YEAR.search(text)
    if first:
        return _TWO_YEARS if _YEAR.search(text, first.end()) else _ONE_YEAR
    return _DAY if any(word in lower for word in DAY_WORDS) else _NOTHING


def _further_periods(name: str, text: str, end: int) -> Iterator[Time]:
    """What follows “hằng tháng”: “, quý, năm”, each a period of its own."""
    while name == "every" and (match := FURTHER.match(text, end)):
        yield Time(match.start("word"), match.end(), match["word"], "periodic:" + _EVERY[match["unit"].lower()], "periodic")
        end = match.end()


def _read(name: str, match: re.Match[str], text: str, year: int | None, found: list[Time]) -> Time | None:
    groups: _Groups = match.groupdict()
    before = LEAD.search(text, max(0, match.start() - _LEAD_REACH), match.start())
    if before:
        groups |= before.groupdict()
    said = next((y for name in ("y", "y1", "y2", "y3", "y4") if (y := groups.get(name))), None)
    used = said or _year_near(match.start(), found, year)
    due = _due(name, groups, used, match.start(), found)
    if not due or not is_due(due):
        return None
    kind = _kind(name, groups, due, match, text)
    if kind == "deadline" and year and int(due[:4]) < year - 1:
        kind = "period"  # “trước năm 1975” in a text of today is no duty
    start = before.start() if before and (groups.get("lead") or groups.get("edge")) else match.start()
    return Time(start, match.end(), text[start : match.end()], due, kind, bool(said) or due.startswith("periodic:"))


def _year_near(start: int, found: list[Time], year: int | None) -> str:
    """The year of the last time before this place that says one, else the document's."""
    before = [t for t in found if t.end <= start and t.year_given and t.due[:4].isdigit()]
    return max(before).due[:4] if before else str(year or "")


def _due(name: str, groups: _Groups, year: str, start: int, found: list[Time]) -> str:
    if name in ("every", "often"):
        return "periodic:" + _period(groups)
    if name == "half" and not groups.get("h") and not groups.get("y"):
        return {6: "periodic:half_yearly", 3: "periodic:quarterly"}.get(_number(groups["n"]), "")
    if not year:
        return ""
    if name == "day":
        day = next(g for n in "1234" if (g := groups.get(f"d{n}")))
        month = next(g for n in "1234" if (g := groups.get(f"m{n}")))
        return f"{year}-{int(month):02}-{int(day):02}"
    if name == "month":
        return f"{year}-{_number(groups['m']):02}"
    if name == "quarter":
        return f"{year}-Q{_number(groups['q'])}"
    if name == "half":
        count = _number(groups["n"])
        if count == 6 and groups.get("h"):
            return f"{year}-{'H1' if (groups['h'] or '').lower() == 'đầu' else 'H2'}"
        return f"{year}-{count:02}" if groups.get("y") or groups.get("h") else ""
    if name == "same":
        part = [t.due[4:] for t in found if t.end <= start and re.fullmatch(r"-[HQ]\d", t.due[4:])]
        return year + (part[-1] if part else "")
    return year


def _period(groups: _Groups) -> str:
    if groups.get("n6"):
        return {6: "half_yearly", 3: "quarterly", 1: "monthly"}[_number(groups["n6"])]
    unit = (groups.get("unit") or "kỳ").lower()
    return _EVERY[unit]


def _number(word: str | None) -> int:
    clean = re.sub(r"\s+", " ", (word or "").strip().lower())
    return int(clean) if clean.isdigit() else _COUNTS.get(clean, 0)


def _kind(name: str, groups: _Groups, due: str, match: re.Match[str], text: str) -> str:
    if due.startswith("periodic:"):
        return "periodic"
    lead = re.sub(r"\s+", " ", (groups.get("lead") or "").lower())
    if lead.startswith(_STRICT_LEADS):
        return "deadline"
    word = re.sub(r"\s+", " ", (groups.get("word") or "").lower())
    if name == "vision" or word == "nhiệm kỳ":
        return "horizon"
    done_by = _is_done_by(text, match.start())
    if name == "to_year":
        return "deadline" if done_by and groups.get("end") else "horizon"
    if name in ("span", "bare_span", "same", "half"):
        return "period"
    if name == "day":
        return "deadline" if done_by and lead in ("đến", "tới", "vào", "trong") else "event"
    if name in ("quarter", "month"):
        return "deadline" if lead in ("trong", "vào", "đến", "tới") or done_by else "period"
    if lead in ("đến", "tới", "cho đến"):
        return "horizon"
    return "deadline" if lead == "vào" or (lead == "trong" and done_by) else "period"


def _is_done_by(text: str, start: int) -> bool:
    """Whether the words just before in the same clause say that something is finished then."""
    before = text[max(0, start - 60) : start]
    boundaries = list(CLAUSE_END.finditer(before))
    return bool(DONE_BY.search(before[boundaries[-1].end() :] if boundaries else before))
