"""The typed corpus: frozen records, no behaviour beyond what follows from their fields.

Offsets count code points. Optional text is the empty string when it is not known, because
“không ghi” is a fact about a document, not a fault.
"""

from build_tools.model.booklets import Booklet, BookletItem
from build_tools.model.corpus import Corpus, Original
from build_tools.model.documents import Attestation, Block, Document, Furniture, Letterhead, Signature
from build_tools.model.items import (
    OPENING,
    Assignment,
    Citation,
    Correction,
    Deadline,
    Emphasis,
    Footnote,
    Item,
    NoteMark,
    Paragraph,
    Reference,
    Review,
    Target,
)
from build_tools.model.registries import Abbreviation, Body, Indicator, Instrument, Locality, Scheme, Topic

__all__ = [
    "OPENING",
    "Abbreviation",
    "Assignment",
    "Attestation",
    "Block",
    "Body",
    "Booklet",
    "BookletItem",
    "Citation",
    "Corpus",
    "Correction",
    "Deadline",
    "Document",
    "Emphasis",
    "Footnote",
    "Furniture",
    "Indicator",
    "Instrument",
    "Item",
    "Letterhead",
    "Locality",
    "NoteMark",
    "Original",
    "Paragraph",
    "Reference",
    "Review",
    "Scheme",
    "Signature",
    "Target",
    "Topic",
]
