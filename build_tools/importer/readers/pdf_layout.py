"""What the printed lines of a PDF say together: margins, distance of lines, columns with a middle, joined paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from build_tools.importer.readers.pdf_lines import Printed
from build_tools.importer.readers.pdf_margins import PdfPage
from build_tools.importer.readers.pieces import Piece

_SEVERAL = 0.1
"""So great a share of the long lines begins at a margin; or one of them and such a share of all lines."""
_SPACE = 0.25
"""The width of a space by the size of its letters."""
_TOLERANCE = 1.5
_AT_RIGHT = 0.4
"""A line that begins behind this share of the width stands in the middle or at the right."""


def joined(lines: Sequence[Printed]) -> list[Piece]:
    """The letters of lines that are one paragraph; a number broken behind its hyphen or stroke is not spaced."""
    out: list[Piece] = []
    for at, line in enumerate(lines):
        if at and not _ends_broken(lines[at - 1]):
            out.append(Piece(" "))
        out += line.pieces(())
    return out


def _ends_broken(line: Printed) -> bool:
    """Ends in a hyphen or stroke with a letter before it (“18-”, “KH/”), not in one that stands alone."""
    return line.text[-1:] in "-/" and line.text[-2:-1].isalnum()


def edges(pages: Sequence[PdfPage]) -> tuple[float, float]:
    """The left and right margin: where most lines begin and end; where all are short, as pages usually have it."""
    lines = [line for page in pages for line in page.lines]
    if not lines:
        return 0.0, 595.0
    wide = [line for line in lines if line.x1 - line.x0 > 0.6 * max(each.x1 - each.x0 for each in lines)]
    left, right = Counter(round(line.x0) for line in wide), Counter(round(line.x1) for line in wide)
    begun = Counter(round(line.x0) for line in lines)
    several, share = max(2, _SEVERAL * len(wide)), max(3, _SEVERAL * len(lines))
    begin = float(
        min((x for x in left if left[x] >= several or begun[x] >= share), default=min(left))
    )  # first lines are more, and farther in
    end = float(max(right, key=lambda x: (right[x], x)))
    if right[round(end)] < 0.3 * len(wide):  # not justified: the longest line comes nearest to the margin
        end = float(max(right))
    width = pages[0].width
    return begin, end if end - begin > 0.6 * width else width - min(begin, 0.12 * width)


def ends_short(line: Printed, following: Printed, left: float, right: float) -> bool | None:
    """Whether a line ends although the first word of the next one would have had room before the margin.

    A centred line has the room on both sides. None where the room is not known or its use is not plain.
    """
    space = _SPACE * line.size
    word, part = (space + width for width in following.first_word)
    before, behind = line.x0 - left, right - line.x1
    if before > _AT_RIGHT * (right - left):
        return None
    if word <= behind - _TOLERANCE:
        return True
    is_centred = before > _TOLERANCE and abs(before - behind) < 5
    room = before + behind if is_centred else behind
    return False if part > room + _TOLERANCE else None


def pitch(pages: Sequence[PdfPage], body: float) -> float:
    """The usual distance of two lines of a paragraph in letters of this size: what is most often the least."""
    couples = [(a, b) for page in pages for a, b in pairwise(page.lines) if 0 < b.bottom - a.bottom < 3 * a.size]
    own = [(a, b) for a, b in couples if abs(a.size - body) + abs(b.size - body) < 0.1 * body]
    steps = [b.bottom - a.bottom for a, b in own or couples]
    if not steps:
        return 18.0
    usual = Counter(round(step, 0) for step in steps)
    common = [step for step, count in usual.items() if count >= 0.15 * len(steps)]
    return min(common) if common else median(steps)


def is_centred_among(line: Printed, side: Sequence[Printed]) -> bool | None:
    """Whether the lines of a column share their middle and not their beginning; None of a single line."""
    if len(side) < 2:
        return None
    middle = median((each.x0 + each.x1) / 2 for each in side)
    begins = median(each.x0 for each in side)
    return abs((line.x0 + line.x1) / 2 - middle) < 6 and not (
        abs(line.x0 - begins) < 2 and len({round(e.x0) for e in side}) < len(side) / 2
    )
