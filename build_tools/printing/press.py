"""The forms in which a sheet can be had, made by whoever makes that form."""

from __future__ import annotations

import threading
from pathlib import Path

from build_tools.diagnostics import Span
from build_tools.printing.cover import TALL
from build_tools.printing.epub import EpubMaker
from build_tools.printing.sheet import Sheet
from build_tools.printing.typeset import PrintError, Typesetter
from build_tools.printing.word import WordMaker

SUFFIXES = {"pdf": ".pdf", "folded": "-a5.pdf", "docx": ".docx", "epub": ".epub", "cover": ".png"}
"""Form -> how the names of its files end. ``folded`` has two A5 pages on each side of a sheet of A4, ``cover`` is a picture."""

BY_PANDOC = frozenset({"docx", "epub"})


class Press:
    """Makes files by the templates and fonts of a folder (``overrides/print``)."""

    def __init__(self, folder: Path, site_url: str = "") -> None:
        self.folder = folder
        self.typesetter = Typesetter(folder, site_url)
        self.site_url = self.typesetter.site_url
        self._word = WordMaker(folder, self.site_url)
        self._epub = EpubMaker(folder, self.site_url)
        self._painting = threading.Lock()
        """E-books are made beside each other, and a compiler of Typst serves one at a time."""

    def file(self, sheet: Sheet, form: str, *, large: bool = False) -> bytes:
        """A sheet in a form of ``SUFFIXES``; the same sheet gives the same bytes.

        Large print is for paper and Word; an e-book has the size that its reader sets. Raises PrintError.
        """
        if form == "pdf":
            return self.typesetter.pdf(sheet, large=large)
        if form == "folded":
            return self.typesetter.folded(sheet)
        if form == "cover":
            with self._painting:
                return self.typesetter.picture(sheet)
        try:
            if form == "docx":
                return self._word.file(sheet, large=large)
            with self._painting:
                cover = self.typesetter.picture(sheet, TALL)
            return self._epub.file(sheet, cover)
        except RuntimeError as error:
            first = next((span for _, span in sheet.places), Span("overrides/print"))
            raise PrintError(f"Pandoc không làm được tệp {form}: {error}", first) from error
