"""The foot of a document: recipients and signature, in either order or side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.importer.structure.boundaries import ends_sentence, is_capitals
from build_tools.importer.structure.draft import DraftFurniture
from build_tools.importer.structure.listed import BULLET, add_line
from build_tools.importer.structure.titles import begins_title
from build_tools.importer.structure.units import Unit, divider_of, is_divider, is_motto
from build_tools.importer.structure.words import CAPACITY, RANKS, RECIPIENTS, SIGNED

_NAME = re.compile(r"[^\W\d_]+(?:[\s.]+[^\W\d_]+){1,5}")
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*")
_LONGEST_LINE = 160
_LONGEST_FOOT = 60


@dataclass
class Tail:
    """``start`` is the first unit that is no text any more; ``end`` the first unit behind the document."""

    start: int
    end: int
    heading: str = ""
    recipients: list[str] = field(default_factory=list)
    capacity: list[str] = field(default_factory=list)
    name: str = ""
    furniture: list[DraftFurniture] = field(default_factory=list)


def is_name(text: str) -> bool:
    """Two to six words with capitals, as a person is named, with a rank or degree before."""
    rest = RANKS.sub("", text.strip())
    if not _NAME.fullmatch(rest) or CAPACITY.match(text):
        return False
    words = rest.split()
    return (
        2 <= len(words) <= 6
        and all(w[0].isupper() for w in words)
        and (is_capitals(rest) or all(w[1:].islower() or len(w) == 1 for w in words))
    )


def read_tail(units: Sequence[Unit], start: int) -> Tail:
    """The foot of the document whose text begins at ``start``; without one the text runs to the end."""
    at = next((i for i in range(start, len(units)) if RECIPIENTS.match(units[i].text)), None)
    if at is None:
        return _only_signature(units, start)
    tail = Tail(at, at)
    after = _recipients(units, at, tail)
    tail.end = _signature_after(units, after, tail)
    if not tail.name and not tail.capacity:
        tail.start = _signature_before(units, start, at, tail)
    return tail


def _recipients(units: Sequence[Unit], at: int, tail: Tail) -> int:
    match = RECIPIENTS.match(units[at].text)
    assert match is not None
    tail.heading = match[0].strip()
    rest = units[at].text[match.end() :].strip()
    column = units[at].cell
    if rest:
        tail.recipients.append(rest)
    at += 1
    while at < len(units) and not _ends_recipients(units, at, tail, column):
        add_line(tail.recipients, units[at], units[at - 1])
        at += 1
    return at


def _ends_recipients(units: Sequence[Unit], at: int, tail: Tail, column: tuple[int, int, int] | None) -> bool:
    unit = units[at]
    if column is not None:
        return unit.cell is None or unit.cell[2] != column[2] or unit.cell[0] != column[0]
    if BULLET.match(unit.text) and not is_divider(unit.text):
        return False
    if not tail.recipients:
        return is_capitals(unit.text) or bool(CAPACITY.match(unit.text))
    if is_divider(unit.text) or CAPACITY.match(unit.text) or begins_title(unit) or is_motto(unit.text):
        return True
    if unit.blank_before and (is_name(unit.text) or ends_sentence(tail.recipients[-1]) or SIGNED.fullmatch(unit.text)):
        return True
    return (
        is_capitals(unit.text) or (ends_sentence(tail.recipients[-1]) and _complete(tail.recipients[-1])) or len(unit.text) > _LONGEST_LINE
    )


def _complete(line: str) -> bool:
    """A last recipient, “Lưu …”, is complete at its full stop; brackets must be closed."""
    return line.count("(") <= line.count(")") and not line.endswith("..")


def _signature_after(units: Sequence[Unit], at: int, tail: Tail) -> int:
    """Capacity in capitals, perhaps “(đã ký)”, and a name; whatever follows is another document."""
    first = at
    while at < len(units) and at - first < _LONGEST_FOOT:
        unit = units[at]
        text = unit.text
        if _set_aside(unit, tail):
            pass
        elif tail.heading and (BULLET.match(text) or _goes_on_recipient(units[at - 1], unit)):  # the columns were read across
            add_line(tail.recipients, unit, units[at - 1])
        elif _is_capacity(units, at, first):
            tail.capacity.append(text)
        elif is_name(text) and not begins_title(unit):
            tail.name = text
            if not _signs_too(units, at + 1):
                return at + 1
            tail.capacity.append(text)  # two who sign together: the last one is the name
            tail.name = ""
        else:
            break
        at += 1
    return at


def _goes_on_recipient(before: Unit, unit: Unit) -> bool:
    """The rest of a recipient below the line that had no room for it."""
    return bool(BULLET.match(before.text)) and before.ends_short is False and not is_name(unit.text) and not CAPACITY.match(unit.text)


def _signs_too(units: Sequence[Unit], at: int) -> bool:
    """Whether another capacity with its name follows: papers that two offices sign."""
    lines = units[at : at + 5]
    name = next((i for i, unit in enumerate(lines) if is_name(unit.text)), None)
    if not name or any(begins_title(unit) or is_motto(unit.text) for unit in lines[:name]):
        return False
    return all(_stands_above_name(unit) for unit in lines[:name]) and any(CAPACITY.match(unit.text) for unit in lines[:name])


def _is_capacity(units: Sequence[Unit], at: int, first: int) -> bool:
    """Lines of capacity; a last line in capitals with a gap before it is the name."""
    text = units[at].text
    if len(text) > 90 or is_motto(text):
        return False
    if CAPACITY.match(text):
        return not ends_sentence(text)
    if begins_title(units[at]) or not is_capitals(text):
        return False
    named = is_name(text) and at > first and (at + 1 == len(units) or units[at].blank_before > 0)
    return not named


def _signature_before(units: Sequence[Unit], start: int, at: int, tail: Tail) -> int:
    """The signature printed above the recipients; returns where the text ends."""
    end = at
    while end > start and (is_divider(units[end - 1].text) or SIGNED.fullmatch(units[end - 1].text)):
        end -= 1
    if end > start and is_name(units[end - 1].text):
        begin = end - 1
        while begin > start and _stands_above_name(units[begin - 1]):
            begin -= 1
        while begin - 1 > start and is_name(units[begin - 1].text) and _stands_above_name(units[begin - 2]):
            begin -= 1
            while begin > start and _stands_above_name(units[begin - 1]):
                begin -= 1
        if begin < end - 1 or units[end - 1].blank_before:
            _take(units[begin:at], tail)
            return begin
    return at


def _stands_above_name(unit: Unit) -> bool:
    text = unit.text
    if SIGNED.fullmatch(text) or is_divider(text):
        return True
    return len(text) <= 90 and not ends_sentence(text) and (is_capitals(text) or bool(CAPACITY.match(text)))


def _take(units: Sequence[Unit], tail: Tail) -> None:
    """The lines of a signature; the last one that is a name is the name."""
    named = next((unit for unit in reversed(units) if is_name(unit.text)), None)
    for unit in units:
        if _set_aside(unit, tail):
            continue
        if unit is named:
            tail.name = unit.text
        else:
            tail.capacity.append(unit.text)


def _set_aside(unit: Unit, tail: Tail) -> bool:
    """“(đã ký)”, rules and the number of the page on which the name stands are no part of the signature."""
    if SIGNED.fullmatch(unit.text):
        tail.furniture.append(DraftFurniture(unit.text, "other", "Chữ ghi chỗ ký", unit.number))
    elif is_divider(unit.text):
        tail.furniture.append(divider_of(unit))
    elif _PAGE_NUMBER.fullmatch(unit.text):
        tail.furniture.append(DraftFurniture(unit.text, "page_number", "", unit.number))
    else:
        return False
    return True


def _only_signature(units: Sequence[Unit], start: int) -> Tail:
    """No recipients: a signature closes the paper or stands before the next heading of the State or Party."""
    end = next((i for i in range(start + 3, len(units)) if is_motto(units[i].text)), len(units))
    while end > start and end < len(units) and is_capitals(units[end - 1].text) and not is_name(units[end - 1].text):
        end -= 1  # the letterhead of the next document
    tail = Tail(end, end)
    tail.start = _signature_before(units, start, end, tail)
    return tail
