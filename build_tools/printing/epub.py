"""Sheets as EPUB 3 for phones: chapters by heading, footnotes that open where they are, nothing fetched."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.printing import pandoc
from build_tools.printing.pandoc import Block, Inline
from build_tools.printing.prose import MARK, Prose
from build_tools.printing.sheet import Sheet
from build_tools.rendering.escaping import in_element


@dataclass
class EpubMaker:
    """E-books with the stylesheet of a folder (``overrides/print``); ``site_url`` ends in a slash or is empty."""

    folder: Path
    site_url: str = ""

    def __post_init__(self) -> None:
        self.site_url = self.site_url and self.site_url.rstrip("/") + "/"

    def file(self, sheet: Sheet, cover: bytes) -> bytes:
        """A sheet as ``.epub`` with a cover (PNG); the same sheet gives the same bytes. Raises RuntimeError when Pandoc refuses."""
        meta = {
            "title": sheet.title,
            "lang": "vi-VN",
            "identifier": f"urn:vankien:{sheet.address}" if not self.site_url else self.site_url + sheet.address,
            "toc-title": "Nội dung",
            **({"creator": sheet.data["issuer"]} if sheet.data["issuer"] else {}),
        }
        blocks = _EpubProse(sheet.data, self.site_url).blocks()
        options = ("--epub-title-page=false", "--split-level=1", "--toc-depth=3", f"--css={self.folder.resolve() / 'epub.css'}")
        with tempfile.TemporaryDirectory(prefix="vankien-epub-") as scratch:
            picture = Path(scratch) / "bia.png"
            picture.write_bytes(cover)
            return pandoc.convert(blocks, meta, "epub3", *options, f"--epub-cover-image={picture}", day=sheet.data["day"])


class _EpubProse(Prose):
    def __init__(self, data: dict[str, Any], site_url: str) -> None:
        super().__init__(data, site_url)
        self._notes: list[Block] = []

    def styled(self, style: str, *blocks: Block) -> Block:
        return pandoc.division(blocks, ("", (style,), ()))

    def span(self, style: str, inlines: Sequence[Inline], said: str = "") -> Inline:
        return pandoc.span(inlines, ("", (style,), (("title", said),) if said else ()))

    def note(self, mark: str, paragraphs: Sequence[Sequence[Inline]]) -> Inline:
        number = len(self.marks)
        name = f'"chu-thich-{number}"'
        self._notes.append(pandoc.raw("html", f'<aside epub:type="footnote" role="doc-footnote" id={name}>'))
        lead = pandoc.text(f"{mark} ")
        for own in paragraphs or [[]]:
            self._notes.append(pandoc.paragraph([*lead, *own]))
            lead = []
        self._notes.append(pandoc.raw("html", "</aside>"))
        target = f'"#chu-thich-{number}"'
        return pandoc.raw_inline("html", f'<sup><a epub:type="noteref" role="doc-noteref" href={target}>{in_element(mark)}</a></sup>')

    def after(self) -> Iterator[Block]:
        yield from self._notes
        self._notes = []

    def end(self) -> Iterator[Block]:
        yield self.line("source", MARK)

    def beside(self, left: Sequence[Block], right: Sequence[Block]) -> Block:
        sides = [pandoc.division(side, ("", ("side",), ())) for side in (left, right)]
        return pandoc.division(sides, ("", ("beside",), ()))

    def title(self, lines: Sequence[Sequence[Inline]]) -> Iterator[Block]:
        """The title as the heading of the whole; not one of Pandoc's, which would begin a chapter behind the letterhead."""
        yield pandoc.raw("html", '<h1 class="title">')
        said = [inline for number, line in enumerate(lines) for inline in [*([{"t": "LineBreak"}] if number else []), *line]]
        yield {"t": "Plain", "c": said}
        yield pandoc.raw("html", "</h1>")

    def cover(self) -> Iterator[Block]:
        booklet = self.data["booklet"]
        yield self.line("cover-kind", "Tập học tập")
        yield from self.title([pandoc.text(self.data["title"])])
        date = f"Ngày {booklet['date']}" if booklet["date"] else ""
        chair = f"Chủ trì: {booklet['chair']}" if booklet["chair"] else ""
        for said in filter(None, (booklet["occasion"], date, chair)):
            yield self.line("cover-line", said)
        if booklet["note"]:
            yield pandoc.paragraph(pandoc.text(booklet["note"]))
