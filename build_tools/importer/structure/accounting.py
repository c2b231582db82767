"""Every letter of a paper is in a draft or in its furniture: counted, not believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from build_tools.importer.lines import Line, Paper, Table
from build_tools.importer.structure.draft import Draft, DraftItem

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def unaccounted(paper: Paper, drafts: Sequence[Draft]) -> tuple[str, str]:
    """(letters that were lost, letters that were added), sorted, white space aside; both empty when all is there.

    Raised digits count as digits, because the mark of a note is kept as a mark.
    """
    received = Counter(_letters(text for line in lines_of(paper) for text in (line.text, *(mark for _, mark in line.note_marks))))
    received.update(_letters(note.mark for note in paper.notes))
    kept = Counter(_letters(text for draft in drafts for text in _of_draft(draft)))
    return "".join(sorted((received - kept).elements())), "".join(sorted((kept - received).elements()))


def lines_above_notes(paper: Paper) -> Iterator[Line]:
    """Every line of a paper in printed order, those of tables too."""
    for element in paper.elements:
        if isinstance(element, Table):
            yield from (line for row in element.rows for cell in row for line in cell)
        else:
            yield element


def lines_of(paper: Paper) -> Iterator[Line]:
    """Every line of a paper in printed order, those of tables and footnotes too."""
    yield from lines_above_notes(paper)
    for note in paper.notes:
        yield from note.lines


def _letters(texts: Iterator[str]) -> Iterator[str]:
    return (letter for text in texts for letter in text.translate(_PLAIN) if not letter.isspace())


def _of_draft(draft: Draft) -> Iterator[str]:
    yield from (*draft.letterhead.lines, *draft.title_lines)
    for block in (draft.addressees, draft.recipients):
        yield from (block.heading, *block.lines)
    for item in draft.walk():
        yield from _of_item(item)
    yield from (*draft.signature.capacity, draft.signature.name)
    yield from (piece.text for piece in draft.furniture)


def _of_item(item: DraftItem) -> Iterator[str]:
    yield from (item.label, item.heading)
    for paragraph in item.paragraphs:
        yield from (paragraph.text, *(note.mark for note in paragraph.notes))
    for note in item.footnotes:
        yield from (note.mark, *(paragraph.text for paragraph in note.paragraphs))
