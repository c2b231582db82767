"""What LibreOffice understands of a Word file, read from the OpenDocument it makes of it."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from build_tools.bootstrap import NO_OFFICE, find_office

_LIMIT = 300
_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def _name(short: str) -> str:
    space, _, local = short.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


@dataclass(frozen=True)
class Opened:
    """A Word file as LibreOffice has it."""

    root: Element

    @cached_property
    def body(self) -> Element:
        found = self.root.find(".//office:body/office:text", _SPACES)
        if found is None:
            raise ValueError("no text document")
        return found

    @property
    def headings(self) -> list[tuple[int, str]]:
        """(outline level, words) of the headings in their order."""
        return [(int(h.get(_name("text:outline-level"), "0")), said(h)) for h in self.body.iter(_name("text:h"))]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """(mark, words) of the footnotes in their order."""
        notes = self.body.iterfind(".//text:note[@text:note-class='footnote']", _SPACES)
        return [(said(n.find("text:note-citation", _SPACES)), said(n.find("text:note-body", _SPACES))) for n in notes]

    @property
    def lists(self) -> list[list[str]]:
        """The entries of each list that LibreOffice numbers."""
        numbered = {
            style.get(_name("style:name"))
            for style in self.root.iter(_name("text:list-style"))
            if style.find("text:list-level-style-number[@text:level='1']", _SPACES) is not None
        }
        lists = [a for a in self.body.iter(_name("text:list")) if a.get(_name("text:style-name")) in numbered]
        return [[said(entry) for entry in a.iterfind("text:list-item", _SPACES)] for a in lists]

    @property
    def tables(self) -> list[list[list[str]]]:
        """The cells of the first row of each table, each with the words of its paragraphs."""
        rows = [table.find(".//table:table-row", _SPACES) for table in self.body.iter(_name("table:table"))]
        return [
            [[said(p) for p in cell.iter(_name("text:p"))] for cell in row.iterfind("table:table-cell", _SPACES)]
            for row in rows
            if row is not None
        ]

    @property
    def numbered_pages(self) -> dict[str, bool]:
        """Kind of page -> does its header bear the number of the page."""
        return {
            page.get(_name("style:name"), ""): page.find("style:header//text:page-number", _SPACES) is not None
            for page in self.root.iter(_name("style:master-page"))
        }

    @property
    def text(self) -> str:
        """All that stands in the text; a footnote as its mark in ⟦⟧, lists of contents left out."""
        return said(self.body)


def said(element: Element | None) -> str:
    """The words of an element, composed; footnotes as their marks in ⟦⟧."""
    return unicodedata.normalize("NFC", "".join(_words(element))) if element is not None else ""


def _words(element: Element) -> Iterator[str]:
    if element.tag == _name("text:note"):
        yield f"⟦{said(element.find('text:note-citation', _SPACES))}⟧"
        return
    if element.tag == _name("text:table-of-content"):
        return
    if element.tag in (_name("text:s"), _name("text:tab"), _name("text:line-break")):
        yield " "
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def open_files(files: Mapping[str, bytes], folder: Path) -> dict[str, Opened]:
    """Word files by name, opened in one start of LibreOffice, which knows nothing of a user's own settings."""
    office = find_office()
    if office is None:
        pytest.fail(NO_OFFICE)
    sources = []
    for name, data in files.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "fodt", "--outdir", str(folder), *map(str, sources)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace", timeout=_LIMIT)
    made = {name: folder / f"{name}.fodt" for name in files}
    missing = [name for name, path in made.items() if not path.exists()]
    assert not missing, f"LibreOffice does not open {missing}: {done.stdout}{done.stderr}"
    return {name: Opened(ElementTree.parse(path).getroot()) for name, path in made.items()}
