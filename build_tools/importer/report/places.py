"""Where each line of a source went: its letters are looked for in the drafts, not believed to be there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

from build_tools.importer.lines import Line, Paper, Table
from build_tools.importer.structure import Draft, DraftItem
from build_tools.vocabularies import FURNITURE_KINDS

_RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHORTEST = 8
"""Letters that a stretch needs to tell where it belongs, unless the rest of the line has no more."""
_LONGEST = 4000
"""Letters of a line that are looked for."""
_BEFORE, _AFTER, _MOST = 10, 5, 200
"""Parts looked at around a line: so many that begin before it, behind it, and in all."""
_TRIALS, _TRIALS_OF_A_LINE = 20_000, 60
"""Comparisons of a place in a line with a part, in all and more for each line; keeps the time of a hostile file in bounds."""
_WIDE_SEARCHES = 2000
"""Lines that may be looked for in the whole text, for the same reason."""
TITLE = "Tên văn bản"
PLACED = 0.8
"""A line of which less than this share was found counts as not understood."""


@dataclass(frozen=True)
class Part:
    """A part of a draft as the report names it. ``document`` counts from 0; ``line`` is where it begins."""

    label: str
    document: int
    letters: str
    line: int
    outside: bool = False
    """Furniture: on the paper, not in the document's text."""
    item: int | None = None
    """Which of the document's items it is, or belongs to, from 0; None for a part that is none."""


@dataclass(frozen=True)
class SourceLine:
    """A line of the source with its parts in printed order; ``found`` is the share of its letters met in them."""

    number: int
    page: int
    text: str
    parts: tuple[Part, ...] = ()
    found: float = 1.0

    @property
    def is_placed(self) -> bool:
        """Whether it is known where the line went."""
        return self.found >= PLACED


def letters(text: str) -> str:
    """Without white space and without raised marks of footnotes, which drafts keep elsewhere."""
    return "".join(text.translate(_RAISED).split())


def parts_of(drafts: Sequence[Draft]) -> list[Part]:
    """Every part of every draft, by the lines where they begin."""
    found = [part for index, draft in enumerate(drafts) for part in _of_draft(draft, index)]
    return sorted((part for part in found if part.letters), key=lambda part: part.line)


def named_items(draft: Draft) -> Iterator[tuple[str, DraftItem]]:
    """(path of printed labels, item) of the whole text in printed order."""
    if draft.preamble:
        yield from _named(draft.preamble, (), "Mở đầu")
    for place, item in enumerate(draft.items, start=1):
        yield from _named(item, (), f"mục thứ {place}")
    if draft.closing:
        yield from _named(draft.closing, (), "Phần kết")


def _named(item: DraftItem, above: tuple[str, ...], otherwise: str) -> Iterator[tuple[str, DraftItem]]:
    path = (*above, item.label or otherwise)
    yield " › ".join(path), item
    for place, child in enumerate(item.children, start=1):
        yield from _named(child, path, f"mục thứ {place}")


def _of_draft(draft: Draft, index: int) -> Iterator[Part]:
    first = draft.first_line
    items = list(named_items(draft))
    last = max((item.line for _, item in items), default=first)

    def part(label: str, texts: Sequence[str], line: int, *, outside: bool = False, item: int | None = None) -> Part:
        return Part(label, index, letters("".join(texts)), line, outside, item)

    yield part("Cơ quan, số, nơi và ngày", draft.letterhead.lines, first)
    yield part(TITLE, draft.title_lines, first)
    yield part("Kính gửi", (draft.addressees.heading, *draft.addressees.lines), first)
    places = count()
    for name, item in items:
        place = None if item is draft.preamble or item is draft.closing else next(places)
        yield part(name, (item.label, item.heading, *(paragraph.text for paragraph in item.paragraphs)), item.line, item=place)
        for note in item.footnotes:
            yield part(f"{name} › chú thích {note.mark}", (note.mark, *(p.text for p in note.paragraphs)), item.line, item=place)
    yield part("Nơi nhận", (draft.recipients.heading, *draft.recipients.lines), last)
    yield part("Chữ ký", (*draft.signature.capacity, draft.signature.name), last)
    for piece in draft.furniture:
        yield part(FURNITURE_KINDS.get(piece.what, piece.what), (piece.text,), piece.line, outside=True)


def located(paper: Paper, drafts: Sequence[Draft]) -> tuple[SourceLine, ...]:
    """Every line of the source that has letters, with the parts into which it went."""
    lines = [(number, line) for number, line in _numbered(paper) if line.text.strip()]
    finder = _Finder(parts_of(drafts), _TRIALS + _TRIALS_OF_A_LINE * len(lines))
    return tuple(finder.place(number, line) for number, line in lines)


def _numbered(paper: Paper) -> Iterator[tuple[int, Line]]:
    """Lines with their numbers; those of a table that have none of their own have the table's."""
    for element in paper.elements:
        if isinstance(element, Table):
            yield from ((line.number or element.number, line) for row in element.rows for cell in row for line in cell)
        else:
            yield element.number, element
    for note in paper.notes:
        yield from ((line.number, line) for line in note.lines)


class _Finder:
    def __init__(self, parts: Sequence[Part], trials: int) -> None:
        self.parts = parts
        self.lines = [part.line for part in parts]
        self.whole = "\n".join(part.letters for part in parts)
        self.starts = [0, *accumulate(len(part.letters) + 1 for part in parts)]
        self.trials = trials
        self.wide_searches = _WIDE_SEARCHES

    def place(self, number: int, line: Line) -> SourceLine:
        wanted = letters(line.text)[:_LONGEST]
        if not wanted:
            return SourceLine(number, line.page, line.text)
        spans = self._spans(wanted, self._near(number))
        if sum(spans.values()) < PLACED * len(wanted):
            spans = self._anywhere(wanted) or spans
        parts = tuple(self.parts[index] for index in spans)
        return SourceLine(number, line.page, line.text, parts, sum(spans.values()) / len(wanted))

    def _near(self, number: int) -> list[int]:
        """The parts that begin around a line, the nearest before it first."""
        begin = max(0, bisect_left(self.lines, number) - _BEFORE)
        end = bisect_right(self.lines, number)
        behind = range(end, min(len(self.parts), end + _AFTER))
        return [*reversed(range(begin, end)), *behind][:_MOST]

    def _spans(self, wanted: str, near: Sequence[int]) -> dict[int, int]:
        """How many letters of a line each part holds, in the order of the line: the longest stretch at each place."""
        spans: dict[int, int] = {}
        at = missed = 0
        while at < len(wanted) and missed <= (1 - PLACED) * len(wanted) and self.trials > 0:
            rest = wanted[at:]
            self.trials -= len(near)
            length, nearness = max(((_stretch(rest, self.parts[i].letters), -n) for n, i in enumerate(near)), default=(0, 0))
            if length:
                part = near[-nearness]
                spans[part] = spans.get(part, 0) + length
            missed += not length
            at += length or 1
        return spans

    def _anywhere(self, wanted: str) -> dict[int, int]:
        """The first part of all that holds the whole line."""
        self.wide_searches -= 1
        found = self.whole.find(wanted) if self.wide_searches >= 0 else -1
        return {bisect_right(self.starts, found) - 1: len(wanted)} if found >= 0 else {}


def _stretch(wanted: str, held: str) -> int:
    """How many of the first letters of a text stand together in another one; 0 for fewer than tell anything."""
    if wanted in held:
        return len(wanted)
    low, high = _SHORTEST, len(wanted)
    if high <= low or wanted[:low] not in held:
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wanted[:middle] in held else (low, middle)
    return low
