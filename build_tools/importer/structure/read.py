"""A paper to drafts: furniture and footnotes out, then one document after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from build_tools.importer.lines import Paper
from build_tools.importer.structure.boundaries import Habits, seams_of
from build_tools.importer.structure.draft import Draft, DraftFurniture, DraftItem, DraftNote, Finding
from build_tools.importer.structure.findings import findings_of_choices, findings_of_head
from build_tools.importer.structure.footnotes import FoundNote, take_footnotes
from build_tools.importer.structure.head import Head, read_head
from build_tools.importer.structure.outline import form_of, outline
from build_tools.importer.structure.rich import Rich
from build_tools.importer.structure.tail import Tail, read_tail
from build_tools.importer.structure.tree import Node, NotesLeft, grow, item_of, part_of
from build_tools.importer.structure.units import Unit, divider_of, is_divider, units_of, without_stamps
from build_tools.importer.structure.words import APPENDIX, CLOSERS
from build_tools.model import Block, Letterhead, Signature


def read_structure(paper: Paper) -> tuple[Draft, ...]:
    """The documents of a paper in printed order; a letter and what it forwards are two."""
    units, furniture = units_of(paper)
    units, stamps = without_stamps(units)
    notes = take_footnotes(units, paper.notes)
    units = notes.units
    habits = Habits.of(units)
    drafts: list[Draft] = []
    start = 0
    while start < len(units):
        draft, end = _read_one(units, start, notes.notes, habits)
        drafts.append(_as_appendix(draft, drafts[-1]) if drafts and _is_appendix(draft) else draft)
        start = max(end, start + 1)
    return _with_furniture(_without_rests(drafts), [*furniture, *stamps, *notes.furniture], notes.findings)


def _read_one(units: Sequence[Unit], start: int, notes: Sequence[FoundNote], habits: Habits) -> tuple[Draft, int]:
    head = read_head(units, start, habits)
    tail = read_tail(units, head.end)
    left: dict[str, list[DraftNote]] = {}
    for found in notes:
        if start < found.before <= tail.end or (start == 0 and found.before == 0):
            left.setdefault(found.note.mark, []).append(found.note)
    body = _Body(units[head.end : tail.start], habits)
    draft = _assembled(head, tail, body, NotesLeft(left))
    return replace(draft, first_line=units[start].number), tail.end


def _is_appendix(draft: Draft) -> bool:
    return bool(draft.title_lines) and bool(APPENDIX.match(draft.title_lines[0]))


def _as_appendix(draft: Draft, main: Draft) -> Draft:
    """Printed behind the signature, so a part of its own; of the kind of the paper that it belongs to."""
    lacking = {"kind", "number", "date", "signature", "title"}
    told = Finding("title", 0.6, "phụ lục in sau chữ ký: tách thành một tệp riêng", "đặt part sau văn bản chính", draft.first_line)
    return replace(draft, kind=main.kind, form="", findings=(told, *(f for f in draft.findings if f.where not in lacking)))


class _Body:
    """The text between head and foot, read: opening paragraphs, items, closing paragraphs."""

    def __init__(self, units: Sequence[Unit], habits: Habits) -> None:
        self.dividers = [divider_of(u) for u in units if is_divider(u.text)]
        text = [u for u in units if not is_divider(u.text)]
        after = _after_last_divider(units)
        self.seams = seams_of(text, habits)
        self.choices = outline(self.seams)
        first = self._closing_start(after)
        grown = grow(self.seams[:first], self.choices[:first])
        self.opening = grown.opening
        self.items: list[Node] = grown.items
        self.closing = [part for part in grow(self.seams[first:], self.choices[first:]).opening.parts if isinstance(part, Rich)]
        self.closing_line = self.seams[first].unit.number if first < len(self.seams) else 0

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


def _assembled(head: Head, tail: Tail, body: _Body, left: NotesLeft) -> Draft:
    preamble = part_of(body.opening.parts, left, line=body.opening.line) if body.opening.parts else None
    items = tuple(item_of(node, left) for node in body.items)
    closing = part_of(body.closing, left, line=body.closing_line) if body.closing else None
    kind = head.kind or ("letter" if head.title or head.heading else "notice")
    form = head.form or ("letter" if kind == "letter" else "")
    return Draft(
        kind=kind,
        form=form,
        number=head.number,
        place=head.place,
        date=head.date,
        letterhead=Letterhead(tuple(head.left), tuple(head.right)),
        title_lines=tuple(head.title),
        addressees=Block(head.heading, tuple(head.addressees)),
        preamble=preamble,
        items=items,
        closing=closing,
        recipients=Block(tail.heading, tuple(tail.recipients)),
        signature=Signature(tuple(tail.capacity), tail.name),
        furniture=(*head.furniture, *body.dividers, *tail.furniture),
        findings=(*findings_of_head(head, tail, kind, form), *findings_of_choices(body.seams, body.choices)),
    )


def _without_rests(drafts: list[Draft]) -> list[Draft]:
    """A rest behind the last signature that is no document (a line or two without title) becomes furniture."""
    kept: list[Draft] = []
    for draft in drafts:
        loose = not draft.title_lines and not draft.items and not draft.recipients.lines and not draft.signature.name
        texts = [*draft.letterhead.lines, *(p.text for item in draft.walk() for p in item.paragraphs)]
        short = sum(map(len, texts)) < 300 and not any(item.children or item.footnotes for item in draft.walk())
        if not (kept and loose and short):
            kept.append(draft)
            continue
        rest = tuple(DraftFurniture(text, "other", "Chữ sau chữ ký", draft.first_line) for text in texts)
        kept[-1] = replace(kept[-1], furniture=(*kept[-1].furniture, *rest, *draft.furniture))
    return kept


def _with_furniture(drafts: list[Draft], furniture: Sequence[DraftFurniture], findings: Sequence[Finding]) -> tuple[Draft, ...]:
    """Each piece of furniture to the document in which it stands."""
    out = []
    for index, draft in enumerate(drafts):
        end = drafts[index + 1].first_line if index + 1 < len(drafts) else float("inf")
        begin = draft.first_line if index else 0
        own = tuple(f for f in furniture if begin <= f.line < end)
        found = tuple(f for f in findings if begin <= f.line < end)
        ordered = tuple(sorted((*draft.furniture, *own), key=lambda f: f.line))
        out.append(replace(draft, furniture=ordered, findings=(*draft.findings, *found)))
    return tuple(out)


__all__ = ["DraftItem", "read_structure"]
