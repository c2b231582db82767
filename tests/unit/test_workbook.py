"""Workbooks that are put together from a pattern, against those that ``xlsxwriter`` writes as a whole."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as some

from build_tools.rendering.workbook import LINK, TITLE, Row, Workbook

HEADINGS = ("Nhiệm vụ", "Ngày", "Nội dung", "Địa chỉ")
WEB, DISK = "https://vi-du.vn/a%20b/", "external:../../"


def written(title: str, base: str, rows: Sequence[Row]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
    text, day, link = book.add_format({"valign": "top"}), book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"underline": 1})
    sheet = book.add_worksheet("Nhiệm vụ")
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(0, column, heading)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row.cells[:-1]):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write_string(number, column, value, day if column == 1 else text)
        sheet.write_url(number, len(HEADINGS) - 1, base + row.link, link, str(row.cells[-1]))
    sheet.autofilter(0, 0, len(rows), len(HEADINGS) - 1)
    book.close()
    return out.getvalue()


PATTERNS = {base: Workbook(written(TITLE, base, [Row(["x", "x", "x", "x"], LINK)]), HEADINGS) for base in (WEB, DISK)}

TEXTS = some.one_of(
    some.text(some.sampled_from("a đ<>&\"'=+\n\t_x041F\x01\x1f\ufffe\U0001f4c5"), max_size=24),
    some.sampled_from(["_x0041_", " lề ", "Địa chỉ", "=1+1", "\n", ""]),
)
ROWS = some.builds(
    lambda first, day, text, address, link: Row([first, day, text, address], link),
    TEXTS,
    some.one_of(some.sampled_from(["", "1890-06-30"]), some.dates(date(1900, 3, 1), date(2100, 1, 1))),
    TEXTS,
    some.sampled_from(["nhiem-vu/a.html", "x"]),
    some.sampled_from(["nhiem-vu/a/I/1~2.html", "van-ban/a.html#m-II--3", "van-ban/a.html"]),
)


@pytest.mark.parametrize("base", [WEB, DISK])
@given(title=TEXTS.filter(bool), rows=some.lists(ROWS, min_size=1, max_size=20))
def test_files_are_those_that_the_package_writes(base: str, title: str, rows: list[Row]) -> None:
    assert PATTERNS[base].file(title, rows) == written(title, base, rows)


def test_texts_that_are_too_long_for_a_cell_are_cut() -> None:
    rows = [Row(["ậ" * 40_000, "", "\U0001f4c5" * 20_000, "x"], "x"), Row(["x", "", "\U0001f4c5" * 16_383, "x"], "x")]
    assert PATTERNS[WEB].file("x", rows) == written("x", WEB, rows)
