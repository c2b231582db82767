"""What the reader of PDF sees of a page: lines and their place, columns, tables, notes, what is set aside."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from build_tools.importer.lines import Table
from build_tools.importer.readers.doc import find_office
from build_tools.importer.readers.pdf import read_pdf
from build_tools.importer.readers.pdf_lines import glyphs_of, lines_of
from build_tools.importer.readers.pieces import Setter
from build_tools.importer.readers.word import read_word
from tests.importer.papers import asides, pdf, texts
from tests.importer.test_readers import LEVELS
from tests.importer.word_files import docx, listed, numbering


def test_pdf_lines_know_bold_centred_indent_and_the_gap_above() -> None:
    paper = read_pdf(
        pdf(
            "#align(center)[*KẾ HOẠCH*]\n#set par(justify: true, first-line-indent: (amount: 10mm, all: true))\n"
            + "Ban Chấp hành Đảng bộ thành phố " * 8
        )
    )
    title, first, second = paper.lines[:3]
    assert (title.text, title.centred, title.runs[0].styles) == ("KẾ HOẠCH", True, {"strong"})
    assert (first.centred, first.indent_mm, first.blank_before) == (False, 10.0, 1)
    assert (second.indent_mm, second.blank_before, second.whole) == (0.0, 0, False)


def test_pdf_heads_feet_and_page_numbers_that_repeat_are_set_aside() -> None:
    page = "header: context align(center, counter(page).display()), footer: [Lưu hành nội bộ]"
    paper = read_pdf(pdf("Một #lorem(60)\n#pagebreak()\nHai ba #lorem(70)\n#pagebreak()\nBốn năm sáu #lorem(80)", page))
    assert {role for role, _ in asides(paper)} == {"page_number", "footer"}
    assert sorted(said for role, said in asides(paper) if role == "page_number") == ["1", "2", "3"]
    assert "Lưu hành" not in " ".join(texts(paper))


def test_a_pdf_whose_pages_begin_alike_in_the_text_loses_nothing() -> None:
    paper = read_pdf(pdf("Điều 1. Phạm vi\n\n#lorem(60)\n#pagebreak()\n#lorem(70)"))
    assert texts(paper)[0] == "Điều 1. Phạm vi"
    assert asides(paper) == []


def test_pdf_footnotes_go_to_their_marks_and_raised_units_stay() -> None:
    paper = read_pdf(
        pdf("Diện tích 120 m#super[1] do Thành ủy#footnote[Theo Quyết định số 784-QĐ/TU.] giao. " + "Nội dung khác của văn bản. " * 12)
    )
    line = paper.lines[0]
    assert "120 m¹ do Thành ủy giao" in line.text
    assert line.note_marks == ((line.text.index(" giao"), "1"),)
    assert [(note.mark, note.lines[0].text) for note in paper.notes] == [("1", "Theo Quyết định số 784-QĐ/TU.")]


def test_a_pdf_note_that_goes_on_over_the_page_stays_one() -> None:
    source = "Đầu#footnote[" + "Câu thứ nhất của chú thích dài này, " * 60 + "hết.] bài. " + "Nội dung khác của văn bản. " * 250
    paper = read_pdf(pdf(source))
    assert [note.mark for note in paper.notes] == ["1"]
    said = " ".join(line.text for line in paper.notes[0].lines)
    assert said.count("Câu thứ nhất") == 60
    assert said.endswith("hết.")


def test_pdf_tables_with_rules_keep_rows_and_cells_and_go_on_over_pages() -> None:
    rows = ", ".join(f"[{n}], [Nhiệm vụ thứ {n} phải làm trong năm nay], [Ban {n}]" for n in range(1, 60))
    paper = read_pdf(pdf(f"*PHỤ LỤC*\n#table(columns: (12mm, 1fr, 30mm), table.header([STT], [Nhiệm vụ], [Chủ trì]), {rows})\nHết."))
    (found,) = [element for element in paper.elements if isinstance(element, Table)]
    assert [[line.text for line in cell] for cell in found.rows[1]] == [["1"], ["Nhiệm vụ thứ 1 phải làm trong năm nay"], ["Ban 1"]]
    assert [row[0][0].text for row in found.rows[1:]] == [str(n) for n in range(1, 60)]
    assert texts(paper)[0] == "PHỤ LỤC" and texts(paper)[-1] == "Hết."


def test_a_long_line_with_wide_spaces_is_no_letterhead() -> None:
    paper = read_pdf(pdf("#set par(justify: true)\nMột hai ba " + "nghiêngngảnghiêngngảnghiêngngảnghiêngngả " * 10))
    assert not any(isinstance(element, Table) for element in paper.elements)


def test_labels_far_before_their_text_make_no_columns() -> None:
    entries = "".join(f"#grid(columns: (14mm, 1fr), [{label})], [Nâng cao chất lượng {label}])\n" for label in "abcd")
    assert texts(read_pdf(pdf(entries))) == [f"{label}) Nâng cao chất lượng {label}" for label in "abcd"]


def test_a_pdf_letterhead_ends_above_a_title_that_is_centred_on_the_page() -> None:
    left = "#align(center)[THÀNH ỦY\\ BAN TUYÊN GIÁO\\ Số 12-KH/BTG]"
    right = "#align(center)[*ĐẢNG CỘNG SẢN VIỆT NAM*\\ Cần Thơ, ngày 5 tháng 3 năm 2024]"
    paper = read_pdf(
        pdf(
            f"#grid(columns: (40%, 60%), [{left}], [{right}])\n#align(center)[*KẾ HOẠCH*]\n#set par(justify: true)\n"
            + "Nội dung của văn bản này. " * 20
        )
    )
    head = paper.elements[0]
    assert isinstance(head, Table)
    assert [[line.text for line in cell] for cell in head.rows[0]] == [
        ["THÀNH ỦY", "BAN TUYÊN GIÁO", "Số 12-KH/BTG"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Cần Thơ, ngày 5 tháng 3 năm 2024"],
    ]
    assert paper.lines[0].text == "KẾ HOẠCH" and paper.lines[0].centred


def test_last_lines_of_pages_that_differ_in_their_numbers_are_text() -> None:
    pages = "#pagebreak()\n".join(
        f"Mở đầu {name}\n#v(1fr)\nĐiều {number}. Hiệu lực\n" for name, number in (("một", 7), ("hai", 3), ("ba", 9))
    )
    assert asides(read_pdf(pdf(pages))) == []


@pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")
def test_the_numbers_counted_here_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    body = "".join(listed(f"mục {n}", 1, depth) for n, depth in enumerate([0, 1, 2, 2, 3, 1, 2, 0, 1, 3]))
    made = docx(body, numbering=numbering({0: LEVELS}, {1: (0, "")}))
    (tmp_path / "a.docx").write_bytes(made)
    order = [
        str(find_office()),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*order, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=300)
    assert texts(read_pdf((tmp_path / "a.pdf").read_bytes())) == texts(read_word(made))


def test_letters_of_an_old_font_in_a_pdf_are_converted() -> None:
    def char(text: str, at: int, font: str = "ABCDEF+.VnTime") -> dict[str, object]:
        return {
            "text": text,
            "x0": at * 7.0,
            "x1": at * 7.0 + 7,
            "top": 10.0,
            "bottom": 24.0,
            "size": 14.0,
            "fontname": font,
            "upright": True,
        }

    chars = [char(letter, at) for at, letter in enumerate("Thµnh ñy Trung -¬ng")]
    glyphs, _ = glyphs_of([*chars, char("Đ", 19, "Tinos-Bold")])
    (line,) = lines_of(glyphs, 1)
    letters = Setter().set(line.pieces(()))
    assert letters.text == "Thành ủy Trung ươngĐ"
    assert letters.runs[-1].styles == {"strong"}
