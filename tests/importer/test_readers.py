"""What each reader sees of a file: letters, look, printed numbers, notes, columns, what is set aside."""

from __future__ import annotations

import json

import pytest

from build_tools.importer.lines import Table
from build_tools.importer.readers import kind_of, read
from build_tools.importer.readers.confined import dumped, paper_of
from build_tools.importer.readers.doc import find_office
from build_tools.importer.readers.word import read_word
from tests.importer.papers import asides, only, pdf, texts
from tests.importer.word_files import OPEN, docx, level, listed, numbering, paragraph, row, run, table

# Word: letters and their look


def test_bold_italic_and_underlined_runs_arrive() -> None:
    line = only(read_word(docx(paragraph(run("Nơi nhận:", "<w:b/><w:u w:val='single'/>"), run(" như trên", "<w:i/>"), run(".")))))
    assert [(r.text, sorted(r.styles)) for r in line.runs] == [
        ("Nơi nhận:", ["strong", "underline"]),
        (" ", []),
        ("như trên", ["em"]),
        (".", []),
    ]


def test_a_switched_off_bold_is_not_bold_and_a_style_hands_its_look_down() -> None:
    styles = (
        f'<w:styles {OPEN}><w:style w:type="paragraph" w:styleId="A"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    body = paragraph(run("ĐẬM"), run(" thường", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="B"/>')
    line = only(read_word(docx(body, styles=styles)))
    assert line.centred is True
    assert [(r.text, sorted(r.styles)) for r in line.runs] == [("ĐẬM", ["strong"]), (" thường", [])]


def test_indents_alignment_and_empty_paragraphs_are_known() -> None:
    body = (
        paragraph("Một")
        + paragraph()
        + paragraph()
        + paragraph("Hai", properties='<w:jc w:val="right"/><w:ind w:left="567" w:firstLine="567"/>')
    )
    one, two = read_word(docx(body)).lines
    assert (one.centred, one.right, one.blank_before) == (False, False, 0)
    assert (two.right, two.blank_before, two.indent_mm, two.whole) == (True, 2, 20.0, True)


def test_soft_hyphens_go_tabs_and_hard_spaces_become_spaces_letters_are_composed() -> None:
    body = paragraph(
        "<w:r><w:t>kế\u00a0hoạ</w:t><w:softHyphen/><w:t>ch</w:t><w:tab/><w:t>năm 2024</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>"
    )
    assert only(read_word(docx(body))).text == "kế hoạch năm 2024-2025"
    split = paragraph(run("Nghi"), run("\u0323"), run(" quye\u0302"), run("\u0301t"))
    assert only(read_word(docx(split))).text == "Nghị quyết"


def test_a_raised_digit_stays_as_a_raised_digit() -> None:
    assert only(read_word(docx(paragraph("100 m", run("2", '<w:vertAlign w:val="superscript"/>'))))).text == "100 m²"


def test_breaks_within_a_paragraph_make_lines_that_may_belong_together() -> None:
    lines = read_word(
        docx(paragraph("<w:r><w:t>CHƯƠNG TRÌNH</w:t><w:br/><w:t>thực hiện</w:t><w:br w:type='page'/><w:t>trang sau</w:t></w:r>"))
    ).lines
    assert [line.text for line in lines] == ["CHƯƠNG TRÌNH", "thực hiện", "trang sau"]
    assert {line.whole for line in lines} == {None}


# Word: the numbers that it counts

LEVELS = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3.") + level(3, "lowerLetter", "%4)")


def test_printed_numbers_of_lists_of_several_levels() -> None:
    body = "".join(listed(f"m{n}", 1, depth) for n, depth in enumerate([0, 1, 2, 2, 3, 3, 1, 2, 0, 1]))
    read_back = texts(read_word(docx(body, numbering=numbering({0: LEVELS}, {1: (0, "")}))))
    labels = [said.rsplit(" ", 1)[0] for said in read_back]
    assert labels == ["I.", "1.", "1.1.", "1.2.", "a)", "b)", "2.", "2.1.", "II.", "1."]


