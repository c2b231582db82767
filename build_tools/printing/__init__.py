"""Print: documents, their parts, the tasks of bodies and booklets as PDF, Word and EPUB for study.

``content`` turns what is printed into plain data (``sheet``), ``press`` makes files of it: ``typeset``
by Typst, ``word`` and ``epub`` by Pandoc; ``library`` keeps what was made. How pages look is in
``overrides/print``; every figure of the layout is in ``layout.toml`` there.
"""

from build_tools.printing.body_sheet import sheet_of_body
from build_tools.printing.content import named_sheet, sheet_of_booklet, sheet_of_document, sheet_of_part
from build_tools.printing.cover import TALL, WIDE, cover_of_document, cover_of_part
from build_tools.printing.library import Library, sheets_of
from build_tools.printing.press import SUFFIXES, Press
from build_tools.printing.sheet import Sheet
from build_tools.printing.typeset import PrintError, Typesetter, has_threads

__all__ = [
    "SUFFIXES",
    "TALL",
    "WIDE",
    "Library",
    "Press",
    "PrintError",
    "Sheet",
    "Typesetter",
    "cover_of_document",
    "cover_of_part",
    "has_threads",
    "named_sheet",
    "sheet_of_body",
    "sheet_of_booklet",
    "sheet_of_document",
    "sheet_of_part",
    "sheets_of",
]
