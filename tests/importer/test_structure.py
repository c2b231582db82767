"""What the structure makes of small things that the papers elsewhere do not hold."""

from __future__ import annotations

import pytest

from build_tools.importer.lines import Line, Note, Paper, Run, Table
from build_tools.importer.readers.text import read_text
from build_tools.importer.structure import Draft, DraftItem, read_structure
from build_tools.importer.structure.labels import readings, step
from build_tools.importer.structure.rich import Rich
from build_tools.importer.structure.run_ins import split_run_ins
from build_tools.importer.yaml_draft import Frame, markup_of, yaml_of
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Emphasis, NoteMark, Paragraph


def read(text: str) -> Draft:
    (draft,) = read_structure(read_text(f"KẾ HOẠCH\nnăm 2030\n\n{text}".encode()))
    return draft


def shape(items: tuple[DraftItem, ...]) -> list[object]:
    """Labels, nested as the items are."""
    return [[item.label, *shape(item.children)] if item.children else item.label for item in items]


def tree(text: str) -> list[object]:
    return shape(read(text).items)


def word(text: str, **known: object) -> Line:
    return Line((Run(text),), whole=True, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "style", "values"),
    [
        ("I. MỤC", "roman", (1,)),
        ("I- MỤC", "roman", (1,)),
        ("II - MỤC", "roman", (2,)),
        ("Il. Khó khăn", "roman", (2,)),
        ("XIV. Mục", "roman", (14,)),
        ("A. Phần", "upper", (1,)),
        ("1. Một", "number", (1,)),
        ("1/ Một", "number", (1,)),
        ("1) Một", "number", (1,)),
        ("1.10. Mười", "number2", (1, 10)),
        ("1.1.1. Một", "number3", (1, 1, 1)),
        ("2.1 Hai", "number2", (2, 1)),
        ("a) Một", "lower", (1,)),
        ("a. Một", "lower", (1,)),
        ("đ) Năm", "lower", (5,)),
        ("(1) Một", "paren", (1,)),
        ("- Một", "dash", (1,)),
        ("+ Một", "plus", (1,)),
        ("• Một", "dot", (1,)),
        ("Điều 12. Hiệu lực", "article", (12,)),
        ("Điều 3: Hiệu lực", "article", (3,)),
        ("Chương II", "chapter", (2,)),
        ("CHƯƠNG IV. TỔ CHỨC", "chapter", (4,)),
        ("Phần thứ hai", "part", (2,)),
        ("Khoản 2. Nội dung", "clause", (2,)),
        ("Phụ lục 1", "appendix", (1,)),
    ],
)
def test_labels_are_read(text: str, style: str, values: tuple[int, ...]) -> None:
    surest = readings(text)[0]
    assert (surest.style, surest.values) == (style, values)
    assert text.startswith(surest.label)


@pytest.mark.parametrize(
    "text",
    [
        "1.250 tỷ đồng",
        "12/7/2023",
        "2,5 triệu",
        "100% số hộ",
        "2030 là năm",
        "Ban Thường vụ",
        "ngày 1. tháng",
        "(GRDP) tăng",
        "31-NQ/TW của",
    ],
)
def test_numbers_of_a_sentence_are_no_labels(text: str) -> None:
    assert not [r for r in readings(text) if r.cost < 3]


def test_letters_follow_each_other_with_and_without_the_ones_vietnamese_adds() -> None:
    def reading(text: str) -> object:
        return next(r for r in readings(text) if r.style == "lower")

    assert step(reading("d) x"), reading("đ) x")) == 1  # type: ignore[arg-type]
    assert step(reading("d) x"), reading("e) x")) == 1  # type: ignore[arg-type]
    assert step(reading("a) x"), reading("c) x")) == 2  # type: ignore[arg-type]


