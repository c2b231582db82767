"""The one form in which every reader hands over a paper: lines, tables and notes in printed order.

A reader tells what it knows and leaves open what its format cannot say: ``None`` always means
that nothing is known, never “no”. What a line is for (title, item, recipient …) is not its
concern; ``importer.structure`` decides that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Style = Literal["strong", "em", "underline"]
Role = Literal["", "header", "footer", "page_number", "table"]
"""What a reader saw a line to be by its place on the page; empty is the body of the page."""

PLAIN: frozenset[Style] = frozenset()


@dataclass(frozen=True)
class Run:
    """Letters of one style. Text is NFC, with single spaces, and has no markup."""

    text: str
    styles: frozenset[Style] = PLAIN


@dataclass(frozen=True)
class Line:
    """A printed line or a whole paragraph.

    ``number`` is the line's number in the source, from 1; of a format without lines, the number
    of its paragraph. ``page`` counts from 1. ``whole`` tells whether the line is all of a paragraph:
    True for a paragraph of a word processor, False for a line as it was printed, None where
    the source mixes both (recognised scans keep some paragraphs whole and break others).
    ``blank_before`` counts empty lines, or is 1 for a gap visibly larger than between lines.
    ``note_marks`` are (offset in ``text``, mark): the mark of a footnote stands before that
    character and is not part of the text. Readers that find notes only as raised digits may
    leave the digits (¹ ² ³) in the text; the structure finds them.
    ``ends_short`` tells of a printed line whether the first word of the next one would still have had room on it,
    so that its paragraph ends here; False where it had none, None where that cannot be told.
    ``marks`` counts the characters of layout that the reader took off (``**``, ``#``).
    """

    runs: tuple[Run, ...]
    page: int = 1
    number: int = 0
    centred: bool | None = None
    right: bool | None = None
    indent_mm: float | None = None
    blank_before: int = 0
    role: Role = ""
    note_marks: tuple[tuple[int, str], ...] = ()
    whole: bool | None = None
    ends_short: bool | None = None
    marks: int = 0

    @property
    def text(self) -> str:
        """All letters of the line."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Table:
    """Rows of cells of lines, at the place in the stream where it is printed."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    page: int = 1
    number: int = 0
    ruled: bool | None = None
    """Whether lines are drawn between the cells; a table without rules is layout (letterhead, signature)."""


@dataclass(frozen=True)
class Note:
    """A footnote that the reader found as such; its mark is in the ``note_marks`` of some line."""

    mark: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    """A sentence for the import report, in Vietnamese: encoding recognised, headers removed …

    ``level`` is info, warning or error; ``line`` is a source line, 0 for the whole file.
    """

    text: str
    level: Literal["info", "warning", "error"] = "info"
    line: int = 0


@dataclass(frozen=True)
class Paper:
    """What a reader returns."""

    elements: tuple[Line | Table, ...]
    notes: tuple[Note, ...] = ()
    reports: tuple[Report, ...] = field(default=())

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines outside tables."""
        return tuple(element for element in self.elements if isinstance(element, Line))


def plain(text: str, **known: object) -> Line:
    """A line of one plain run; ``known`` are further fields of ``Line``."""
    return Line((Run(text),), **known)  # type: ignore[arg-type]


def merged(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one style made one; empty runs dropped."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and out[-1].styles == run.styles:
            out[-1] = Run(out[-1].text + run.text, run.styles)
        else:
            out.append(run)
    return tuple(out)
