"""Long papers end with their contents: every heading with its page, and the same headings as bookmarks."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2
import pytest

from build_tools.build import Checked
from build_tools.link import LinkedItem
from build_tools.printing import Sheet, Typesetter, sheet_of_document, sheet_of_part
from tests.printing.test_pdf import FOLDER, letters

CONTENTS = "MỤCLỤC"


@dataclass(frozen=True)
class Printed:
    """What readers see of a file: the letters of each page, the bookmarks as (level from 0, title, page from 1)."""

    pages: list[str]
    bookmarks: list[tuple[int, str, int]]
    links: list[int]
    """Links to places within the file on each page."""


def read_back(data: bytes) -> Printed:
    pdf = pypdfium2.PdfDocument(data)
    pages = [letters(page.get_textpage().get_text_range().replace("\ufffe", "-")) for page in pdf]
    marks = [(mark.level, letters(mark.get_title()), mark.get_dest().get_index() + 1) for mark in pdf.get_toc()]
    return Printed(pages, marks, [links_within(page) for page in pdf])


def links_within(page: pypdfium2.PdfPage) -> int:
    """How many links of a page lead to a place in the same file."""
    raw = pypdfium2.raw
    kinds = (raw.FPDFAnnot_GetLink(raw.FPDFPage_GetAnnot(page, n)) for n in range(raw.FPDFPage_GetAnnotCount(page)))
    return sum(bool(raw.FPDFLink_GetDest(page.pdf, link)) for link in kinds)


def headings(parts: list[LinkedItem]) -> list[str]:
    frame = ("title", "recipients", "signature")
    return [letters(f"{part.item.label}{part.item.heading}") for part in parts if part.item.heading and part.item.path not in frame]


@pytest.fixture(scope="module")
def papers(checked: Checked) -> dict[str, tuple[Sheet, list[str]]]:
    """Name -> a document, or a section of the upper two levels, with the headings below its first."""
    site, found = checked.site, {}
    for document in site.corpus.documents:
        parts = list(site.items_by_document[document.id])
        found[document.id] = (sheet_of_document(site, document), headings(parts))
        for part in parts:
            if part.item.heading and part.item.kind == "section" and len(part.ancestors) < 2:
                below = [other for other in parts if part.item in other.ancestors]
                found[part.key] = (sheet_of_part(site, part), headings(below))
    return found


@pytest.fixture(scope="module")
def printed(papers: dict[str, tuple[Sheet, list[str]]]) -> dict[str, Printed]:
    typesetter = Typesetter(FOLDER)
    return {name: read_back(typesetter.pdf(sheet)) for name, (sheet, _) in papers.items()}


def contents_of(paper: Printed) -> int | None:
    """The number of the page that begins with the contents."""
    return next((n for n, text in enumerate(paper.pages, 1) if CONTENTS in text), None)


def test_page_numbers_in_the_contents_are_those_of_the_headings(
    papers: dict[str, tuple[Sheet, list[str]]], printed: dict[str, Printed]
) -> None:
    seen = 0
    for name, paper in printed.items():
        start = contents_of(paper)
        if start is None:
            continue
        listed, at = "".join(paper.pages[start - 1 :]).partition(CONTENTS)[2], 1
        for heading in papers[name][1]:
            at = next(n for n, text in enumerate(paper.pages, 1) if n >= at and heading in text)
            assert at < start, (name, heading)
            entry = re.match(rf"{re.escape(heading)}\.*{at}", listed)
            assert entry, (name, heading, at, listed[:150])
            listed = listed[entry.end() :]
            seen += 1
        assert listed.startswith("Bảnin"), (name, listed[:150])
    assert seen > 40


def test_contents_come_where_there_is_much_to_find_and_after_the_signature(
    checked: Checked, papers: dict[str, tuple[Sheet, list[str]]], printed: dict[str, Printed]
) -> None:
    with_contents = {name for name, paper in printed.items() if contents_of(paper)}
    assert with_contents > {d.id for d in checked.site.corpus.documents if d.kind != "letter"}
    assert with_contents < set(printed)
    for name, paper in printed.items():
        start = contents_of(paper)
        text_pages = start - 1 if start else len(paper.pages)
        assert (start is not None) == (len(papers[name][1]) >= 4 and text_pages >= 4), name
        signature = papers[name][0].data.get("signature", {}).get("name", "")
        if start and signature:
            assert any(letters(signature) in text for text in paper.pages[: start - 1])


def test_every_entry_leads_to_its_heading(papers: dict[str, tuple[Sheet, list[str]]], printed: dict[str, Printed]) -> None:
    for name, paper in printed.items():
        start = contents_of(paper)
        if start:
            assert sum(paper.links[start - 1 :]) >= len(papers[name][1]), name


def test_every_heading_is_a_bookmark_at_its_page(papers: dict[str, tuple[Sheet, list[str]]], printed: dict[str, Printed]) -> None:
    for name, (_, below) in papers.items():
        paper = printed[name]
        marks = [mark for mark in paper.bookmarks if mark[1] != letters("Mục lục")]
        assert [title for _, title, _ in marks][1:] == below, name
        assert all(title in paper.pages[page - 1] for _, title, page in marks), name
        assert marks[0][0] == 0 and all(level > 0 for level, _, _ in marks[1:]), name
