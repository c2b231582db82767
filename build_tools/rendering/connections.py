"""Which tasks connect what, and what replaces what: the questions that lists, maps and matrices ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from build_tools.link import BackLink, LinkedItem, Site
from build_tools.model import Document, Item, Review
from build_tools.rendering.newest import newest_first

CHAIN = frozenset({"implements", "based_on"})
"""Relations that lead from an instrument to the one above it."""
CHAINED = 300
"""Documents and instruments in the chain below an instrument that one page shows."""


def implementing_links(site: Site, target: str) -> Iterator[BackLink]:
    """The tasks that carry out an instrument, a published document or a scheme; each once, with how it is known."""
    links = site.scheme_links.get(target, ()) if target in site.schemes else site.instrument_links.get(target, ())
    return (link for link in links if link.relation == "implements" and link.is_of_task)


def assigned_tasks(site: Site, body: str) -> tuple[LinkedItem, ...]:
    """The tasks in which a body has a role, each once."""
    found = {link.key: link.source for link in site.body_links[body] if link.is_of_task and link.assignment}
    return tuple(found.values())


def stating(site: Site, target: str, relations: Iterable[str]) -> tuple[str, ...]:
    """What is stated, in registries or by documents, to stand in one of the relations to ``target``."""
    return tuple(dict.fromkeys(link.source for link in site.stated_links.get(target, ()) if link.relation in relations))


def stated_by(site: Site, source: str, relations: Iterable[str]) -> tuple[str, ...]:
    """The targets of the stated relations of a document or an instrument."""
    thing = site.documents.get(source) or site.instruments.get(source)
    return tuple(dict.fromkeys(ref.id for relation, ref in thing.relations if relation in relations)) if thing else ()


@dataclass(frozen=True)
class Step:
    """A place in a chain of instruments; ``repeated`` when the chain has been here before and stops."""

    target: str
    steps: tuple[Step, ...] = ()
    repeated: bool = False


def steps_above(site: Site, start: str) -> tuple[Step, ...]:
    """What a thing carries out or is based on, what that carries out, and so on to the top."""
    return _steps(start, lambda at: stated_by(site, at, CHAIN), {start})


def steps_after(site: Site, start: str) -> tuple[Step, ...]:
    """What is stated to replace a thing, what replaces that, and so on to what is in force."""
    return _steps(start, lambda at: site.replaced_by.get(at, ()), {start})


def _steps(start: str, next_of: Callable[[str], tuple[str, ...]], seen: set[str]) -> tuple[Step, ...]:
    out = []
    for target in next_of(start):
        repeated = target in seen
        seen.add(target)
        out.append(Step(target, () if repeated else _steps(target, next_of, seen), repeated))
    return tuple(out)


@dataclass(frozen=True)
class Carrier:
    """A document or instrument that carries out another: as stated (``relation``), through its tasks, or both.

    ``carriers`` carry out this one in turn; ``repeated`` when the chain has been here before and stops; ``goes_on`` when there are
    some that only its own page lists.
    """

    target: str
    relation: str
    links: tuple[BackLink, ...]
    carriers: tuple[Carrier, ...] = ()
    repeated: bool = False
    goes_on: bool = False


@dataclass(frozen=True)
class Carriers:
    """What carries out an instrument."""

    shown: tuple[Carrier, ...]
    unnamed: int = 0
    """Older ones."""
    has_tasks: bool = False


def carriers_of(site: Site, target: str) -> Carriers:
    """The chain below an instrument: what carries it out with which tasks, and what carries that out.

    Where the chain is longer than a page can show, only its first step, the newest documents first.
    """
    first = _first_step(site, target)
    has_tasks = any(carrier.links for carrier in first)
    if len(first) <= CHAINED:
        room = [CHAINED]
        whole = _with_further(site, first, {target}, room)
        if room[0] >= 0:
            return Carriers(whole, 0, has_tasks)
    by_target = {carrier.target: carrier for carrier in first}
    newest = newest_first(site, by_target)[:CHAINED]
    shown = tuple(replace(by_target[target], goes_on=_is_carried_out(site, target)) for target in newest)
    return Carriers(shown, len(first) - len(shown), has_tasks)


def _first_step(site: Site, target: str) -> tuple[Carrier, ...]:
    relations = {link.source: link.relation for link in site.stated_links.get(target, ()) if link.relation in CHAIN}
    links: dict[str, list[BackLink]] = {source: [] for source in relations}
    for link in implementing_links(site, target):
        links.setdefault(link.document.id, []).append(link)
    return tuple(Carrier(source, relations.get(source, ""), tuple(found)) for source, found in links.items())


def _with_further(site: Site, step: tuple[Carrier, ...], seen: set[str], room: list[int]) -> tuple[Carrier, ...]:
    """With what carries each out in turn; ``room`` is how many more there may be, below zero where they are too many."""
    out = []
    for carrier in step:
        room[0] -= 1
        if room[0] < 0:
            break
        repeated = carrier.target in seen
        seen.add(carrier.target)
        further = () if repeated else _with_further(site, _first_step(site, carrier.target), seen, room)
        out.append(replace(carrier, carriers=further, repeated=repeated))
    return tuple(out)


def _is_carried_out(site: Site, target: str) -> bool:
    return any(link.relation in CHAIN for link in site.stated_links.get(target, ())) or site.tally("instrument", target).tasks > 0


@dataclass(frozen=True)
class ReplacedClaim:
    """A task carries out ``instrument``, which ``by`` replace; ``review`` is the nearest stated review, if any."""

    instrument: str
    by: tuple[str, ...]
    review: Review | None


def replaced_claims(site: Site, task: LinkedItem) -> tuple[ReplacedClaim, ...]:
    """The replaced instruments that a task carries out; those without review are ``task.outdated``."""
    unreviewed = {outdated.instrument for outdated in task.outdated}
    found = []
    for claim in task.implements:
        by = tuple(source for source in site.replaced_by.get(claim.instrument, ()) if source != claim.instrument)
        if by:
            review = None if claim.instrument in unreviewed else _nearest_review(task, claim.instrument)
            found.append(ReplacedClaim(claim.instrument, by, review))
    return tuple(found)


def _nearest_review(task: LinkedItem, instrument: str) -> Review | None:
    parts = chain[Item | Document]((task.item, *reversed(task.ancestors)), (task.document,))
    return next((r for part in parts for r in part.reviewed if r.instrument.id == instrument), None)
