"""Print: documents, their sections and their tasks as PDF for study.

``content`` turns a document or a part of it into plain data, ``typeset`` gives that data to Typst,
``library`` keeps what was made. How
the page looks is in ``overrides/print``; every figure of the layout is in ``layout.toml`` there.
"""

from build_tools.printing.content import Sheet, named_sheet, sheet_of_booklet, sheet_of_document, sheet_of_part
from build_tools.printing.library import Library, sheets_of
from build_tools.printing.typeset import PrintError, Typesetter

__all__ = [
    "Library",
    "PrintError",
    "Sheet",
    "Typesetter",
    "named_sheet",
    "sheet_of_booklet",
    "sheet_of_document",
    "sheet_of_part",
    "sheets_of",
]
