"""A body's tasks as a spreadsheet and as comma-separated values: the same rows, the same bytes for the same content.

What documents say is data: no cell can become a formula, in whichever program the file is opened.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from build_tools.link import Site
from build_tools.rendering.addresses import linked_address, sheet_file
from build_tools.rendering.body_duties import Duty
from build_tools.rendering.task_sheet import COLUMNS, cells
from build_tools.rendering.workbook import LINK, TITLE, Row, Workbook
from build_tools.vocabularies import ROLES

OWN_COLUMNS: dict[str, str] = {"own": "Vai trò của cơ quan này", "day": "Ngày cuối của thời hạn"}
"""Columns that only the sheet of one body has; they come first."""
HEADINGS: tuple[str, ...] = (*OWN_COLUMNS.values(), *COLUMNS.values())
_KEYS = (*OWN_COLUMNS, *COLUMNS)
_WIDTHS = {"own": 22, "day": 13, "document": 32, "place": 16, "text": 70, "deadline": 18, "times": 26, "instruments": 40, "address": 44}
_CREATED = datetime(2000, 1, 1)
"""A workbook must say when it was made; the clock of the build must not show."""
_FIRST_DAY = "1900-03-01"
"""Before it a workbook has no days that all programs count alike; such a day is written as text."""
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class SheetFiles:
    """Writes the sheets of one site. ``base`` is the site's address, or empty when nobody knows it."""

    def __init__(self, site: Site, base: str) -> None:
        self._site = site
        self._base = base
        self._rows: dict[str, dict[str, str]] = {}

    def xlsx(self, name: str, duties: Sequence[Duty]) -> bytes:
        """A workbook with one sheet, ready to filter; ``name`` is its title, and there must be a duty."""
        # on the web, or from the sheet's folder to the page beside it on the same disk
        base = self._base or f"external:{'../' * sheet_file('', '').count('/')}"
        rows = [Row(_cells(self._row(duty)), linked_address(duty.task)) for duty in duties]
        return _workbook(base).file(name, rows)

    def csv(self, duties: Sequence[Duty]) -> bytes:
        """The rows as RFC 4180 has them, with the mark by which spreadsheets know UTF-8."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(HEADINGS)
        writer.writerows([_harmless(value) for value in self._row(duty).values()] for duty in duties)
        return out.getvalue().encode("utf-8-sig")

    def _row(self, duty: Duty) -> dict[str, str]:
        task = duty.task
        if task.key not in self._rows:
            self._rows[task.key] = cells(self._site, task, self._base)
        deadline = next((point.day for point in duty.times if point.kind == "deadline" and point.day), None)
        own = "; ".join(ROLES[role] for role in duty.roles)
        return {"own": own, "day": deadline.isoformat() if deadline else "", **self._rows[task.key]}


def _cells(values: dict[str, str]) -> list[str | date]:
    day = values["day"]
    return [date.fromisoformat(value) if key == "day" and day >= _FIRST_DAY else value for key, value in values.items()]


@lru_cache(maxsize=4)
def _workbook(base: str) -> Workbook:
    """The look of the sheets, whose links begin with ``base``."""
    import xlsxwriter  # loaded where a sheet is written: checking the content needs none

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": TITLE, "created": _CREATED})
    look = {"valign": "top", "text_wrap": True}
    text, head = book.add_format(look), book.add_format({**look, "bold": True, "bottom": 1, "bg_color": "#F1E4DC"})
    day = book.add_format({**look, "num_format": "dd/mm/yyyy", "align": "left"})
    link = book.add_format({**look, "font_color": "#174F7D", "underline": 1})
    sheet = book.add_worksheet("Nhiệm vụ")
    for column, (key, heading) in enumerate(zip(_KEYS, HEADINGS, strict=True)):
        sheet.set_column(column, column, _WIDTHS.get(key, 24))
        sheet.write_string(0, column, heading, head)
    for column, key in enumerate(_KEYS):
        sheet.write_string(1, column, "x", day if key == "day" else text)
    sheet.write_url(1, len(_KEYS) - 1, f"{base}{LINK}", link)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, 1, len(_KEYS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return Workbook(out.getvalue(), HEADINGS)


def _harmless(value: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe instead."""
    return f"'{value}" if value.startswith(_STARTS_FORMULA) else value
