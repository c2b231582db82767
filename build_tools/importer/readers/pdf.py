"""PDF files that have text: printed lines with their look and place, columns, tables, footnotes.

pdfplumber (on pdfminer.six) gives the letters with font and place; what they make together is found here.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1

from build_tools.importer.limits import PDF_PAGES, ImportRefused
from build_tools.importer.lines import Line, Note, Paper, Report, Table, plain
from build_tools.importer.readers.pdf_columns import Beside, with_columns
from build_tools.importer.readers.pdf_layout import edges, ends_short, is_centred_among, joined, pitch
from build_tools.importer.readers.pdf_lines import Printed, glyphs_of, lines_of
from build_tools.importer.readers.pdf_margins import FootNote, PdfPage, set_aside_contents, set_aside_running, take_footnotes
from build_tools.importer.readers.pdf_tables import PdfTable, merged_tables, tables_of
from build_tools.importer.readers.pieces import Letters, Piece, Setter, raised
from build_tools.importer.readers.small_print import SMALL, body_size

_POINTS_PER_MM = 72 / 25.4
_FEW_LETTERS = 30
_OCR = (
    "Nhận dạng chữ (OCR) trước rồi nhập tệp chữ: OCRmyPDF với Tesseract tiếng Việt (lệnh: ocrmypdf -l vie vào.pdf ra.pdf), "
    "NAPS2 trên Windows, hoặc Google Drive (mở bằng Google Tài liệu). Cũng có thể xin nơi gửi tệp Word."
)


def read_pdf(data: bytes) -> Paper:
    """A paper of printed lines. Raises ImportRefused."""
    try:
        document = pdfplumber.open(io.BytesIO(data))
    except Exception as error:  # pdfminer raises whatever its input makes it stumble over
        raise _refusal(error) from error
    with closing(document):
        try:
            count = _page_count(document)
        except Exception as error:
            raise _refusal(error) from error
        if count > PDF_PAGES:
            raise ImportRefused(
                f"PDF có {count} trang, quá mức {PDF_PAGES}.",
                "Tách lấy các trang của văn bản (in ra PDF với khoảng trang cần lấy) rồi nhập.",
            )
        return _Reader(document).paper()


def _page_count(document: Any) -> int:
    """What the file itself says, without reading the pages."""
    root = resolve1(document.doc.catalog.get("Pages"))
    said = resolve1(root.get("Count")) if isinstance(root, dict) else 0
    return said if isinstance(said, int) else 0


def _refusal(error: BaseException) -> ImportRefused:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in seen.args):
            return ImportRefused("PDF có mật khẩu.", "Mở bằng mật khẩu, in ra PDF không có mật khẩu (Print to PDF) rồi nhập.")
        seen = seen.__cause__ or seen.__context__
    return ImportRefused("PDF bị hỏng hoặc bị cắt cụt, không đọc được.", "Tải lại tệp; nếu vẫn vậy, xin nơi gửi gửi lại.")


class _Reader:
    def __init__(self, document: Any) -> None:
        self._setter = Setter()
        self._pages: list[PdfPage] = []
        self._tables: dict[int, list[PdfTable]] = {}
        self._turned: list[str] = []
        self._scans: list[int] = []
        self._letters = 0
        self._number = 0
        self._short: dict[int, bool | None] = {}
        for number, page in enumerate(self._each(document), start=1):
            self._take(number, page)
        self._refuse_scan()
        sizes = {at: Counter({line.size: len(line.text)}) for at, line in enumerate(line for page in self._pages for line in page.lines)}
        self._body = body_size(sizes)
        self._refuse_unreadable()

    @staticmethod
    def _each(document: Any) -> Iterator[Any]:
        try:
            for count, page in enumerate(document.pages):
                if count >= PDF_PAGES:
                    raise ImportRefused(f"PDF có hơn {PDF_PAGES} trang.", "Tách lấy các trang của văn bản rồi nhập.")
                yield page
                page.close()
        except ImportRefused:
            raise
        except Exception as error:
            raise _refusal(error) from error

    def _take(self, number: int, page: Any) -> None:
        glyphs, turned = glyphs_of(page.chars)
        self._letters += sum(g.text.strip() != "" for g in glyphs)
        if turned.strip():
            self._turned.append(turned)
        if page.images and len(glyphs) < _FEW_LETTERS:
            self._scans.append(number)
        tables = tables_of(page, glyphs, number)
        free = [g for g in glyphs if not any(table.holds(g) for table in tables)]
        strokes = [*page.lines, *page.rects]
        rules = tuple((s["x0"], s["x1"], s["top"]) for s in strokes if abs(s["bottom"] - s["top"]) < 2)
        self._tables[number] = tables
        self._pages.append(PdfPage(number, float(page.width), float(page.height), lines_of(free, number), rules))

    def _refuse_scan(self) -> None:
        pages = max(1, len(self._pages))
        if self._letters < _FEW_LETTERS * pages and (self._scans or self._letters < _FEW_LETTERS):
            what = "chỉ có ảnh chụp (bản quét)" if self._scans else "không có chữ"
            raise ImportRefused(f"PDF này {what}, không có chữ để lấy.", _OCR)

    def _refuse_unreadable(self) -> None:
        said = "".join(line.text for page in self._pages for line in page.lines)
        if said.count("(cid:") * 6 > 0.3 * len(said):
            raise ImportRefused("Phông chữ trong PDF không cho biết chữ nào là chữ nào.", _OCR)

    # from pages to elements

    def paper(self) -> Paper:
        set_aside_running(self._pages)
        set_aside_contents(self._pages)
        self._left, self._right = edges(self._pages)
        take_footnotes(self._pages, self._body, self._left)
        self._pitch = pitch(self._pages, self._body)
        self._set_aside_small_print()
        self._note_short_ends()
        elements: list[Line | Table] = []
        notes: list[Note] = []
        for page in self._pages:
            elements += self._page(page, notes)
        aside = [replace(self._line(line, [], None), role=role) for page in self._pages for line, role in page.aside]
        turned = [plain(" ".join("".join(self._turned).split()), role="footer")] if self._turned else []
        return Paper((*merged_tables(elements), *aside, *turned), tuple(notes), self._reports(len(aside), notes))

    def _set_aside_small_print(self) -> None:
        """Small letters behind the last of usual size are no text of the document; see ``small_print``."""
        for page in reversed(self._pages):
            small = len(page.lines)
            while small and page.lines[small - 1].size < SMALL * self._body:
                small -= 1
            page.aside += [(line, "footer") for line in page.lines[small:]]
            del page.lines[small:]
            if page.lines or self._tables[page.number]:
                return

    def _note_short_ends(self) -> None:
        """Which lines end short, those before a page end too."""
        lines = [line for page in self._pages for line in page.lines]
        width = self._pages[0].width
        known = {page.number for page in self._pages if abs(page.width - width) < 1}
        for line, following in pairwise(lines):
            if {line.page, following.page} <= known:
                self._short[id(line)] = ends_short(line, following, self._left, self._right)

    def _page(self, page: PdfPage, notes: list[Note]) -> list[Line | Table]:
        marks = [note.mark for note in page.notes if note.mark]
        placed: list[tuple[float, Line | Table]] = []
        before: Printed | None = None
        used: list[str] = []
        for group in with_columns(page.lines, self._left, self._right):
            if isinstance(group, Beside):
                placed.append((min(line.bottom for line in (*group.left, *group.right)), self._beside(group)))
                before = None
                continue
            line = self._line(group, marks, before)
            for _, mark in line.note_marks:
                marks.remove(mark)
                used.append(mark)
            placed.append((group.bottom, line))
            before = group
        placed += [(table.bottom, table.element(self._setter)) for table in self._tables[page.number]]
        out = [element for _, element in sorted(placed, key=lambda each: each[0])]
        return [*out, *self._notes(page, used, notes)]

    def _notes(self, page: PdfPage, used: Sequence[str], notes: list[Note]) -> Iterator[Line]:
        """Notes whose mark is in the text become notes; others stay, behind their mark as a raised number."""
        for note in page.notes:
            lines = self._note_lines(note)
            if not note.mark and notes and lines:
                last = notes[-1]
                joined = self._joined_lines(last.lines[-1], lines[0]) if last.lines else lines[0]
                notes[-1] = replace(last, lines=(*last.lines[:-1], joined, *lines[1:]))
            elif note.mark in used:
                notes.append(Note(note.mark, tuple(lines)))
            else:
                for at, line in enumerate(lines):
                    first = (Piece(f"{raised(note.mark)} "),) if at == 0 and note.mark else ()
                    letters = self._setter.set([*first, *(Piece(run.text, run.styles) for run in line.runs)])
                    yield replace(line, runs=letters.runs, whole=True)

    @staticmethod
    def _joined_lines(a: Line, b: Line) -> Line:
        return replace(a, runs=Setter().set([Piece(r.text, r.styles) for r in (*a.runs, *plain(" ").runs, *b.runs)]).runs)

    def _note_lines(self, note: FootNote) -> list[Line]:
        """The paragraphs of a note, its printed lines joined; one ends where a line is short and the next begins like one."""
        paragraphs: list[list[Printed]] = []
        for line in note.lines:
            last = paragraphs[-1][-1] if paragraphs else None
            if last is None or (last.x1 < self._right - 0.2 * (self._right - self._left) and last.text.endswith((".", ";", ":"))):
                paragraphs.append([])
            paragraphs[-1].append(line)
        return [self._whole(lines) for lines in paragraphs]

    def _whole(self, lines: Sequence[Printed]) -> Line:
        letters = self._setter.set(joined(lines))
        return Line(letters.runs, page=lines[0].page, whole=True)

    def _beside(self, group: Beside) -> Table:
        self._number += 1
        cells = []
        for side in (group.left, group.right):
            own: list[Line] = []
            before: Printed | None = None
            for line in side:
                made = self._line(line, [], before)
                own.append(replace(made, centred=is_centred_among(line, side), right=None, indent_mm=None))
                before = line
            cells.append(tuple(own))
        first = min((*group.left, *group.right), key=lambda line: line.bottom)
        return Table((tuple(cells),), first.page, self._number, False)

    def _line(self, line: Printed, marks: Sequence[str], before: Printed | None) -> Line:
        self._number += 1
        letters: Letters = self._setter.set(line.pieces(marks))
        centred, right = self._place(line)
        gap = line.bottom - before.bottom if before else 0.0
        return Line(
            letters.runs,
            page=line.page,
            number=self._number,
            centred=centred,
            right=right,
            indent_mm=round((line.x0 - self._left) / _POINTS_PER_MM, 1),
            blank_before=int(gap > 1.15 * self._pitch * max(1.0, line.size / self._body)),
            note_marks=letters.note_marks,
            whole=False,
            ends_short=self._short.get(id(line)),
        )

    def _place(self, line: Printed) -> tuple[bool, bool]:
        """Whether a line is centred between the margins, whether it stands at the right."""
        left, right = line.x0 - self._left, self._right - line.x1
        centred = abs(left - right) < 5 and left > 3
        width = self._right - self._left
        return centred, not centred and (left > 0.5 * width or (right < 5 and left > 0.4 * width))

    def _reports(self, aside: int, notes: Sequence[Note]) -> tuple[Report, ...]:
        own = [Report(f"Để riêng {aside} dòng đầu trang, chân trang, số trang và chữ nhỏ cuối văn bản")] if aside else []
        if notes:
            own.append(Report(f"Tách {len(notes)} chú thích cuối trang"))
        if self._turned:
            own.append(Report("Để riêng chữ in nghiêng góc hoặc quay ngang", "warning"))
        if self._scans:
            pages = ", ".join(map(str, self._scans))
            own.append(Report(f"Trang {pages} chỉ có ảnh, không lấy được chữ. {_OCR}", "error"))
        return (*self._setter.reports(), *own)
