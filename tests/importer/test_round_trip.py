"""Our own Word and PDF files of each document, read again: every letter, every footnote at its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from build_tools.importer.lines import Line, Paper, Table
from build_tools.importer.readers.pdf import read_pdf
from build_tools.importer.readers.word import read_word
from build_tools.importer.structure import read_structure
from build_tools.link import link
from build_tools.load import load_corpus
from build_tools.model import Document, Item
from build_tools.printing import Press, Sheet, sheet_of_document
from build_tools.project import Project
from build_tools.schema import DOCUMENT_FOLDERS
from tests.importer.comparison import differences, loaded

ROOT = Path(__file__).resolve().parents[2]
IDS = [path.stem for folder in sorted(DOCUMENT_FOLDERS) for path in sorted((ROOT / "content" / folder).glob("*.yml"))]
READERS = {"docx": read_word, "pdf": read_pdf}


@cache
def documents() -> dict[str, Document]:
    """The documents without corrections: our files print what is to be read, not what was received."""
    corpus, _ = load_corpus(list(Project(ROOT).content_files()))
    return {d.id: replace(d, items=tuple(map(_bare, d.items))) for d in corpus.documents}


def _bare(item: Item) -> Item:
    return replace(item, corrections=(), children=tuple(map(_bare, item.children)))


@cache
def sheets() -> dict[str, Sheet]:
    corpus, _ = load_corpus(list(Project(ROOT).content_files()))
    site = link(replace(corpus, documents=tuple(documents().values())))
    return {document.id: sheet_of_document(site, document) for document in site.corpus.documents}


@cache
def paper(identifier: str, form: str) -> Paper:
    return READERS[form](Press(Project(ROOT).prints).file(sheets()[identifier], form))


def printed(sheet: Sheet) -> Iterator[list[dict[str, object]]]:
    """The runs of everything that a document prints as its own, in order."""
    data = sheet.data
    plain = [*data["letterhead"]["left"], *data["letterhead"]["right"]]
    yield from ([{"text": said}] for said in plain)
    yield from data["title_lines"]
    yield from ([{"text": said}] for said in (data["addressees"]["heading"], *data["addressees"]["lines"]) if said)
    yield from (piece["runs"] for piece in data["pieces"])
    recipients, signature = data["recipients"], data["signature"]
    yield from ([{"text": recipients["heading"]}], *recipients["lines"])
    yield from ([{"text": said}] for said in (*signature["capacity"], signature["name"]))


def words_of_sheet(sheet: Sheet) -> list[str]:
    """Words with ``[n]`` where a footnote is marked."""
    said = [" ".join("".join(f"[{run['note']}]" if "note" in run else str(run["text"]) for run in runs).split()) for runs in printed(sheet)]
    return " ".join(said).split()


def words_of_paper(read: Paper) -> list[str]:
    """The same of what was read; a printed line that ends within a word goes on without a space."""
    said = ""
    for line in lines(read):
        if line.role:
            continue
        text = line.text
        for offset, mark in reversed(line.note_marks):
            text = f"{text[:offset]}[{mark}]{text[offset:]}"
        broken = line.whole is False and said[-1:] in "-/" and said[-2:-1].isalnum()
        said += text if broken else f" {text}"
    return said.split()


def lines(read: Paper) -> Iterator[Line]:
    for element in read.elements:
        if isinstance(element, Table):
            yield from (line for row in element.rows for cell in row for line in cell)
        else:
            yield element


def notes_of_sheet(sheet: Sheet) -> list[tuple[str, str]]:
    runs = [run for own in printed(sheet) for run in own if "note" in run]
    return [(str(r["note"]), " ".join("".join(str(p["text"]) for p in own) for own in r["paragraphs"])) for r in runs]  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("identifier", IDS)
def test_every_word_comes_back_in_its_place(identifier: str, form: str) -> None:
    assert words_of_paper(paper(identifier, form)) == words_of_sheet(sheets()[identifier])


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("identifier", IDS)
def test_every_footnote_comes_back_with_its_mark(identifier: str, form: str) -> None:
    read = [(note.mark, " ".join(line.text for line in note.lines)) for note in paper(identifier, form).notes]
    assert read == notes_of_sheet(sheets()[identifier])


@pytest.mark.parametrize("form", READERS)
def test_some_document_has_footnotes(form: str) -> None:
    assert sum(len(paper(identifier, form).notes) for identifier in IDS) >= 3


@pytest.mark.parametrize("identifier", IDS)
def test_bold_words_of_word_files_are_those_that_the_document_prints_bold(identifier: str) -> None:
    sheet = sheets()[identifier]
    expected = [str(run["text"]).strip() for piece in sheet.data["pieces"] for run in piece["runs"] if run.get("strong")]
    read = [run.text for line in lines(paper(identifier, "docx")) for run in line.runs if "strong" in run.styles]
    assert all(any(said in each for each in read) for said in expected)


@pytest.mark.parametrize("form", READERS)
def test_letterhead_and_signature_are_layout_not_tables_of_data(form: str) -> None:
    for identifier in IDS:
        assert not any(isinstance(element, Table) and element.ruled for element in paper(identifier, form).elements)


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("identifier", IDS)
def test_the_tree_comes_back(identifier: str, form: str) -> None:
    """Paths, labels, headings, paragraphs, emphasis, notes, letterhead, recipients and signature are the document's own."""
    expected = _as_printed(documents()[identifier])
    (found,) = loaded(read_structure(paper(identifier, form)), identifier)
    assert differences(expected, _as_printed(found)) == []


def _as_printed(document: Document) -> Document:
    """What our files show of a document: no furniture; a title wraps as it fits."""
    return replace(document, furniture=(), title_lines=(" ".join(document.title_lines),))
