"""Who points at each thing, and the relations of the whole site as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from build_tools.link.site import BackLink, LinkedItem, Site, StatedLink
from build_tools.model import Corpus, Document, Instrument

_T = TypeVar("_T")
_Links = dict[str, tuple[_T, ...]]


@dataclass(frozen=True)
class Known:
    """The ids of what items can point at; ``instruments`` are published documents too."""

    instruments: frozenset[str]
    bodies: frozenset[str]
    schemes: frozenset[str]

    @classmethod
    def of(cls, corpus: Corpus) -> Known:
        instruments = frozenset(i.id for i in corpus.instruments) | frozenset(d.id for d in corpus.documents)
        return cls(instruments, frozenset(b.id for b in corpus.bodies), frozenset(s.id for s in corpus.schemes))


def links_from(linked: LinkedItem, known: Known) -> Iterator[tuple[str, str, BackLink]]:
    """(``body``, ``instrument`` or ``scheme``, id, link) of everything that an item points at."""
    for assignment in linked.item.assignments:
        if assignment.body in known.bodies:
            yield "body", assignment.body, BackLink(linked, linked.document, "assigned", assignment=assignment)
    carried_out = {claim.instrument: claim.via for claim in linked.implements} if linked.item.task else {}
    for target, via in carried_out.items():
        kind = "scheme" if target in known.schemes else "instrument"
        if kind == "scheme" or target in known.instruments:
            yield kind, target, BackLink(linked, linked.document, "implements", via)
    seen = set(carried_out)
    for mention in linked.mentions.all():
        key = mention.target if mention.relation == "implements" else f"{mention.target} {mention.relation}"
        if not mention.target or key in seen or mention.relation == "self":
            continue
        seen.add(key)
        kind, ids = {"body": ("body", known.bodies), "scheme": ("scheme", known.schemes)}.get(
            mention.type, ("instrument", known.instruments)
        )
        if mention.target in ids:
            yield kind, mention.target, BackLink(linked, linked.document, mention.relation, "cited")


class BackLinks:
    """Collects who points at each instrument (published or not), body and scheme."""

    def __init__(self, corpus: Corpus) -> None:
        self._known = Known.of(corpus)
        issued = chain[Instrument | Document](corpus.instruments, corpus.documents)
        self._links: dict[str, dict[str, list[BackLink]]] = {
            "instrument": {i.id: [] for i in issued},
            "body": {b.id: [] for b in corpus.bodies},
            "scheme": {s.id: [] for s in corpus.schemes},
        }
        self._stated = stated_links(corpus)

    def take_item(self, linked: LinkedItem) -> None:
        for kind, target, link in links_from(linked, self._known):
            self._links[kind][target].append(link)

    def frozen(self) -> tuple[_Links[BackLink], _Links[BackLink], _Links[BackLink], _Links[StatedLink]]:
        """The tables of a ``Site``: instruments, bodies, schemes, stated."""
        tables = self._links
        return _frozen(tables["instrument"]), _frozen(tables["body"]), _frozen(tables["scheme"]), _frozen(self._stated)


def stated_links(corpus: Corpus) -> dict[str, list[StatedLink]]:
    """Target -> what documents and registries state to stand in a relation to it."""
    stated: dict[str, list[StatedLink]] = {}
    for thing in chain[Instrument | Document](corpus.documents, corpus.instruments):
        for relation, reference in thing.relations:
            stated.setdefault(reference.id, []).append(StatedLink(relation, thing.id))
    return stated


def _frozen(table: dict[str, list[_T]]) -> _Links[_T]:
    return {key: tuple(links) for key, links in table.items()}


def relations_of(site: Site) -> Iterable[tuple[str, str, str]]:
    """(from, type, to) of everything related; items as ``document#path``. Sorted, without repetition."""
    found: set[tuple[str, str, str]] = set()
    for thing in chain[Instrument | Document](site.corpus.documents, site.corpus.instruments):
        found.update(relations_of_thing(thing))
    for linked in site.items.values():
        found.update(relations_of_item(linked))
    return sorted(found)


def relations_of_thing(thing: Instrument | Document) -> Iterator[tuple[str, str, str]]:
    """Those that a document or an entry states."""
    yield from ((thing.id, relation, reference.id) for relation, reference in thing.relations)
    if thing.issuer:
        yield (thing.id, "is_issued_by", thing.issuer)


def relations_of_item(linked: LinkedItem) -> Iterator[tuple[str, str, str]]:
    """Those of an item; one may come twice."""
    yield from ((linked.key, "is_assigned_to", a.body) for a in linked.item.assignments)
    yield from ((linked.key, "implements", c.instrument) for c in linked.implements if linked.item.task)
    yield from ((linked.key, "reports_on", t.indicator) for t in linked.item.targets)
    yield from ((linked.key, m.relation, m.target) for m in linked.mentions.all() if m.target and m.relation not in ("names", "self"))
