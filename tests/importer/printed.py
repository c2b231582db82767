"""A typed document as it would come off a printer: lines of a width, pages with numbers, notes at their feet."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from build_tools.importer.lines import Line, Note, Paper, Run
from build_tools.model import Document, Item, Paragraph

_NO_MARKS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def paragraphs_of(document: Document, *, marks: bool = True) -> tuple[list[str], list[str], list[str]]:
    """(head, body, foot): the head's and the foot's lines, and the paragraphs between, with raised note marks if wanted."""
    head = [*document.letterhead.lines, *document.title_lines]
    if document.addressees.lines:
        head += [document.addressees.heading, *document.addressees.lines]
    parts = [item for item in document.items if item.path not in ("title", "recipients", "signature")]
    dividers = [piece.text for piece in document.furniture if piece.what == "divider" and any(i.path == "closing" for i in parts)]
    body = [text for item in parts for text in (*(dividers if item.path == "closing" else ()), *_paragraphs(item))]
    if not marks:
        body = [text.translate(_NO_MARKS) for text in body] if any(i.footnotes for i in document.walk()) else body
    foot = [document.recipients.heading, *document.recipients.lines] if document.recipients.lines else []
    foot += [*document.signature.capacity, document.signature.name]
    return head, body, [line for line in foot if line]


def _paragraphs(item: Item) -> Iterator[str]:
    """The item's paragraphs; run-in numbers stay in the paragraph that they are in."""
    texts: list[str] = []
    if item.heading:
        texts.append(item.heading)
    waiting = list(item.paragraphs)
    new = True
    for position, child in enumerate([*item.children, None]):
        while waiting and waiting[0].position <= position:
            texts.append(_with_marks(waiting.pop(0)))
            new = True
        if child is None:
            break
        if child.run_in:
            run_in = f"{child.label} {_with_marks(child.paragraphs[0])}"
            if texts and new is not None:
                texts[-1] = f"{texts[-1]} {run_in}"
            else:
                texts.append(run_in)
            continue
        yield from _labelled(item, texts)
        item, texts = _without_label(item), []
        yield from _paragraphs(child)
    yield from _labelled(item, texts)


def _labelled(item: Item, texts: list[str]) -> Iterator[str]:
    if item.label and texts:
        texts[0] = f"{item.label} {texts[0]}"
    elif item.label:
        texts = [item.label]
    yield from texts


def _without_label(item: Item) -> Item:
    from dataclasses import replace

    return replace(item, label="")


def _with_marks(paragraph: Paragraph) -> str:
    text = paragraph.text
    for note in reversed(paragraph.notes):
        text = text[: note.offset] + note.mark.translate(_RAISED) + text[note.offset :]
    return text


def as_text(document: Document, width: int, *, blank: bool) -> bytes:
    """A text of printed lines of ``width``; ``blank``: an empty line between paragraphs."""
    head, body, foot = paragraphs_of(document)
    gap = "\n\n" if blank else "\n"
    notes = [f"{n.mark.translate(_RAISED)} {n.text}" for item in document.walk() for n in item.footnotes]
    flow = gap.join("\n".join(textwrap.wrap(p, width, break_long_words=False, break_on_hyphens=False)) for p in body)
    tail = ["", *notes] if notes else []
    signature = len(foot) - len(document.signature.capacity) - bool(document.signature.name)
    return "\n".join([*head, "", flow, *tail, "", *foot[:signature], "", *foot[signature:]]).encode()


def as_paragraphs(document: Document) -> Paper:
    """A paper of whole paragraphs, as a word processor keeps it, its footnotes known."""
    head, body, foot = paragraphs_of(document)
    lines = [Line((Run(text),), number=n, whole=True) for n, text in enumerate([*head, *body, *foot], start=1)]
    notes = [Note(n.mark, (Line((Run(n.text),), whole=True),)) for item in document.walk() for n in item.footnotes]
    known = {note.mark for note in notes}
    return Paper(tuple(_noted(line, known) for line in lines), tuple(notes))


def _noted(line: Line, known: set[str]) -> Line:
    """Raised digits that are marks of notes, made marks."""
    from dataclasses import replace

    text, marks = "", []
    for letter in line.text:
        digit = letter.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
        if digit != letter and digit in known and not text.endswith("m"):
            marks.append((len(text), digit))
        else:
            text += letter
    return replace(line, runs=(Run(text),), note_marks=tuple(marks)) if marks else line
