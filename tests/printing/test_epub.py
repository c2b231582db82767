"""E-books are faultless to an outside judge, say what the documents say, and the same bytes come out twice."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser

from build_tools.build import Checked
from build_tools.printing import Press
from build_tools.project import Project
from build_tools.rendering.booklet_parts import parts_of
from tests.conftest import ROOT
from tests.printing.epub_judge import judged, messages_of
from tests.printing.samples import NOT_ITEMS, reading, sheets
from tests.printing.test_pdf import expected, letters

FOLDER = Project(ROOT).prints
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def made(checked: Checked) -> dict[str, bytes]:
    maker = Press(FOLDER, "https://trang.example/")
    return {name: maker.file(sheet, "epub") for name, sheet in sheets(checked.site).items()}


@pytest.fixture(scope="module")
def chapters(made: dict[str, bytes]) -> dict[str, dict[str, Element]]:
    """Of each e-book its pages by name, in the order in which they are read."""
    return {name: dict(_chapters(data)) for name, data in made.items()}


def _chapters(data: bytes) -> Iterator[tuple[str, Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = ElementTree.fromstring(archive.read("EPUB/content.opf"))
        space = {"o": "http://www.idpf.org/2007/opf"}
        files = {entry.get("id"): entry.get("href", "") for entry in package.iterfind("o:manifest/o:item", space)}
        for reference in package.iterfind("o:spine/o:itemref", space):
            name = files[reference.get("idref")]
            yield name, ElementTree.fromstring(archive.read(f"EPUB/{name}"))


def words(element: Element) -> str:
    """What an element says, footnotes and their marks aside."""
    if element.get(EPUB_TYPE) in ("footnote", "noteref"):
        return ""
    return (element.text or "") + "".join(words(child) + (child.tail or "") for child in element)


def text_of(chapters: dict[str, Element]) -> str:
    bodies = (root.find(f"{XHTML}body") for root in chapters.values())
    return letters("".join(words(body) for body in bodies if body is not None))


def spoilt(data: bytes, name: str, old: str, new: str) -> bytes:
    """An e-book with something replaced in the files whose names end so."""
    out = io.BytesIO()
    changes = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as target:
        for entry in archive.infolist():
            held = archive.read(entry)
            if entry.filename.endswith(name):
                changes += held.count(old.encode())
                held = held.replace(old.encode(), new.encode())
            target.writestr(entry, held)
    assert changes, (name, old)
    return out.getvalue()


def test_the_judge_has_nothing_to_say(browser: Browser, made: dict[str, bytes]) -> None:
    assert {name: told for name, told in judged(browser, made).items() if told} == {}


def test_the_judge_sees_what_is_spoilt(browser: Browser, made: dict[str, bytes]) -> None:
    sound = next(iter(made.values()))
    faults = {
        "HTM-004": spoilt(sound, ".xhtml", "</p>", "</q>"),
        "RSC-012": spoilt(sound, "nav.xhtml", ".xhtml#", ".xhtml#not-"),
        "RSC-005": spoilt(sound, "content.opf", "dc:title", "dc:name"),
        "PKG-007": spoilt(sound, "mimetype", "application/epub+zip", "application/zip"),
    }
    told = judged(browser, faults)
    assert [code for code in faults if not any(code in message for message in told[code])] == [], told
    assert messages_of(browser, sound[: len(sound) // 2])


def test_an_e_book_says_what_was_signed(chapters: dict[str, dict[str, Element]], checked: Checked) -> None:
    for document in checked.site.corpus.documents:
        said = text_of(chapters[document.id])
        assert expected(document) in said, document.id
        frame = (*document.letterhead.lines, *document.title_lines, *document.addressees.lines, document.signature.name)
        assert [line for line in frame if letters(line) not in said] == [], document.id


def test_booklets_hold_their_parts(chapters: dict[str, dict[str, Element]], checked: Checked) -> None:
    for booklet in checked.site.corpus.booklets:
        said = text_of(chapters[booklet.id])
        for top in (top for item in booklet.items for top in parts_of(checked.site, item)):
            bare = replace(top.item, heading="", label="") if top.item.heading else top.item
            assert expected(replace(top.document, items=(bare,))) in said, (booklet.id, top.item.path)
        assert all(letters(question) in said for question in booklet.questions)


def test_every_mark_leads_to_its_footnote_in_the_same_file(chapters: dict[str, dict[str, Element]], checked: Checked) -> None:
    seen = 0
    for document in checked.site.corpus.documents:
        found = []
        for name, root in chapters[document.id].items():
            notes = {note.get("id"): note for note in root.iter(f"{XHTML}aside") if note.get(EPUB_TYPE) == "footnote"}
            for mark in (a for a in root.iter(f"{XHTML}a") if a.get(EPUB_TYPE) == "noteref"):
                file, _, target = mark.get("href", "").partition("#")
                assert file in ("", name.rpartition("/")[2]), (document.id, mark.get("href"))
                said = "".join(notes[target].itertext()).strip()
                shown = "".join(mark.itertext())
                assert said.startswith(shown), (document.id, said)
                found.append(letters(said.removeprefix(shown)))
        wanted = [reading(item, note.text) for item in document.walk() for note in item.footnotes]
        assert sorted(found) == sorted(wanted), document.id
        seen += len(found)
    assert seen > 4


def test_the_contents_name_the_headings(made: dict[str, bytes], checked: Checked) -> None:
    seen = 0
    for document in checked.site.corpus.documents:
        with zipfile.ZipFile(io.BytesIO(made[document.id])) as archive:
            contents = ElementTree.fromstring(archive.read("EPUB/nav.xhtml"))
        entries = [letters("".join(link.itertext())) for link in contents.iter(f"{XHTML}a")]
        own = [item for item in document.items if item.heading and item.path not in NOT_ITEMS]
        tops = [letters(item.label) + reading(item, item.heading) for item in own]
        assert [entry for entry in entries if entry in tops] == tops, document.id
        seen += len(tops)
    assert seen > 5


def test_nothing_is_fetched_and_everything_is_composed(made: dict[str, bytes]) -> None:
    for name, data in made.items():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.namelist():
                if entry.endswith((".xhtml", ".css", ".opf")):
                    text = archive.read(entry).decode()
                    assert unicodedata.is_normalized("NFC", text), (name, entry)
                    assert not re.search(r"<script|src=\"https?:|url\(\s*[\"']?https?:|@import", text), (name, entry)
            package = archive.read("EPUB/content.opf").decode()
        assert "<dc:language>vi-VN</dc:language>" in package, name


def test_the_same_bytes_twice(made: dict[str, bytes], checked: Checked) -> None:
    again = Press(FOLDER, "https://trang.example/")
    assert {name: again.file(sheet, "epub") == made[name] for name, sheet in sheets(checked.site).items()} == dict.fromkeys(made, True)
