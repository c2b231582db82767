"""How the deadlines of a large office are cut into pages.

One page holds them all as long as that page can be read. Beyond that each stretch of time (``link.dues``) has pages of
its own, of so many entries each: what is edited in one document changes the pages that list it, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from build_tools.link import RECURRING, Due, Site, has_days
from build_tools.rendering.due_points import DuePoint, due_points

ON_ONE_PAGE = 500
"""Entries that the page of all deadlines lists itself."""
OF_A_PAGE = 200
QUARTERS = ("I", "II", "III", "IV")


def is_cut(counts: Mapping[str, int]) -> bool:
    """``counts``: stretch -> number of its times."""
    return sum(counts.values()) > ON_ONE_PAGE


def due_pages(counts: Mapping[str, int]) -> Iterator[str]:
    """The identities of the pages: a stretch and the number of the page, from 0."""
    if is_cut(counts):
        for stretch, count in counts.items():
            yield from (f"{stretch}:{number}" for number in range(number_of_pages(count)))


def stretch_and_number(page: str) -> tuple[str, int]:
    """What the identity of a page says."""
    stretch, _, number = page.rpartition(":")
    return stretch, int(number)


def number_of_pages(count: int) -> int:
    return -(-count // OF_A_PAGE)


def deadlines_page(stretch: str, number: int = 0) -> str:
    """The address of a page of a stretch, the first one without a number."""
    return f"thoi-han/{_file_name(stretch)}{f'-trang-{number + 1}' if number else ''}.html"


def calendar_of_stretch(stretch: str) -> str:
    """The address of its times as iCalendar."""
    return f"tai-ve/lich/thoi-han/{_file_name(stretch)}.ics"


def _file_name(stretch: str) -> str:
    return _in_words(stretch, "dinh-ky", "den-nam-{year}", "{year}-quy-{quarter}")


def name_of_stretch(stretch: str) -> str:
    """``Quý II năm 2025``, ``Giai đoạn, tầm nhìn đến năm 2030``, ``Định kỳ``."""
    return _in_words(stretch, "Định kỳ", "Giai đoạn, tầm nhìn đến năm {year}", "Quý {roman} năm {year}")


def _in_words(stretch: str, recurring: str, far: str, quarter: str) -> str:
    """One of three forms, with the parts of the stretch in it."""
    if stretch == RECURRING:
        return recurring
    if not has_days(stretch):
        return far.format(year=stretch.removeprefix("to-"))
    year, _, number = stretch.partition("-Q")
    return quarter.format(year=year, quarter=number, roman=QUARTERS[int(number) - 1])


def page_of_row(at: int) -> int:
    """The number of the page that lists a row."""
    return at // OF_A_PAGE


def rows_of_page(dues: Sequence[Due], number: int) -> tuple[int, Sequence[Due]]:
    """The place of the first row of a page, and its rows."""
    start = number * OF_A_PAGE
    return start, dues[start : start + OF_A_PAGE]


def points_of(site: Site, dues: Sequence[Due]) -> Iterator[DuePoint]:
    """The rows with what there is to say of them."""
    for due in dues:
        linked = site.item_at(due.document, due.at)
        yield next(point for point in due_points(linked) if (point.kind, point.due) == (due.kind, due.due))
