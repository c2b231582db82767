"""Documents typed again in Word as officials type them: everything in Normal, the look put on by hand.

The letters come from a loaded document, the habits from a ``Hand``: letterhead and signature in tables
without rules or with tabs, numbers typed or counted by Word, spaces and tabs for indents, blank paragraphs,
soft breaks, old fonts, tracked changes. What is read must be the document again, whatever the habits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.model import Document, Item, Paragraph
from tests.importer.cadre_parts import NORMAL, PAGE, RULE, Lists, form_of, letters, listed, section, text_box
from tests.importer.word_files import OPEN, docx, paragraph, row
from tests.importer.word_files import table as word_table

BOLD, ITALIC, SMALL = "<w:b/>", "<w:i/>", '<w:sz w:val="22"/>'
CENTRED = '<w:jc w:val="center"/>'
_JUSTIFIED, _APART = '<w:jc w:val="both"/>', '<w:spacing w:before="120" w:line="360" w:lineRule="exact"/>'
_OF_HEAD = '<w:sz w:val="24"/>'
_COLUMNS, _HALVES = (3700, 5650), (4675, 4675)
_CHAPTERS = ("Chương", "Phần", "PHẦN")


@dataclass(frozen=True)
class Hand:
    """How someone types. ``counted`` names labels (the first of their lists) that Word counts: ``I.``, ``1.``, ``a)``, ``-``."""

    head: Literal["table", "rows", "tabs", "ruled", "below", "date"] = "table"
    foot: Literal["table", "tabs", "below", "twin"] = "table"
    counted: tuple[str, ...] = ()
    lead: Literal["indent", "tab", "spaces", ""] = "indent"
    justified: bool = True
    apart: bool = True
    """Whether there is room above each paragraph."""
    gap: Literal[" ", "\t", ""] = " "
    """What is typed between a label and its text."""
    bold_labels: bool = False
    title: Literal["paragraphs", "breaks", "wrapped", "spaces"] = "paragraphs"
    head_breaks: bool = False
    cut: bool = False
    blanks: bool = False
    doubled: bool = False
    tracked: bool = False
    old_fonts: bool = False
    stamp: Literal["", "box"] = ""
    page_number: Literal["", "field", "typed"] = "field"
    appendix: tuple[tuple[str, ...], ...] = ()
    """Rows of a table with rules behind the signature."""


def typed(documents: Sequence[Document], hand: Hand) -> bytes:
    """One file of Word with these documents."""
    return _Typist(hand).file(documents)


class _Typist:
    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._lists = Lists()
        self._notes: list[str] = []
        self._out: list[str] = []
        self._count = 0

    def file(self, documents: Sequence[Document]) -> bytes:
        for number, document in enumerate(documents):
            if number:
                self._out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            self._document(document)
        if self._hand.appendix:
            self._out.append(word_table(*(row(*map(self._cell_of, cells)) for cells in self._hand.appendix), ruled=True))
        self._out.append(paragraph())
        parts = {"styles": NORMAL, "numbering": self._lists.part, "footnotes": self._footnotes()}
        if self._hand.page_number:
            number = PAGE if self._hand.page_number == "field" else letters("- 2 -")
            parts["header"] = f"<w:hdr {OPEN}>{paragraph(number, properties=CENTRED)}</w:hdr>"
        return docx("".join(self._out) + section(headed="header" in parts), **parts)

    def _cell_of(self, said: str) -> str:
        return paragraph(self._letters(said))

    def _footnotes(self) -> str:
        inner = "".join(f'<w:footnote w:id="{n}">{said}</w:footnote>' for n, said in enumerate(self._notes, start=1))
        rule = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        return f"<w:footnotes {OPEN}>{rule}{inner}</w:footnotes>"

    def _document(self, document: Document) -> None:
        opening = {item.kind: item for item in document.items if item.kind in ("preamble", "closing")}
        subject = document.title_lines if document.title.startswith("V/v") else ()
        self._head(document, subject)
        if not subject:
            self._title(document.title_lines)
        self._addressees(document)
        if "preamble" in opening:
            self._plain(opening["preamble"])
        self._items([item for item in document.items if item.kind not in _AROUND_ITEMS])
        if "closing" in opening:
            self._plain(opening["closing"])
        self._foot(document)

    # head

    def _head(self, document: Document, subject: Sequence[str]) -> None:
        stamp = next((f.text.split("\n") for f in document.furniture if f.what == "stamp"), [])
        if stamp and self._hand.stamp == "box":
            self._out.append(paragraph(text_box(stamp)))
        left = [*document.letterhead.left, *subject]
        right = list(document.letterhead.right)
        if not left and not right:
            return
        at = next((n for n, said in enumerate(left) if said.startswith("Số")), len(left))
        day = len(right) - 1
        if self._hand.head == "tabs":
            self._side_by_side(left, right)
        elif self._hand.head == "rows":
            self._head_table((left[:at], right[:day]), (left[at:], right[day:]))
        elif self._hand.head == "below":
            self._head_table((left[:at], right[:day]))
            self._side_by_side(left[at:], right[day:])
        elif self._hand.head == "date":
            self._head_table((left, right[:day]))
            self._out.append(paragraph(self._letters(right[day], ITALIC), properties='<w:jc w:val="right"/>'))
        else:
            self._head_table((left, right))
        self._out.append(paragraph())

    def _head_table(self, *rows: tuple[Sequence[str], Sequence[str]]) -> None:
        said = [row(self._head_cell(left), self._head_cell(right)) for left, right in rows]
        self._out.append(word_table(*said, ruled=self._hand.head == "ruled", widths=_COLUMNS))

    def _head_cell(self, lines: Sequence[str]) -> str:
        said = [paragraph(self._letters(line, _head_look(line)), properties=CENTRED) for line in lines]
        if self._hand.head_breaks:
            runs = "<w:r><w:br/></w:r>".join(self._letters(line, _head_look(line)) for line in lines)
            return paragraph(runs + RULE, properties=CENTRED)
        return "".join(said) + paragraph(RULE)

    def _side_by_side(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Two columns with a tab between; the stop of the right one lies in the middle of the page."""
        stops = '<w:tabs><w:tab w:val="left" w:pos="3970"/></w:tabs>'
        for n in range(max(len(left), len(right))):
            own, other = (side[n] if n < len(side) else "" for side in (left, right))
            said = [self._letters(own, _head_look(own))] if own else []
            said += [self._letters("\t" + other, _head_look(other))] if other else []
            self._out.append(paragraph(*said, properties=stops))

    def _title(self, lines: Sequence[str]) -> None:
        said = [*lines[:1], " ".join(lines[1:])] if self._hand.title == "wrapped" and len(lines) > 1 else list(lines)
        runs = [self._letters(line, ITALIC if line.startswith("(") else BOLD) for line in said]
        if self._hand.title == "breaks":
            self._out.append(paragraph("<w:r><w:br/></w:r>".join(runs), properties=CENTRED))
        elif self._hand.title == "spaces":
            self._out += [paragraph(letters(" " * 20) + each) for each in runs]
        else:
            self._out += [paragraph(each, properties=CENTRED) for each in runs]
        self._out.append(paragraph())

    def _addressees(self, document: Document) -> None:
        heading, lines = document.addressees.heading, document.addressees.lines
        if len(lines) == 1:
            self._out.append(paragraph(self._letters(f"{heading} {lines[0]}"), properties=CENTRED))
        elif lines:
            self._out.append(paragraph(self._letters(f"\t\t{heading}")))
            self._list_of_lines(lines, '<w:ind w:left="2268"/>', "")
        if lines:
            self._out.append(paragraph())

    def _list_of_lines(self, lines: Sequence[str], place: str, look: str) -> None:
        """Lines with dashes, typed or made by Word."""
        if "-" in self._hand.counted and all(line.startswith("- ") for line in lines):
            number = self._lists.begin("bullet", "-", 1)
            self._out += [paragraph(self._letters(line[2:], look), properties=listed(number) + place) for line in lines]
        else:
            self._out += [paragraph(self._letters(line, look), properties=place) for line in lines]

    # body

    def _plain(self, item: Item) -> None:
        for each in item.paragraphs:
            centred = each.text.isupper()
            self._type(self._rich(each, item, BOLD if centred else ""), CENTRED if centred else "")

    def _items(self, items: Sequence[Item]) -> None:
        """Items one behind another; Word goes on counting as long as the numbers follow."""
        number, due = 0, ("", "", 0)
        for item in items:
            form, text, value = form_of(item.label)
            if not any(form_of(label)[:2] == (form, text) for label in self._hand.counted):
                number, due = 0, ("", "", 0)
            else:
                number = number if (form, text, value) == due else self._lists.begin(form, text, value)
                due = (form, text, value + (form != "bullet"))
            self._item(item, number)

    def _item(self, item: Item, number: int) -> None:
        """Heading or first paragraph behind the label; then paragraphs and children in their order."""
        parts = list(item.paragraphs)
        label = "" if number else item.label
        tail = "".join(self._letters(f" {child.label} {child.text}") for child in item.children if child.run_in)
        chapter = item.label.startswith(_CHAPTERS)
        if chapter and label[-1:].isalnum():
            self._type(self._letters(label, BOLD), CENTRED)
            label = ""
        if item.heading:
            self._type(self._letters(label + self._gap(label) + item.heading, BOLD), CENTRED if chapter else "", number)
        else:
            first = self._letters(label + self._gap(label), BOLD if self._hand.bold_labels else "") if label else ""
            self._type(first + self._rich(parts.pop(0), item) + tail, "", number)
        at = 0
        for place in sorted({part.position for part in parts} | {len(item.children)}):
            self._items([child for child in item.children[at:place] if not child.run_in])
            at = place
            for each in [part for part in parts if part.position == place]:
                self._type(self._rich(each, item) + (tail if item.heading else ""), "")

    def _gap(self, label: str) -> str:
        """A word as label always has a space behind it, a sign not always."""
        return "" if not label else self._hand.gap or (" " if label[-1].isalnum() or " " in label else "")

    def _type(self, runs: str, place: str, number: int = 0) -> None:
        """A paragraph of the text, with what this hand puts before and behind it."""
        lead = '<w:ind w:firstLine="720"/>' if self._hand.lead == "indent" else ""
        if not place and not number and self._hand.lead in ("tab", "spaces"):
            runs = self._letters("\t" if self._hand.lead == "tab" else " " * 8) + runs
        self._count += 1
        if self._hand.tracked and self._count % 2:
            runs = f"<w:del><w:r><w:delText>Dự thảo cũ: </w:delText></w:r></w:del><w:ins>{runs}</w:ins>"
        self._out.append(paragraph(runs, properties=(listed(number) if number else "") + (place or self._spread + lead)))
        if self._hand.blanks:
            self._out.append(paragraph())

    @property
    def _spread(self) -> str:
        return _JUSTIFIED * self._hand.justified + _APART * self._hand.apart

    def _rich(self, said: Paragraph, item: Item, look: str = "") -> str:
        """The runs of a paragraph: its words in their look, a real footnote at each mark."""
        cuts = {0, len(said.text), *(n.offset for n in said.notes), *(x for e in said.emphases for x in (e.start, e.end))}
        marks = {note.offset: note.mark for note in said.notes}
        out = ""
        for start, end in zip(sorted(cuts), [*sorted(cuts)[1:], None], strict=True):
            out += self._note(item, marks[start]) if start in marks else ""
            styles = {e.style for e in said.emphases if end is not None and e.start <= start and end <= e.end}
            own = look + (BOLD if "strong" in styles else "") + (ITALIC if "em" in styles else "")
            out += self._letters(said.text[start:end], own) if end is not None else ""
        return out

    def _note(self, item: Item, mark: str) -> str:
        text = next(note.text for note in item.footnotes if note.mark == mark)
        reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        self._notes.append(paragraph(reference, self._letters(f" {text}", '<w:sz w:val="20"/>')))
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(self._notes)}"/></w:r>'

    def _letters(self, text: str, look: str = "") -> str:
        if self._hand.doubled:
            words = text.split(" ")
            text = "".join(word + ("  " if n % 4 == 2 else " ") for n, word in enumerate(words[:-1])) + words[-1]
        return letters(text, look, self._hand.old_fonts, self._hand.cut)

    # foot

    def _foot(self, document: Document) -> None:
        recipients = [document.recipients.heading, *document.recipients.lines] if document.recipients.lines else []
        signed = [f.text for f in document.furniture if f.note == "Chữ ghi chỗ ký"]
        signature = [*document.signature.capacity, "", *(signed or [""]), "", document.signature.name]
        if not document.signature.name:
            return
        self._out.append(paragraph())
        if self._hand.foot == "tabs":
            self._side_by_side(recipients, signature)
        elif self._hand.foot == "table":
            self._out.append(word_table(row(self._recipients_cell(recipients), self._signature_cell(signature)), widths=_COLUMNS))
        elif self._hand.foot == "twin":
            at = document.signature.capacity.index(next(filter(_is_of_person, document.signature.capacity))) + 1
            self._out.append(word_table(row(self._signature_cell(signature[:at]), self._signature_cell(signature[at:])), widths=_HALVES))
            self._out.append(self._recipients_cell(recipients))
        else:
            self._out += [self._signature_cell([line], '<w:ind w:left="4536"/>') for line in signature]
            self._out.append(self._recipients_cell(recipients))

    def _recipients_cell(self, lines: Sequence[str]) -> str:
        if not lines:
            return paragraph()
        kept, self._out = self._out, []
        self._out.append(paragraph(self._letters(lines[0], BOLD + ITALIC)))
        self._list_of_lines(lines[1:], "", SMALL)
        said, self._out = "".join(self._out), kept
        return said

    def _signature_cell(self, lines: Sequence[str], place: str = "") -> str:
        return "".join(paragraph(self._letters(line, BOLD) if line else "<w:r/>", properties=CENTRED + place) for line in lines)


_AROUND_ITEMS = ("title", "preamble", "closing", "recipients", "signature")


def _head_look(line: str) -> str:
    if "ngày" in line and "tháng" in line:
        return ITALIC + _OF_HEAD
    return _OF_HEAD + (BOLD if line.isupper() or line.startswith("Độc lập") else "")


def _is_of_person(line: str) -> bool:
    return not line.isupper()
