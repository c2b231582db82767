"""Text with its emphasis and its footnote marks, cut and joined without losing either."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.importer.lines import Line
from build_tools.model import Emphasis, NoteMark, Paragraph

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Rich:
    """Letters, (start, end, style) of emphasis in order, (offset, mark) of footnotes in order."""

    text: str = ""
    emphases: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()

    def cut(self, start: int, end: int | None = None) -> Rich:
        """The part from ``start`` to ``end`` without outer spaces; a note at ``end`` stays with what it follows."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        emphases = tuple((max(a, start) - start, min(b, end) - start, s) for a, b, s in self.emphases if a < end and b > start)
        notes = tuple((o - start, m) for o, m in self.notes if (start < o <= end) or (o == start == 0))
        return Rich(self.text[start:end], emphases, notes)

    def join(self, other: Rich, gap: str = " ") -> Rich:
        """Both, with ``gap`` between; emphasis that runs over the gap becomes one."""
        if not self.text:
            return other
        if not other.text:
            return self
        at = len(self.text) + len(gap)
        emphases = list(self.emphases)
        for a, b, style in other.emphases:
            if emphases and a == 0 and emphases[-1][1:] == (len(self.text), style):
                emphases[-1] = (emphases[-1][0], b + at, style)
            else:
                emphases.append((a + at, b + at, style))
        notes = (*self.notes, *((o + at, m) for o, m in other.notes))
        return Rich(self.text + gap + other.text, tuple(emphases), notes)

    def is_all(self, style: str) -> bool:
        """Whether every letter has the style."""
        covered = sum(b - a for a, b, s in self.emphases if s == style)
        return bool(self.text) and covered >= len(self.text.rstrip(".:;,"))

    def starts_in(self, style: str) -> bool:
        return any(a == 0 and s == style for a, _, s in self.emphases)

    def paragraph(self, position: int = 0) -> Paragraph:
        """As the model has it."""
        emphases = tuple(sorted(Emphasis(a, b, s) for a, b, s in self.emphases if b > a))
        return Paragraph(self.text, emphases, tuple(NoteMark(o, m) for o, m in self.notes), position)


def rich_of(line: Line) -> Rich:
    """A line's letters with single spaces; underlining, which the content language lacks, is left out."""
    out: list[str] = []
    styles: list[str] = []
    marks = dict[int, list[str]]()
    places = dict(line.note_marks)
    at = 0
    for run in line.runs:
        style = "strong" if "strong" in run.styles else "em" if "em" in run.styles else ""
        for letter in run.text:
            if at in places:
                marks.setdefault(len(out), []).append(places[at])
            at += 1
            if not letter.isspace():
                out.append(letter)
                styles.append(style)
            elif out and out[-1] != " ":
                out.append(" ")
                styles.append(style)
    if at in places:
        marks.setdefault(len(out), []).append(places[at])
    while out and out[-1] == " ":
        out.pop()
        styles.pop()
    notes = tuple((min(offset, len(out)), mark) for offset in sorted(marks) for mark in marks[offset])
    return Rich("".join(out), tuple(_stretches(styles)), notes)


def _stretches(styles: list[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, style in enumerate(styles):
        if not style:
            continue
        if found and found[-1][1] == at and found[-1][2] == style:
            found[-1] = (found[-1][0], at + 1, style)
        else:
            found.append((at, at + 1, style))
    return found


def squeezed(text: str) -> str:
    """Single spaces between words."""
    return _SPACES.sub(" ", text).strip()
