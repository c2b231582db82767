"""What a text names. Sentences are of invented offices, so that nothing fits by chance."""

from __future__ import annotations

from datetime import date

import pytest

from build_tools.mentions import Lexicon, Mention, Recogniser, Scope
from build_tools.mentions.instruments import Candidate
from build_tools.mentions.names import Name

NUMBERS = (
    ("35-CT/TW", Candidate("ct-35-2014", "directive", date(2014, 5, 26))),
    ("35-CT/TW", Candidate("ct-35-2024", "directive", date(2024, 6, 14))),
    ("21-KL/TW", Candidate("kl-21", "conclusion", date(2021, 10, 25))),
    ("121-KL/TW", Candidate("kl-121", "conclusion", date(2025, 1, 24))),
    ("18-NQ/TW", Candidate("nq-18", "resolution", None)),
    ("18-CT/TW", Candidate("ct-18", "directive", None)),
    ("50-QĐ/TU", Candidate("quyet-dinh-50", "decision", None)),
    ("50-QĐ/TU", Candidate("quy-dinh-50", "regulation", None)),
    ("51-QĐ/TU", Candidate("quyet-dinh-51", "decision", None)),
    ("84/2024/NĐ-CP", Candidate("nd-84", "decree", None)),
    ("5-TB/TU", Candidate("thong-bao-5", "notice", None)),
)
NAMES = (
    Name("Ban Thường vụ Tỉnh ủy", "body", "btv-a", "tinh-a"),
    Name("Ban Thường vụ Tỉnh ủy", "body", "btv-b", "tinh-b"),
    Name("Tỉnh ủy", "body", "tinh-uy-a", "tinh-a"),
    Name("Đảng đoàn Mặt trận Tổ quốc tỉnh", "body", "dang-doan", "tinh-a"),
    Name("Mặt trận Tổ quốc tỉnh", "body", "mat-tran", "tinh-a"),
    Name("Bộ Chính trị", "body", "bo-chinh-tri", "trung-uong"),
    Name("Ủy ban nhân dân tỉnh", "body", "ubnd", "tinh-a"),
    Name("cấp ủy cơ sở", "body", "cap-uy", "tinh-a"),
    Name("Đề án chuyển đổi số", "scheme", "de-an", ""),
)
RECOGNISER = Recogniser(Lexicon(NUMBERS, NAMES, frozenset({"thong-bao-5"}), frozenset({"de-an"})))
SCOPE_A = Scope(("tinh-a", "trung-uong"), "van-ban")
SCOPE_B = Scope(("tinh-b", "trung-uong"), "van-ban")


