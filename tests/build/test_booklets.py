"""Booklets on the built site and on paper: whole texts, sources, contents that lead to the right page."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.model import Booklet
from build_tools.printing import Typesetter, sheet_of_booklet
from build_tools.rendering.booklet_parts import parts_of
from tests.conftest import ROOT

IDS = sorted(path.stem for path in (ROOT / "content" / "study").glob("*.yml"))
TYPESETTER = Typesetter(ROOT / "overrides" / "print", "https://vi-du.vn/")


def bare(text: str) -> str:
    """A text without spaces and line breaks, which paper sets anew."""
    return "".join(unicodedata.normalize("NFC", text).split())


def booklet_of(site: Site, name: str) -> Booklet:
    return next(booklet for booklet in site.corpus.booklets if booklet.id == name)


@cache
def pages_of(data: bytes) -> tuple[str, ...]:
    """The text of each page without its head and foot."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return tuple(page.crop((0, 50, page.width, page.height - 52)).extract_text() for page in pdf.pages)


def numbers_at_the_right(data: bytes, pages: range) -> list[int]:
    """The numbers in the last column of the contents, from top to bottom."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        columns = [pdf.pages[n].crop((515, 50, 560, pdf.pages[n].height - 52)).extract_text() for n in pages]
    return [int(number) for number in re.findall(r"\d+", " ".join(columns))]


def printed(site: Site, name: str) -> bytes:
    return TYPESETTER.pdf(sheet_of_booklet(site, booklet_of(site, name)))


class Words(HTMLParser):
    """What a page says of the texts: without second readings, marks of notes and signs of links."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skip: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if tag in ("ins", "sup") or (tag == "a" and ("vk-permalink" in classes or "vk-task-link" in classes)):
            self.skip.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.skip and self.skip[-1] == tag:
            self.skip.pop()

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.said.append(data)


def test_there_are_booklets_of_our_own() -> None:
    assert len(IDS) >= 3


@pytest.mark.parametrize("name", IDS)
def test_the_page_holds_every_part_with_its_source_and_the_questions(built_site: Path, checked: Checked, name: str) -> None:
    booklet = booklet_of(checked.site, name)
    text = (built_site / "tap-hoc-tap" / f"{name}.html").read_text("utf-8")
    reader = Words()
    reader.feed(text)
    page = bare("".join(reader.said))
    at = page.index(bare(checked.site.documents[booklet.items[0].document.id].name))
    for number, item in enumerate(booklet.items, 1):
        assert f'href="#phan-{number}"' in text and f'id="phan-{number}"' in text
        at = page.index("Trích:" + bare(checked.site.documents[item.document.id].name), at)
        for top in parts_of(checked.site, item):
            for part in top.item.walk():
                for said in (part.heading, *part.text.split("\n"), *(note.text for note in part.footnotes)):
                    assert bare(said) in page, part.path
    for said in (booklet.title, booklet.occasion, booklet.note, *booklet.questions):
        assert bare(said) in page


def test_lists_lead_to_every_booklet_and_its_file(built_site: Path) -> None:
    overview, downloads = ((built_site / f / "index.html").read_text("utf-8") for f in ("tap-hoc-tap", "tai-ve"))
    assert 'href="../tap-hoc-tap/index.html"' in (built_site / "van-ban" / "index.html").read_text("utf-8")
    for name in IDS:
        file = f"tai-ve/tap-hoc-tap/{name}.pdf"
        assert (built_site / file).read_bytes().startswith(b"%PDF")
        for page in (overview, downloads):
            assert f'tap-hoc-tap/{name}.html"' in page and f'href="../{file}"' in page
        assert f'href="../{file}"' in (built_site / "tap-hoc-tap" / f"{name}.html").read_text("utf-8")
    main = downloads[downloads.index("<h1") :]
    assert main.index("tap-hoc-tap/") < main.index("van-ban/"), "booklets come first"


