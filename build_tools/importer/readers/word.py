"""Word files (.docx, .docm, and what LibreOffice makes of .doc): text, look, notes, and the numbers that Word counts.

The parts are read as XML, not through Pandoc or python-docx: neither gives alignment, fonts, tracked
changes and the printed numbers together, and both read parts that nobody asked for. Nothing in the file is run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from build_tools.importer.limits import ImportRefused, Package
from build_tools.importer.lines import Line, Note, Paper, Report, Role, Table, plain
from build_tools.importer.readers.gaps import Gap, beside, halves
from build_tools.importer.readers.pieces import Piece, Setter
from build_tools.importer.readers.small_print import set_aside_small_print
from build_tools.importer.readers.word_numbers import Label, Numbers
from build_tools.importer.readers.word_parts import NOTHING, Parts, attributes, inside, is_on, millimetres, value
from build_tools.importer.readers.word_parts import Styles as WordStyles
from build_tools.importer.readers.word_runs import Inline, NoteForm, Reading, Runs, broken

_AROUND = ("w.sdt", "w.sdtContent", "w.customXml", "w.ins", "w.moveTo", "w.smartTag")
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:[Tt]rang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*")
_TAB_MM, _SPACE_MM = 12.7, 1.2


def read_word(data: bytes) -> Paper:
    """A paper of whole paragraphs. Raises ImportRefused."""
    return _Reader(Parts.of(Package(data))).paper()


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = WordStyles(parts.one("styles"))
        self._numbers = Numbers(parts.one("numbering"), self._styles)
        self._state = Reading(self._styles, note_forms=_note_forms(parts))
        self._runs = Runs(self._state)
        self._setter = Setter()
        self._number = 0
        self._blank = 0
        self._sizes: dict[int, Counter[float]] = {}
        self._carried: list[Piece] = []
        self._gaps: dict[int, list[Gap]] = {}
        self._last_gap = -1

    def paper(self) -> Paper:
        elements = list(self._blocks(self._parts.body))
        notes = tuple(self._notes())
        elements = set_aside_small_print(beside(elements, self._gaps), self._sizes)
        if not any(isinstance(e, Table) or e.text.strip() for e in elements):
            raise ImportRefused(
                "Tệp Word không có chữ nào (có thể chỉ có ảnh chụp văn bản).", "Nhận dạng chữ (OCR) ảnh trước rồi nhập tệp chữ."
            )
        aside = [*self._running("header"), *self._running("footer"), *self._hidden()]
        return Paper((*elements, *aside), notes, self._reports(len(aside)))

    # blocks

    def _blocks(self, parent: Element) -> Iterator[Line | Table]:
        for child in parent:
            if child.tag == "w.p":
                yield from self._paragraph(child)
            elif child.tag == "w.tbl":
                yield from self._table(child)
            elif child.tag == "w.sdt" and _is_contents(child):
                yield from (replace(e, role="footer") for e in self._blocks(inside(child, "w.sdtContent")) if isinstance(e, Line))
            elif child.tag in _AROUND:
                yield from self._blocks(child)
            elif child.tag == "mc.AlternateContent":
                yield from self._blocks(inside(child, "mc.Choice", "mc.Fallback"))

    def _paragraph(self, paragraph: Element) -> Iterator[Line | Table]:
        self._number += 1
        self._state.page += is_on(self._styles.of_paragraph(paragraph, "w.pageBreakBefore"))
        in_contents = self._state.in_contents
        page = self._state.page
        inline = self._runs.read(paragraph)
        for box in inline.boxes:
            yield from self._box(box)
        inline.pieces = self._carried + inline.pieces
        self._carried = []
        mark = paragraph.find("w.pPr/w.rPr")
        if mark is not None and (mark.find("w.del") is not None or mark.find("w.moveFrom") is not None):
            self._carried = inline.pieces  # its end is deleted: the next paragraph goes on with it
            return
        role: Role = "footer" if in_contents or self._state.in_contents else ""
        yield from self._lines(paragraph, inline, page, role)
        section = paragraph.find("w.pPr/w.sectPr")
        if section is not None:
            self._state.section += 1
            self._state.page += value(section.find("w.type"), default="nextPage") != "continuous"

    def _box(self, box: Element) -> Iterator[Line | Table]:
        """The lines of a text box, which stands apart from what is before and behind it."""
        self._blank = max(self._blank, 1)
        yield from self._blocks(box)
        self._blank = max(self._blank, 1)

    def _lines(self, paragraph: Element, inline: Inline, page: int, role: Role) -> Iterator[Line]:
        """The lines of a paragraph: one, or as many as its breaks make."""
        label = self._numbers.label(paragraph)  # an empty paragraph counts too
        said = "".join(piece.text for piece in inline.pieces)
        if not said.strip() and not any(piece.mark for piece in inline.pieces):
            self._blank += 1
            return
        if label:
            inline.pieces.insert(0, self._label(paragraph, label, inline))
        self._sizes[self._number] = inline.sizes
        parts = [pieces for pieces in broken(inline.pieces) if "".join(p.text for p in pieces).strip() or any(p.mark for p in pieces)]
        for count, pieces in enumerate(parts):
            letters = self._setter.set(pieces)
            yield Line(
                letters.runs,
                page=page,
                number=self._number,
                blank_before=0 if count else self._blank,
                role=role,
                note_marks=letters.note_marks,
                whole=True if len(parts) == 1 else None,
                **self._place(paragraph, label, "".join(p.text for p in pieces)),  # type: ignore[arg-type]
            )
            if not label:
                self._note_gap(paragraph, pieces)
            self._blank = 0

    def _note_gap(self, paragraph: Element, pieces: Sequence[Piece]) -> None:
        """Remember a line whose two halves stand apart, as letterheads typed with tabs have."""
        found = halves(pieces, self._far_tabs(paragraph), is_below=self._last_gap >= self._number - 1)
        if found:
            self._last_gap = self._number
            left, right = (self._setter.set(half) for half in found)
            self._gaps.setdefault(self._number, []).append(Gap(left, right))

    def _label(self, paragraph: Element, label: Label, inline: Inline) -> Piece:
        """The printed number; its look is that of its level over that of the paragraph's mark."""
        mark = paragraph.find("w.pPr/w.rPr")
        layers = [label.level.find("w.rPr"), mark, *self._styles.layers(self._styles.style_of(paragraph), "w.rPr")]
        piece = self._runs.label(label.text + label.suffix, layers)
        first = next((p for p in inline.pieces if p.text.strip()), None)
        return replace(piece, styles=first.styles) if first and not label.text[-1:].isalnum() and len(label.text) == 1 else piece

    def _place(self, paragraph: Element, label: Label | None, said: str) -> dict[str, object]:
        aligned = value(self._styles.of_paragraph(paragraph, "w.jc"))
        level = label.level.find("w.pPr") if label else None
        style = self._styles.layers(self._styles.style_of(paragraph), "w.pPr")
        indent = attributes([paragraph.find("w.pPr"), level, *style], "w.ind")
        left = millimetres(indent.get("w.left", indent.get("w.start")))
        first = -millimetres(indent["w.hanging"]) if "w.hanging" in indent else millimetres(indent.get("w.firstLine"))
        lead = said[: len(said) - len(said.lstrip())]
        begin = self._behind_lead(paragraph, lead, left + first)
        return {"centred": aligned == "center", "right": aligned in ("right", "end"), "indent_mm": round(begin, 1)}

    def _behind_lead(self, paragraph: Element, lead: str, at: float) -> float:
        """Where the letters begin behind spaces and tabs; a tab leads to the next stop, its own or a usual one."""
        stops = self._stops(paragraph)
        for sign in lead:
            usual = (at // _TAB_MM + 1) * _TAB_MM
            at = next((stop for stop in stops if stop > at + 0.1), usual) if sign == "\t" else at + _SPACE_MM
        return at

    def _stops(self, paragraph: Element) -> list[float]:
        tabs = self._styles.of_paragraph(paragraph, "w.tabs")
        return sorted(millimetres(value(tab, "w.pos")) for tab in tabs if value(tab) != "clear") if tabs is not None else []

    def _far_tabs(self, paragraph: Element) -> bool:
        """Whether the paragraph has a tab stop in the right half of the page, as letterheads set with tabs have."""
        return any(stop > 60 for stop in self._stops(paragraph))

    def _table(self, table: Element) -> Iterator[Line | Table]:
        if not self._styles.is_ruled(table) and all(len(list(_within(row, "w.tc"))) == 1 for row in _within(table, "w.tr")):
            yield from self._framed(table)
            return
        page, number = self._state.page, self._number + 1
        self._blank = 0
        rows = []
        for row in _within(table, "w.tr"):
            if row.find("w.trPr/w.del") is not None:
                self._state.counts["deleted"] += 1
                continue
            cells = tuple(tuple(self._cell(cell)) for cell in _within(row, "w.tc"))
            if any(cells):
                rows.append(cells)
        self._blank = 0
        if rows:
            yield Table(tuple(rows), page, number, self._styles.is_ruled(table))

    def _framed(self, table: Element) -> Iterator[Line | Table]:
        """What a table of one column without rules frames: text, and tables of their own."""
        for row in _within(table, "w.tr"):
            for cell in _within(row, "w.tc"):
                yield from self._blocks(cell)

    def _cell(self, cell: Element) -> Iterator[Line]:
        """The lines of a cell, those of tables in it among them; a cell that goes on with the one above has none."""
        self._blank = 0
        merged = cell.find("w.tcPr/w.vMerge")
        if merged is not None and value(merged) != "restart":
            return
        for element in self._blocks(cell):
            yield from _flat(element)

    # what stands beside the text

    def _notes(self) -> Iterator[Note]:
        for kind in ("footnote", "endnote"):
            found = {value(each, "w.id"): each for each in self._parts.one(f"{kind}s").findall(f"w.{kind}")}
            for own, identifier, mark in [note for note in self._state.notes if note[0].rstrip("!") == kind]:
                lines = [line for e in self._blocks(found.get(identifier, NOTHING)) for line in _flat(e)]
                if own.endswith("!") and lines:
                    lines[0] = _without_mark(lines[0], mark)
                yield Note(mark, tuple(replace(line, number=0) for line in lines))

    def _running(self, kind: Role) -> Iterator[Line]:
        """Headers and footers, each once."""
        said: set[str] = set()
        for root in self._parts.related(kind):
            for line in [line for e in self._blocks(root) for line in _flat(e)]:
                if line.text not in said:
                    said.add(line.text)
                    yield replace(line, role="page_number" if _PAGE_NUMBER.fullmatch(line.text) else kind, number=0)

    def _hidden(self) -> Iterator[Line]:
        hidden = "".join(self._state.hidden).strip()
        if hidden:
            yield plain(" ".join(hidden.split()), role="footer")

    def _reports(self, aside: int) -> tuple[Report, ...]:
        counts = self._state.counts
        said = [
            (
                counts["inserted"] + counts["deleted"],
                "Tệp có sửa đổi chưa chấp nhận (Track Changes): {} chỗ; lấy phần thêm, bỏ phần xóa",
                "warning",
            ),
            (counts["comments"], "Tệp có {} ghi chú bên lề (comment), không đưa vào bản nháp", "info"),
            (counts["hidden"], "Tệp có chữ ẩn ở {} chỗ, để riêng ngoài văn bản", "warning"),
            (aside, "Để riêng {} dòng đầu trang, chân trang và chữ ẩn", "info"),
            (int(self._parts.has_macros), "Tệp có macro; macro không được chạy, chỉ lấy phần chữ", "warning"),
        ]
        own = tuple(Report(text.format(count), level) for count, text, level in said if count)  # type: ignore[arg-type]
        return (*self._setter.reports(), *own)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _within(child, tag)


def _flat(element: Line | Table) -> Iterator[Line]:
    if isinstance(element, Line):
        yield element
        return
    yield from (line for row in element.rows for cell in row for line in cell)


def _is_contents(control: Element) -> bool:
    return "contents" in value(control.find("w.sdtPr/w.docPartObj/w.docPartGallery")).lower()


def _without_mark(line: Line, mark: str) -> Line:
    """A note's first line without the mark that was typed before it."""
    if not line.text.startswith(mark) or not line.runs[0].text.startswith(mark):
        return line
    first = replace(line.runs[0], text=line.runs[0].text[len(mark) :].lstrip())
    return replace(line, runs=(first, *line.runs[1:]) if first.text else line.runs[1:])


def _note_forms(parts: Parts) -> dict[str, NoteForm]:
    """How footnotes and endnotes are numbered: of the last section, else of another or of the whole file."""
    out = {}
    sections = list(parts.body.iter("w.sectPr"))[::-1]
    for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman")):
        layers = [*(each.find(f"w.{kind}Pr") for each in sections), parts.one("settings").find(f"w.{kind}Pr")]
        start = value(WordStyles.first("w.numStart", *layers))
        form = value(WordStyles.first("w.numFmt", *layers), default=usual)
        out[kind] = NoteForm(form, int(start) if start.isdigit() else 1, value(WordStyles.first("w.numRestart", *layers)))
    return out
