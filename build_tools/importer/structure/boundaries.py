"""Whether two neighbouring lines are one paragraph: signs for and against, added up.

Papers break paragraphs at page ends and at the right margin, and no sign alone tells the
break from an end: a sentence may go on with a capital (“Mặt trận | Tổ quốc”) or with a number
(“Nghị quyết số | 31”), and a heading ends without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_tools.importer.structure.labels import UNORDERED, Reading, readings
from build_tools.importer.structure.units import Unit, gap_after
from build_tools.importer.structure.words import CLOSERS, CONNECTORS, NUMBER_TAKERS, OPENERS, REFERENCE_END, REFERENCE_START
from build_tools.vietnamese.instrument_numbers import NUMBER

_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?]\s+[“\"(]?[A-ZÀ-ỸĐ]")
_TERMINAL = re.compile(r"(?:[.!?…]|\.{3})[”\"')\]]*$")
_WORDS = re.compile(r"\w+(?:[-./]\w+)*")
_END = 60
"""So many letters at the end of a text tell how it ends."""
_LONGEST_PARAGRAPH = 20_000
"""Nobody writes more without an end; what goes on is noise, and is cut to be read in good time."""
_USUAL_HEADING, _LONGEST_HEADING = 150, 260
_BETWEEN_NAMES = re.compile(r"\w [-–] [A-ZÀ-ỸĐ]")
_INSTRUMENT = re.compile(NUMBER)
_RUN_IN = re.compile(r"\((\d{1,2})\)\s*\S")


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop or the like."""
    return bool(_TERMINAL.search(text[-_END:]))


def is_capitals(text: str) -> bool:
    """Capitals only, of at least two letters; in short texts a tenth may be small, as recognition errs."""
    if text.isupper():
        return len(text) > 1
    if len(text) > _LONGEST_HEADING:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def may_be_heading(text: str) -> bool:
    """Short enough, of one sentence, with no mark at its end."""
    if not text or len(text) > _LONGEST_HEADING or _SENTENCE.search(text) or text[-1] in ".,;:…-–(“" or ": " in text:
        return False
    return last_word(text).lower() not in CONNECTORS


def last_word(text: str) -> str:
    """The last word; empty when the text ends with a sign."""
    found = re.search(r"(\w+)[”\")]*$", text[-_END:])
    return found[1] if found else ""


FIRST_LINE = 5.0
"""Millimetres from which a line counts as indented."""


@dataclass(frozen=True)
class Habits:
    """What a paper does everywhere: how wide its lines are, whether gaps or indents part its paragraphs, which words meet."""

    width: int
    gaps: bool
    indents: bool
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> Habits:
        """``width`` 0: lines are not those of a printer."""
        couples = list(pairwise(units))
        wrapped = sorted(a.last_length for a, b in couples if b.blank_before == 0 and a.whole is not True and a.last_length > 40)
        width = wrapped[int(len(wrapped) * 0.95)] if len(wrapped) >= 3 else 0
        ends = [b.blank_before > 0 for a, b in couples if ends_sentence(a.text) and len(a.text) > 20 and a.cell is None]
        pairs: set[tuple[str, str]] = set()
        for unit in units:
            words = list(_WORDS.finditer(unit.text))
            pairs.update((a[0], b[0]) for a, b in pairwise(words) if b.start() == a.end() + 1)
        gaps = len(ends) >= 5 and sum(ends) >= 0.75 * len(ends)
        begun = [u for u in units if u.whole is not True and not u.centred and not u.right]
        indented = [u.indent > FIRST_LINE for u in begun if u.indent is not None]
        indents = len(indented) >= 10 and 0.03 < sum(indented) / len(indented) < 0.7
        return cls(width, gaps, indents, frozenset(pairs))


def boundary(a: Unit, b: Unit, habits: Habits, *, starts_block: bool = True) -> float:
    """Above zero: a new paragraph begins at ``b``; below: it goes on. About ten is certain.

    ``starts_block``: whether ``a`` holds the beginning of its paragraph, so that its length means something.
    """
    if a.row or b.row or a.cell != b.cell or len(a.text) > _LONGEST_PARAGRAPH:
        return 20.0
    if _only_label(a) and not readings(b.text):
        return -4.0 if may_be_heading(b.text) else 4.0
    return _layout(a, b, habits) + _end(a, b, habits, starts_block) + _start(a, b) + _looks(a, b)


def _layout(a: Unit, b: Unit, habits: Habits) -> float:
    score = 0.0
    if (a.whole is True and b.whole is True) or a.ends_short:
        score += 6.0
    elif habits.indents and a.indent is not None and b.indent is not None and (b.page != a.page or not b.blank_before):
        score += 4.0 if b.indent > FIRST_LINE else -4.5
    elif b.blank_before or b.page != a.page:
        score += 3.0 if b.blank_before else 0.5
    elif a.ends_short is False:
        score += 2.0 if _steps_in(a, b) else -3.0 - 2.5 * habits.gaps
    elif habits.width:
        first = b.text.split(" ", 1)[0]
        needed = a.last_length + 1 + len(first)
        score += 2.0 if needed <= 0.94 * habits.width else -0.5 if needed <= habits.width else -3.0
        score -= 2.5 * habits.gaps
    else:
        score += 2.0
    if a.centred is not None and b.centred is not None and a.centred != b.centred:
        score += 3.0
    return score