def found(text: str, scope: Scope = SCOPE_A) -> list[tuple[str, str]]:
    return [(m.text, m.target) for m in RECOGNISER.recognise(text, scope)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Kết luận số 121-KL/TW của", [("Kết luận số 121-KL/TW", "kl-121")]),
        ("kết luận số 21-KL/TW ngày 25/10/2021", [("kết luận số 21-KL/TW ngày 25/10/2021", "kl-21")]),
        ("Nghị quyết 18-NQ/TW và Chỉ thị số 18-CT/TW", [("Nghị quyết 18-NQ/TW", "nq-18"), ("Chỉ thị số 18-CT/TW", "ct-18")]),
        ("Quyết định số 50-QĐ/TU", [("Quyết định số 50-QĐ/TU", "quyet-dinh-50")]),
        ("Quy định số 50-QĐ/TU", [("Quy định số 50-QĐ/TU", "quy-dinh-50")]),
        ("Quyết định số 50-QĐ/TU, 51-QĐ/TU của", [("Quyết định số 50-QĐ/TU", "quyet-dinh-50"), ("51-QĐ/TU", "quyet-dinh-51")]),
        ("Nghị định số 84 /2024/NĐ – CP", [("Nghị định số 84 /2024/NĐ – CP", "nd-84")]),
        ("Chỉ thị số 35-CT/TW, ngày 14 tháng 6 năm 2024 của", [("Chỉ thị số 35-CT/TW, ngày 14 tháng 6 năm 2024", "ct-35-2024")]),
        ("Chỉ thị số 35-CT/TW ngày 26 tháng 5 năm 2014", [("Chỉ thị số 35-CT/TW ngày 26 tháng 5 năm 2014", "ct-35-2014")]),
        ("Chỉ thị số 35-CT/TW ngày 01 tháng 01 năm 2020", [("Chỉ thị số 35-CT/TW ngày 01 tháng 01 năm 2020", "")]),
        ("Kế hoạch số 377-KH/TU ngày 07 tháng 8 năm 2024", [("Kế hoạch số 377-KH/TU ngày 07 tháng 8 năm 2024", "")]),
        ("đạt 192/212 đại biểu, ngày 30/4/1975 - 30/4/2025, 5-7%", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_an_undated_number_means_what_the_document_cites_in_full_elsewhere() -> None:
    full = "Chỉ thị số 35-CT/TW ngày 14 tháng 6 năm 2024 của Bộ Chính trị"
    cited = RECOGNISER.full_citations([full, "khác"])
    scope = Scope(SCOPE_A.localities, "van-ban", cited=cited)
    assert found("theo Chỉ thị số 35-CT/TW", scope) == [("Chỉ thị số 35-CT/TW", "ct-35-2024")]
    assert found("theo Chỉ thị số 35-CT/TW") == [("Chỉ thị số 35-CT/TW", "")]


def test_the_same_words_name_another_body_elsewhere() -> None:
    assert found("Ban Thường vụ Tỉnh ủy họp") == [("Ban Thường vụ Tỉnh ủy", "btv-a")]
    assert found("Ban Thường vụ Tỉnh ủy họp", SCOPE_B) == [("Ban Thường vụ Tỉnh ủy", "btv-b")]
    assert found("Tỉnh ủy họp", SCOPE_B) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng đoàn Mặt trận Tổ quốc tỉnh chủ trì", ["dang-doan"]),
        ("Mặt trận Tổ quốc tỉnh giám sát", ["mat-tran"]),
        ("Uỷ ban nhân dân tỉnh", ["ubnd"]),
        ("ỦY BAN NHÂN DÂN TỈNH", ["ubnd"]),
        ("ủy ban nhân dân tỉnh", []),
        ("Cấp ủy cơ sở, cấp ủy cơ sở", ["cap-uy", "cap-uy"]),
        ("các tỉnh ủy bạn", []),
        ("Bộ Chính trị, Tỉnh ủyy", ["bo-chinh-tri"]),
        ("Đề án chuyển đổi số tỉnh", ["de-an"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [target for _, target in found(text)] == expected


def relation(text: str, scope: Scope = SCOPE_A) -> list[str]:
    return [m.relation for m in RECOGNISER.recognise(text, scope) if m.type != "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiếp tục thực hiện Kết luận số 21-KL/TW", ["implements"]),
        ("quán triệt Kết luận số 21-KL/TW, Nghị quyết số 18-NQ/TW", ["implements", "implements"]),
        ("triển khai công việc. Theo Kết luận số 21-KL/TW", ["cites"]),
        ("Căn cứ Kết luận số 21-KL/TW", ["based_on"]),
        ("thay thế Quy định số 50-QĐ/TU", ["replaces"]),
        ("sửa đổi, bổ sung Quy định số 50-QĐ/TU", ["amends"]),
        ("tổng kết Nghị quyết số 18-NQ/TW", ["cites"]),
        ("Thông báo số 5-TB/TU", ["cites"]),
    ],
)
def test_relations(text: str, expected: list[str]) -> None:
    assert relation(text) == expected


def test_a_document_names_itself_and_what_it_states() -> None:
    itself = Scope(SCOPE_A.localities, "thong-bao-5")
    mention: Mention = RECOGNISER.recognise("Thông báo số 5-TB/TU này", itself)[0]
    assert (mention.type, mention.relation) == ("document", "self")
    stated = Scope(SCOPE_A.localities, "x", stated={"nd-84": "replies_to"})
    assert relation("về Nghị định số 84/2024/NĐ-CP", stated) == ["replies_to"]
