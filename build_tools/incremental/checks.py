"""What is asked of every document and of the whole before anything is made: findings, fidelity, traces for the history."""

from __future__ import annotations

from typing import Any

from build_tools.diagnostics import Diagnostic
from build_tools.drafts import Draft, unknown_in_document
from build_tools.fidelity import FidelityReport, compare_group, groups_of
from build_tools.history import state_of
from build_tools.link import Site
from build_tools.model import Document
from build_tools.rendering.output import Context
from build_tools.rules import check_document, check_whole, fidelity_difference


def found_in_document(context: Context, identity: str) -> tuple[Diagnostic, ...]:
    site = context.site
    return tuple(check_document(site, site.documents[identity]))


def found_in_whole(context: Context, _: str) -> tuple[Diagnostic, ...]:
    return tuple(check_whole(context.site, lambda _, document: context.value(unknown_in, document)))


def unknown_in(context: Context, identity: str) -> tuple[Draft, ...]:
    return unknown_in_document(context.site, identity)


def first_originals(context: Context, _: str) -> tuple[str, ...]:
    """Of each group of documents that share originals, the first of these: by it the group is known."""
    site = context.site
    received = {original.name for original in site.corpus.originals}
    return tuple(own[0] for own, _ in groups_of(site.corpus.documents, received))


def report_of(context: Context, name: str) -> FidelityReport | None:
    """Of the group to which an original belongs; its key is the group's first original, and None where no group begins with it any more."""
    site = context.site
    group = group_around(site, name)
    if group is None or group[0][0] != name:
        return None
    own, held = group
    return compare_group([site.corpus.originals_by_name[one] for one in own], [site.documents[document.id] for document in held])


def group_around(site: Site, name: str) -> tuple[tuple[str, ...], tuple[Document, ...]] | None:
    """The group of one original, without asking for those of others."""
    return next(iter(groups_of(_documents_around(site, name), site.corpus.originals_by_name)), None)


def _documents_around(site: Site, name: str) -> list[Document]:
    """Those that an original holds, those that share others with them, and so on; in the order of the site."""
    found: dict[str, Document] = {}
    names = [name]
    for one in names:
        if one in site.corpus.originals_by_name:
            for document in site.documents_of_original.get(one, ()):
                if document.id not in found:
                    found[document.id] = document
                    names += (other for other in document.originals if other not in names)
    return [found[identity] for identity in sorted(found)]


def differences_of(context: Context, name: str) -> tuple[Diagnostic, ...]:
    """What a report finds wrong; apart from it, because nearly always it is nothing."""
    report: FidelityReport | None = context.value(report_of, name)
    return tuple(fidelity_difference.check([report])) if report else ()


def trace_of(context: Context, identity: str) -> tuple[str, str, Any]:
    """Name, fingerprint and traces of a document's state."""
    state = state_of(context.site, context.site.documents[identity])
    return state.name, state.fingerprint, state.traces
