"""Times in running text, and what kind each is."""

from __future__ import annotations

import pytest

from build_tools.mentions import find_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoàn thành trong quý I năm 2024", [("trong quý I năm 2024", "2024-Q1", "deadline")]),
        ("xây dựng kế hoạch xong trước ngày 15/12/2024", [("xong trước ngày 15/12/2024", "2024-12-15", "deadline")]),
        ("chậm nhất ngày 20 tháng 11", [("chậm nhất ngày 20 tháng 11", "2025-11-20", "deadline")]),
        ("báo cáo trước 30/6/2026", [("trước 30/6/2026", "2026-06-30", "deadline")]),
        ("ban hành trong quý II/2026", [("trong quý II/2026", "2026-Q2", "deadline")]),
        ("đưa vào vận hành vào năm 2027", [("vào năm 2027", "2027", "deadline")]),
        ("đến năm 2030, tầm nhìn đến năm 2045", [("đến năm 2030", "2030", "horizon"), ("tầm nhìn đến năm 2045", "2045", "horizon")]),
        ("nhiệm kỳ 2021 - 2026", [("nhiệm kỳ 2021 - 2026", "2026", "horizon")]),
        (
            "giai đoạn 2021-2025 và thời kỳ 2021 – 2030",
            [("giai đoạn 2021-2025", "2025", "period"), ("thời kỳ 2021 – 2030", "2030", "period")],
        ),
        (
            "6 tháng đầu năm 2023 so với cùng kỳ năm 2022",
            [("6 tháng đầu năm 2023", "2023-H1", "period"), ("cùng kỳ năm 2022", "2022-H1", "period")],
        ),
        ("sáu tháng cuối năm", [("sáu tháng cuối năm", "2025-H2", "period")]),
        ("năm học 2022 - 2023", [("năm học 2022 - 2023", "2023", "period")]),
        ("kỷ niệm Ngày Giải phóng (30/4/1975 - 30/4/2025)", [("30/4/1975 - 30/4/2025", "2025-04-30", "event")]),
        ("ngày 08 tháng 7 năm 2023, Hội nghị được tổ chức", [("ngày 08 tháng 7 năm 2023", "2023-07-08", "event")]),
        ("từ ngày 01 đến ngày 05 tháng 6 năm 2025", [("từ ngày 01 đến ngày 05 tháng 6 năm 2025", "2025-06-05", "event")]),
        ("báo cáo trước ngày 20 hằng tháng", [("trước ngày 20 hằng tháng", "periodic:monthly", "periodic")]),
        (
            "định kỳ 6 tháng, hằng năm",
            [("định kỳ 6 tháng", "periodic:half_yearly", "periodic"), ("hằng năm", "periodic:yearly", "periodic")],
        ),
        (
            "định kỳ hàng tháng, quý, năm",
            [
                ("định kỳ hàng tháng", "periodic:monthly", "periodic"),
                ("quý", "periodic:quarterly", "periodic"),
                ("năm", "periodic:yearly", "periodic"),
            ],
        ),
        ("thường xuyên báo cáo; thường xuyên học tập", [("thường xuyên báo cáo", "periodic:regular", "periodic")]),
        ("tăng 5,0-5,6%, vành đai 3, 5G, 20 năm, năm học mới, 32/13/2024, ngày 31/02/2024", []),
        ("số 12/2024 và 84/2024/NĐ-CP", []),
    ],
)
def test_times(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(t.text, t.due, t.kind) for t in find_times(text, 2025)] == expected


def test_without_any_year_nothing_is_guessed() -> None:
    assert list(find_times("trong quý II và ngày 20 tháng 11")) == []


def test_the_dates_of_instruments_are_not_times() -> None:
    text = "Nghị quyết số 18-NQ/TW ngày 25/10/2017"
    assert list(find_times(text, 2025, [(0, len(text))])) == []
