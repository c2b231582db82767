"""Printed documents say what the documents say, on the paper that the rules name, and the same bytes come out twice."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
import zxingcpp
from pdfplumber.page import Page

from build_tools.build import Checked
from build_tools.model import Document, Item
from build_tools.printing import Library, Press, PrintError, Sheet, Typesetter, sheet_of_document, sheet_of_part, sheets_of
from build_tools.project import Project
from build_tools.reading import read
from tests.conftest import ROOT

FOLDER = Project(ROOT).prints
MM = 72 / 25.4
BODY = 11.9
"""Points from which a letter belongs to the text; footnotes, their marks and the source line are smaller."""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(FOLDER, "https://trang.example/")


@pytest.fixture(scope="module")
def printed(typesetter: Typesetter, checked: Checked) -> dict[str, bytes]:
    return {d.id: typesetter.pdf(sheet_of_document(checked.site, d)) for d in checked.site.corpus.documents}


@pytest.fixture(scope="module")
def pages(printed: dict[str, bytes]) -> Iterator[dict[str, list[Page]]]:
    """The pages of each document, read once: every test looks at the same letters."""
    with ExitStack() as stack:
        yield {identity: stack.enter_context(pdfplumber.open(io.BytesIO(data))).pages for identity, data in printed.items()}


def letters(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def body_of(page: Page) -> Page:
    """What stands between the margins, without what is smaller than text."""
    inside = page.crop((0, 20 * MM - 2, page.width, page.height - 20 * MM + 2))
    return inside.filter(lambda thing: thing.get("size", 99) >= BODY)


def expected(document: Document) -> str:
    """The document's text as it is read, in printed order, without letterhead and ending."""
    frame = ("title", "recipients", "signature")

    def said(item: Item) -> str:
        return item.label + read(item.heading, item.corrections).text + _in_order(item)

    def _in_order(item: Item) -> str:
        text = read(item.text, item.corrections).text.split("\n") if item.text else []
        out, at = "", 0
        lines = iter(text)
        sizes = [len(paragraph.text.split("\n")) for paragraph in item.paragraphs]
        for position, child in enumerate(item.children):
            while at < len(item.paragraphs) and item.paragraphs[at].position <= position:
                out += "".join(next(lines) for _ in range(sizes[at]))
                at += 1
            out += said(child)
        return out + "".join(lines)

    return letters("".join(said(item) for item in document.items if item.path not in frame))


def test_text_copied_from_a_pdf_is_the_documents_text(pages: dict[str, list[Page]], checked: Checked) -> None:
    for document in checked.site.corpus.documents:
        texts = [body_of(page).extract_text(x_tolerance=1, use_text_flow=True) for page in pages[document.id]]
        copied = letters("".join(text or "" for text in texts))
        assert expected(document) in copied, document.id
        for line in (*document.letterhead.lines, *document.title_lines, *document.addressees.lines, document.signature.name):
            assert letters(line) in copied, (document.id, line)


def test_every_footnote_stands_on_the_page_of_its_mark(pages: dict[str, list[Page]], checked: Checked) -> None:
    seen = 0
    for document in checked.site.corpus.documents:
        notes = sum(len(item.footnotes) for item in document.walk())
        marks = 0
        for page in pages[document.id]:
            small = [c for c in page.chars if c["size"] < 9.5 and "Tinos" in c["fontname"]]
            said = Counter(c["text"] for c in small)
            assert all(count % 2 == 0 for count in said.values()), (document.id, page.page_number, said)
            marks += len(small)
        assert marks >= 2 * notes
        seen += notes
    assert seen > 4


def test_a_signature_never_stands_on_a_page_without_text(pages: dict[str, list[Page]], checked: Checked) -> None:
    signed = [document for document in checked.site.corpus.documents if document.signature.name]
    assert len(signed) > 3
    for document in signed:
        texts = [letters(page.extract_text(use_text_flow=True) or "") for page in pages[document.id]]
        page = next(text for text in texts if letters(document.signature.name) in text)
        assert expected(document)[-20:] in page, document.id


def test_pages_are_a4_with_the_stated_margins(pages: dict[str, list[Page]]) -> None:
    for identity, sheets in pages.items():
        for page in sheets:
            assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
            inside = body_of(page).chars
            assert min((c["x0"] for c in inside), default=99) >= 30 * MM - 0.5, identity
            assert max((c["x1"] for c in inside if c["text"].strip()), default=0) <= page.width - 15 * MM + 1, identity


def test_fonts_are_the_repositorys_and_embedded_and_the_file_is_tagged(printed: dict[str, bytes], pages: dict[str, list[Page]]) -> None:
    for identity, data in printed.items():
        names = {c["fontname"] for page in pages[identity] for c in page.chars}
        assert names and all(re.fullmatch(r"[A-Z]{6}\+(Tinos|BeVietnamPro)[\w-]*", name) for name in names), names
        assert data.count(b"/FontDescriptor") >= data.count(b"/FontFile") > 0
        for what in (b"/StructTreeRoot", b"/Outlines", b"pdfuaid", b"pdfaid", b"/Lang"):
            assert what in data


