"""What the proofreader says, what it keeps silent about, and how well it does."""

from __future__ import annotations

import pytest

from build_tools.proofreading.confusions import Confusions, cost_of
from build_tools.proofreading.documents import findings, proofreader_for
from build_tools.proofreading.general import MODEL, pack, unpack
from build_tools.proofreading.suggestion import in_case_of
from build_tools.proofreading.words import words
from tests.proofreading.measure import DATA, SORTS, as_received, content, for_others, general, of_clean_texts, of_inserted, of_originals


@pytest.mark.parametrize(
    ("text", "printed", "read_as", "kind"),
    [
        ("Các đơn vị gặp nhiều vẫn đề cần tháo gỡ.", "vẫn", "vấn", "phrase"),
        ("Sở Tài chính rà soát, bồi sung dự toán.", "bồi", "bổ", "phrase"),
        ("xây dựng thể trận an ninh nhân dân", "thể", "thế", "phrase"),
        ("Phần đầu hoàn thành trong năm nay.", "Phần đầu", "Phấn đấu", "phrase"),
        ("lấy cái đẹp đẹp cái xấu", "đẹp", "dẹp", "fits"),
        ("khơi thông sông, kenh rạch trên địa bàn", "kenh", "kênh", "impossible"),
        ("THÀNH PHỔ HỒ CHÍ MINH, BÁO CÁO KÊT QUẢ", "PHỔ", "PHỐ", "phrase"),
        ("chính sách của của Nhà nước", "của của", "của", "doubled"),
        ("cán bộ hoàn thành hoàn thành nhiệm vụ", "hoàn thành hoàn thành", "hoàn thành", "doubled"),
    ],
)
def test_an_error_is_found_and_mended(text: str, printed: str, read_as: str, kind: str) -> None:
    said = [(s.printed, s.read_as, s.kind) for s in for_others().read(text)]
    assert (printed, read_as, kind) in said


@pytest.mark.parametrize(
    "text",
    [
        "Phần đầu của văn bản ghi tên cơ quan ban hành.",
        "xây dựng huyện thành thành phố trực thuộc tỉnh",
        "luôn luôn đi đầu, từng bước, từng bước một",
        "Ông Nguyễn Văn Bồi, bà Trần Thị Vẫn",
        "số 12-NQ/TU, UBND, logistics, internet, 25 km/h",
        "đúng qui định, hằng tháng, hàng tháng",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [s.printed for s in for_others().read(text)] == []


ODD = ("", " ", "\n\n", "…—“”()", "😀 a̱ b", "x" * 200_000, "ệ" * 50_000, "a " * 5_000, "Đ" * 300, "0-1/2,3.4" * 300)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_read_to_their_end(text: str) -> None:
    for said in for_others().read(text):
        assert text[said.start : said.end] == said.printed


def test_a_suggestion_says_why() -> None:
    (said,) = for_others().read("tăng cường thể trận an ninh nhân dân trên địa bàn")
    assert said.why == "“thế trận” là từ hoặc cụm từ quen dùng; “thể trận” thì không"
    assert said.score > said.gain - 10


def test_a_text_does_not_vouch_for_itself() -> None:
    document = content().documents[0]
    counts, lexicon = general()
    alone = proofreader_for(document, [document], counts, lexicon)
    assert alone.model.counts.single == counts.single


def test_declared_corrections_are_not_asked_again() -> None:
    document = next(d for d in content().documents if any(item.corrections for item in d.walk()))
    proofreader = proofreader_for(document, content().documents, *general())
    printed = {c.printed for item in document.walk() for c in item.corrections}
    before = {f.printed for f in findings(as_received(document), proofreader)}
    assert before & printed or any(p in one or one in p for p in printed for one in before)
    for finding in findings(document, proofreader):
        assert not any(c.printed in finding.printed for c in finding.item.corrections)


def test_what_is_to_be_declared_stands_only_where_it_is_meant() -> None:
    """A correction is made wherever its words stand, so they must be told apart from their like in the item."""
    for document in content().documents:
        proofreader = proofreader_for(document, content().documents, *general())
        for finding in findings(as_received(document), proofreader):
            text, s = finding.text, finding.suggestion
            at = text.find(finding.printed)
            assert at >= 0
            assert "\n" not in finding.printed
            assert finding.printed != finding.read_as
            changed = text.replace(finding.printed, finding.read_as)
            if text.count(finding.printed) == 1:
                assert changed == text[: s.start] + s.read_as + text[s.end :]


def test_costs_tell_common_slips_from_rare_ones() -> None:
    assert cost_of("thể", "thế") < cost_of("đẽ", "dẹp")
    assert cost_of("bảo", "đảo") < cost_of("bảo", "xảo")
    near = Confusions(["thế", "thể", "the", "thê", "quy", "quỷ", "bế", "hình"])
    assert set(near.near("thể")) == {"thế", "the", "thê"}
    assert near.near("qui") == ("quỷ",)  # qui is only another spelling of quy


def test_capitals_are_kept() -> None:
    assert [in_case_of(p, "bảo") for p in ("đảo", "Đảo", "ĐẢO")] == ["bảo", "Bảo", "BẢO"]


def test_words_have_their_places_and_classes() -> None:
    text = "Số 12-NQ/TU: thuý¹, 5G; a.B"
    found = words(text)
    assert [(w.form, w.text) for w in found if w.text == text[w.start : w.end]] == [
        ("số", "Số"),
        ("0", "12"),
        ("-", "-"),
        ("A", "NQ"),
        ("-", "/"),
        ("A", "TU"),
        (".", ":"),
        ("thúy", "thuý"),
        (",", ","),
        ("0", "5"),
        ("A", "G"),
        (".", ";"),
        ("a", "a"),
        (".", "."),
        ("A", "B"),
    ]


def test_the_file_of_counts_is_small_and_packs_the_same_again() -> None:
    data = (DATA / MODEL).read_bytes()
    assert len(data) < 3_000_000
    counts, lexicon = unpack(data, "")
    listed = [" ".join(stretch) for stretch in lexicon.words]
    assert unpack(pack(counts, listed), "")[0] == counts
    assert pack(counts, listed) == pack(counts, reversed(listed))


def test_the_errors_of_the_originals_are_found() -> None:
    """Asked: precision 0.8, recall 0.6, on what was found by eye before the model was made."""
    score, _ = of_originals()
    assert score.errors == 37
    assert score.precision >= 0.8
    assert score.recall >= 0.7
    assert score.false_alarms <= 0.25


def test_it_holds_for_texts_of_others() -> None:
    clean = of_clean_texts()
    assert clean.syllables > 10_000
    assert clean.false_alarms <= 0.5
    scores = {sort: of_inserted(sort) for sort in SORTS}
    assert all(score.errors > 90 and score.precision >= 0.9 for score in scores.values())
    assert scores["mark"].recall >= 0.7
    assert scores["letter"].recall >= 0.55
    assert scores["doubled"].recall >= 0.5
