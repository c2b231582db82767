"""Sheets: what documents say is data, never a formula; the same content gives the same bytes."""

from __future__ import annotations

import csv
import io
import time

import openpyxl
import pytest

from build_tools.link import Site
from build_tools.rendering.body_duties import duties_of
from build_tools.rendering.sheet_files import HEADINGS, SheetFiles
from tests.golden.corpus import check_files, overlay
from tests.unit.test_due_points import site_with

BODY = "ban-dan-van-a"


def xlsx(site: Site, base: str = "") -> bytes:
    return SheetFiles(site, base).xlsx("Nhiệm vụ", duties_of(site, BODY))


def test_a_workbook_has_headings_a_row_for_each_task_and_stays_in_view() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(site_with(("2023-Q2", "deadline"))))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == HEADINGS and len(rows) == 2
    row = dict(zip(HEADINGS, rows[1], strict=True))
    assert row["Vai trò của cơ quan này"] == "Chủ trì"
    assert row["Ngày cuối của thời hạn"].date().isoformat() == "2023-06-30"
    assert row["Thời hạn"] == "quý II năm 2023"
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:R2"
    assert sheet["E2"].alignment.wrap_text and sheet.column_dimensions["E"].width > 40


@pytest.mark.parametrize(
    ("base", "target"), [("", "../../nhiem-vu/thong-bao-1/I/1.html"), ("https://vi.du/", "https://vi.du/nhiem-vu/thong-bao-1/I/1.html")]
)
def test_addresses_are_links_also_from_a_disk(base: str, target: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(site_with(("2023-Q2", "deadline")), base))).active
    assert sheet["R2"].hyperlink.target.replace("\\", "/") == target
    assert sheet["R2"].value == f"{base}nhiem-vu/thong-bao-1/I/1.html"


def test_the_clock_does_not_show_in_the_bytes() -> None:
    site = site_with(("2023-Q2", "deadline"))
    first = xlsx(site)
    time.sleep(2.1)  # a ZIP file counts in steps of two seconds
    assert xlsx(site) == first


@pytest.mark.parametrize("start", ["=1+1", "+84", "-5%", "@SUM(A1)"])
def test_no_text_becomes_a_formula(start: str) -> None:
    change = {"old": "title: |\n  THÔNG BÁO\n  về công tác dân vận\n", "new": f'title: "{start} về công tác dân vận"\n'}
    site = check_files(overlay({}, [change])).site
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(site))).active
    assert (sheet["C2"].data_type, sheet["C2"].value) == ("s", f"{start} về công tác dân vận")
    data = SheetFiles(site, "").csv(duties_of(site, BODY))
    assert data.startswith(b"\xef\xbb\xbf")
    row = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1]
    assert row[2] == f"'{start} về công tác dân vận"


def test_comma_separated_values_say_the_same_as_the_workbook() -> None:
    site = site_with(("2023-Q2", "deadline"))
    head, row = csv.reader(io.StringIO(SheetFiles(site, "").csv(duties_of(site, BODY)).decode("utf-8-sig"), newline=""))
    assert tuple(head) == HEADINGS
    values = next(openpyxl.load_workbook(io.BytesIO(xlsx(site))).active.iter_rows(min_row=2, values_only=True))
    assert row == [v.date().isoformat() if hasattr(v, "date") else v or "" for v in values]


def test_a_day_before_workbooks_count_days_is_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(site_with(("1890-06-30", "deadline"))))).active
    assert (sheet["B2"].data_type, sheet["B2"].value) == ("s", "1890-06-30")
