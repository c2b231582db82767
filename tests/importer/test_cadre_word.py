"""The invented papers typed in Word as officials type them: each import is the draft that the text gives."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.importer.encodings import with_horned_u
from build_tools.importer.lines import Table
from build_tools.importer.readers import read
from build_tools.importer.readers.word import read_word
from build_tools.importer.structure import read_structure
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Document, Item
from build_tools.schema import FOLDERS_OF_KINDS
from tests.importer.cadre_parts import letters
from tests.importer.cadre_word import Hand, typed
from tests.importer.comparison import differences, loaded
from tests.importer.word_files import docx, paragraph

GOLDEN = Path(__file__).parent / "golden"
HANDS = {
    "bao-cao": Hand(head="rows", counted=("1.", "•"), blanks=True),
    "chi-thi": Hand(head="tabs", foot="tabs", lead="spaces", page_number="typed"),
    "cong-van": Hand(counted=("1.", "a."), foot="below", doubled=True),
    "hai-cot": Hand(head="ruled", counted=("-",), lead="tab"),
    "huong-dan": Hand(lead="tab", foot="table", title="breaks", tracked=True),
    "ke-hoach": Hand(counted=("I.", "1.", "a)", "-", "+"), title="wrapped", head="rows"),
    "ke-hoach-lien-tich": Hand(foot="twin", title="breaks", lead="spaces", blanks=True),
    "nghi-quyet": Hand(old_fonts=True, counted=("-",), title="breaks"),
    "nghi-quyet-chinh-phu": Hand(counted=("1.", "a)"), foot="tabs", head="rows", doubled=True),
    "phu-luc": Hand(counted=("-",), title="wrapped", blanks=True),
    "quy-dinh": Hand(counted=("1.", "a)"), lead="tab", doubled=True, page_number="typed"),
    "quyet-dinh": Hand(counted=("Điều 1.", "1.", "a)"), head="rows", tracked=True),
    "quyet-dinh-kem-ke-hoach": Hand(head="tabs", old_fonts=True, blanks=True, counted=("a)",)),
    "thong-bao-ket-luan": Hand(stamp="box", counted=("1.", "-"), title="breaks"),
    "to-trinh": Hand(counted=("I.", "1."), lead="spaces", foot="tabs", title="wrapped"),
    "xen-ke": Hand(head="table", counted=("-",), doubled=True, blanks=True),
}

HABITS = {
    "counted by Word": Hand(counted=("I.", "A.", "1.", "1)", "a)", "a.", "-", "+", "Điều 1.")),
    "no gap": Hand(gap="", lead="spaces"),
    "tabs everywhere": Hand(head="tabs", foot="tabs", lead="tab", gap="\t", doubled=True, blanks=True),
    "number and date below": Hand(head="below", foot="below", title="wrapped"),
    "date by itself": Hand(head="date", head_breaks=True, title="spaces", blanks=True),
    "rules in the letterhead": Hand(head="ruled", foot="below", bold_labels=True),
    "words cut into runs": Hand(cut=True, old_fonts=True, head="rows", tracked=True),
}
"""Habits that every one of several papers has to bear."""


def golden(name: str) -> list[Document]:
    """The drafts that people who know such papers wrote."""
    documents = []
    for text in (GOLDEN / f"{name}.yml").read_text("utf-8").split("\n---\n"):
        kind = next(line.removeprefix("kind: ") for line in text.splitlines() if line.startswith("kind: "))
        corpus, problems = load_corpus([ContentFile(f"content/{FOLDERS_OF_KINDS[kind]}/ban-nhap.yml", text.encode())])
        assert not problems
        documents += corpus.documents
    return documents


def imported(data: bytes) -> list[Document]:
    return loaded(read_structure(read("van-ban.docx", data)), "van-ban.docx")


def expected(name: str, hand: Hand) -> list[Document]:
    """What the golden drafts say, as far as this hand types it."""
    count = itertools.count(1)
    return [_with_title(_counted(document, count), hand) for document in golden(name)]


def _counted(document: Document, count: Iterator[int]) -> Document:
    """Word counts notes through the paper, where a text may begin again on each page."""

    def each(item: Item) -> Item:
        notes = tuple(replace(note, mark=str(next(count))) for note in item.footnotes)
        return replace(item, footnotes=notes, children=tuple(map(each, item.children)))

    return replace(document, items=tuple(map(each, document.items)))


def _with_title(document: Document, hand: Hand) -> Document:
    first, *rest = document.title_lines
    wrapped = hand.title == "wrapped" and not first.startswith("V/v") and rest
    return replace(document, title_lines=(first, " ".join(rest))) if wrapped else document


def unlike(wanted: Document, got: Document) -> list[str]:
    """What differs but for numbers of pages, rules of letterheads and the bold of lines in capitals."""
    around = [f"ngoài văn bản: {more} ('{what}'" for more in ("thiếu", "thừa") for what in ("page_number", "divider")]
    bold = [f"kiểu chữ: thừa ('preamble', {n}, ('{said}', 'strong'))" for n, said in enumerate(_opening(wanted)) if said.isupper()]
    out = [said for said in differences(wanted, got) if not said.startswith((*around, *bold))]
    return out + [f"{name}: {getattr(got, name)!r}" for name in ("number", "date") if getattr(wanted, name) != getattr(got, name)]


def _opening(document: Document) -> list[str]:
    return [each.text for item in document.items if item.kind == "preamble" for each in item.paragraphs]


def check(name: str, hand: Hand, got: list[Document]) -> None:
    wanted = expected(name, hand)
    assert len(got) == len(wanted)
    for one, other in zip(wanted, got, strict=True):
        assert unlike(one, other) == []


ONLY_AS_TEXT = ("bien-ban", "chu-hoa-khong-so", "cong-dien", "gach-cheo", "phu-luc-bang", "quet-chay-cot", "trang-mang")
"""Papers whose disorder is that of pasted or recognised text; nobody types it in Word."""


def test_every_invented_paper_is_typed() -> None:
    assert sorted([*HANDS, *ONLY_AS_TEXT]) == sorted(path.stem for path in GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("name", HANDS)
def test_a_paper_typed_in_word_is_the_paper_of_the_text(name: str) -> None:
    check(name, HANDS[name], imported(typed(golden(name), HANDS[name])))


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("name", ["cong-van", "ke-hoach", "nghi-quyet", "quyet-dinh", "quyet-dinh-kem-ke-hoach"])
def test_no_habit_of_typing_changes_the_paper(name: str, habit: str) -> None:
    hand = HABITS[habit]
    check(name, hand, loaded(read_structure(read_word(typed(golden(name), hand))), "van-ban.docx"))


def test_old_fonts_and_tracked_changes_are_told() -> None:
    reports = [r.text for r in read("a.docx", typed(golden("nghi-quyet"), Hand(old_fonts=True, tracked=True))).reports]
    assert any("TCVN3" in text and ".VnTimeH" in text for text in reports)
    assert any("Track Changes" in text for text in reports)


def test_a_stamp_in_a_text_box_is_no_letterhead() -> None:
    (got,) = imported(typed(golden("thong-bao-ket-luan"), Hand(stamp="box", head="tabs")))
    (stamp,) = [f.text for f in got.furniture if f.what == "stamp"]
    assert stamp.split("\n")[0] == "SỞ TƯ PHÁP TỈNH NAM GIANG"
    assert "SỞ TƯ PHÁP TỈNH NAM GIANG" not in got.letterhead.lines


APPENDIX = (
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian"),
    ("1", "Rà soát phương án ứng phó", "Sở Nông nghiệp và PTNT", "Tháng 4/2024"),
    ("2", "Kiểm tra an toàn hồ chứa", "UBND các huyện", "Quý II"),
)


@pytest.mark.parametrize("hand", [Hand(), Hand(head="tabs", foot="tabs", old_fonts=True, blanks=True)], ids=["tables", "tabs"])
def test_a_table_with_rules_behind_the_signature_is_an_appendix_row_by_row(hand: Hand) -> None:
    (plan,) = golden("ke-hoach")
    lines = ("PHỤ LỤC", "Phân công nhiệm vụ năm 2024", "(Kèm theo Kế hoạch số 187/KH-UBND ngày 06 tháng 3 năm 2024)")
    appendix = replace(golden("phu-luc")[1], title_lines=lines, items=())
    got = imported(typed([plan, appendix], replace(hand, appendix=APPENDIX)))
    assert unlike(plan, got[0]) == []
    assert got[1].title_lines == lines
    assert [p.text.split("\n") for item in got[1].walk() if item.kind != "title" for p in item.paragraphs] == [list(r) for r in APPENDIX]


def test_a_dash_behind_the_letter_of_a_heading_stays_in_old_fonts() -> None:
    assert with_horned_u("B- PHƯƠNG HƯỚNG\nC- Tổ chức") == "B- PHƯƠNG HƯỚNG\nC- Tổ chức"
    assert with_horned_u("T- Pháp, huyện C- Jút, c- trú") == "Tư Pháp, huyện Cư Jút, cư trú"


def test_a_line_behind_a_far_tab_stop_is_of_the_right_column() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="4820"/></w:tabs>'
    lines = ("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "\tKT. CHỦ TỊCH", "- Như Điều 3;\tPHÓ CHỦ TỊCH")
    (table,) = read_word(docx("".join(paragraph(letters(line), properties=stops) for line in lines))).elements
    assert isinstance(table, Table)
    left, right = ([line.text for line in cell] for cell in table.rows[0])
    assert left == ["Nơi nhận:", "- Như Điều 3;"]
    assert right == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
