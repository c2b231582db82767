"""Checks of the linked site: one rule, one file; its docstring is its page in the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from build_tools.diagnostics import Diagnostic
from build_tools.fidelity import FidelityReport
from build_tools.link import Site
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

Rule = Callable[[Site], Iterable[Diagnostic]]
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
    original_missing,
    original_unused,
    fidelity_difference,
    address_collision,
    booklet,
)
RULES: tuple[Rule, ...] = tuple(m.check for m in RULE_MODULES if m is not fidelity_difference)


def check_site(site: Site, fidelity: Iterable[FidelityReport]) -> Iterator[Diagnostic]:
    """Everything that the rules find."""
    for rule in RULES:
        yield from rule(site)
    yield from fidelity_difference.check(fidelity)
