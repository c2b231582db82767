"""What is printed in the tests of formats that people go on working with."""

from __future__ import annotations

from build_tools.link import LinkedItem, Site
from build_tools.model import Item
from build_tools.printing import Sheet, sheet_of_booklet, sheet_of_document, sheet_of_part
from build_tools.reading import read
from tests.printing.test_pdf import letters

TASK = "task"
NOT_ITEMS = ("title", "recipients", "signature")
"""Paths of what stands around the text of a document."""


def sheets(site: Site) -> dict[str, Sheet]:
    """All documents and booklets by their ids, and one task."""
    documents = {d.id: sheet_of_document(site, d) for d in site.corpus.documents}
    booklets = {b.id: sheet_of_booklet(site, b) for b in site.corpus.booklets}
    return {**documents, **booklets, TASK: sheet_of_part(site, task(site))}


def task(site: Site) -> LinkedItem:
    """A task that somebody is given and that carries something out."""
    return next(t for t in site.tasks if t.item.assignments and t.implements)


def reading(item: Item, text: str) -> str:
    """Letters of a text of an item as it is read: corrections made, spaces aside."""
    return letters(read(text, item.corrections).text)
