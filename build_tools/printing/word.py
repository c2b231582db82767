"""Sheets as Word files: our styles, real headings and footnotes, the letterhead as a table.

Labels are text, as the document prints them: the numbers of an issued document must not move when
somebody edits a copy. Lists of our own (questions) are numbered by Word.
"""

from __future__ import annotations

import io
import re
import tempfile
import threading
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from build_tools.printing import pandoc
from build_tools.printing.pandoc import Block, Inline
from build_tools.printing.prose import MARK, STYLES, Prose
from build_tools.printing.sheet import Sheet
from build_tools.rendering.escaping import in_element

_RULED_LINES = 20
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "styles": ("styles.xml", "styles", "styles"),
    "rIdHeader": ("header.xml", "header", "header"),
    "rIdFirstHeader": ("first-header.xml", "header", "header"),
    "rIdFooter": ("footer.xml", "footer", "footer"),
}
"""Identifier of a relation -> (file, kind of content, kind of relation)."""


class WordMaker:
    """Word files by the templates of a folder (``overrides/print``); ``site_url`` ends in a slash or is empty."""

    def __init__(self, folder: Path, site_url: str = "") -> None:
        self.folder = folder
        self.site_url = site_url and site_url.rstrip("/") + "/"
        self._layout = tomllib.loads((folder / "layout.toml").read_text("utf-8"))
        self._references: dict[bool, Path] = {}
        self._referring = threading.Lock()
        """Files are made beside each other; the document that all of them refer to is written once, before any reads it."""

    def file(self, sheet: Sheet, *, large: bool = False) -> bytes:
        """A sheet as ``.docx``; the same sheet gives the same bytes. Raises RuntimeError when Pandoc refuses."""
        is_large = large or bool(sheet.data.get("large"))
        prose = _WordProse(sheet.data, self.site_url, self._contents)
        made = pandoc.convert(prose.blocks(), {}, "docx", f"--reference-doc={self._reference(is_large)}", day=sheet.data["day"])
        return _finished(made, sheet, prose.marks)

    def _contents(self, headings: Sequence[tuple[int, str, str]]) -> str:
        entries = [(identifier, said) for level, identifier, said in headings if level == 1]
        return self._templates.get_template("contents.xml").render(entries=entries)

    @cached_property
    def _templates(self) -> Environment:
        made = Environment(loader=FileSystemLoader(self.folder / "word"), autoescape=True, undefined=StrictUndefined)
        made.filters.update(mm=lambda n: round(n * 1440 / 25.4), pt=lambda n: round(n * 20), half=lambda n: round(n * 2))
        return made

    @cached_property
    def _scratch(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="vankien-word-")

    def _reference(self, large: bool) -> Path:
        """The document from which Pandoc takes styles, page and header."""
        with self._referring:
            if large not in self._references:
                path = Path(self._scratch.name) / f"reference-{'large' if large else 'usual'}.docx"
                path.write_bytes(self.reference(large=large))
                self._references[large] = path
            return self._references[large]

    def reference(self, *, large: bool = False) -> bytes:
        """Our reference document, made from the templates and the figures of ``layout.toml``."""
        text = self._layout["text"]
        size = text["large_size"] if large else text["size"]
        scale = size / text["size"]
        values = {**self._layout, "styles": STYLES, "mark": MARK, "size": size, "scale": scale, "line": text["line"] * scale}
        files = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations({"rId1": (f"{_RELATIONS}/officeDocument", "word/document.xml")}),
            "word/document.xml": self._templates.get_template("document.xml").render(values),
            "word/_rels/document.xml.rels": _relations({k: (f"{_RELATIONS}/{kind}", name) for k, (name, _, kind) in _PARTS.items()}),
            **{f"word/{name}": self._templates.get_template(name).render(values).strip() for name, _, _ in _PARTS.values()},
        }
        return _zipped({name: said.encode() for name, said in files.items()})


