"""What Word files hold beyond plain runs: signs of fonts, alternatives, controls, frames, notes that count anew."""

from __future__ import annotations

import pytest

from build_tools.importer.lines import Table
from build_tools.importer.readers.word import read_word
from build_tools.importer.structure import read_structure
from tests.importer.papers import asides, only, texts
from tests.importer.word_files import OPEN, docx, paragraph, row, run, table


def note(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def notes_part(count: int) -> str:
    said = "".join(f'<w:footnote w:id="{n}">{paragraph(f"Chú thích thứ {n}.")}</w:footnote>' for n in range(1, count + 1))
    return f"<w:footnotes {OPEN}>{said}</w:footnotes>"


def test_letters_in_alternatives_within_a_run_are_read_once() -> None:
    choices = "<mc:Choice><w:t>thứ nhất</w:t></mc:Choice><mc:Fallback><w:t>thứ nhì</w:t></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>"
    assert only(read_word(docx(paragraph(run("Ban "), both, run("."))))).text == "Ban thứ nhất."


@pytest.mark.parametrize(("font", "code", "sign"), [("Symbol", "F0B3", "≥"), ("Symbol", "F0B7", "•"), ("Wingdings", "F0E8", "→")])
def test_a_sign_is_the_one_of_its_font(font: str, code: str, sign: str) -> None:
    body = paragraph(run("tỷ lệ "), f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', run(" 95%"))
    assert only(read_word(docx(body))).text == f"tỷ lệ {sign} 95%"


def test_text_in_controls_tags_links_and_fields_is_text() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    parts = (
        run("Căn cứ "),
        f"<w:smartTag><w:smartTag>{run('Nghị quyết')}</w:smartTag></w:smartTag>",
        control(run(" số 12")),
        f'<w:hyperlink r:id="x">{run(" tại cổng")}</w:hyperlink>',
        f'<w:fldSimple w:instr="REF d">{run(", Điều 3")}</w:fldSimple>',
    )
    assert texts(read_word(docx(control(paragraph(*parts)) + paragraph("hết")))) == ["Căn cứ Nghị quyết số 12 tại cổng, Điều 3", "hết"]


def test_a_table_of_data_in_a_frame_without_rules_stays_a_table() -> None:
    data = table(row(paragraph("STT"), paragraph("Việc")), row(paragraph("1"), paragraph("Rà soát")), ruled=True)
    framed, found = read_word(docx(table(row(paragraph("PHỤ LỤC") + data)))).elements
    assert isinstance(found, Table) and found.ruled
    assert not isinstance(framed, Table) and framed.text == "PHỤ LỤC"
    assert [[cell[0].text for cell in each] for each in found.rows] == [["STT", "Việc"], ["1", "Rà soát"]]


def test_a_short_name_below_a_line_of_two_halves_is_the_left_half_of_its_own() -> None:
    wide = " " * 14
    body = paragraph(run(f"ỦY BAN NHÂN DÂN{wide}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + paragraph(
        run(f"XÃ A{wide}Độc lập - Tự do - Hạnh phúc")
    )
    (found,) = read_word(docx(body + paragraph("Nội dung"))).elements[:1]
    assert isinstance(found, Table)
    left, right = found.rows[0]
    assert [line.text for line in left] == ["ỦY BAN NHÂN DÂN", "XÃ A"]
    assert [line.text for line in right] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_a_label_before_a_wide_gap_is_no_half() -> None:
    wide = " " * 14
    body = paragraph(run(f"ỦY BAN NHÂN DÂN{wide}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + paragraph(run(f"1.{wide}Nội dung"))
    assert texts(read_word(docx(body))) == ["1. Nội dung"]


def test_page_numbers_of_any_form_are_page_numbers() -> None:
    footer = f"<w:ftr {OPEN}>{paragraph(run('Trang 3/9'))}</w:ftr>"
    assert asides(read_word(docx(paragraph("Nội dung"), footer=footer))) == [("page_number", "Trang 3/9")]


def test_notes_that_begin_anew_in_each_section_have_their_printed_marks() -> None:
    restart = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    section = f"<w:p><w:pPr><w:sectPr>{restart}</w:sectPr></w:pPr></w:p>"
    body = (
        paragraph(run("Một"), note(1), run(" hai"), note(2)) + section + paragraph(run("Ba"), note(3)) + f"<w:sectPr>{restart}</w:sectPr>"
    )
    paper = read_word(docx(body, footnotes=notes_part(3)))
    assert [each.mark for each in paper.notes] == ["1", "2", "1"]
    assert [line.note_marks for line in paper.lines] == [((3, "1"), (7, "2")), ((2, "1"),)]


def test_notes_that_begin_anew_on_each_page_have_their_printed_marks() -> None:
    settings = f'<w:settings {OPEN}><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:settings>'
    body = paragraph(run("Một"), note(1)) + paragraph('<w:r><w:br w:type="page"/></w:r>', run("Hai"), note(2), run(" ba"), note(3))
    assert [each.mark for each in read_word(docx(body, footnotes=notes_part(3), settings=settings)).notes] == ["1", "1", "2"]


def test_notes_with_one_mark_stay_in_the_order_of_their_anchors() -> None:
    settings = f'<w:settings {OPEN}><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:settings>'
    pages = [paragraph('<w:r><w:br w:type="page"/></w:r>', run(f"{n}. Việc thứ {n} của cơ quan"), note(n), run(".")) for n in range(1, 4)]
    (draft,) = read_structure(read_word(docx("".join(pages), footnotes=notes_part(3), settings=settings)))
    assert [[own.paragraphs[0].text for own in item.footnotes] for item in draft.items] == [[f"Chú thích thứ {n}."] for n in range(1, 4)]
