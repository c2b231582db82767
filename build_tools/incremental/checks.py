"""What is asked of every document and of the whole before anything is made: findings, fidelity, traces for the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from build_tools.diagnostics import Diagnostic
from build_tools.drafts import Draft, unknown_in_document
from build_tools.fidelity import FidelityReport, compare_group
from build_tools.history import state_of
from build_tools.rendering.output import Context
from build_tools.rules import check_document, check_whole, fidelity_difference

Group = tuple[tuple[str, ...], tuple[str, ...]]
"""(originals, documents) that belong together."""


@dataclass(frozen=True)
class Groups:
    """Which originals are compared together."""

    of: dict[str, Group]
    """First original of a group -> the group."""
    first: dict[str, str]
    """Original -> the first of its group."""


def found_in_document(context: Context, identity: str) -> tuple[Diagnostic, ...]:
    site = context.site
    return tuple(check_document(site, site.documents[identity]))


def found_in_whole(context: Context, _: str) -> tuple[Diagnostic, ...]:
    return tuple(check_whole(context.site, lambda _, document: context.value(unknown_in, document)))


def unknown_in(context: Context, identity: str) -> tuple[Draft, ...]:
    return unknown_in_document(context.site, identity)


def groups(context: Context, _: str) -> Groups:
    """Documents that share originals, with them; each group in the order of its first document."""
    received = {original.name for original in context.site.corpus.originals}
    found: dict[str, tuple[list[str], list[str]]] = {}
    for document in context.site.corpus.documents:
        names = [name for name in document.originals if name in received]
        if not names:
            continue
        shared = list({id(found[name]): found[name] for name in names if name in found}.values())
        own = list(dict.fromkeys([name for group in shared for name in group[0]] + names))
        held = [identity for group in shared for identity in group[1]] + [document.id]
        found.update(dict.fromkeys(own, (own, held)))
    every = {group[0][0]: (tuple(group[0]), tuple(group[1])) for group in found.values()}
    return Groups(every, {name: group[0][0] for name, group in found.items()})


def report_of(context: Context, name: str) -> FidelityReport | None:
    """Of the group to which an original belongs; its key is the group's first original, and None where no group begins with it any more."""
    all_groups: Groups = context.value(groups, "")
    if name not in all_groups.of:
        return None
    own, held = all_groups.of[name]
    site = context.site
    return compare_group([site.corpus.originals_by_name[one] for one in own], [site.documents[identity] for identity in held])


def differences_of(context: Context, name: str) -> tuple[Diagnostic, ...]:
    """What a report finds wrong; apart from it, because nearly always it is nothing."""
    report: FidelityReport | None = context.value(report_of, name)
    return tuple(fidelity_difference.check([report])) if report else ()


def trace_of(context: Context, identity: str) -> tuple[str, str, Any]:
    """Name, fingerprint and traces of a document's state."""
    state = state_of(context.site, context.site.documents[identity])
    return state.name, state.fingerprint, state.traces
