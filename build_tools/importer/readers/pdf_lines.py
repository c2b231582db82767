"""Letters of a PDF page put together to printed lines; raised digits told apart from the line they stand above."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from build_tools.importer.encodings import Encoding, encoding_of_font
from build_tools.importer.lines import PLAIN, Style
from build_tools.importer.readers.pieces import Piece, raised

_BOLD = re.compile(r"bold|black|heavy|semi|demi|[-,]bd", re.I)
_ITALIC = re.compile(r"ital|obli|[-,]it$", re.I)
_SMALL = 0.78
"""Letters of at most this share of the size of their line may be raised or lowered."""
_UNIT = re.compile(r"(?:^|[\s\d/(,.])(?:m|km|cm|dm|mm)$")


@dataclass(frozen=True)
class Glyph:
    """A letter on the page; distances in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    styles: frozenset[Style] = PLAIN
    encoding: Encoding | None = None
    raised: bool = False


@dataclass(frozen=True)
class Printed:
    """A line as printed, its letters from left to right."""

    glyphs: tuple[Glyph, ...]
    page: int = 1

    @cached_property
    def size(self) -> float:
        sizes = Counter(g.size for g in self.glyphs if not g.raised and g.text.strip())
        return max(sizes.items(), key=lambda each: (each[1], each[0]))[0] if sizes else max(g.size for g in self.glyphs)

    @cached_property
    def _solid(self) -> tuple[Glyph, ...]:
        """Its letters without spaces: a space may hang over the margin."""
        return tuple(g for g in self.glyphs if g.text.strip()) or self.glyphs

    @cached_property
    def x0(self) -> float:
        return min(g.x0 for g in self._solid)

    @cached_property
    def x1(self) -> float:
        return max(g.x1 for g in self._solid)

    @cached_property
    def bottom(self) -> float:
        """The bottom of its usual letters."""
        return max(g.bottom for g in self.glyphs if g.size >= _SMALL * self.size)

    @cached_property
    def top(self) -> float:
        return min(g.top for g in self.glyphs)

    @cached_property
    def text(self) -> str:
        return " ".join("".join(piece.text for piece in self.pieces(())).split())

    def pieces(self, marks: Iterable[str]) -> list[Piece]:
        """Letters with spaces between words; a raised group of letters that is one of the marks becomes a mark, once."""
        waiting = list(marks)
        out: list[Piece] = []
        said = ""
        last: Glyph | None = None
        for group in self._groups():
            first = group[0]
            text = _spaced(group)
            if last and _is_apart(last, first):
                out.append(Piece(" ", first.styles, first.encoding))
            last = group[-1]
            mark = text.strip().strip("[]()")
            if first.raised and mark in waiting and not _UNIT.search(said):
                waiting.remove(mark)
                out.append(Piece("", mark=mark))
                continue
            out.append(Piece(raised(text) if first.raised else text, first.styles, first.encoding))
            said += out[-1].text
        return out

    def _groups(self) -> Iterator[list[Glyph]]:
        group: list[Glyph] = []
        for glyph in self.glyphs:
            if group and (glyph.styles, glyph.encoding, glyph.raised) != (group[0].styles, group[0].encoding, group[0].raised):
                yield group
                group = []
            group.append(glyph)
        if group:
            yield group

    @cached_property
    def gaps(self) -> list[tuple[float, float]]:
        """(end of a word, beginning of the next) wherever there is room between words."""
        return [(a.x1, b.x0) for a, b in pairwise(self._solid) if b.x0 - a.x1 > 0.12 * self.size]

    def is_sign_before(self, x: float) -> bool:
        """Whether the word that ends at a place is nothing but a sign: the dash before a recipient."""
        before = [g for g in self._solid if g.x1 <= x]
        is_alone = len(before) == 1 or (len(before) > 1 and before[-1].x0 - before[-2].x1 > 0.12 * self.size)
        return is_alone and before[-1].text in "-–+•"

    @cached_property
    def first_word(self) -> tuple[float, float]:
        """How wide its first word is, and how wide the part of it behind whose hyphen or stroke a line may end."""
        begin = self._solid[0].x0
        part = 0.0
        for glyph, after in pairwise((*self._solid, None)):
            assert glyph is not None
            if not part and glyph.text[-1:] in "-/":
                part = glyph.x1 - begin
            if after is None or after.x0 - glyph.x1 > 0.12 * self.size:
                return glyph.x1 - begin, part or glyph.x1 - begin
        return 0.0, 0.0

    def split(self, x: float) -> tuple[Printed, Printed]:
        """What stands left and right of a place between words."""
        left = tuple(g for g in self.glyphs if g.x0 < x and (g.text.strip() or g.x1 <= x))
        right = tuple(g for g in self.glyphs if g.x0 >= x)
        return replace(self, glyphs=left), replace(self, glyphs=right)


