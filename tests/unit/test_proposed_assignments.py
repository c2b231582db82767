"""Who a sentence assigns, in which role. Sentences are of invented offices of a province that no content has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_tools.link import link
from build_tools.model import Corpus, Item
from build_tools.proposals.measure import KINDS, measure
from build_tools.proposals.proposal import HIGH, LOW, MIDDLE
from build_tools.proposals.suggest import propose, sure_assignments
from tests.conftest import Checked
from tests.proposals.unseen import FILES, plain, proposed, score, site_of

NAMES = (
    "Sở Tài chính", "Sở Nội vụ", "Sở Y tế", "Ban Tổ chức Tỉnh ủy", "Ban Dân vận Tỉnh ủy", "Văn phòng Tỉnh ủy", "Ban Thường vụ Tỉnh ủy",
    "Ủy ban nhân dân tỉnh", "Hội đồng nhân dân tỉnh", "Đảng đoàn Hội đồng nhân dân tỉnh", "Công an tỉnh", "các huyện ủy", "cấp ủy cơ sở",
)  # fmt: skip


def roles(text: str, *below: str, least: str = LOW) -> list[dict[str, set[str]]]:
    """For the item and those below it: body -> roles. The registry has NAMES."""
    case = {"text": text, "expect": [f"{name} lead" for name in NAMES], "below": [{"text": t, "expect": []} for t in below]}
    got = proposed(site_of(case, registered=True), least)
    out = []
    for path in ("1", *(f"1/b{n}" for n in range(1, len(below) + 1))):
        found: dict[str, set[str]] = {}
        for name, role in got.get(path, set()):
            found.setdefault(name, set()).add(role)
        out.append(found)
    return out


def said(**expected: str) -> dict[str, set[str]]:
    return {SHORT[key]: set(value.split()) for key, value in expected.items()}


SHORT = {
    "tai_chinh": plain("Sở Tài chính"), "noi_vu": plain("Sở Nội vụ"), "y_te": plain("Sở Y tế"), "to_chuc": plain("Ban Tổ chức Tỉnh ủy"),
    "dan_van": plain("Ban Dân vận Tỉnh ủy"), "van_phong": plain("Văn phòng Tỉnh ủy"), "ubnd": plain("Ủy ban nhân dân tỉnh"),
    "hdnd": plain("Hội đồng nhân dân tỉnh"), "dang_doan": plain("Đảng đoàn Hội đồng nhân dân tỉnh"), "cong_an": plain("Công an tỉnh"),
    "huyen_uy": plain("các huyện ủy"), "co_so": plain("cấp ủy cơ sở"),
}  # fmt: skip

DO, WITH = "implement", "coordinate"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính và Sở Nội vụ lập đề án.", said(y_te="lead", tai_chinh=WITH, noi_vu=WITH)),
        ("Giao Sở Y tế chủ trì phối hợp với Công an tỉnh tham mưu kế hoạch.", said(y_te="lead advise", cong_an="coordinate")),
        ("Giao cho Sở Y tế tổng hợp, báo cáo.", said(y_te="report")),
        ("Phân công Sở Nội vụ làm đầu mối.", said(noi_vu="lead")),
        ("Đề nghị các huyện ủy quán triệt, tổ chức thực hiện.", said(huyen_uy="implement")),
        ("Kế hoạch do Sở Nội vụ chủ trì xây dựng.", said(noi_vu="lead")),
        ("Sở Nội vụ được giao chủ trì kiểm tra công vụ.", said(noi_vu="lead supervise")),
        ("Nhiệm vụ được giao cho Sở Nội vụ.", said(noi_vu="implement")),
        ("Sở Nội vụ, Sở Y tế; Công an tỉnh có trách nhiệm xây dựng kế hoạch.", said(noi_vu=DO, y_te=DO, cong_an=DO)),
        ("Sở Nội vụ: Chủ trì, phối hợp với Sở Y tế thống kê.", said(noi_vu="lead", y_te="coordinate")),
        ("Ban Tổ chức Tỉnh ủy xây dựng đề án. Chủ trì theo dõi việc thực hiện.", said(to_chuc="implement lead report")),
        ("Văn phòng Tỉnh ủy theo dõi, đôn đốc; định kỳ báo cáo Ban Thường vụ Tỉnh ủy.", said(van_phong="report")),
        ("Sở Nội vụ theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị.", said(noi_vu="report supervise")),
        ("Đảng đoàn Hội đồng nhân dân tỉnh lãnh đạo Hội đồng nhân dân tỉnh ban hành nghị quyết.", said(dang_doan="direct", hdnd=DO)),
        ("Công an tỉnh chủ trì, Sở Y tế phối hợp khám sức khỏe.", said(cong_an="lead", y_te="coordinate implement")),
        ("Cơ quan chủ trì: Sở Y tế; Công an tỉnh.", said(y_te="lead", cong_an="lead")),
        ("Căn cứ Chương trình này, Sở Nội vụ xây dựng kế hoạch.", said(noi_vu="implement")),
        ("Giám đốc Sở Nội vụ tổ chức thực hiện Quyết định này.", said(noi_vu="implement")),
        ("Kết quả gửi về Sở Nội vụ để tổng hợp.", said(noi_vu="report")),
        ("Phát huy vai trò giám sát của Hội đồng nhân dân tỉnh.", said(hdnd="supervise")),
        ("Tăng cường sự lãnh đạo của các huyện ủy.", said(huyen_uy="direct")),
        ("Tăng cường phối hợp giữa Công an tỉnh và Sở Y tế.", said(cong_an="coordinate", y_te="coordinate")),
        ("Hướng dẫn cấp ủy cơ sở chuẩn bị đại hội.", said(co_so="implement")),
    ],
)  # fmt: skip
def test_a_sentence_gives_these_roles_and_no_others(text: str, expected: dict[str, set[str]]) -> None:
    assert roles(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban Tổ chức Tỉnh ủy tham mưu Ban Thường vụ Tỉnh ủy chỉ đạo các huyện ủy thực hiện.", said(to_chuc="advise")),
        ("Văn phòng Tỉnh ủy báo cáo Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy).", said(van_phong="report")),
        ("Sở Nội vụ chịu trách nhiệm trước Ủy ban nhân dân tỉnh.", said(noi_vu="implement")),
        ("Sở Nội vụ tham mưu, đề xuất với Ủy ban nhân dân tỉnh; trình Hội đồng nhân dân tỉnh.", said(noi_vu="advise implement")),
        ("Công việc được tiến hành dưới sự lãnh đạo, chỉ đạo của Ban Thường vụ Tỉnh ủy.", {}),
        ("Tài liệu do Ban Dân vận Tỉnh ủy biên soạn.", {}),
        ("Năm qua, Sở Y tế đã phối hợp với Công an tỉnh xử lý vi phạm.", {}),
        ("Nghị quyết của Hội đồng nhân dân tỉnh về tổ chức bộ máy.", {}),
        ("Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy phụ trách địa bàn.", {}),
        ("Thực hiện “Đề án do Sở Nội vụ chủ trì xây dựng” đúng tiến độ.", {}),
    ],
)
def test_who_is_advised_reported_to_or_only_named_gets_nothing(text: str, expected: dict[str, set[str]]) -> None:
    assert roles(text) == [expected]


@pytest.mark.parametrize("above", ["Sở Nội vụ", "Sở Nội vụ:", "Trách nhiệm của Sở Nội vụ", "Giao Sở Nội vụ:", "Sở Nội vụ có trách nhiệm:"])
def test_bullets_are_about_whom_the_item_above_names(above: str) -> None:
    _, first, second = roles(above, "Chủ trì, phối hợp với Sở Y tế rà soát biên chế.", "Sở Tài chính bố trí kinh phí.")
    assert first == said(noi_vu="lead", y_te="coordinate")
    assert second == said(tai_chinh="implement")


def test_a_paragraph_does_not_inherit_from_the_one_before() -> None:
    assert roles("Sở Nội vụ chủ trì.\n\nTheo dõi, tổng hợp tình hình.") == [said(noi_vu="lead")]


def test_sections_of_results_and_opening_words_assign_nothing(checked: Checked) -> None:
    from build_tools.proposals.suggest import propose

    got = {p.linked.item.path: p.assignments for p in propose(checked.site, "tb-nhanh-hn-21-thanh-uy-tphcm")}
    assert got["I/1"] == got["II/2"] == ()
    opening = [p for p in propose(checked.site, "ctrhd-nq-43-thanh-uy-tphcm") if p.linked.item.path == "preamble"]
    assert opening[0].assignments == ()


def test_a_body_that_no_registry_has_is_proposed_by_name() -> None:
    site = site_of({"text": "Giao Sở Nông nghiệp và Phát triển nông thôn chủ trì.", "expect": []}, registered=False)
    assert proposed(site, MIDDLE)["1"] == {("sở nông nghiệp và phát triển nông thôn", "lead")}
    assert proposed(site, HIGH)["1"] == set()


@pytest.mark.parametrize(
    ("name", "registered", "precision", "recall"),
    [
        ("unseen", True, 0.97, 0.95),
        ("unseen", False, 0.95, 0.88),
        ("unseen-2", True, 0.97, 0.95),
        ("unseen-2", False, 0.95, 0.88),
        ("unseen-3", True, 0.97, 0.88),  # nothing was mended with these
        ("unseen-3", False, 0.75, 0.65),
    ],
)
def test_sentences_of_other_offices(name: str, registered: bool, precision: float, recall: float) -> None:
    assert name in FILES
    total, told = score(name, registered, MIDDLE)
    assert total.precision >= precision, told
    assert total.recall >= recall, told


@pytest.mark.parametrize(
    ("kind", "least", "precision", "recall"),
    [
        (0, MIDDLE, 0.9, 0.9),
        (0, HIGH, 0.94, 0.4),
        (1, MIDDLE, 0.9, 0.9),
        (2, MIDDLE, 0.9, 0.88),
        (3, MIDDLE, 0.95, 0.88),
        (5, MIDDLE, 0.9, 0.9),
    ],
)
def test_what_editors_have_stated_is_proposed(checked: Checked, kind: int, least: str, precision: float, recall: float) -> None:
    score = measure(checked.site, KINDS[kind], least)
    assert (score.precision >= precision, score.recall >= recall) == (True, True), score


def test_the_surest_new_proposals_are_those_among_all(checked: Checked) -> None:
    """What is passed over as useless for a check would have told nothing; also where editors have stated nothing yet."""
    unstated = link(unassigned(checked.site.corpus))
    for site in (checked.site, unstated):
        for document in site.documents:
            said = [(linked.key, one) for linked, found in sure_assignments(site, document) for one in found]
            assert said == [
                (proposals.linked.key, one)
                for proposals in propose(site, document)
                for one in proposals.assignments
                if one.body and one.grounds.confidence == HIGH and one.body not in {a.body for a in proposals.linked.item.assignments}
            ]
    assert any(found for document in unstated.documents for _, found in sure_assignments(unstated, document))


def unassigned(corpus: Corpus) -> Corpus:
    def bare(item: Item) -> Item:
        return replace(item, assignments=(), children=tuple(map(bare, item.children)))

    return replace(corpus, documents=tuple(replace(d, items=tuple(map(bare, d.items))) for d in corpus.documents))
