"""How the tasks of a large office are cut: a plain table of each document, and parts of the texts of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_tools.rendering import newest
from build_tools.rendering.cutting import page_starts

AT_ONCE = 100
"""Tasks of the newest documents that the table of all shows where the others have tables of their own."""
TEXTS_OF_PART = 1000
"""Tasks that a part of the texts usually has."""


def with_own_table(counts: Mapping[str, int]) -> Iterable[str]:
    """The documents that have a table of their own. ``counts``: document -> number of its tasks."""
    return [document for document, count in counts.items() if count] if sum(counts.values()) > newest.MOST else ()


def text_parts(counts: Mapping[str, int]) -> list[str]:
    """The documents with which the parts of the texts begin."""
    documents = [(document, count) for document, count in counts.items() if count]
    return [documents[at][0] for at in page_starts(documents, TEXTS_OF_PART)]
