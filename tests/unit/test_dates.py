"""Dates that people write, and points in time of the data contract."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.vietnamese.dates import find_date, is_due, last_day, parse_date, show_date, show_due


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_both_spellings_of_a_date_come_back(day: date) -> None:
    assert parse_date(day.isoformat()) == parse_date(show_date(day)) == day


def test_dates_in_prose() -> None:
    assert find_date("Quận 1, ngày 12 tháng 7 năm 2023") == date(2023, 7, 12)
    assert find_date("số 13-NQ/TW ngày 02/4/2022 của") == date(2022, 4, 2)
    assert find_date("ngày 31 tháng 02 năm 2023") is None


@pytest.mark.parametrize("text", ["0203-07-12", "12/7/0203", "9999-12-31", "31/12/9999"])
def test_years_that_only_a_slip_of_the_hand_gives_are_no_dates(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        ("2021-Q2", "quý II năm 2021"), ("2023-H2", "6 tháng cuối năm 2023"), ("2025", "năm 2025"), ("2024-03", "tháng 3 năm 2024"),
        ("2024-03-31", "31/03/2024"), ("periodic:yearly", "hằng năm"),
    ],
)  # fmt: skip
def test_due_points(due: str, shown: str) -> None:
    assert is_due(due)
    assert show_due(due) == shown


@pytest.mark.parametrize(
    "text",
    ["2021-Q5", "quý II", "2024-13", "2024-02-30", "periodic:often", "2021-H3", "21", "0000", "9999", "0202-05-01"],
)
def test_other_words_are_no_due_points(text: str) -> None:
    assert not is_due(text)


def test_order_of_due_points() -> None:
    dues = ["periodic:yearly", "2023-H2", "2021-Q2", "2023", "2023-02", "2021-06-29"]
    assert sorted(dues, key=last_day)[:3] == ["2021-06-29", "2021-Q2", "2023-02"]
