"""Signatures as pages and typists cut them, and what stands behind them."""

from __future__ import annotations

import pytest

from build_tools.importer.readers.text import read_text
from build_tools.importer.readers.word import read_word
from build_tools.importer.structure import Draft, read_structure
from tests.importer.word_files import docx, paragraph, row, table

PLAN = """HUYỆN ỦY AN HÒA
*
Số 12-KH/HU

ĐẢNG CỘNG SẢN VIỆT NAM

An Hòa, ngày 5 tháng 3 năm 2024

KẾ HOẠCH
triển khai công tác năm 2024

Căn cứ Nghị quyết số 10-NQ/HU, Ban Thường vụ Huyện ủy xây dựng kế hoạch như sau:

1. Nâng cao nhận thức của cán bộ.

2. Bảo đảm đúng tiến độ.

Nơi nhận:
- Như trên;
- Lưu: VT.

"""


def drafts(foot: str) -> tuple[Draft, ...]:
    return read_structure(read_text((PLAN + foot).encode()))


@pytest.mark.parametrize(
    ("lines", "capacity", "name"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn An", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn An"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Thị Bình", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), "Trần Thị Bình"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn Cường", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Lê Văn Cường"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\f\nNguyễn Văn An", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn An"),
        ("KT. CHỦ TỊCH\n\f3\n\nPHÓ CHỦ TỊCH\n\nNguyễn Văn An", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn An"),
    ],
)
def test_a_signature_is_read_over_gaps_and_page_ends(lines: str, capacity: tuple[str, ...], name: str) -> None:
    (draft,) = drafts(lines + "\n")
    assert (draft.signature.capacity, draft.signature.name) == (capacity, name)


def test_two_signers_beside_each_other_typed_with_tabs_are_read_one_after_the_other() -> None:
    lines = ("TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN\t\t\tTM. ỦY BAN NHÂN DÂN", "BÍ THƯ\t\t\tKT. CHỦ TỊCH", "\t\t\tPHÓ CHỦ TỊCH", "", "")
    (draft,) = drafts("\n".join((*lines, "Lê Thị Hoa\t\t\tNguyễn Văn An", "")))
    first, second = ("TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN", "BÍ THƯ", "Lê Thị Hoa"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert (draft.signature.capacity, draft.signature.name) == ((*first, *second), "Nguyễn Văn An")


SIGNED = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn An\n\n"


def test_what_stands_behind_the_signature_is_told() -> None:
    (draft,) = drafts(SIGNED + "Biểu tổng hợp kết quả của các cơ quan\n")
    assert "Biểu tổng hợp kết quả của các cơ quan" in [f.text for f in draft.furniture]
    assert [f.what for f in draft.findings if f.where == "furniture"] == ["chữ sau chữ ký để ngoài văn bản"]


def test_each_appendix_is_a_part_of_its_own_in_small_letters_too() -> None:
    found = drafts(
        SIGNED + "Phụ lục I\nDANH MỤC NHIỆM VỤ\n\n1. Rà soát văn bản.\n\n2. Báo cáo.\n\nPhụ lục II\nBIỂU MẪU\n\n1. Tên cơ quan.\n"
    )
    assert [d.title_lines for d in found[1:]] == [("Phụ lục I", "DANH MỤC NHIỆM VỤ"), ("Phụ lục II", "BIỂU MẪU")]


def test_a_table_without_a_title_behind_the_signature_is_no_furniture() -> None:
    body = "".join(paragraph(line) for line in (PLAN + SIGNED).split("\n"))
    data = table(row(paragraph("STT"), paragraph("Việc")), row(paragraph("1"), paragraph("Rà soát")), ruled=True)
    main, appendix = read_structure(read_word(docx(body + data)))
    assert main.signature.name == "Nguyễn Văn An"
    assert [p.text for item in appendix.walk() for p in item.paragraphs] == ["STT\nViệc", "1\nRà soát"]