def test_the_booklet_on_a_resolution_leaves_out_nothing_that_names_it(checked: Checked) -> None:
    site = checked.site
    held = {
        f"{top.document.id}#{part.path}"
        for item in booklet_of(site, "hoc-tap-nghi-quyet-98").items
        for top in parts_of(site, item)
        for part in top.item.walk()
    }
    naming = {key for key, linked in site.items.items() if any(m.target == "98-2023-qh15" for m in linked.mentions.all())}
    assert len(naming) > 8 and naming <= held


@pytest.mark.parametrize("name", IDS)
def test_contents_name_the_page_on_which_each_part_begins(checked: Checked, name: str) -> None:
    booklet = booklet_of(checked.site, name)
    data = printed(checked.site, name)
    pages = pages_of(data)
    first = next(number for number, page in enumerate(pages) if "Trích:" in page)
    numbers = numbers_at_the_right(data, range(1, first))
    begins = [number for number, page in enumerate(pages, 1) for _ in re.findall("Trích:", page)]
    assert len(begins) == len(booklet.items)
    after = [
        next(n for n, page in enumerate(pages[first:], first + 1) if word in page.split("\n"))
        for word in ("Câu hỏi thảo luận", "Xuất xứ", "Ghi chép")
    ]
    assert numbers == begins + after


@pytest.mark.parametrize("name", IDS)
def test_paper_holds_the_parts_in_their_order_each_after_its_source(checked: Checked, name: str) -> None:
    site = checked.site
    paper = bare("\n".join(pages_of(printed(site, name))[2:]))
    at = 0
    for item in booklet_of(site, name).items:
        at = paper.index("Trích:" + bare(site.documents[item.document.id].name), at)
        for top in parts_of(site, item):
            for part in (p for p in top.item.walk() if not p.corrections):
                opening = bare(part.heading or part.text)[:40]
                at = paper.index(opening, at)
    for question in booklet_of(site, name).questions:
        at = paper.index(bare(question), at)


def rules_across(page: pypdfium2.PdfPage) -> int:
    """How many thin lines run across the page."""
    boxes = [path.get_bounds() for path in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    return sum(1 for left, bottom, right, top in boxes if right - left > 400 and top - bottom < 3)


def test_ruled_pages_are_as_many_as_asked_for_and_ruled(checked: Checked) -> None:
    booklet = booklet_of(checked.site, "hoc-tap-nghi-quyet-98")
    for asked in (0, 1, 3):
        data = TYPESETTER.pdf(sheet_of_booklet(checked.site, replace(booklet, notes_pages=asked)))
        with pypdfium2.PdfDocument(data) as pdf:
            ruled = [number for number, page in enumerate(pdf, 1) if rules_across(page) > 20]
            assert ruled == list(range(len(pdf) - asked + 1, len(pdf) + 1))


def test_large_print_is_large_and_plain_print_is_not(checked: Checked) -> None:
    booklet = booklet_of(checked.site, "cong-tac-dan-van")
    for large, size in ((True, 18), (False, 14)):
        data = TYPESETTER.pdf(sheet_of_booklet(checked.site, replace(booklet, large_print=large)))
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            sizes = [round(char["size"]) for page in pdf.pages[3:6] for char in page.chars]
        assert max(set(sizes), key=sizes.count) == size


def test_the_same_booklet_gives_the_same_bytes(checked: Checked) -> None:
    assert printed(checked.site, IDS[0]) == printed(checked.site, IDS[0])


def test_a_character_without_a_glyph_is_told_with_the_place_of_the_booklet(checked: Checked) -> None:
    from build_tools.printing import PrintError

    booklet = replace(booklet_of(checked.site, IDS[0]), questions=("Chữ 漢 in được không?",))
    with pytest.raises(PrintError, match="漢") as caught:
        TYPESETTER.pdf(sheet_of_booklet(checked.site, booklet))
    assert caught.value.span.path == f"content/study/{IDS[0]}.yml"