def test_a_series_that_restarts_below_an_item_opens_a_level() -> None:
    text = "I. MỘT\n\n1. Đầu tiên\n\nCần làm:\n\n1. Việc một.\n\n2. Việc hai.\n\n2. Việc sau\n\nCần làm:\n\n1. Việc ba.\n\nII. HAI\n\nHết."
    assert tree(text) == [["I.", ["1.", "1.", "2."], ["2.", "1."]], "II."]


def test_numbers_as_printed_are_kept_however_odd() -> None:
    text = "1. Một.\n\n2. Hai:\n\n2.1. Hai một.\n\n2.2. Hai hai.\n\n3.3. Hai ba.\n\n3. Ba.\n\n3. Ba nữa.\n\n5. Năm."
    assert tree(text) == ["1.", ["2.", "2.1.", "2.2.", "3.3."], "3.", "3.", "5."]


def test_a_capital_i_among_arabic_numbers_is_a_one() -> None:
    text = "II. HAI\n\nI. Kết quả\n\nTốt.\n\n2. Hạn chế\n\nÍt.\n\nIII. BA\n\nHết."
    assert tree("I. MỘT\n\nHết.\n\n" + text) == ["I.", ["II.", "I.", "2."], "III."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("thực hiện tốt Nghị quyết số", "31. Tiếp tục làm tốt công tác này."),
        ("hoàn thành trước ngày 5 tháng", "12. Việc này rất gấp."),
        ("tổng vốn đầu tư khoảng", "2.450 tỷ đồng trong cả giai đoạn."),
        ("phát huy vai trò của Hội Nông dân và", "Đoàn Thanh niên các cấp trong tỉnh."),
        ("theo quy định tại điểm a khoản 2", "Điều 5 của Luật này và các văn bản liên quan."),
        ("nhiệm kỳ 2020", "- 2025 và các năm tiếp theo."),
        ("thuộc lĩnh vực “kinh tế", "Biển xanh” của cả vùng."),
    ],
)
def test_a_sentence_goes_on_over_a_page_break(before: str, after: str) -> None:
    draft = read(f"1. Các cấp {before}\n\n{after}\n\n2. Việc khác.")
    assert shape(draft.items) == ["1.", "2."]
    assert [p.text for p in draft.items[0].paragraphs] == [f"Các cấp {before} {after}"]


def test_a_heading_is_not_joined_to_its_text() -> None:
    draft = read("1. Công tác tuyên truyền\n\nCác cấp tuyên truyền sâu rộng.\n\n2. Công tác kiểm tra\n\nKiểm tra định kỳ.")
    assert [(i.heading, [p.text for p in i.paragraphs]) for i in draft.items] == [
        ("Công tác tuyên truyền", ["Các cấp tuyên truyền sâu rộng."]),
        ("Công tác kiểm tra", ["Kiểm tra định kỳ."]),
    ]


def test_run_in_numbers_need_a_second_one_or_the_one_before() -> None:
    assert split_run_ins(Rich("theo mục (1) ở trên"))[1] == ()
    before, items, last = split_run_ins(Rich("gồm: (1) một; (2) hai."))
    assert (before.text, [(i.label, i.rich.text) for i in items], last) == ("gồm:", [("(1)", "một;"), ("(2)", "hai.")], 2)
    assert [i.label for i in split_run_ins(Rich("Chỉ tiêu: (3) ba."), 2)[1]] == ["(3)"]


def test_a_footnote_goes_from_the_middle_of_a_sentence_to_its_anchor() -> None:
    draft = read("1. Diện tích 5 m² rừng² và\n\n² Ghi chú một.\n\nđất khác³.\n\n³ Ghi chú hai.\n\n2. Hết.")
    item = draft.items[0]
    assert [p.text for p in item.paragraphs] == ["Diện tích 5 m² rừng và đất khác."]
    assert item.paragraphs[0].notes == (NoteMark(19, "2"), NoteMark(31, "3"))
    assert [(n.mark, n.paragraphs[0].text) for n in item.footnotes] == [("2", "Ghi chú một."), ("3", "Ghi chú hai.")]


