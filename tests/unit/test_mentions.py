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
    ("18-NQ/TW", Candidate("nq-18", "resolution", None, "bo-chinh-tri")),
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
    *(Name(f"Nghị quyết Trung ương 4 khóa {term}", "instrument", f"tu4-{term.lower()}") for term in ("XI", "XII", "XIII")),
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


def in_document(*texts: str) -> Scope:
    """The scope of a document of province A that consists of these texts."""
    return RECOGNISER.scope(SCOPE_A.localities, "van-ban", {}, texts)


def test_an_undated_number_means_what_the_document_cites_in_full_elsewhere() -> None:
    scope = in_document("Chỉ thị số 35-CT/TW ngày 14 tháng 6 năm 2024 của Bộ Chính trị", "khác")
    assert found("theo Chỉ thị số 35-CT/TW", scope) == [("Chỉ thị số 35-CT/TW", "ct-35-2024")]
    assert found("theo Chỉ thị số 35-CT/TW") == [("Chỉ thị số 35-CT/TW", "")]


FULL = "Nghị quyết số 18-NQ/TW của Bộ Chính trị và Quy định số 50-QĐ/TU, Nghị định số 84/2024/NĐ-CP"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thực hiện Nghị quyết số 18 và Nghị quyết 18", [("Nghị quyết số 18", "nq-18"), ("Nghị quyết 18", "nq-18")]),
        ("theo quy định 50 tại cơ sở; Nghị định 84", [("quy định 50", "quy-dinh-50"), ("Nghị định 84", "nd-84")]),
        ("Nghị quyết của Bộ Chính trị", [("Nghị quyết", "nq-18"), ("Bộ Chính trị", "bo-chinh-tri")]),
        ("Chỉ thị 18, Quyết định 50, Nghị quyết 19, Nghị quyết 18%", []),
        ("Nghị quyết 18,5 điểm; Nghị quyết 18 - 20", []),
        ("các chủ trương, nghị quyết của Bộ Chính trị", [("Bộ Chính trị", "bo-chinh-tri")]),
        ("Các Nghị quyết của Bộ Chính trị", [("Bộ Chính trị", "bo-chinh-tri")]),
        ("Nghị quyết của Tỉnh ủy", [("Tỉnh ủy", "tinh-uy-a")]),
    ],
)
def test_short_forms_mean_what_the_document_cites_in_full(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, in_document(FULL)) == expected


def test_short_forms_mean_nothing_where_the_document_is_silent() -> None:
    assert found("Nghị quyết số 18, Quy định 50, Nghị quyết của Bộ Chính trị") == [("Bộ Chính trị", "bo-chinh-tri")]


@pytest.mark.parametrize("said", ["viết tắt là", "sau đây gọi tắt là", "gọi là", "sau đây viết tắt là"])
def test_a_document_may_define_a_name(said: str) -> None:
    defining = f"Kết luận số 121-KL/TW về tổng kết ({said} Kết luận tổng kết) và Ban Thường vụ Tỉnh ủy ({said} Ban Thường vụ)"
    scope = in_document(defining)
    assert found("Ban Thường vụ thực hiện Kết luận tổng kết", scope) == [("Ban Thường vụ", "btv-a"), ("Kết luận tổng kết", "kl-121")]


def test_terms_that_follow_share_the_name() -> None:
    text = "thực hiện Nghị quyết Trung ương 4 khóa XI, khóa XII và khóa XIII, khóa XX"
    assert found(text) == [("Nghị quyết Trung ương 4 khóa XI", "tu4-xi"), ("khóa XII", "tu4-xii"), ("khóa XIII", "tu4-xiii")]
    assert relation(text) == ["implements"] * 3


def test_the_same_words_name_another_body_elsewhere() -> None:
    assert found("Ban Thường vụ Tỉnh ủy họp") == [("Ban Thường vụ Tỉnh ủy", "btv-a")]
    assert found("Ban Thường vụ Tỉnh ủy họp", SCOPE_B) == [("Ban Thường vụ Tỉnh ủy", "btv-b")]
    assert found("Tỉnh ủy họp", SCOPE_B) == [("Tỉnh ủy", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng đoàn Mặt trận Tổ quốc tỉnh chủ trì", ["dang-doan"]),
        ("Mặt trận Tổ quốc tỉnh giám sát", ["mat-tran"]),
        ("Uỷ ban nhân dân tỉnh", ["ubnd"]),
        ("ỦY BAN NHÂN DÂN TỈNH", ["ubnd"]),
        ("ủy ban nhân dân tỉnh", []),
        ("Cấp ủy cơ sở, cấp ủy cơ sở", ["cap-uy", "cap-uy"]),
        ("các tỉnh ủy bạn", [""]),
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
        ("thực hiện Kết luận số 21-KL/TW của Tỉnh ủy, căn cứ Nghị quyết số 18-NQ/TW", ["implements", "based_on"]),
        ("thực hiện Kết luận số 21-KL/TW của Tỉnh ủy, Nghị quyết số 18-NQ/TW", ["implements", "implements"]),
        ("thay thế Quy định số 50-QĐ/TU", ["replaces"]),
        ("sửa đổi, bổ sung Quy định số 50-QĐ/TU", ["amends"]),
        ("tổng kết Nghị quyết số 18-NQ/TW", ["cites"]),
        ("Thông báo số 5-TB/TU", ["cites"]),
        ("Nghị định số 84/2024/NĐ-CP đã được thay thế bởi Kết luận số 21-KL/TW", ["cites", "cites"]),
        ("Phúc đáp Công văn số 12/SNV-TH và gửi kèm theo Kế hoạch số 12-KH/TU", ["replies_to", "forwards"]),
        ("sửa đổi, bổ sung một số điều của Nghị định số 84/2024/NĐ-CP", ["amends"]),
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