def test_two_lists_of_one_kind_count_on_and_an_override_restarts() -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    kinds = {0: level(0, "decimal", "%1.")}
    made = docx("".join(listed("x", n) for n in (1, 1, 2, 3, 3)), numbering=numbering(kinds, {1: (0, ""), 2: (0, ""), 3: (0, over)}))
    assert texts(read_word(made)) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_a_level_that_never_restarts_and_digits_in_place_of_roman() -> None:
    kinds = {0: level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", '<w:lvlRestart w:val="0"/><w:isLgl/>')}
    made = docx("".join(listed("x", 1, d) for d in (0, 1, 0, 1)), numbering=numbering(kinds, {1: (0, "")}))
    assert texts(read_word(made)) == ["I. x", "1.1. x", "II. x", "2.2. x"]


def test_bullets_print_their_sign_and_a_style_may_hold_the_list() -> None:
    kinds = {0: level(0, "bullet", "-"), 1: level(0, "bullet", "\uf0b7"), 2: level(0, "decimal", "Điều %1.", '<w:pStyle w:val="D"/>')}
    of_style = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    styles = f'<w:styles {OPEN}><w:style w:type="paragraph" w:styleId="D">{of_style}</w:style></w:styles>'
    body = (
        listed("x", 1)
        + listed("y", 2)
        + paragraph("z", properties='<w:pStyle w:val="D"/>')
        + paragraph("z", properties='<w:pStyle w:val="D"/>')
    )
    body += paragraph("không số", properties='<w:pStyle w:val="D"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    made = docx(body, numbering=numbering(kinds, {1: (0, ""), 2: (1, ""), 3: (2, "")}), styles=styles)
    read_back = texts(read_word(made))
    assert read_back[:4] == ["- x", "• y", "Điều 1. z", "Điều 2. z"]


def test_an_empty_numbered_paragraph_counts() -> None:
    made = docx(listed("x", 1) + listed("", 1) + listed("y", 1), numbering=numbering({0: level(0, "decimal", "%1.")}, {1: (0, "")}))
    assert texts(read_word(made)) == ["1. x", "3. y"]


# Word: notes, tables, what is set aside


def footnotes(**notes: str) -> str:
    return (
        f"<w:footnotes {OPEN}>" + "".join(f'<w:footnote w:id="{k[1:]}">{said}</w:footnote>' for k, said in notes.items()) + "</w:footnotes>"
    )


def test_footnotes_have_mark_text_and_anchor() -> None:
    body = paragraph(
        run("Nghị quyết"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" nêu"), '<w:r><w:footnoteReference w:id="5"/></w:r>', run(".")
    )
    notes = footnotes(n5=paragraph(run(" Thứ hai.")), n2=paragraph("<w:r><w:footnoteRef/></w:r>", run(" Thứ nhất.")))
    paper = read_word(docx(body, footnotes=notes))
    assert (only(paper).text, only(paper).note_marks) == ("Nghị quyết nêu.", ((10, "1"), (14, "2")))
    assert [(note.mark, [line.text for line in note.lines]) for note in paper.notes] == [("1", ["Thứ nhất."]), ("2", ["Thứ hai."])]


def test_a_custom_mark_is_the_printed_one_and_does_not_count() -> None:
    star = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>(*)</w:t></w:r>'
    body = paragraph(run("Tổng"), star, run(" và"), '<w:r><w:footnoteReference w:id="3"/></w:r>')
    notes = footnotes(n2=paragraph("<w:r><w:t>(*)</w:t></w:r>", run(" Số liệu ước.")), n3=paragraph(" Khác."))
    paper = read_word(docx(body, footnotes=notes))
    assert only(paper).note_marks == ((4, "(*)"), (7, "1"))
    assert [(note.mark, note.lines[0].text) for note in paper.notes] == [("(*)", "Số liệu ước."), ("1", "Khác.")]


def test_a_table_without_rules_is_layout_one_with_rules_is_data() -> None:
    head = table(row(paragraph("QUẬN ỦY", properties='<w:jc w:val="center"/>'), paragraph("ĐẢNG CỘNG SẢN VIỆT NAM")))
    paper = read_word(docx(head + table(row(paragraph("STT"), paragraph("Nội dung")), ruled=True)))
    layout, data = [element for element in paper.elements if isinstance(element, Table)]
    assert (layout.ruled, data.ruled) == (False, True)
    assert layout.rows[0][0][0].centred is True
    assert [[line.text for line in cell] for cell in data.rows[0]] == [["STT"], ["Nội dung"]]


def test_a_letterhead_typed_with_tabs_becomes_two_columns() -> None:
    tabs = "<w:r><w:tab/><w:tab/></w:r>"
    body = paragraph(run("QUẬN ỦY QUẬN 1"), tabs, run("ĐẢNG CỘNG SẢN VIỆT NAM", "<w:b/>")) + paragraph("*")
    body += paragraph(run("Số 65-CV/BTG"), tabs, run("Quận 1, ngày 12 tháng 7 năm 2023")) + paragraph(
        run("1."), "<w:r><w:tab/></w:r>", run("Nội dung")
    )
    paper = read_word(docx(body))
    (head,) = [element for element in paper.elements if isinstance(element, Table)]
    left, right = head.rows[0]
    assert [line.text for line in left] == ["QUẬN ỦY QUẬN 1", "*", "Số 65-CV/BTG"]
    assert [line.text for line in right] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Quận 1, ngày 12 tháng 7 năm 2023"]
    assert right[0].runs[0].styles == {"strong"}
    assert texts(paper) == ["1. Nội dung"]


def test_tracked_changes_take_what_is_added_and_say_so() -> None:
    body = paragraph(
        run("Thành ủy "),
        "<w:del><w:r><w:delText>chỉ đạo</w:delText></w:r></w:del>",
        "<w:ins>" + run("lãnh đạo") + "</w:ins>",
        run(" thực hiện"),
    )
    body += '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Nối với </w:t></w:r></w:p>' + paragraph("đoạn sau")
    paper = read_word(docx(body))
    assert texts(paper) == ["Thành ủy lãnh đạo thực hiện", "Nối với đoạn sau"]
    assert any("Track Changes" in report.text and report.level == "warning" for report in paper.reports)


def test_hidden_text_headers_and_page_numbers_are_set_aside_not_lost() -> None:
    header = f"<w:hdr {OPEN}>{paragraph('BẢN DỰ THẢO')}</w:hdr>"
    footer = f"<w:ftr {OPEN}>{paragraph('- 2 -')}</w:ftr>"
    paper = read_word(docx(paragraph(run("Thấy"), run(" giấu", "<w:vanish/>")), header=header, footer=footer))
    assert texts(paper) == ["Thấy"]
    assert asides(paper) == [("header", "BẢN DỰ THẢO"), ("page_number", "- 2 -"), ("footer", "giấu")]


def test_fields_give_their_result_and_tables_of_contents_are_set_aside() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> {} </w:instrText></w:r>"
    contents = paragraph(char("begin"), code.format("TOC \\o"), char("separate"), run("I. MỤC ĐÍCH 1")) + paragraph(
        run("II. NHIỆM VỤ 2"), char("end")
    )
    body = contents + paragraph(run("Ngày "), char("begin"), code.format("DATE"), char("separate"), run("12"), char("end"), run(" tháng 7"))
    paper = read_word(docx(body))
    assert texts(paper) == ["Ngày 12 tháng 7"]
    assert asides(paper) == [("footer", "I. MỤC ĐÍCH 1"), ("footer", "II. NHIỆM VỤ 2")]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('CÔNG VĂN ĐẾN')}</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(read_word(docx(paragraph(both, run("Kính gửi"))))) == ["CÔNG VĂN ĐẾN", "Kính gửi"]


def test_small_print_behind_the_end_is_set_aside() -> None:
    small = '<w:sz w:val="16"/>'
    body = paragraph(run("Nội dung của văn bản này.", '<w:sz w:val="28"/>')) + paragraph(run("In tại Nhà in X", small))
    assert asides(read_word(docx(body))) == [("footer", "In tại Nhà in X")]


# old fonts


def test_a_word_file_mixes_old_fonts_and_unicode() -> None:
    def font(name: str) -> str:
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'

    body = paragraph(
        run("ch­¬ng tr×nh", font(".VnTimeH")),
        run(" hµnh ®éng", font(".VnTime")),
        run(" Thaønh u", font("VNI-Times")),
        run("û", "<w:b/>" + font("VNI-Times")),
    )
    paper = read_word(docx(body + paragraph(run("Ủy ban nhân dân", font("Times New Roman")))))
    assert texts(paper) == ["CHƯƠNG TRÌNH hành động Thành ủ", "Ủy ban nhân dân"]
    assert any("TCVN3" in report.text and "VNI" in report.text for report in paper.reports)


def test_the_soft_hyphen_that_word_makes_of_an_old_letter_is_that_letter() -> None:
    old = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    body = paragraph(
        f"<w:r>{old}<w:t>Trung </w:t><w:softHyphen/><w:t>¬ng, thñ t­íng</w:t></w:r>".replace(
            "<w:t>Trung ", '<w:t xml:space="preserve">Trung '
        )
    )
    assert only(read_word(docx(body))).text == "Trung ương, thủ tướng"


def test_unicode_typed_in_an_old_font_is_left_alone() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    assert only(read_word(docx(paragraph(run("Nghị quyết của Quốc hội", font))))).text == "Nghị quyết của Quốc hội"


# which reader


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "khong-duoi"])
def test_the_content_tells_the_kind_not_the_name(name: str) -> None:
    paper = read(name, docx(paragraph("Kính gửi")))
    assert texts(paper) == ["Kính gửi"]
    assert any("Đuôi tên tệp" in report.text for report in paper.reports) == (name in ("a.pdf", "a.txt"))


