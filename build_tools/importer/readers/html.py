"""Web pages and what word processors save as such: paragraphs with their look, tables, notes that link to and fro.

Only the bytes at hand are read; nothing that a page points to is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from build_tools.importer.encodings import NAMES, decode
from build_tools.importer.limits import ImportRefused
from build_tools.importer.lines import Line, Note, Paper, Report, Table, plain
from build_tools.importer.readers.html_blocks import MARK, Block, PageParser
from build_tools.importer.readers.pieces import Piece, Setter
from build_tools.vietnamese.letters import nfc

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def read_html(data: bytes) -> Paper:
    """A paper of whole paragraphs. Raises ImportRefused."""
    text, encoding = _decoded(data)
    parser = PageParser()
    parser.feed(text)
    parser.close()
    paper = _Maker(parser).paper()
    if not any(isinstance(element, Table) or not element.role for element in paper.elements):
        raise ImportRefused("Trang web không có chữ nào ngoài mã lệnh.", "Mở bằng trình duyệt, chép phần văn bản ra tệp .txt rồi nhập.")
    said = (Report(f"Trang viết bằng bảng mã {NAMES[encoding]}; đã chuyển sang Unicode"),) if encoding else ()
    return replace(paper, reports=(*said, *paper.reports))


def _decoded(data: bytes) -> tuple[str, str]:
    """The page by the encoding that it names, unless that cannot be."""
    named = _CHARSET.search(data[:4096])
    name = named[1].decode().lower() if named else ""
    if name in ("windows-1258", "cp1258"):
        return nfc(data.decode("cp1258", "replace")), "cp1258"
    if name in ("windows-1252", "iso-8859-1", "x-user-defined", "us-ascii"):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace"), ""
    return decode(data)


class _Maker:
    """Blocks made lines; notes are blocks to which a raised number leads and that lead back."""

    def __init__(self, parser: PageParser) -> None:
        self._parser = parser
        self._setter = Setter()
        self._number = 0
        self._notes = self._found_notes()

    def _all(self) -> Iterator[Block]:
        for each in self._parser.out:
            yield from [each] if isinstance(each, Block) else (block for row in each for cell in row for block in cell)

    def _found_notes(self) -> dict[str, Block]:
        """Identifier -> the block of a note: a later block that some earlier link means and that links back."""
        blocks = list(self._all())
        places = {identifier: at for at, block in enumerate(blocks) for identifier in block.identifiers}
        found: dict[str, Block] = {}
        for at, block in enumerate(blocks):
            for _, target in block.links:
                to = places.get(target, -1)
                if to > at and target not in found and any(places.get(back, -2) == at for _, back in blocks[to].links):
                    found[target] = blocks[to]
        return found

    def paper(self) -> Paper:
        marks: list[tuple[str, str]] = []
        notes_at = {id(block) for block in self._notes.values()}
        elements: list[Line | Table] = []
        for each in self._parser.out:
            if not isinstance(each, Block):
                elements.append(self._table(each, marks))
            elif id(each) not in notes_at:
                elements.append(self._line(each, marks))
        notes = tuple(Note(mark, (self._note_line(self._notes[target]),)) for mark, target in marks)
        hidden = " ".join("".join(self._parser.hidden).split())
        reports = [*self._setter.reports()]
        if hidden:
            elements.append(plain(hidden, role="footer"))
            reports.append(Report("Trang có chữ ẩn, để riêng ngoài văn bản", "warning"))
        return Paper(tuple(elements), notes, tuple(reports))

    def _line(self, block: Block, marks: list[tuple[str, str]]) -> Line:
        self._number += 1
        pieces = list(block.pieces)
        for at, target in block.links:
            if target in self._notes and target not in (known for _, known in marks):
                found = MARK.fullmatch(pieces[at].text.strip())
                mark = found[1] if found else pieces[at].text.strip()
                marks.append((mark, target))
                pieces[at] = Piece("", mark=mark)
        letters = self._setter.set(pieces)
        align = {"center": (True, False), "right": (False, True)}.get(block.align, (False, False))
        return Line(
            letters.runs,
            number=self._number,
            centred=align[0],
            right=align[1],
            note_marks=letters.note_marks,
            whole=True if block.is_whole else None,
        )

    def _note_line(self, block: Block) -> Line:
        """A note without its own mark and the sign of the way back."""
        back = {at for at, _ in block.links}
        pieces = [
            piece for at, piece in enumerate(block.pieces) if at not in back and piece.text.strip() not in ("↩", "↩︎", "↑", "^", "[", "]")
        ]
        return Line(self._setter.set(pieces).runs, whole=True)

    def _table(self, table: list[list[list[Block]]], marks: list[tuple[str, str]]) -> Table:
        self._number += 1
        rows = tuple(tuple(tuple(self._line(block, marks) for block in cell) for cell in row) for row in table if any(row))
        return Table(rows, number=self._number, ruled=None)
