"""Checks of the linked site: one rule, one file; its docstring is its page in the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.drafts import UnknownIn, unknown_in_document
from build_tools.fidelity import FidelityReport
from build_tools.link import Site
from build_tools.model import Document
from build_tools.rules import (
    abbreviation,
    address_collision,
    ambiguous_citation,
    attested_facts,
    booklet,
    correction_applies,
    cyclic_parent,
    duplicate_instrument,
    fidelity_difference,
    kind_and_number,
    original_missing,
    original_unused,
    quote_in_text,
    reference_known,
    silent_assignment,
    source_names_instrument,
    summary_length,
    target_value,
    unknown_citation,
    unreviewed_entry,
)

RULE_MODULES = (
    reference_known,
    unknown_citation,
    unreviewed_entry,
    ambiguous_citation,
    cyclic_parent,
    duplicate_instrument,
    source_names_instrument,
    abbreviation,
    quote_in_text,
    silent_assignment,
    correction_applies,
    target_value,
    attested_facts,
    summary_length,
    kind_and_number,
    original_missing,
    original_unused,
    fidelity_difference,
    address_collision,
    booklet,
)
_OF_SITE: tuple[Callable[[Site], Iterable[Diagnostic]], ...] = tuple(
    m.check for m in RULE_MODULES if m not in (fidelity_difference, unknown_citation) and hasattr(m, "check")
)
_OF_DOCUMENT: tuple[Callable[[Site, Document], Iterable[Diagnostic]], ...] = tuple(
    m.check_document for m in RULE_MODULES if hasattr(m, "check_document")
)


def check_site(site: Site, fidelity: Iterable[FidelityReport]) -> Iterator[Diagnostic]:
    """Everything that the rules find."""
    yield from check_whole(site)
    for document in site.corpus.documents:
        yield from check_document(site, document)
    yield from fidelity_difference.check(fidelity)


def check_whole(site: Site, unknown_in: UnknownIn = unknown_in_document) -> Iterator[Diagnostic]:
    """What is wrong with registries, booklets, and documents taken together."""
    for rule in _OF_SITE:
        yield from rule(site)
    yield from unknown_citation.check(site, unknown_in)


def check_document(site: Site, document: Document) -> Iterator[Diagnostic]:
    """What is wrong with one document."""
    for rule in _OF_DOCUMENT:
        yield from rule(site, document)
