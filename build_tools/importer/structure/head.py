"""The head of a document: letterhead, number, place and date, title, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from build_tools.importer.structure.boundaries import Habits, boundary, ends_sentence, goes_on_dash, is_capitals, last_word
from build_tools.importer.structure.draft import DraftFurniture
from build_tools.importer.structure.labels import readings
from build_tools.importer.structure.listed import BULLET, add_line
from build_tools.importer.structure.place_and_date import PLACE_DATE, date_of
from build_tools.importer.structure.rich import squeezed
from build_tools.importer.structure.title_ahead import title_ahead
from build_tools.importer.structure.titles import begins_title, kind_of
from build_tools.importer.structure.typed_tables import begins_table
from build_tools.importer.structure.units import Unit, divider_of, is_divider, is_motto
from build_tools.importer.structure.words import (
    ADDRESSEES,
    APPENDIX,
    AUTHORITY,
    BELONGING,
    CONNECTORS,
    NUMBER_LINE,
    OFFICE,
    OPENERS,
    SUBJECT,
)
from build_tools.vietnamese.instrument_numbers import normal_number

_NUMBER = re.compile(
    r"(?:Số|SỐ|số)\s*:?\s*(?P<number>\d[\w.…]*\s*(?:/\s*\d{4})?\s*[-/]\s*[^\W\d_][\w\s/–-]*?[^\W\d_]\w*)(?=\s{2}|\s*$|\s*,)"
)
_LONGEST_TITLE_LINE = 250


@dataclass
class Head:
    """What stands above the text; ``end`` is the first unit of the text."""

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    heading: str = ""
    addressees: list[str] = field(default_factory=list)
    number: str = ""
    place: str = ""
    date: date | None = None
    kind: str = ""
    form: str = ""
    furniture: list[DraftFurniture] = field(default_factory=list)
    end: int = 0
    titled: bool = False
    """Whether the title names a kind of paper."""


class _HeadReader:
    def __init__(self, units: Sequence[Unit], start: int, habits: Habits) -> None:
        self.units = units
        self.habits = habits
        self.at = start
        self.head = Head()
        self.foreseen = title_ahead(units, start)
        """Where title or addressees stand, when mottoes, number or date above show that a head goes so far."""

    def read(self) -> Head:
        while self.at < len(self.units) and (self._letterhead_line(self.units[self.at]) or self._odd_line(self.units[self.at])):
            self.at += 1
        self._title()
        while self.at < len(self.units) and self._late_line(self.units[self.at]):
            self.at += 1
        self._addressees()
        self.head.end = self.at
        return self.head

    def _letterhead_line(self, unit: Unit) -> bool:
        """Take a line above the title; False at the title or at the text."""
        text = unit.text
        if ADDRESSEES.match(text) or (begins_title(unit) and unit.cell is None) or self.at == self.foreseen:
            return False
        if SUBJECT.match(text) or (self.head.title and self._goes_on_title(unit)):
            self.head.title.append(text)
            return True
        if self._placed(unit):
            return True
        if is_divider(text):
            if text.strip() in ("*", "* * *", "***") and len(text) == 1:
                self.head.left.append(text)
            else:
                self.head.furniture.append(divider_of(unit))
            return True
        if is_capitals(text) and len(text) < 90 and not self._opens_text(unit):
            (self.head.right if unit.right or (unit.cell and unit.cell[2] > 0) else self.head.left).append(text)
            return True
        if unit.cell is not None and not self._opens_text(unit):
            (self.head.right if unit.cell[2] > 0 else self.head.left).append(text)
            return True
        return False

    def _odd_line(self, unit: Unit) -> bool:
        """Take a line that no letterhead has, above a title that is in sight: an office in small letters, or what a web page says."""
        if self.at >= self.foreseen:
            return False
        if OFFICE.match(unit.text) or self.head.left or self.head.right:
            self.head.left.append(unit.text)
        else:
            self.head.furniture.append(DraftFurniture(unit.text, "other", "Chữ trước phần đầu", unit.number))
        return True

    def _placed(self, unit: Unit) -> bool:
        """Motto, number, place with date: lines that tell by their words where they stand."""
        text = unit.text
        day = PLACE_DATE.search(text) if len(text) < 130 else None
        number = NUMBER_LINE.match(text) if len(text) < 130 else None
        if not (day or number or is_motto(text)) or (day and day.start() > 0 and not number and not is_motto(text)):
            return False
        if day:
            self.head.place = self.head.place or squeezed(day["place"])
            self.head.date = self.head.date or date_of(day)
        if number:
            found = _NUMBER.match(text[: day.start()] if day and day.start() else text)
            self.head.number = self.head.number or (normal_number(found["number"]) if found else "")
        (self.head.left if number else self.head.right).append(text)
        return True

    def _goes_on_title(self, unit: Unit) -> bool:
        """The rest of a subject (“Về việc …”) printed above the place and date."""
        before = self.units[self.at - 1]
        return unit.blank_before == 0 and unit.cell == before.cell and not self._is_special(unit) and len(unit.text) < 120

    def _is_special(self, unit: Unit) -> bool:
        text = unit.text
        return bool(is_motto(text) or NUMBER_LINE.match(text) or PLACE_DATE.fullmatch(text) or ADDRESSEES.match(text) or is_divider(text))

    def _title(self) -> None:
        units, start = self.units, self.at
        if start >= len(units) or not (begins_title(units[start]) or (start == self.foreseen and kind_of(units[start].text))):
            self._unnamed_title()
            return
        self._take_title(start)

    def _unnamed_title(self) -> None:
        """A last line in capitals below number and date opens the title, of whatever kind: “BIÊN BẢN”."""
        left, last = self.head.left, self.units[self.at - 1] if self.at else None
        below = self.head.date is not None and bool(self.head.right) and not self.head.title
        if below and left and last and last.cell is None and left[-1] == last.text and not self._is_special(last) and last.blank_before:
            left.pop()
            self._take_title(self.at - 1)

    def _take_title(self, start: int) -> None:
        units = self.units
        self.at = start
        named = kind_of(units[start].text)
        if named:
            self.head.kind, self.head.form = named
        self.head.titled = named is not None or APPENDIX.match(units[start].text) is not None
        self.head.title.append(units[start].text)
        self.at += 1
        while self.at < len(units):
            unit = units[self.at]
            if is_divider(unit.text):
                self.head.furniture.append(divider_of(unit))
                self.at += 1
                return
            if self._opens_text(unit) or begins_table(unit):
                return
            self.head.title.append(unit.text)
            self.at += 1
            if self._is_complete():
                return

    def _is_complete(self) -> bool:
        """Whether the title has come to what it belongs to, “(Kèm theo …)”, bracket closed."""
        said = " ".join(self.head.title)
        return said.endswith(")") and bool(BELONGING.search(said)) and said.count("(") <= said.count(")")

    def _opens_text(self, unit: Unit) -> bool:
        """Whether the text begins here: a numbered line, an opening phrase, an authority, a whole sentence."""
        text = unit.text
        if ADDRESSEES.match(text) or unit.row or (len(text) > _LONGEST_TITLE_LINE and not text.isupper()):
            return True
        if self._is_broken_before_dash(unit):
            return False
        found = [r for r in readings(text) if r.cost < 1.5 and (r.value == 1 or r.style == "article")]
        if found:
            return True
        block = self._block()
        own = text in self.head.left and not AUTHORITY.match(self._after_block([unit]))
        authority = is_capitals(text) and (AUTHORITY.match(text) or own)
        if authority and self.head.title and OPENERS.match(self._after_block(block)):
            return True
        joined = " ".join(u.text for u in block)
        whole = ends_sentence(joined) or joined[-1] in ":;"
        if text[:1].islower() or is_capitals(text):
            return False
        if self.head.title and last_word(self.head.title[-1]).lower() in CONNECTORS:
            return False
        shown = unit.centred is True or unit.rich.is_all("strong")
        if OPENERS.match(text) and (whole or len(joined) > 200) and not shown:
            return True
        return whole and (len(joined) > 60 or joined.endswith(":")) and not shown

    def _is_broken_before_dash(self, unit: Unit) -> bool:
        """“… NĂM 2025 | - 2030”, “KINH TẾ | - XÃ HỘI”: a line of the title that begins like an item."""
        last = self.head.title[-1] if self.head.title else ""
        if not last or unit.blank_before or unit.centred is False or not unit.text.startswith(("-", "–")):
            return False
        return goes_on_dash(last, unit.text) or (is_capitals(last) and is_capitals(unit.text))

    def _block(self) -> list[Unit]:
        """The lines from here that are one paragraph."""
        block = [self.units[self.at]]
        for unit in self.units[self.at + 1 :]:
            numbered = any(r.cost < 1 and r.value == 1 for r in readings(unit.text))
            if len(block) > 40 or numbered or boundary(block[-1], unit, self.habits) > (-2.5 if unit.blank_before else 0.0):
                break
            block.append(unit)
        return block

    def _after_block(self, block: Sequence[Unit]) -> str:
        at = self.at + len(block)
        return self.units[at].text if at < len(self.units) else ""

    def _late_line(self, unit: Unit) -> bool:
        """Number, place and date printed below the title, as columns that were read one after another."""
        return not ADDRESSEES.match(unit.text) and len(unit.text) < 90 and self._is_special(unit) and self._take_late(unit)

    def _take_late(self, unit: Unit) -> bool:
        if self._placed(unit):
            return True
        if is_divider(unit.text):
            self.head.furniture.append(divider_of(unit))
            return True
        return False

    def _addressees(self) -> None:
        units = self.units
        if self.at >= len(units):
            return
        match = ADDRESSEES.match(units[self.at].text)
        if not match:
            return
        self.head.heading = match[0].strip()
        first = units[self.at].text[match.end() :].strip()
        lines = [first] if first else []
        self.at += 1
        while self.at < len(units) and not self._ends_addressees(units[self.at], lines):
            add_line(lines, units[self.at], units[self.at - 1])
            self.at += 1
        self.head.addressees = lines

    def _ends_addressees(self, unit: Unit, lines: list[str]) -> bool:
        if BULLET.match(unit.text):
            return False
        if not lines:
            return False
        return (unit.blank_before > 0 or unit.whole is True or ends_sentence(lines[-1])) and (
            ends_sentence(lines[-1]) or self._opens_text(unit) or len(unit.text) > 60
        )


def read_head(units: Sequence[Unit], start: int, habits: Habits) -> Head:
    """The head of the document that begins at ``start``."""
    return _HeadReader(units, start, habits).read()
