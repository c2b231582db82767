"""How the deadlines of a large office are cut into pages.

One page holds them all as long as that page can be read. Beyond that each stretch of time (``link.dues``) has pages of
its own, cut where its entries say (``cutting``): what a document states changes the pages that list it, and few others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from build_tools.link import RECURRING, Due, Site, has_days
from build_tools.rendering.cutting import page_starts
from build_tools.rendering.due_points import DuePoint, due_points

if TYPE_CHECKING:
    from build_tools.rendering.output import Context

ON_ONE_PAGE = 500
"""Entries that the page of all deadlines lists itself."""
OF_A_PAGE = 200
"""Entries that a page usually has."""
QUARTERS = ("I", "II", "III", "IV")


def is_cut(counts: Mapping[str, int]) -> bool:
    """``counts``: stretch -> number of its times."""
    return sum(counts.values()) > ON_ONE_PAGE


def stretches(site: Site) -> Iterable[str]:
    """The stretches that have pages of their own."""
    counts = site.due_counts
    return counts if is_cut(counts) else ()


def due_pages(site: Site) -> Iterator[str]:
    """The identities of the pages: a stretch and the number of the page, from 0."""
    for stretch in stretches(site):
        yield from (f"{stretch}:{number}" for number in range(len(cut(site.dues[stretch]))))


def cut(dues: Sequence[Due]) -> tuple[Sequence[Due], ...]:
    """The rows of a stretch, page by page."""
    starts = page_starts(((f"{due.document}:{due.at}:{due.kind}:{due.due}", 1) for due in dues), OF_A_PAGE)
    return tuple(dues[start:end] for start, end in pairwise((*starts, len(dues))))


def pages_of_stretch(context: Context, stretch: str) -> tuple[Sequence[Due], ...]:
    """As ``cut`` gives them."""
    return cut(context.site.dues[stretch])


def rows_of_page(context: Context, page: str) -> tuple[Sequence[Due], int]:
    """The rows of a page, none where the stretch has no such page any more, and the number of its pages."""
    stretch, number = stretch_and_number(page)
    pages = context.value(pages_of_stretch, stretch)
    return pages[number] if number < len(pages) else (), len(pages)


def stretch_and_number(page: str) -> tuple[str, int]:
    """What the identity of a page says."""
    stretch, _, number = page.rpartition(":")
    return stretch, int(number)


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


def points_of(site: Site, dues: Sequence[Due]) -> Iterator[DuePoint]:
    """The rows with what there is to say of them."""
    for due in dues:
        linked = site.item_at(due.document, due.at)
        yield next(point for point in due_points(linked) if (point.kind, point.due) == (due.kind, due.due))
