"""Typst, in this process: data in, bytes of PDF or PNG out. The same data give the same bytes.

Only the fonts of the repository are used. A character that none of them has is an error with the
place of its text, because a printer would show a box.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.diagnostics import Span
from build_tools.printing.cover import WIDE, cover_data
from build_tools.printing.imposition import page_count, saddle_stitch
from build_tools.printing.sheet import Sheet

if TYPE_CHECKING:
    import typst  # loaded where something is printed

_NEVER = 0
"""The time of making that a PDF bears: none that changes."""


def has_threads() -> bool:
    """Whether Typst has begun its threads in this process. They do not follow into a fork, which would wait for them for ever."""
    return "typst" in sys.modules


class PrintError(Exception):
    """Something cannot be printed as it stands; ``span`` is where its author can mend it."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


class Typesetter:
    """Prints sheets with the templates and fonts of a folder (``overrides/print``)."""

    def __init__(self, folder: Path, site_url: str = "") -> None:
        self.folder = folder
        self.site_url = site_url and site_url.rstrip("/") + "/"

    @cached_property
    def _fonts(self) -> typst.Fonts:
        import typst

        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self.folder / "fonts")])

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return self._compiler_of("sheet.typ")

    @cached_property
    def _painter(self) -> typst.Compiler:
        return self._compiler_of("cover.typ")

    def _compiler_of(self, name: str) -> typst.Compiler:
        import typst

        return typst.Compiler(input=str(self.folder / name), root=str(self.folder), font_paths=self._fonts, ignore_system_fonts=True)

    def pdf(self, sheet: Sheet, *, large: bool = False, paper: str = "a4") -> bytes:
        """A sheet as PDF/A-2a and PDF/UA-1. Raises PrintError where a character has no glyph or the layout fails.

        ``paper`` other than A4 needs its figures in ``layout.toml``.
        """
        import typst

        address = self.site_url + sheet.address
        data = {**sheet.data, "url": address if self.site_url else "", "qr": self._qr(address)}
        is_large = large or sheet.data.get("large", False)
        inputs = {"data": json.dumps(data, ensure_ascii=False), "paper": paper, "large": "yes" if is_large else "no"}
        try:
            made = self._compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=_NEVER, sys_inputs=inputs)
        except typst.TypstError as error:
            raise _explained(error, sheet.places) from error
        return _one_file(made)

    def folded(self, sheet: Sheet) -> bytes:
        """A sheet on A5, two pages on each side of A4, to print on both sides and fold. Raises PrintError.

        For the printer only: pages that are placed on others lose their tags, so the file is not PDF/UA.
        """
        import typst

        pages = self.pdf(sheet, paper="a5")
        order = {"title": sheet.title, "issuer": sheet.data["issuer"], "sides": saddle_stitch(page_count(pages))}
        with tempfile.TemporaryDirectory() as root:
            (Path(root) / "pages.pdf").write_bytes(pages)
            template = (self.folder / "folded.typ").read_bytes()
            made = typst.Compiler(input=template, root=root, ignore_system_fonts=True).compile(
                format="pdf", pdf_tags=False, timestamp=_NEVER, sys_inputs={"data": json.dumps(order, ensure_ascii=False)}
            )
        return _one_file(made)

    def picture(self, sheet: Sheet, size: tuple[int, int] = WIDE) -> bytes:
        """The cover of a sheet as PNG of that many pixels. Raises PrintError where a character has no glyph.

        Typst draws a box for such a character and says nothing, except where it makes PDF/A; so it is asked for that first.
        """
        import typst

        inputs = {"data": json.dumps(cover_data(sheet, size), ensure_ascii=False)}
        try:
            self._painter.compile(format="pdf", pdf_standards=["a-2b"], timestamp=_NEVER, sys_inputs=inputs)
            made = self._painter.compile(format="png", ppi=72.0, sys_inputs=inputs)
        except typst.TypstError as error:
            raise _explained(error, sheet.places) from error
        return _one_file(made)

    def _qr(self, address: str) -> str:
        """The code of an address as SVG; none without the site's own address, because no address is invented."""
        if not self.site_url:
            return ""
        import segno

        return str(segno.make(address, error="m", micro=False).svg_inline(border=0))


def _one_file(made: object) -> bytes:
    """Typst gives a list where it makes several files."""
    if not isinstance(made, bytes):
        raise TypeError("typst gave no file")
    return made


def _explained(error: typst.TypstError, places: Iterable[tuple[str, Span]]) -> PrintError:
    """The character that Typst names, found in the texts."""
    message = " ".join([error.message, *error.hints])
    for text, span in places:
        for character in text:
            if not character.isspace() and not character.isascii() and character in message:
                return PrintError(f"không in được chữ “{character}” (U+{ord(character):04X}): không phông nào của trang có chữ này", span)
    first = next((span for _, span in places), Span("overrides/print/sheet.typ"))
    return PrintError(f"không dàn trang được: {message}", first)