class _WordProse(Prose):
    def __init__(self, data: dict[str, Any], site_url: str, contents: Callable[[Sequence[tuple[int, str, str]]], str]) -> None:
        super().__init__(data, site_url)
        self._contents = contents

    def styled(self, style: str, *blocks: Block) -> Block:
        return pandoc.division(blocks, ("", (), (("custom-style", STYLES[style]),)))

    def span(self, style: str, inlines: Sequence[Inline], said: str = "") -> Inline:
        return pandoc.span(inlines, ("", (), (("custom-style", STYLES[style]),)))

    def note(self, mark: str, paragraphs: Sequence[Sequence[Inline]]) -> Inline:
        return pandoc.note([pandoc.paragraph(own) for own in paragraphs] or [pandoc.paragraph([])])

    def beside(self, left: Sequence[Block], right: Sequence[Block]) -> Block:
        return pandoc.columns([(0.46, left or [pandoc.paragraph([])]), (0.54, right or [pandoc.paragraph([])])])

    def title(self, lines: Sequence[Sequence[Inline]]) -> Iterator[Block]:
        for number, line in enumerate(lines):
            yield self.styled("subject" if number else "title", pandoc.paragraph(line))

    def _new_page(self) -> Iterator[Block]:
        yield pandoc.raw("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def cover(self) -> Iterator[Block]:
        booklet = self.data["booklet"]
        yield self.line("cover-kind", "Tập học tập")
        yield self.line("cover-title", self.data["title"])
        date = f"Ngày {booklet['date']}" if booklet["date"] else ""
        chair = f"Chủ trì: {booklet['chair']}" if booklet["chair"] else ""
        for said in filter(None, (booklet["occasion"], date, chair)):
            yield self.line("cover-line", said)
        if booklet["note"]:
            yield pandoc.paragraph(pandoc.text(booklet["note"]))
        yield from self._new_page()
        yield pandoc.raw("openxml", self._contents(self.headings))
        yield from self._new_page()

    def room_for_notes(self) -> Iterator[Block]:
        for number in range(self.data["booklet"]["notes_pages"]):
            yield from self._new_page()
            if number == 0:
                yield self.heading(1, [{"text": "Ghi chép"}])
            yield from (self.styled("ruled", pandoc.paragraph(pandoc.text("\u00a0"))) for _ in range(_RULED_LINES))


def _finished(made: bytes, sheet: Sheet, marks: Sequence[str]) -> bytes:
    """Pandoc's file with title and author in its properties, and footnotes that bear the document's own marks."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = files["docProps/core.xml"].decode()
    core = re.sub(r"<dc:title>.*?</dc:title>|<dc:creator>.*?</dc:creator>", "", core, flags=re.S)
    creator = in_element(sheet.data["issuer"])
    said = f"<dc:title>{in_element(sheet.title)}</dc:title><dc:creator>{creator}</dc:creator><dc:language>vi-VN</dc:language>"
    files["docProps/core.xml"] = core.replace("</cp:coreProperties>", f"{said}</cp:coreProperties>").encode()
    if any(mark != str(number) for number, mark in enumerate(marks, 1)):
        _mark_notes(files, marks)
    return _zipped(files)


def _mark_notes(files: dict[str, bytes], marks: Sequence[str]) -> None:
    """Give each footnote the mark that the document prints, where Word would count another one."""
    document, notes = files["word/document.xml"].decode(), files["word/footnotes.xml"].decode()
    identifiers = re.findall(r'<w:footnoteReference w:id="(\d+)"\s*/>', document)
    for identifier, mark in zip(identifiers, marks, strict=True):
        shown = f'<w:t xml:space="preserve">{in_element(mark)}</w:t>'
        pattern = rf'<w:footnoteReference w:id="{identifier}"\s*/>'
        own = f'<w:footnoteReference w:customMarkFollows="1" w:id="{identifier}"/>{shown}'
        document = re.sub(pattern, lambda _, said=own: said, document, count=1)  # type: ignore[misc]
        start = re.search(rf'<w:footnote w:id="{identifier}"', notes)
        if start is not None:
            at = start.start()
            notes = notes[:at] + re.sub(r"<w:footnoteRef\s*/>", lambda _, said=shown: said, notes[at:], count=1)  # type: ignore[misc]
    files["word/document.xml"], files["word/footnotes.xml"] = document.encode(), notes.encode()


def _content_types() -> str:
    parts = "".join(f'<Override PartName="/word/{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind, _ in _PARTS.values())
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{parts}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    entries = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{name}"/>' for key, (kind, name) in targets.items())
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{space}">{entries}</Relationships>'


def _zipped(files: dict[str, bytes]) -> bytes:
    """An archive whose bytes depend on nothing but the files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()
