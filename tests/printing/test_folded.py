"""Booklets to fold: two A5 pages on each side of A4, in the order in which a stapled booklet turns."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.build import Checked
from build_tools.printing import Sheet, Typesetter, sheet_of_booklet
from build_tools.printing.imposition import page_count, saddle_stitch
from tests.printing.test_pdf import FOLDER, MM, letters


def test_five_pages_fill_two_sheets_with_empty_pages_at_the_end() -> None:
    assert saddle_stitch(5) == [(0, 1), (2, 0), (0, 3), (4, 5)]


def test_eight_pages_fill_two_sheets() -> None:
    assert saddle_stitch(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_one_page_is_the_front_of_a_sheet() -> None:
    assert saddle_stitch(1) == [(0, 1), (0, 0)]


@given(st.integers(1, 400))
def test_folded_sheets_read_from_the_first_page_to_the_last(pages: int) -> None:
    """Leaves of the stack: the right half of each front is the page before the left half of its back, and so on inwards."""
    sides = saddle_stitch(pages)
    fronts, backs = sides[::2], sides[1::2]
    first_half = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    second_half = [page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])][::-1]
    assert [page for page in first_half + second_half if page] == list(range(1, pages + 1))
    assert 0 not in (first_half + second_half)[:pages]
    assert len(sides) == 2 * -(-pages // 4)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(FOLDER, "https://trang.example/")


def booklet_of(checked: Checked, typesetter: Typesetter, pages: int) -> Sheet:
    """A booklet of one part of the first booklet, with ruled pages until it has as many pages as wanted on A5."""
    booklet = checked.site.corpus.booklets[0]
    short = replace(booklet, items=booklet.items[:1], questions=booklet.questions[:1], notes_pages=0, large_print=False)
    own = page_count(typesetter.pdf(sheet_of_booklet(checked.site, short), paper="a5"))
    assert own < pages
    return sheet_of_booklet(checked.site, replace(short, notes_pages=pages - own))


def halves(data: bytes) -> list[tuple[str, str]]:
    """The letters of the left and of the right half of each side."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        assert (round(page.get_width() / MM), round(page.get_height() / MM)) == (297, 210)
        text, middle = page.get_textpage(), page.get_width() / 2
        left, right = text.get_text_bounded(right=middle), text.get_text_bounded(left=middle)
        found.append((letters(left), letters(right)))
    return found


@pytest.mark.parametrize("pages", [5, 8])
def test_each_half_of_a_side_is_the_page_that_belongs_there(checked: Checked, typesetter: Typesetter, pages: int) -> None:
    sheet = booklet_of(checked, typesetter, pages)
    single = typesetter.pdf(sheet, paper="a5")
    texts = [letters(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(single)]
    assert len(texts) == pages
    assert all(f"Trang{n}/{pages}" in text for n, text in enumerate(texts, 1))
    expected = [tuple(texts[page - 1] if page else "" for page in side) for side in saddle_stitch(pages)]
    folded = typesetter.folded(sheet)
    assert page_count(folded) == len(expected)
    assert [tuple(sorted(half) for half in side) for side in halves(folded)] == [tuple(sorted(half) for half in side) for side in expected]


def test_pages_to_fold_are_set_for_a5_not_shrunk(checked: Checked, typesetter: Typesetter) -> None:
    sheet = booklet_of(checked, typesetter, 5)
    page = pypdfium2.PdfDocument(typesetter.pdf(sheet, paper="a5"))[2]
    assert (round(page.get_width() / MM), round(page.get_height() / MM)) == (148, 210)
    text = page.get_textpage()
    sizes = [pypdfium2.raw.FPDFText_GetFontSize(text, n) for n in range(text.count_chars())]
    assert max(sizes, key=sizes.count) == pytest.approx(11)
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    assert min(box[0] for box in boxes) >= 14 * MM - 1
    assert max(box[2] for box in boxes) <= page.get_width() - 14 * MM + 1


def test_the_same_folded_bytes_twice(checked: Checked, typesetter: Typesetter) -> None:
    sheet = booklet_of(checked, typesetter, 5)
    assert typesetter.folded(sheet) == Typesetter(FOLDER, "https://trang.example/").folded(sheet)
