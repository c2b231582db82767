"""The text of a document between head and foot: opening paragraphs, items, closing paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from build_tools.importer.structure.bare_headings import are_sections, bare_headings, findings_of_bare
from build_tools.importer.structure.bases import with_bases
from build_tools.importer.structure.boundaries import Habits, Seam, is_capitals, seams_of
from build_tools.importer.structure.draft import Finding
from build_tools.importer.structure.outline import form_of, outline
from build_tools.importer.structure.rich import Rich
from build_tools.importer.structure.tree import Grown, Node, grow
from build_tools.importer.structure.units import Unit, divider_of, is_divider
from build_tools.importer.structure.words import CLOSERS, DECIDES

_LONGEST_DECIDING = 80


class Body:
    """The text between head and foot, read: opening paragraphs, items, closing paragraphs."""

    def __init__(self, units: Sequence[Unit], habits: Habits) -> None:
        self.dividers = [divider_of(u) for u in units if is_divider(u.text)]
        text = [u for u in units if not is_divider(u.text)]
        after = _after_last_divider(units)
        self.seams = _seams(text, habits)
        self.choices = with_bases(self.seams, outline(self.seams))
        self.findings: list[Finding] = []
        first = self._closing_start(after)
        grown = self._grown(first)
        self.opening = grown.opening
        self.items: list[Node] = grown.items
        self.closing = [part for part in grow(self.seams[first:], self.choices[first:]).opening.parts if isinstance(part, Rich)]
        self.closing_line = self.seams[first].unit.number if first < len(self.seams) else 0

    def _grown(self, end: int) -> Grown:
        """Items of the lines up to ``end``, below headings without a label where the paper is parted by such."""
        seams, choices = self.seams[:end], self.choices[:end]
        starts = bare_headings(seams, choices)
        if not are_sections(starts, choices):
            self.findings += findings_of_bare(seams, starts)
            return grow(seams, choices)
        grown = grow(seams[: starts[0]], choices[: starts[0]])
        for start, stop in pairwise([*starts, end]):
            inner = grow(seams[start + 1 : stop], outline(seams[start + 1 : stop]))
            parts = [*inner.opening.parts, *inner.items]
            grown.items.append(Node(None, seams[start].unit.rich, parts, seams[start].unit.number))
        return grown

    def _closing_start(self, after_divider: int) -> int:
        """Where the closing words begin: after the last item, at a divider or at words of farewell.

        What stands right below a heading is its text, whatever its words.
        """
        last = max((i for i, c in enumerate(self.choices) if c.kind == "label"), default=-1)
        below_heading = last >= 0 and self._is_heading(last)
        for index in range(last + 1, len(self.seams)):
            seam = self.seams[index]
            if self.choices[index].kind == "join" or (index == 0 and last < 0):
                continue
            if below_heading and seam.unit.number != after_divider:
                below_heading = False
                continue
            if CLOSERS.match(self._paragraph(index)) or (last >= 0 and after_divider and seam.unit.number >= after_divider):
                return index
        return len(self.seams)

    def _paragraph(self, index: int) -> str:
        """The words of the paragraph that begins at a line."""
        rest = range(index + 1, len(self.choices))
        end = next((i for i in rest if self.choices[i].kind != "join"), len(self.choices))
        return " ".join(seam.unit.text for seam in self.seams[index:end])

    def _is_heading(self, index: int) -> bool:
        reading, text = self.choices[index].reading, self._paragraph(index)
        return reading is not None and form_of(text[reading.end :].strip()) == "heading"


def _after_last_divider(units: Sequence[Unit]) -> int:
    """The number of the line behind the last divider; 0 without one."""
    for before, unit in zip(reversed(units[:-1]), reversed(units[1:]), strict=True):
        if is_divider(before.text) and not is_divider(unit.text):
            return unit.number
    return 0


def _seams(units: Sequence[Unit], habits: Habits) -> list[Seam]:
    """The seams of the lines; “QUYẾT ĐỊNH:” goes with no line before or after it."""
    lines = [
        i for i, unit in enumerate(units) if is_capitals(unit.text) and len(unit.text) < _LONGEST_DECIDING and DECIDES.search(unit.text)
    ]
    cuts = sorted({0, len(units), *lines, *(i + 1 for i in lines)})
    return [seam for start, end in pairwise(cuts) for seam in seams_of(units[start:end], habits)]