def test_the_code_leads_to_the_place_on_the_site(typesetter: Typesetter, checked: Checked) -> None:
    document = checked.site.corpus.documents[0]
    for sheet in (sheet_of_document(checked.site, document), sheet_of_part(checked.site, checked.site.tasks[0])):
        with pdfplumber.open(io.BytesIO(typesetter.pdf(sheet))) as pdf:
            image = pdf.pages[-1].to_image(resolution=200).original
        assert [code.text for code in zxingcpp.read_barcodes(image)] == ["https://trang.example/" + sheet.address]


def test_without_an_address_there_is_no_code_and_no_host(checked: Checked) -> None:
    data = Typesetter(FOLDER).pdf(sheet_of_document(checked.site, checked.site.corpus.documents[0]))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert not zxingcpp.read_barcodes(pdf.pages[-1].to_image(resolution=150).original)
        assert "http" not in (pdf.pages[-1].extract_text() or "")


def test_the_same_bytes_twice(printed: dict[str, bytes], checked: Checked) -> None:
    again = Typesetter(FOLDER, "https://trang.example/")
    for document in checked.site.corpus.documents[:2]:
        assert again.pdf(sheet_of_document(checked.site, document)) == printed[document.id]


def test_every_part_says_where_it_stands_and_who_has_it(typesetter: Typesetter, checked: Checked) -> None:
    task = next(t for t in checked.site.tasks if t.item.assignments and t.implements)
    with pdfplumber.open(io.BytesIO(typesetter.pdf(sheet_of_part(checked.site, task)))) as pdf:
        text = letters("".join(page.extract_text() or "" for page in pdf.pages))
    assert letters(task.document.name) in text
    assert letters(checked.site.bodies[task.item.assignments[0].body].name) in text


def test_large_print_is_larger(typesetter: Typesetter, checked: Checked) -> None:
    sheet = sheet_of_part(checked.site, checked.site.tasks[0])
    sizes = []
    for large in (False, True):
        with pdfplumber.open(io.BytesIO(typesetter.pdf(sheet, large=large))) as pdf:
            sizes.append(Counter(round(c["size"]) for c in pdf.pages[0].chars).most_common(1)[0][0])
    assert sizes == [14, 18]


def test_a_letter_without_glyph_is_an_error_at_its_place(typesetter: Typesetter, checked: Checked) -> None:
    sheet = sheet_of_part(checked.site, checked.site.tasks[0])
    piece = {"level": 0, "runs": [{"text": "chữ 漢 lạ"}]}
    place = checked.site.tasks[0].item.span
    odd = replace(sheet, data={**sheet.data, "pieces": [piece]}, places=(("chữ 漢 lạ", place),))
    with pytest.raises(PrintError, match="“漢”") as caught:
        typesetter.pdf(odd)
    assert caught.value.span == place


@pytest.mark.parametrize(
    "text", ["#set page()", "*đậm* _nghiêng_ $x$ `mã`", "<a> @b \\ // /* x", "= đề mục", "- gạch", "“” ‘’ … – — % ‰ ² °"]
)
def test_text_is_text_and_never_markup(typesetter: Typesetter, checked: Checked, text: str) -> None:
    sheet = sheet_of_part(checked.site, checked.site.tasks[0])
    pieces = [{"level": 1, "runs": [{"text": text}]}, {"level": 0, "runs": [{"text": text}]}]
    odd = Sheet("đề", sheet.address, {**sheet.data, "title": text, "pieces": pieces}, ())
    with pdfplumber.open(io.BytesIO(typesetter.pdf(odd))) as pdf:
        copied = letters("".join(page.extract_text(use_text_flow=True) or "" for page in pdf.pages))
    assert copied.count(letters(text)) >= 2


def test_files_are_made_once_for_what_they_hold(checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = next(sheet for _, sheet in sheets_of(checked.site))
    library = Library(Press(FOLDER), tmp_path / "kept")
    first = library.file(sheet, "pdf")
    monkeypatch.setattr(Press, "file", lambda *_: pytest.fail("made again"))
    assert Library(Press(FOLDER), tmp_path / "kept").file(sheet, "pdf") == first
    changed = replace(sheet, data={**sheet.data, "title": "khác"})
    for other, form in ((changed, "pdf"), (sheet, "folded")):
        with pytest.raises(pytest.fail.Exception):
            library.file(other, form)


def test_every_document_section_and_task_of_the_site_is_printed(built_site: Path, checked: Checked) -> None:
    paths = [path for path, _ in sheets_of(checked.site)]
    assert len(set(paths)) == len(paths) > len(checked.site.tasks)
    for path in paths:
        assert (built_site / path).read_bytes().startswith(b"%PDF-")


def test_an_address_without_its_last_slash_is_one_too() -> None:
    assert Typesetter(FOLDER, "https://trang.example").site_url == "https://trang.example/"
