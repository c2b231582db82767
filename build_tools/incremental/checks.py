"""What is asked of every document and of the whole before anything is made: findings, fidelity, traces for the history."""

from __future__ import annotations

from typing import Any

from build_tools.diagnostics import Diagnostic
from build_tools.drafts import Draft, unknown_in_document
from build_tools.fidelity import FidelityReport, compare_group
from build_tools.history import state_of
from build_tools.rendering.output import Context
from build_tools.rules import check_document, check_whole

Group = tuple[tuple[str, ...], tuple[str, ...]]
"""(originals, documents) that belong together."""


def found_in_document(context: Context, identity: str) -> tuple[Diagnostic, ...]:
    site = context.site
    return tuple(check_document(site, site.documents[identity]))


def found_in_whole(context: Context, _: str) -> tuple[Diagnostic, ...]:
    return tuple(check_whole(context.site, lambda _, document: context.value(unknown_in, document)))


def unknown_in(context: Context, identity: str) -> tuple[Draft, ...]:
    return unknown_in_document(context.site, identity)


def groups(context: Context, _: str) -> tuple[Group, ...]:
    """Documents that share originals, with them; each group in the order of its first document."""
    received = context.site.corpus.originals_by_name
    found: dict[str, tuple[list[str], list[str]]] = {}
    for document in context.site.corpus.documents:
        names = [name for name in document.originals if name in received]
        if not names:
            continue
        shared = list({id(found[name]): found[name] for name in names if name in found}.values())
        own = list(dict.fromkeys([name for group in shared for name in group[0]] + names))
        held = [identity for group in shared for identity in group[1]] + [document.id]
        found.update(dict.fromkeys(own, (own, held)))
    return tuple((tuple(own), tuple(held)) for own, held in {id(group): group for group in found.values()}.values())


def report_of(context: Context, name: str) -> FidelityReport | None:
    """Of the group to which an original belongs; its key is the group's first original, and None where no group begins with it any more."""
    own, held = next((group for group in context.value(groups, "") if group[0][0] == name), ((), ()))
    if not own:
        return None
    site = context.site
    return compare_group([site.corpus.originals_by_name[one] for one in own], [site.documents[identity] for identity in held])


def trace_of(context: Context, identity: str) -> tuple[str, str, Any]:
    """Name, fingerprint and traces of a document's state."""
    state = state_of(context.site, context.site.documents[identity])
    return state.name, state.fingerprint, state.traces
