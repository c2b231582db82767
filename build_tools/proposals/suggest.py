"""Proposals for every item of a document, and what of them its YAML does not yet state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
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
from build_tools.proposals.proposal import (
    HIGH,
    ItemProposals,
    ProposedAssignment,
    ProposedDeadline,
    ProposedImplements,
    ProposedTarget,
    at_least,
)
from build_tools.proposals.targets import propose_targets
from build_tools.proposals.tokens import Token, tokenize

_TEXTS = 96
"""Texts of which is kept how they were read: those of a document that an editor works on are read again at every edit."""
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


def sure_assignments(site: Site, document: str) -> Iterator[tuple[LinkedItem, tuple[ProposedAssignment, ...]]]:
    """The surest proposals of assignments, of registered bodies that an item does not assign; texts that can have none are not read."""
    opened: dict[str, Agents] = {}
    for linked in site.items_by_document[document]:
        if is_frame(linked) or not _can_tell_more(linked, opened):
            continue
        told = {a.body for a in linked.item.assignments}
        found = _assignments(linked, tuple(passages_of(linked)), opened, only_sure=True)
        yield linked, tuple(one for one in found if one.body and one.body not in told and one.grounds.confidence == HIGH)


def _can_tell_more(linked: LinkedItem, opened: dict[str, Agents]) -> bool:
    """Whether an item can assign a registered body beyond those of its YAML, or tell the items below whom they are about."""
    above = opened.get(linked.ancestors[-1].path, NOBODY) if linked.ancestors else NOBODY
    if linked.item.children:
        return bool(above) or any(m.type == "body" and m.target for m in linked.mentions.all())
    named = {m.target for m in (*linked.mentions.heading, *linked.mentions.text) if m.type == "body"}
    named |= {member.office.id for member in (*above.members, *above.told)}
    return not named <= {"", *(a.body for a in linked.item.assignments)} and not is_narrative(linked)


def _assignments(
    linked: LinkedItem, passages: tuple[Passage, ...], opened: dict[str, Agents], *, only_sure: bool = False
) -> tuple[ProposedAssignment, ...]:
    """Assignments of an item; ``opened`` keeps, by path, whom the items below are about.

    ``only_sure``: the less sure may be left out, where that changes nothing of the order of the others.
    """
    above = opened.get(linked.ancestors[-1].path, NOBODY) if linked.ancestors else NOBODY
    found: dict[tuple[str, str], ProposedAssignment] = {}
    below = above
    passages = tuple(passage for passage in passages if passage.field != "note")
    last = passages[-1] if passages else None
    for passage in passages:
        tokens, read, opens = _read(passage, above if passage.field == "text" else NOBODY)
        below = opens or below
        above = below
        if is_narrative(linked):
            continue
        nominal = () if only_sure and passage is last else nominal_duties(tokens)  # they are never of the surest
        for one in (*read, *nominal):
            if not in_frame(linked, one):
                _keep(found, _proposal(passage, one))
    if below:
        opened[linked.item.path] = below
    return tuple(found.values())


@lru_cache(_TEXTS)
def _read(passage: Passage, above: Agents) -> tuple[list[Token], tuple[Found, ...], Agents]:
    """The tokens of a text, the roles that it gives, and whom the items below are about."""
    tokens = tokenize(passage)
    reader = Reader(above)
    opens = reader.read(tokens)
    return tokens, tuple(reader.found), opens


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
