"""Targets, times and instruments that a sentence states."""

from __future__ import annotations

import pytest

from build_tools.diagnostics import Span
from build_tools.model import Indicator
from build_tools.proposals.indicators import IndicatorIndex
from build_tools.proposals.proposal import ProposedDeadline, ProposedTarget
from build_tools.proposals.quantities import number
from build_tools.proposals.suggest import propose
from tests.conftest import Checked
from tests.proposals.unseen import site_of


def targets(text: str) -> list[ProposedTarget]:
    return [t for found in propose(site_of({"text": text}, registered=False), "ctr-x") for t in found.targets]


def deadlines(text: str) -> list[ProposedDeadline]:
    return [d for found in propose(site_of({"text": text}, registered=False), "ctr-x") for d in found.deadlines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tốc độ tăng trưởng GRDP đạt 8,5% trở lên.", [("ge", (8.5,), "%")]),
        ("Thu nhập bình quân đầu người đạt từ 85 - 90 triệu đồng/năm.", [("range", (85, 90), "triệu đồng/năm")]),
        ("Tỷ lệ hộ nghèo giảm bình quân 1,5 - 2%/năm, còn dưới 3%.", [("range", (1.5, 2), "%/năm"), ("lt", (3,), "%")]),
        ("Có ít nhất 80% số xã đạt chuẩn nông thôn mới.", [("ge", (80,), "%")]),
        ("Thu ngân sách đạt 12.500 tỷ đồng, tăng 10% so với dự toán.", [("eq", (12500,), "tỷ đồng"), ("increase_by", (10,), "%")]),
        ("Giải quyết việc làm cho 15.000 lao động.", [("eq", (15000,), "lao động")]),
        ("Kim ngạch xuất khẩu phấn đấu vượt 3 tỷ USD.", [("gt", (3,), "tỷ USD")]),
        ("Giảm 10% số vụ tai nạn giao thông.", [("decrease_by", (10,), "%")]),
        ("Tỷ lệ tử vong trẻ em giảm xuống còn 15‰.", [("eq", (15,), "‰")]),
        ("Không quá 5% thủ tục giải quyết quá hạn.", [("le", (5,), "%")]),
        ("Diện tích nhà ở bình quân tối thiểu 26 m2/người.", [("ge", (26,), "m²/người")]),
        ("Đạt 12 bác sĩ/vạn dân, 35 giường bệnh/vạn dân.", [("eq", (12,), "bác sĩ/vạn dân"), ("eq", (35,), "giường bệnh/vạn dân")]),
        ("Vào nhóm 10 tỉnh, thành phố dẫn đầu cả nước về chỉ số chuyển đổi số.", [("le", (10,), "hạng")]),
        ("Chỉ số giá tiêu dùng tăng dưới 4,5%.", [("lt", (4.5,), "%")]),
        ("Nâng tỷ lệ đô thị hóa từ 38% lên 45%.", [("eq", (45,), "%")]),
        ("Kinh tế số chiếm khoảng 20% GRDP.", [("about", (20,), "% GRDP")]),
        ("Phấn đấu không còn hộ nghèo theo chuẩn mới.", [("eq", (0,), "")]),
    ],
)  # fmt: skip
def test_numbers_that_are_targets(text: str, expected: list[tuple[str, tuple[float, ...], str]]) -> None:
    assert [(t.op, t.value, t.unit) for t in targets(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai mạng 5G, hoàn thành vành đai 3 và tuyến Metro số 1.",
        "Thực hiện Nghị quyết số 57 và Quyết định số 100/QĐ-TTg.",
        "Sắp xếp 12 đơn vị sự nghiệp, tổ chức 03 hội nghị.",
        "Từ ngày 01/01/2024 đến ngày 30/6/2024, giai đoạn 2021 - 2025.",
        "Khoản 2 Điều 15, mục 3.2 phần II; 56/58 đại biểu.",
    ],
)
def test_numbers_that_are_none(text: str) -> None:
    assert targets(text) == []


def test_a_target_has_the_year_said_before_it_and_a_name_of_its_own() -> None:
    first, second = targets("Đến năm 2025, tỷ lệ che phủ rừng đạt 62%; năm 2030 tỷ lệ đô thị hóa đạt 45%.")
    assert (first.year, first.name, first.result) == ("2025", "tỷ lệ che phủ rừng", False)
    assert (second.year, second.name) == ("2030", "tỷ lệ đô thị hóa")
    assert targets("Tổng thu ngân sách ước đạt 900 tỷ đồng.")[0].result


def test_numbers_as_vietnamese_writes_them() -> None:
    assert [number(n) for n in ("8.500", "3,55", "16.415.438", "0,04", "12")] == [8500, 3.55, 16415438, 0.04, 12]


SPAN = Span("content/indicators/x.yml")
INDEX = IndicatorIndex(
    Indicator(identity, name, unit, "none", SPAN)
    for identity, name, unit in (
        ("tang-truong", "Tốc độ tăng trưởng tổng sản phẩm trên địa bàn (GRDP)", "%"),
        ("grdp-nguoi", "GRDP bình quân đầu người", "USD"),
        ("rung", "Tỷ lệ che phủ rừng", "%"),
        ("ho-ngheo", "Tỷ lệ hộ nghèo", "%"),
        ("so-ho-ngheo", "Số hộ nghèo", "hộ"),
        ("dich-vu", "Tỷ trọng khu vực dịch vụ trong GRDP", "%"),
    )
)


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("tăng trưởng GRDP", "%", "tang-truong"),
        ("tốc độ tăng trưởng tổng sản phẩm trên địa bàn tỉnh", "%", "tang-truong"),
        ("GRDP/người", "USD", "grdp-nguoi"),
        ("tỷ lệ che phủ rừng trên địa bàn huyện", "%", "rung"),
        ("tỷ lệ hộ nghèo", "%", "ho-ngheo"),
        ("số hộ nghèo", "hộ", "so-ho-ngheo"),
        ("tỷ trọng dịch vụ trong GRDP", "%", "dich-vu"),
        ("tỷ lệ trẻ em được tiêm chủng", "%", ""),
        ("tỷ lệ che phủ rừng", "ha", ""),
    ],
)
def test_an_indicator_is_known_by_its_words_and_unit(name: str, unit: str, expected: str) -> None:
    found, _ = INDEX.best(name, unit)
    assert (found.id if found else "") == expected


def test_times_of_deadlines_and_not_those_that_only_compare() -> None:
    (one,) = deadlines("Hoàn thành rà soát trước ngày 30 tháng 6 năm 2023, tăng 5% so với cùng kỳ năm 2021.")
    assert (one.due, one.kind, one.grounds.confidence) == ("2023-06-30", "deadline", "cao")
    assert one.quote == "Hoàn thành rà soát trước ngày 30 tháng 6 năm 2023"
    assert [d.due for d in deadlines("Định kỳ hằng quý báo cáo kết quả.")] == ["periodic:quarterly"]
    assert deadlines("Khắc phục hạn chế của năm 2019.") == []


def test_instruments_in_a_sentence_that_carries_them_out(checked: Checked) -> None:
    found = {p.linked.item.path: [i.instrument for i in p.implements] for p in propose(checked.site, "01-ctr-du-ubnd-tphcm")}
    assert found["I/4"] == ["35-ct-tw-2024"], "theo tinh thần Chỉ thị …"
    assert found["I/3"] == [], "tổng kết Nghị quyết số 18-NQ/TW carries out nothing"
