"""Word files can be worked with: LibreOffice finds in them what the documents say, with real headings, footnotes and lists."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from build_tools.build import Checked
from build_tools.model import Document, Item
from build_tools.printing.word import WordMaker
from build_tools.project import Project
from build_tools.reading import read
from build_tools.rendering.booklet_parts import parts_of
from tests.conftest import ROOT
from tests.printing.office import Opened, open_files
from tests.printing.samples import NOT_ITEMS, TASK, reading, sheets, task
from tests.printing.test_pdf import expected, letters

FOLDER = Project(ROOT).prints
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4
"""Units of Word in a millimetre."""
BEFORE_A_MARK = 30


@pytest.fixture(scope="module")
def made(checked: Checked) -> dict[str, bytes]:
    maker = WordMaker(FOLDER, "https://trang.example/")
    return {name: maker.file(sheet) for name, sheet in sheets(checked.site).items()}


@pytest.fixture(scope="module")
def opened(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Opened]:
    return open_files(made, tmp_path_factory.mktemp("word"))


@pytest.fixture(scope="module")
def documents(checked: Checked) -> tuple[Document, ...]:
    return checked.site.corpus.documents


def part(data: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def headings_of(items: Iterable[Item], level: int = 1) -> Iterator[tuple[int, str]]:
    """(level, letters) of what items call themselves, in printed order."""
    for item in items:
        if item.heading:
            yield level, letters(item.label) + reading(item, item.heading)
        yield from headings_of(item.children, level + 1)


def without_marks(text: str) -> str:
    """Letters without footnote marks."""
    return letters("".join(piece.rpartition("⟧")[2] for piece in text.split("⟦")))


# what LibreOffice understands


def test_a_document_in_libreoffice_says_what_was_signed_and_nothing_else_above_its_source(
    opened: dict[str, Opened], documents: tuple[Document, ...]
) -> None:
    for document in documents:
        said, _, source = without_marks(opened[document.id].text).rpartition(letters("Xuất xứ."))
        frame_items = {item.path: item for item in document.items if item.path in NOT_ITEMS}
        title = frame_items.get("title")
        recipients = frame_items.get("recipients")
        frame = [
            *document.letterhead.lines,
            read(title.text, title.corrections).text if title else " ".join(document.title_lines),
            document.addressees.heading,
            *document.addressees.lines,
        ]
        end = [
            document.recipients.heading,
            read(recipients.text, recipients.corrections).text if recipients else "",
            *document.signature.capacity,
            document.signature.name,
        ]
        assert said == letters("".join(frame)) + expected(document) + letters("".join(end)), document.id
        assert letters(f"https://trang.example/van-ban/{document.id}.html") in source


def test_booklets_and_tasks_in_libreoffice_hold_their_parts_in_order(opened: dict[str, Opened], checked: Checked) -> None:
    site = checked.site
    parts = {b.id: [top for item in b.items for top in parts_of(site, item)] for b in site.corpus.booklets} | {TASK: [task(site)]}
    assert len(parts) > 2
    for name, tops in parts.items():
        rest = without_marks(opened[name].text)
        for top in tops:
            heading = next((words for _, words in headings_of([top.item]) if top.item.heading), "")
            text = expected(replace(top.document, items=(top.item,))).removeprefix(heading)
            for piece in filter(None, (heading, text)):  # between them a booklet says where the part comes from
                before, found, rest = rest.partition(piece)
                assert found == piece, (name, top.item.path, before[-80:])


def test_headings_have_the_levels_of_the_document(opened: dict[str, Opened], documents: tuple[Document, ...]) -> None:
    levels = set()
    for document in documents:
        own = [item for item in document.items if item.path not in NOT_ITEMS]
        found = [(level, without_marks(words)) for level, words in opened[document.id].headings]
        assert found == list(headings_of(own)), document.id
        levels |= {level for level, _ in found}
    assert {1, 2} <= levels


def test_booklets_have_a_heading_for_each_part_and_for_the_questions(opened: dict[str, Opened], checked: Checked) -> None:
    for booklet in checked.site.corpus.booklets:
        tops = [words for level, words in opened[booklet.id].headings if level == 1]
        assert len(tops) >= len(booklet.items)
        assert ("Câu hỏi thảo luận" in tops) == bool(booklet.questions)
        assert all(words.strip() for words in tops)


def test_footnotes_are_footnotes_with_their_own_marks_where_the_document_has_them(
    opened: dict[str, Opened], documents: tuple[Document, ...]
) -> None:
    seen = 0
    for document in documents:
        wanted = [(note.mark, reading(item, note.text)) for item in document.walk() for note in item.footnotes]
        found = [(mark, letters(words)) for mark, words in opened[document.id].notes]
        assert sorted(found) == sorted(wanted), document.id
        text = letters(opened[document.id].text)
        for item in document.walk():
            for note in item.footnotes:
                assert reading(item, item.text[: note.anchor])[-BEFORE_A_MARK:] + f"⟦{note.mark}⟧" in text, (document.id, item.path)
                seen += 1
    assert seen > 4


def test_the_footnotes_of_a_booklets_parts_come_with_them(opened: dict[str, Opened], checked: Checked) -> None:
    for booklet in checked.site.corpus.booklets:
        tops = [top.item for item in booklet.items for top in parts_of(checked.site, item)]
        wanted = [(note.mark, reading(item, note.text)) for top in tops for item in top.walk() for note in item.footnotes]
        assert sorted((mark, letters(words)) for mark, words in opened[booklet.id].notes) == sorted(wanted), booklet.id


def test_questions_for_discussion_are_a_list_that_word_numbers(opened: dict[str, Opened], checked: Checked) -> None:
    asked = [booklet for booklet in checked.site.corpus.booklets if booklet.questions]
    assert asked
    for booklet in asked:
        assert [letters("".join(q)) for q in opened[booklet.id].lists] == [letters("".join(booklet.questions))], booklet.id
        assert len(opened[booklet.id].lists[0]) == len(booklet.questions)


def test_letterhead_recipients_and_signature_stand_side_by_side(opened: dict[str, Opened], documents: tuple[Document, ...]) -> None:
    heads = 0
    for document in documents:
        tables = [[[letters(line) for line in cell if line.strip()] for cell in row] for row in opened[document.id].tables]
        head = [[letters(line) for line in side] for side in (document.letterhead.left, document.letterhead.right)]
        if any(head):
            assert tables.pop(0) == head, document.id
            heads += 1
        if document.signature.name:
            recipients, signature = tables.pop()
            assert signature == [letters(said) for said in (*document.signature.capacity, document.signature.name)]
            assert not document.recipients.heading or recipients[0] == letters(document.recipients.heading)
        assert tables == [], document.id
    assert heads > 1


def test_every_page_but_the_first_bears_its_number_at_the_top(opened: dict[str, Opened]) -> None:
    for name, file in opened.items():
        assert file.numbered_pages == {"Standard": True, "First_20_Page": False}, name


# the files themselves


def test_headings_and_footnotes_are_those_of_word(made: dict[str, bytes], documents: tuple[Document, ...]) -> None:
    for document in documents:
        names = {style.get(f"{WORD}styleId"): style.find(f"{WORD}name") for style in part(made[document.id], "word/styles.xml")}
        used = [style.get(f"{WORD}val") for style in part(made[document.id], "word/document.xml").iter(f"{WORD}pStyle")]
        known = {name: found.get(f"{WORD}val", "") for name, found in names.items() if name and found is not None}
        assert set(used) <= set(known), document.id
        headings = [known[style][len("heading ") :] for style in used if style and known[style].startswith("heading ")]
        own = [item for item in document.items if item.path not in NOT_ITEMS]
        assert headings == [str(level) for level, _ in headings_of(own)], document.id
        notes = [note for note in part(made[document.id], "word/footnotes.xml") if note.get(f"{WORD}type") is None]
        assert len(notes) == sum(len(item.footnotes) for item in document.walk()), document.id


def test_the_only_font_named_is_times_new_roman(made: dict[str, bytes]) -> None:
    for name, data in made.items():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = [ElementTree.fromstring(archive.read(n)) for n in archive.namelist() if n.startswith("word/") and n.endswith(".xml")]
        fonts = {value for root in xml for font in root.iter(f"{WORD}rFonts") for key, value in font.items() if key != f"{WORD}hint"}
        assert fonts == {"Times New Roman"}, name


def test_pages_are_a4_with_the_margins_of_the_layout(made: dict[str, bytes]) -> None:
    page = tomllib.loads((FOLDER / "layout.toml").read_text("utf-8"))["page"]
    for name, data in made.items():
        sections = list(part(data, "word/document.xml").iter(f"{WORD}sectPr"))
        assert sections, name
        for section in sections:
            size, margins = section.find(f"{WORD}pgSz"), section.find(f"{WORD}pgMar")
            assert size is not None and margins is not None
            assert [round(int(size.get(f"{WORD}{k}", 0)) / TWIPS) for k in ("w", "h")] == [210, 297], name
            for side in ("top", "bottom", "left", "right"):
                assert abs(int(margins.get(f"{WORD}{side}", 0)) / TWIPS - page[side]) < 0.1, (name, side)


def test_large_print_is_larger(checked: Checked) -> None:
    sheet = sheets(checked.site)[TASK]
    sizes = []
    for large in (False, True):
        styles = part(WordMaker(FOLDER).file(sheet, large=large), "word/styles.xml")
        size = styles.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr/{WORD}sz")
        assert size is not None
        sizes.append(int(size.get(f"{WORD}val", 0)) / 2)
    assert sizes == [14, 18]


def test_the_same_bytes_twice(made: dict[str, bytes], checked: Checked) -> None:
    again = WordMaker(FOLDER, "https://trang.example/")
    assert {name: again.file(sheet) == made[name] for name, sheet in sheets(checked.site).items()} == dict.fromkeys(made, True)
