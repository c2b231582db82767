"""What repeats at the head and foot of PDF pages, page numbers, and footnotes at the foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from build_tools.importer.lines import Role
from build_tools.importer.readers.pdf_lines import Printed

_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–\s]*", re.I)
_LEADER = re.compile(r"(?:\s?[.…]){5,}\s*\d+$|…{2,}\s*\d+$")
_CONTENTS = re.compile(r"(?:mục lục|nội dung)\s*:?", re.I)
_FEW_LEADERS = 3
_DEEP = 3
"""So many lines at the head or foot of a page may repeat."""
_SAME_HEIGHT = 7.0
_PLAIN_MARK = re.compile(r"(\[?\(?(?:\d{1,3}|\*{1,3})\)?\]?)\s+(?=\S)")


@dataclass
class PdfPage:
    """The lines of a page, sorted out step by step."""

    number: int
    width: float
    height: float
    lines: list[Printed]
    rules: tuple[tuple[float, float, float], ...] = ()
    """Horizontal strokes: (x0, x1, top)."""
    aside: list[tuple[Printed, Role]] = field(default_factory=list)
    notes: list[FootNote] = field(default_factory=list)


@dataclass
class FootNote:
    """A footnote with its printed lines; ``mark`` is empty where it goes on from the page before."""

    mark: str
    lines: list[Printed]


def set_aside_running(pages: Sequence[PdfPage]) -> None:
    """Take heads, feet and page numbers out of the pages' lines: the same words (digits aside) at the same height on several pages."""
    for at_foot in (False, True):
        for _ in range(_DEEP):
            if not _take_outermost(pages, at_foot):
                break


def _take_outermost(pages: Sequence[PdfPage], at_foot: bool) -> bool:
    found: dict[str, list[PdfPage]] = defaultdict(list)
    for page in pages:
        if page.lines:
            found[_key(_outermost(page, at_foot))].append(page)
    taken = False
    for own in found.values():
        own = _alike(own, at_foot)
        if _repeats(own, pages, at_foot):
            role: Role = "page_number" if _PAGE_NUMBER.fullmatch(_outermost(own[0], at_foot).text) else "footer" if at_foot else "header"
            for page in own:
                page.aside.append((page.lines.pop(-1 if at_foot else 0), role))
            taken = True
    return taken


def _outermost(page: PdfPage, at_foot: bool) -> Printed:
    return page.lines[-1 if at_foot else 0]


def _key(line: Printed) -> str:
    """The words of a line with every number as one sign."""
    return re.sub(r"\d+", "#", line.text)


def _alike(pages: Sequence[PdfPage], at_foot: bool) -> list[PdfPage]:
    """The pages whose outermost lines are at one height and whose numbers are the same or go up with the pages."""
    height = median(_outermost(page, at_foot).bottom for page in pages)
    own = [page for page in pages if abs(_outermost(page, at_foot).bottom - height) <= _SAME_HEIGHT]
    slots = list(zip(*(map(int, re.findall(r"\d+", _outermost(page, at_foot).text)) for page in own), strict=True))
    for values in slots:
        steps = {value - page.number for value, page in zip(values, own, strict=True)}
        if len(set(values)) > 1 and len(steps) > 1:
            return []
    return own


def _repeats(own: Sequence[PdfPage], pages: Sequence[PdfPage], at_foot: bool) -> bool:
    if not own:
        return False
    line = _outermost(own[0], at_foot)
    number = _PAGE_NUMBER.fullmatch(line.text)
    if number and len(own) == 1:
        edge = line.bottom > 0.92 * own[0].height if at_foot else line.bottom < 0.08 * own[0].height
        return edge and int(number[1]) == own[0].number and (own[0].number > 1 or at_foot)
    if not number and (not any(c.isalpha() for c in line.text) or _fills(line, own[0])):
        return False
    return len(own) >= max(2, 0.4 * (len(pages) - 1))


def _fills(line: Printed, page: PdfPage) -> bool:
    """Whether a line runs from margin to margin without a wide gap, as lines of text do and running heads do not."""
    widest = max(each.x1 - each.x0 for each in page.lines)
    is_wide = line.x1 - line.x0 > 0.93 * widest and len(page.lines) > 2 * _DEEP
    return is_wide and all(b - a < 2 * line.size for a, b in line.gaps)


def set_aside_contents(pages: Sequence[PdfPage]) -> None:
    """Take tables of contents out: lines that end in a row of dots and a number, and what is wrapped between them."""
    for page in pages:
        leaders = [i for i, line in enumerate(page.lines) if _LEADER.search(line.text)]
        if len(leaders) < _FEW_LEADERS or any(b - a > _DEEP for a, b in pairwise(leaders)):
            continue
        above = range(max(0, leaders[0] - _DEEP), leaders[0])
        start = next((i for i in above if _CONTENTS.fullmatch(page.lines[i].text)), leaders[0])
        page.aside += [(line, "footer") for line in page.lines[start : leaders[-1] + 1]]
        del page.lines[start : leaders[-1] + 1]


def take_footnotes(pages: Sequence[PdfPage], body: float, left: float) -> None:
    """Take the footnotes out of the pages' lines: small letters at the foot, under a short stroke or behind a raised mark."""
    has_notes = False
    for page in pages:
        start = _first_of_notes(page, body, left, has_notes)
        has_notes = start < len(page.lines)
        are_raised = any(_mark(line, ruled=False)[0] for line in page.lines[start:])
        for line in page.lines[start:]:
            mark, rest = _mark(line, ruled=not are_raised)
            if mark or not page.notes:
                page.notes.append(FootNote(mark, [rest]))
            else:
                page.notes[-1].lines.append(rest)
        del page.lines[start:]


def _first_of_notes(page: PdfPage, body: float, left: float, goes_on: bool) -> int:
    lines = page.lines
    for _, top in sorted(((x1, t) for x0, x1, t in page.rules if abs(x0 - left) < 8 and 40 < x1 - x0 < 260), key=lambda r: -r[1]):
        start = next((i for i, line in enumerate(lines) if line.bottom > top + 2), len(lines))
        below = lines[start:]
        if below and all(line.size < 0.96 * body for line in below) and (goes_on or _mark(below[0], ruled=True)[0]):
            return start
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].size > 0.93 * body:
            break
        if _mark(lines[at], ruled=False)[0]:
            start = at
    return start


def _mark(line: Printed, *, ruled: bool) -> tuple[str, Printed]:
    """The mark with which a line begins, and the line without it; a mark that is not raised only where a stroke proves the notes."""
    count = 0
    while count < len(line.glyphs) and line.glyphs[count].raised:
        count += 1
    if count and count < len(line.glyphs):
        said = "".join(g.text for g in line.glyphs[:count]).strip().strip("[]()")
        if said.isdigit() or said.strip("*") == "" or len(said) == 1:
            return said, Printed(line.glyphs[count:], line.page)
    found = _PLAIN_MARK.match(line.text) if ruled else None
    if not found:
        return "", line
    length = len(found[1])
    return found[1].strip("[]()"), Printed(line.glyphs[length:], line.page)
