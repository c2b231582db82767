"""A printed file as pages show it: where it is, how many pages it has, how large it is."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.vietnamese.numerals import show_number


@dataclass(frozen=True)
class PrintFile:
    """A PDF of the site; ``size`` in bytes."""

    title: str
    path: str
    pages: int
    size: int

    @property
    def said(self) -> str:
        """``PDF, 9 trang, 122 KB``."""
        return f"PDF, {self.pages} trang, {show_number(max(1, round(self.size / 1024)))} KB"
