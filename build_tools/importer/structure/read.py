"""A paper to drafts: furniture and footnotes out, then one document after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from build_tools.importer.lines import Paper
from build_tools.importer.structure.body import Body
from build_tools.importer.structure.boundaries import Habits
from build_tools.importer.structure.draft import Draft, DraftFurniture, DraftItem, DraftNote, Finding
from build_tools.importer.structure.findings import findings_of_choices, findings_of_head
from build_tools.importer.structure.footnotes import FoundNote, take_footnotes
from build_tools.importer.structure.head import Head, read_head
from build_tools.importer.structure.letterhead_lines import in_place
from build_tools.importer.structure.papers import end_of_paper
from build_tools.importer.structure.tail import Tail, read_tail
from build_tools.importer.structure.tree import NotesLeft, item_of, part_of
from build_tools.importer.structure.typed_tables import with_rows
from build_tools.importer.structure.units import Unit, divider_of, is_divider, units_of, without_page_numbers, without_stamps
from build_tools.importer.structure.words import APPENDIX, SUBJECT
from build_tools.model import Block, Letterhead, Signature


def read_structure(paper: Paper) -> tuple[Draft, ...]:
    """The documents of a paper in printed order; a letter and what it forwards are two."""
    units, furniture = units_of(paper)
    units, strokes = in_place(units)
    units, numbers = without_page_numbers(with_rows(units))
    units, stamps = without_stamps(units)
    notes = take_footnotes(units, paper.notes)
    units = notes.units
    habits = Habits.of(units)
    drafts: list[Draft] = []
    waiting = list(notes.notes)
    start = 0
    while start < len(units):
        draft, end = _read_one(units, start, waiting, habits)
        drafts.append(_as_appendix(draft, drafts[-1]) if drafts and _is_appendix(draft) else draft)
        start = max(end, start + 1)
    if drafts:
        drafts[-1] = _with_notes_left(drafts[-1], [found.note for found in waiting])
    return _with_furniture(_without_rests(drafts), [*furniture, *strokes, *numbers, *stamps, *notes.furniture], notes.findings)


def _read_one(units: Sequence[Unit], start: int, notes: list[FoundNote], habits: Habits) -> tuple[Draft, int]:
    head = read_head(units, start, habits)
    tail = read_tail(units[: end_of_paper(units, head)], head.end)
    while tail.end < len(units) and is_divider(units[tail.end].text):  # the rule above notes that stand behind the signature
        tail.furniture.append(divider_of(units[tail.end]))
        tail.end += 1
    left = _notes_of(units, start, tail.end, notes)
    body = Body(units[head.end : tail.start], habits)
    draft = _with_notes_left(_assembled(head, tail, body, left), [note for waiting in left.notes.values() for note in waiting])
    return replace(draft, first_line=units[start].number), tail.end


def _notes_of(units: Sequence[Unit], start: int, end: int, waiting: list[FoundNote]) -> NotesLeft:
    """The notes whose marks stand in the document, taken from those that wait; they may be printed behind its signature."""
    notes: dict[str, list[DraftNote]] = {}
    for index in range(start, end):
        for _, mark in units[index].rich.notes:
            found = next((note for note in waiting if note.note.mark == mark and note.before >= index), None)
            if found:
                waiting.remove(found)
                notes.setdefault(mark, []).append(found.note)
    return NotesLeft(notes)


def _with_notes_left(draft: Draft, notes: Sequence[DraftNote]) -> Draft:
    """Notes whose mark was not found in the text are kept beside it."""
    kept = tuple(DraftFurniture(" ".join((n.mark, *(p.text for p in n.paragraphs))), "other", f"Chú thích {n.mark}") for n in notes)
    told = tuple(
        Finding("footnotes", 0.2, f"chú thích {n.mark} không có dấu trong bài", "đưa chú thích từ furniture vào mục") for n in notes
    )
    return replace(draft, furniture=(*draft.furniture, *kept), findings=(*draft.findings, *told))


def _is_appendix(draft: Draft) -> bool:
    return bool(draft.title_lines) and bool(APPENDIX.match(draft.title_lines[0]))


def _as_appendix(draft: Draft, main: Draft) -> Draft:
    """Printed behind the signature, so a part of its own; of the kind of the paper that it belongs to."""
    lacking = {"kind", "number", "date", "signature", "title"}
    told = Finding(
        "title", 0.6, "phụ lục in sau chữ ký: tách thành một tệp riêng", "phụ lục (part) đứng sau văn bản chính", draft.first_line
    )
    return replace(draft, kind=main.kind, form="", findings=(told, *(f for f in draft.findings if f.where not in lacking)))


def _assembled(head: Head, tail: Tail, body: Body, left: NotesLeft) -> Draft:
    preamble = part_of(body.opening.parts, left, line=body.opening.line) if body.opening.parts else None
    items = tuple(item_of(node, left) for node in body.items)
    closing = part_of(body.closing, left, line=body.closing_line) if body.closing else None
    kind = head.kind or ("letter" if head.heading or any(map(SUBJECT.match, head.title)) else "other")
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
        findings=(*findings_of_head(head, tail), *findings_of_choices(body.seams, body.choices), *body.findings),
    )


def _without_rests(drafts: list[Draft]) -> list[Draft]:
    """A rest behind the last signature that is no document (a line or two without title) becomes furniture; rows of a table never."""
    kept: list[Draft] = []
    for draft in drafts:
        loose = not draft.title_lines and not draft.items and not draft.recipients.lines and not draft.signature.name
        texts = [*draft.letterhead.lines, *(p.text for item in draft.walk() for p in item.paragraphs)]
        short = sum(map(len, texts)) < 300 and not any(item.children or item.footnotes for item in draft.walk())
        if kept and loose and any("\n" in text for text in texts):
            kept.append(_as_appendix(draft, kept[-1]))
            continue
        if not (kept and loose and short):
            kept.append(draft)
            continue
        rest = tuple(DraftFurniture(text, "other", "Chữ sau chữ ký", draft.first_line) for text in texts)
        told = Finding("furniture", 0.5, "chữ sau chữ ký để ngoài văn bản", "nếu là phụ lục thì chuyển vào văn bản", draft.first_line)
        found = (told,) if texts else ()
        kept[-1] = replace(kept[-1], furniture=(*kept[-1].furniture, *rest, *draft.furniture), findings=(*kept[-1].findings, *found))
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