def test_a_footnote_without_a_mark_is_set_aside_and_told() -> None:
    draft = read("1. Một.\n\n⁷ Không ai nhắc đến.\n\n2. Hai.")
    assert [(f.what, f.text) for f in draft.furniture] == [("other", "⁷ Không ai nhắc đến.")]
    assert [f.line for f in draft.findings if f.where == "footnotes"] == [6]


def test_notes_of_a_word_processor_go_with_their_marks() -> None:
    lines = [word("THÔNG BÁO"), word("1. Thu đạt 5 tỷ.", note_marks=((16, "1"),)), word("2. Chi đạt 3 tỷ.")]
    (draft,) = read_structure(Paper(tuple(lines), (Note("1", (word("Tính đến hết tháng."),)),)))
    assert [(n.mark, n.paragraphs[0].text) for n in draft.items[0].footnotes] == [("1", "Tính đến hết tháng.")]
    assert draft.items[0].paragraphs[0].notes == (NoteMark(13, "1"),)


def test_letterhead_and_signature_in_tables_without_rules() -> None:
    def cell(*texts: str) -> tuple[Line, ...]:
        return tuple(word(text) for text in texts)

    head = Table(
        (
            (cell("UBND TỈNH A"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")),
            (cell("Số: 5/KH-UBND"), cell("Hà Ninh, ngày 1 tháng 2 năm 2024")),
        ),
        ruled=False,
    )
    foot = Table(((cell("Nơi nhận:", "- Như trên;", "- Lưu: VT."), cell("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn B")),), ruled=False)
    body = (word("KẾ HOẠCH"), word("năm 2024"), word("1. Làm việc một."), word("2. Làm việc hai."))
    (draft,) = read_structure(Paper((head, *body, foot)))
    assert draft.letterhead.left == ("UBND TỈNH A", "Số: 5/KH-UBND")
    assert draft.letterhead.right == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Ninh, ngày 1 tháng 2 năm 2024",
    )
    assert (draft.number, str(draft.date)) == ("5/KH-UBND", "2024-02-01")
    assert draft.recipients.lines == ("- Như trên;", "- Lưu: VT.")
    assert (draft.signature.capacity, draft.signature.name) == (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Văn B")


def test_a_table_of_data_keeps_its_rows() -> None:
    rows = tuple(
        tuple((word(text),) for text in row)
        for row in (("TT", "Nội dung", "Thời gian"), ("1", "Tập huấn", "Quý I"), ("2", "Tổng kết", "Quý IV"))
    )
    paper = Paper((word("KẾ HOẠCH"), word("1. Tiến độ:"), Table(rows, ruled=True), word("2. Kinh phí: không.")))
    (draft,) = read_structure(paper)
    assert shape(draft.items) == ["1.", "2."]
    assert [p.text for p in draft.items[0].paragraphs] == [
        "Tiến độ:",
        "TT\nNội dung\nThời gian",
        "1\nTập huấn\nQuý I",
        "2\nTổng kết\nQuý IV",
    ]


def test_the_stamp_of_the_receiving_office_is_no_text() -> None:
    draft = read("SỞ TƯ PHÁP\nĐẾN Số: 12\nNgày: 3/4/2024\nChuyển: ông B\n\n1. Một.\n\n2. Hai.")
    assert [(f.what, f.text) for f in draft.furniture] == [("stamp", "SỞ TƯ PHÁP\nĐẾN Số: 12\nNgày: 3/4/2024\nChuyển: ông B")]
    assert draft.title_lines == ("KẾ HOẠCH", "năm 2030")


def test_number_and_date_of_the_letterhead_are_no_stamp() -> None:
    (draft,) = read_structure(
        read_text("SỞ TƯ PHÁP\nSố: 12/BC-STP\n\nA, ngày 3 tháng 4 năm 2024\n\nBÁO CÁO\n\n1. Một.\n\n2. Hai.".encode())
    )
    assert draft.furniture == ()
    assert (draft.number, draft.letterhead.left) == ("12/BC-STP", ("SỞ TƯ PHÁP", "Số: 12/BC-STP"))


def test_odd_numbers_are_told_with_their_line() -> None:
    draft = read("1. Một.\n\n2. Hai.\n\n4. Bốn.")
    (finding,) = [f for f in draft.findings if f.where == "4."]
    assert (finding.line, finding.what) == (8, "mục “4.”: số nhảy quãng")
    assert 0 < finding.confidence < 1


def test_markup_says_what_the_paragraph_holds() -> None:
    paragraph = Paragraph("a*b [^ c\\d ef", (Emphasis(9, 13, "strong"),), (NoteMark(3, "1"),))
    assert markup_of(paragraph) == "a\\*b[^1] \\[^ c\\\\**d ef**"


def test_any_letters_come_back_from_the_yaml() -> None:
    nasty = 'Đặt “: # - *x* [^1] \\ { } & ! | > % @ `" ' + "'"
    foot = f"Nơi nhận:\n- {nasty};\n- Lưu: a # b.\n\nTM. BAN: “A” #1\n\nLê Văn B"
    text = f"KẾ HOẠCH\n{nasty.lower()} x\n\n1. {nasty}.\n\n- {nasty};\n\n2. yes\n\n{foot}"
    (draft,) = read_structure(read_text(text.replace("*", "＊").encode()))
    assert draft.recipients.lines[0].endswith("'" + ";")
    written = yaml_of(draft, Frame(files=("x.txt",)), draft.findings)
    corpus, problems = load_corpus([ContentFile("content/programmes/x.yml", written.encode())])
    assert [p.message for p in problems] == []
    (document,) = corpus.documents
    assert document.title_lines == draft.title_lines
    assert document.recipients.lines == draft.recipients.lines
    assert document.signature == draft.signature
    assert [p.text for i in document.walk() if i.path == "1" for p in i.paragraphs] == [p.text for p in draft.items[0].paragraphs]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"*", b"1.", "Nơi nhận:".encode(), "KẾ HOẠCH".encode(), b"\xff\xfe\x00", b"- \n- \n", b"(" * 2000]
)
def test_scraps_are_read_without_error(data: bytes) -> None:
    for draft in read_structure(read_text(data)):
        assert yaml_of(draft, Frame(files=("x.txt",)))