def _steps_in(a: Unit, b: Unit) -> bool:
    """Whether a line begins farther in than the one before, as first lines do."""
    return a.indent is not None and b.indent is not None and b.indent - a.indent > FIRST_LINE and not b.centred


def _end(a: Unit, b: Unit, habits: Habits, starts_block: bool) -> float:
    text = a.text
    if ends_sentence(text):
        return 2.0 + 1.5 * bool(CLOSERS.match(b.text))
    if REFERENCE_END.search(text[-_END:]) and REFERENCE_START.match(b.text):
        return -8.0
    if text[-1] in ";:":
        return 2.0
    if text[-1] in ",-–(“/":
        return -5.0
    word = last_word(text)
    if word.lower() in CONNECTORS or (word.lower() in NUMBER_TAKERS and b.text[:1].isdigit()):
        return -5.0 - 2.0 * _is_open(text)
    score = -2.5
    if starts_block and may_be_heading(text) and (_is_numbered(text) or is_capitals(text) or a.rich.is_all("strong")):
        score += 1.5 if len(text) <= _USUAL_HEADING else 0.5
    elif (b.blank_before or not habits.width) and not a.ends_short:
        score -= 2.0
    first = _WORDS.match(b.text)
    if word and first and (word, first[0]) in habits.pairs:
        score -= 3.5
    if _INSTRUMENT.match(b.text):
        score -= 4.0
    return score - 2.0 * _is_open(text)


def _start(a: Unit, b: Unit) -> float:
    text = b.text
    first = text[:1]
    follows = goes_on_run_in(a.text, text)
    if follows:
        return -8.0
    if goes_on_dash(a.text, text):
        return -8.0
    if first in ",.;:)”%…" and not text.startswith("..."):
        return -6.0
    if first.islower() and not any(r.cost < 2 for r in readings(text)):
        return -2.0 if ends_sentence(a.text) else -5.5
    if OPENERS.match(text) and not ends_sentence(a.text) and a.text[-1] not in ",;":
        return 2.0
    return 0.5 if first.isupper() else 0.0


def goes_on_run_in(before: str, text: str) -> bool:
    """Whether a line begins with the run-in number after the last one of the line before."""
    here = _RUN_IN.match(text)
    if not here:
        return False
    earlier = [int(m[1]) for m in _RUN_IN.finditer(before) if m.start() > 0]
    return bool(earlier) and earlier[-1] + 1 == int(here[1])


def goes_on_dash(before: str, text: str) -> bool:
    """Whether a line begins with a dash of the sentence before: “2021 | - 2030”, “kinh tế | - xã hội”."""
    after = re.match(r"[-–]\s*(\d|[^\W\d_])", text)
    if not after or ends_sentence(before) or before[-1] in ";:,":
        return False
    if after[1].isupper():  # “cầu A | - cầu B - cầu C”
        label = readings(before)[0].end if readings(before) else 0
        return bool(_BETWEEN_NAMES.search(text[2:40]) or _BETWEEN_NAMES.search(before[max(label, len(before) - 40) :]))
    return after[1].islower() or before[-1].isdigit()


def _looks(a: Unit, b: Unit) -> float:
    """Capitals and bold letters keep together and apart."""
    capitals = is_capitals(a.text), is_capitals(b.text)
    bold = a.rich.is_all("strong"), b.rich.is_all("strong")
    if capitals == (False, True) and b.text.endswith(":") and len(b.text) < 40:
        return 9.0  # “QUYẾT ĐỊNH:”
    score = 0.0
    if capitals == (True, True) and not readings(b.text):
        score -= 2.0
    elif capitals[0] and len(a.text) > 4 and not capitals[1]:
        score += 3.0
    if bold == (True, True) and not readings(b.text):
        score -= 1.0
    elif bold[0] and not bold[1] and not b.rich.starts_in("strong"):
        score += 2.0
    return score


def _only_label(unit: Unit) -> bool:
    found = readings(unit.text)
    return bool(found) and not unit.text[found[0].end :].strip()


def _is_numbered(text: str) -> bool:
    found = readings(text)
    return bool(found) and found[0].style not in UNORDERED


def _is_open(text: str) -> bool:
    """A quotation or bracket that began and has not ended."""
    return text.count("“") > text.count("”") + text.count('"') or text.count("(") > text.count(")")


@dataclass(frozen=True)
class Seam:
    """A unit with its possible labels and the boundary before it."""

    unit: Unit
    readings: tuple[Reading, ...]
    boundary: float


CERTAIN = 4.0


def seams_of(units: Sequence[Unit], habits: Habits) -> list[Seam]:
    """Join what certainly is one paragraph; what is left carries its boundary for ``outline`` to weigh."""
    seams: list[Seam] = []
    for unit in units:
        found = () if unit.row else tuple(r for r in readings(unit.text) if r.cost <= 4.0)
        if not seams:
            seams.append(Seam(unit, found, 20.0))
            continue
        before = seams[-1].unit
        score = boundary(before, unit, habits)
        if found and found[0].cost < 2.0 and score > -8.0:
            score += 2.5
        if score <= -CERTAIN and (not found or score <= -8.0):
            seams[-1] = replace(seams[-1], unit=joined(before, unit))
        else:
            seams.append(Seam(unit, found, score))
    return seams


def joined(a: Unit, b: Unit) -> Unit:
    """Both as one."""
    return replace(
        a, rich=a.rich.join(b.rich, gap_after(a)), breaks=a.breaks + 1, last_length=b.last_length, ends_short=b.ends_short, page=b.page
    )
