"""Proposals for every item of a document, and what of them its YAML does not yet state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from build_tools.link import LinkedItem, Site
from build_tools.proposals.agents import NOBODY, Agents, Found
from build_tools.proposals.assignments import Reader
from build_tools.proposals.deadlines import propose_deadlines
from build_tools.proposals.indicators import IndicatorIndex
from build_tools.proposals.instruments import propose_implements
from build_tools.proposals.nominal import nominal_duties
from build_tools.proposals.parts import in_frame, is_frame, is_narrative
from build_tools.proposals.passages import Passage, passages_of
from build_tools.proposals.patterns import grounds
from build_tools.proposals.proposal import ItemProposals, ProposedAssignment, ProposedDeadline, ProposedImplements, ProposedTarget, at_least
from build_tools.proposals.targets import propose_targets
from build_tools.proposals.tokens import tokenize

_P = TypeVar("_P", ProposedAssignment, ProposedDeadline, ProposedTarget, ProposedImplements)


def propose(site: Site, document: str) -> Iterator[ItemProposals]:
    """Everything that the text of a document supports, item by item in printed order."""
    indicators = IndicatorIndex(site.corpus.indicators)
    opened: dict[str, Agents] = {}
    for linked in site.items_by_document[document]:
        if is_frame(linked):
            continue
        passages = tuple(passages_of(linked))
        assignments = _assignments(linked, passages, opened)
        yield ItemProposals(
            linked,
            assignments,
            tuple(propose_deadlines(linked, passages)),
            tuple(propose_targets(linked, passages, indicators)),
            tuple(propose_implements(linked, passages)),
        )


def registered_assignments(site: Site, document: str) -> Iterator[tuple[LinkedItem, tuple[ProposedAssignment, ...]]]:
    """The proposals of assignments of registered bodies alone; texts that can have none are not read."""
    opened: dict[str, Agents] = {}
    for linked in site.items_by_document[document]:
        above = bool(linked.ancestors) and linked.ancestors[-1].path in opened
        if not is_frame(linked) and (above or any(m.type == "body" and m.target for m in linked.mentions.all())):
            found = _assignments(linked, tuple(passages_of(linked)), opened)
            yield linked, tuple(one for one in found if one.body)


def _assignments(linked: LinkedItem, passages: tuple[Passage, ...], opened: dict[str, Agents]) -> tuple[ProposedAssignment, ...]:
    """Assignments of an item; ``opened`` keeps, by path, whom the items below are about."""
    above = opened.get(linked.ancestors[-1].path, NOBODY) if linked.ancestors else NOBODY
    found: dict[tuple[str, str], ProposedAssignment] = {}
    below = above
    for passage in passages:
        if passage.field == "note":
            continue
        tokens = tokenize(passage)
        reader = Reader(above if passage.field == "text" else NOBODY)
        below = reader.read(tokens) or below
        above = below
        if is_narrative(linked):
            continue
        for one in [*reader.found, *nominal_duties(tokens)]:
            if not in_frame(linked, one):
                _keep(found, _proposal(passage, one))
    if below:
        opened[linked.item.path] = below
    return tuple(found.values())


def _proposal(passage: Passage, found: Found) -> ProposedAssignment:
    office = found.office
    why = grounds(found.pattern, bool(office.id), office.name)
    at = passage.reading.printed_range(found.start, found.end)[0] if passage.field == "text" else -1
    return ProposedAssignment(office.id, found.role, passage.quote(found.start, found.end), office.name, why, at)


def _keep(found: dict[tuple[str, str], ProposedAssignment], one: ProposedAssignment) -> None:
    """One proposal for a body and role: the surest, else the first."""
    key = one.body or one.name.casefold(), one.role
    kept = found.get(key)
    if kept is None or not at_least(kept.grounds.confidence, one.grounds.confidence):
        found[key] = one


def sure_enough(proposals: ItemProposals, least: str) -> ItemProposals:
    """Proposals of this confidence at least."""
    return replace(
        proposals,
        assignments=_sure(proposals.assignments, least),
        deadlines=_sure(proposals.deadlines, least),
        targets=_sure(proposals.targets, least),
        implements=_sure(proposals.implements, least),
    )


def _sure(proposals: tuple[_P, ...], least: str) -> tuple[_P, ...]:
    return tuple(p for p in proposals if at_least(p.grounds.confidence, least))


def unstated(proposals: ItemProposals) -> ItemProposals:
    """What the item's YAML does not state: another role of a body, a time, a value, an instrument that is new."""
    item = proposals.linked.item
    roles = {(a.body, a.role) for a in item.assignments}
    times = {d.due for d in item.deadlines}
    values = {t.value for t in item.targets}
    carried = {claim.instrument for claim in proposals.linked.implements if claim.via in ("stated", "cited")}
    return replace(
        proposals,
        assignments=tuple(a for a in proposals.assignments if (a.body, a.role) not in roles),
        deadlines=tuple(d for d in proposals.deadlines if d.due not in times),
        targets=tuple(t for t in proposals.targets if t.value not in values),
        implements=tuple(i for i in proposals.implements if i.instrument not in carried),
    )
