"""How the list of documents is cut: one page as long as that can be read, beyond it a page for each quarter of a year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from build_tools.model import Document
from build_tools.rendering import newest
from build_tools.rendering.due_pages import QUARTERS

UNDATED = "khong-ghi-ngay"


def by_quarter(documents: Sequence[Document]) -> list[tuple[str, list[Document]]]:
    """(quarter, its documents) of documents by day; nothing where one page can list them all."""
    if len(documents) <= newest.MOST:
        return []
    return [(quarter, list(found)) for quarter, found in groupby(documents, key=_quarter)]


def year_and_number(quarter: str) -> tuple[str, int]:
    """Of a quarter that is not ``UNDATED``, the number from 1."""
    year, _, number = quarter.partition("-quy-")
    return year, int(number)


def name_of_quarter(quarter: str) -> str:
    if quarter == UNDATED:
        return "Không ghi ngày"
    year, number = year_and_number(quarter)
    return f"Quý {QUARTERS[number - 1]} năm {year}"


def page_of_quarter(quarter: str) -> str:
    return f"van-ban/theo-quy/{quarter}.html"


def _quarter(document: Document) -> str:
    return f"{document.date.year}-quy-{(document.date.month + 2) // 3}" if document.date else UNDATED