def test_kinds_by_their_first_bytes() -> None:
    assert kind_of(pdf("x")) == "pdf"
    assert kind_of(b"\xef\xbb\xbf<!DOCTYPE html><p>x") == "html"
    assert kind_of(b"{\\rtf1 x}") == "office"
    assert kind_of("Kính gửi: a < b".encode()) == "text"
    assert kind_of("Kính gửi".encode("utf-16")) == "text"


def test_a_paper_passes_between_processes_unchanged() -> None:
    made = docx(
        table(row(paragraph("a"), paragraph("b"))) + paragraph(run("x", "<w:b/>"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=footnotes(n2=paragraph("y")),
    )
    paper = read_word(made)
    assert paper_of(json.loads(dumped(paper))) == paper
    assert read("a.docx", made) == paper


def test_text_of_a_page_break_and_of_utf_8_goes_to_the_reader_of_text() -> None:
    paper = read("a.txt", "\ufeffKính gửi\r\n\fTrang hai".encode())
    assert [(line.text, line.page) for line in paper.lines] == [("Kính gửi", 1), ("Trang hai", 2)]


@pytest.mark.skipif(not find_office(), reason="LibreOffice is not installed")
def test_rtf_goes_through_libreoffice() -> None:
    paper = read("a.rtf", rb"{\rtf1\ansi {\b K\u7870? HO\u7840?CH}\par N\u7897?i dung\par}")
    assert texts(paper) == ["KẾ HOẠCH", "Nội dung"]
    assert paper.lines[0].runs[0].styles == {"strong"}