def _spaced(group: Sequence[Glyph]) -> str:
    out = group[0].text
    for before, glyph in pairwise(group):
        out += (" " if _is_apart(before, glyph) else "") + glyph.text
    return out


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    if before.text.endswith(" ") or glyph.text.startswith(" ") or glyph.raised:
        return False
    return glyph.x0 - before.x1 > 0.2 * min(before.size, glyph.size)


def glyphs_of(chars: Sequence[Mapping[str, Any]]) -> tuple[list[Glyph], str]:
    """The upright letters of a page, each once, and the text that runs in other directions."""
    out: list[Glyph] = []
    aside: list[str] = []
    seen: dict[tuple[str, int, int], int] = {}
    for char in chars:
        text = char["text"]
        if not char["upright"]:
            aside.append(text)
            continue
        if unicodedata.combining(text[:1] or " ") and out:
            out[-1] = replace(out[-1], text=out[-1].text + text)
            continue
        place = (text, round(char["x0"] / 1.5), round(char["top"] / 1.5))
        if place in seen and text.strip():  # printed twice, a little beside: a way to make letters bold
            at = seen[place]
            out[at] = replace(out[at], styles=out[at].styles | {"strong"})
            continue
        seen[place] = len(out)
        font = str(char["fontname"])
        out.append(
            Glyph(text, char["x0"], char["x1"], char["top"], char["bottom"], round(char["size"], 1), _look(font), encoding_of_font(font))
        )
    return out, "".join(aside)


def _look(font: str) -> frozenset[Style]:
    name = font.partition("+")[2] or font
    out: set[Style] = set()
    if _BOLD.search(name):
        out.add("strong")
    if _ITALIC.search(name):
        out.add("em")
    return frozenset(out)


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Printed]:
    """Printed lines from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.bottom, g.x0)):
        if rows and glyph.bottom - rows[-1][0].bottom <= 0.22 * min(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = [Printed(tuple(sorted(row, key=lambda g: g.x0)), page) for row in _with_small(rows) if any(g.text.strip() for g in row)]
    return sorted((_with_raised(line) for line in lines), key=lambda line: (line.bottom, line.x0))


def _with_small(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Small letters directly beside larger ones belong to the line of these."""
    left: list[list[Glyph]] = []
    for row in rows:
        rest: list[Glyph] = []
        for chunk in _chunks(row):
            host = _host(chunk, rows, row)
            if host is None:
                rest += chunk
            else:
                host += chunk
        row[:] = rest
        left.append(row)
    return [row for row in left if row]


def _chunks(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    chunk: list[Glyph] = []
    for glyph in sorted(row, key=lambda g: g.x0):
        if chunk and glyph.x0 - chunk[-1].x1 > 0.5 * glyph.size:
            yield chunk
            chunk = []
        chunk.append(glyph)
    if chunk:
        yield chunk


def _host(chunk: Sequence[Glyph], rows: Sequence[list[Glyph]], own: list[Glyph]) -> list[Glyph] | None:
    """The row that a group of small letters belongs to: larger letters right beside it, at the same height."""
    size = max(g.size for g in chunk)
    middle = (chunk[0].top + chunk[0].bottom) / 2
    for row in rows:
        if row is own or not row or abs(row[0].bottom - chunk[0].bottom) > 2 * size:
            continue
        for glyph in row:
            beside = min(abs(chunk[0].x0 - glyph.x1), abs(glyph.x0 - chunk[-1].x1)) < 0.5 * glyph.size
            if beside and size <= _SMALL * glyph.size and glyph.top - 0.25 * glyph.size < middle < glyph.bottom + 0.15 * glyph.size:
                return row
    return None


def _with_raised(line: Printed) -> Printed:
    """The line with its small letters above the foot of the others marked as raised."""
    limit = line.bottom - 0.1 * line.size
    glyphs = (replace(g, raised=g.size <= _SMALL * line.size and g.bottom < limit) for g in line.glyphs)
    return replace(line, glyphs=tuple(glyphs))