def test_a_short_line_that_announces_is_text_and_no_title() -> None:
    text = "THÔNG BÁO\nvề việc học tập nghị quyết\n\nBan Tuyên giáo Huyện ủy thông báo như sau:\n\n1. Việc thứ nhất.\n\n2. Việc thứ hai."
    (draft,) = read_structure(read_text(text.encode()))
    assert draft.title_lines == ("THÔNG BÁO", "về việc học tập nghị quyết")
    assert draft.preamble is not None
    assert [p.text for p in draft.preamble.paragraphs] == ["Ban Tuyên giáo Huyện ủy thông báo như sau:"]


@pytest.mark.parametrize(
    "title",
    [
        ("KẾ HOẠCH", "tổ chức đại hội đảng bộ các cấp nhiệm kỳ 2025", "- 2030"),
        ("KẾ HOẠCH", "PHÁT TRIỂN KINH TẾ", "- XÃ HỘI NĂM 2026"),
        ("KẾ HOẠCH", "về phát triển kinh tế", "- xã hội năm 2026"),
    ],
)
def test_a_title_may_be_broken_before_a_dash(title: tuple[str, ...]) -> None:
    (draft,) = read_structure(read_text(("\n".join(title) + "\n\n1. Việc thứ nhất.\n\n2. Việc thứ hai.").encode()))
    assert draft.title_lines == title
    assert shape(draft.items) == ["1.", "2."]


def test_items_may_begin_right_below_a_title() -> None:
    (draft,) = read_structure(read_text("KẾ HOẠCH\nnăm 2026\n- Việc thứ nhất.\n- Việc thứ hai.".encode()))
    assert draft.title_lines == ("KẾ HOẠCH", "năm 2026")
    assert shape(draft.items) == ["-", "-"]
