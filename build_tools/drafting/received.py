"""A paper of Word or PDF as the plain text against which its document is compared, letter by letter."""

from __future__ import annotations

from build_tools.importer.lines import Line, Paper
from build_tools.importer.structure.accounting import lines_above_notes
from build_tools.importer.structure.units import gap_after

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def text_of(paper: Paper) -> str:
    """Every line in the order of the paper, empty lines between paragraphs; notes stand behind the text."""
    lines: list[str] = []
    before: Line | None = None
    for line in lines_above_notes(paper):
        joined = before is not None and not line.blank_before and line.role == before.role and not gap_after(before)
        if joined:  # a word that the end of the printed line has cut at its stroke
            lines[-1] += _marked(line)
        else:
            lines += ["", _marked(line)] if lines and (line.whole is not False or line.blank_before) else [_marked(line)]
        before = line
    for note in paper.notes:
        text = " ".join(_marked(line) for line in note.lines)
        lines += ["", f"{note.mark.translate(_RAISED) if note.mark.isdigit() else note.mark} {text}"]
    return "\n".join(lines) + "\n"


def _marked(line: Line) -> str:
    """The line's letters with the marks of its notes where they are printed, and its emphasis in asterisks."""
    places: dict[int, str] = {}
    for offset, mark in line.note_marks:
        places[offset] = places.get(offset, "") + (mark.translate(_RAISED) if mark.isdigit() else mark)
    out, at = [], 0
    for run in line.runs:
        sign = "**" if "strong" in run.styles else "*" if "em" in run.styles else ""
        text = "".join(places.pop(at + n, "") + letter for n, letter in enumerate(run.text))
        at += len(run.text)
        inner = text.strip()
        plain = not sign or not any(letter.isalnum() for letter in inner) or "*" in inner
        out.append(text if plain else text.replace(inner, f"{sign}{inner}{sign}", 1))
    return "".join(out) + "".join(places.values())
