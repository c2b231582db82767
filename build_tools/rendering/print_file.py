"""A file to take along as pages show it: where it is, its form, how many pages it has, how large it is."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.vietnamese.numerals import show_number

_FORMS = {"pdf": "PDF", "folded": "PDF gập A5", "docx": "Word", "epub": "EPUB"}

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
}
"""Form -> its media type."""


@dataclass(frozen=True)
class PrintFile:
    """A file of the site; ``size`` in bytes, ``pages`` of a PDF, 0 for what has none of its own."""

    title: str
    path: str
    form: str
    pages: int
    size: int

    @property
    def name(self) -> str:
        """The form as readers know it."""
        return _FORMS[self.form]

    @property
    def said(self) -> str:
        """``PDF, 9 trang, 122 KB``."""
        pages = f"{self.pages} trang, " if self.pages else ""
        return f"{self.name}, {pages}{show_number(max(1, round(self.size / 1024)))} KB"
