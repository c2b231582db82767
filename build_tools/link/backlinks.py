"""Who points at each thing, and the relations of the whole site as triples."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from build_tools.link.site import BackLink, LinkedItem, Site, StatedLink
from build_tools.model import Corpus, Document, Instrument

_T = TypeVar("_T")
_Links = dict[str, tuple[_T, ...]]


class BackLinks:
    """Collects who points at each instrument (published or not), body and scheme."""

    def __init__(self, corpus: Corpus) -> None:
        issued = chain[Instrument | Document](corpus.instruments, corpus.documents)
        self.instruments: dict[str, list[BackLink]] = {i.id: [] for i in issued}
        self.bodies: dict[str, list[BackLink]] = {b.id: [] for b in corpus.bodies}
        self.schemes: dict[str, list[BackLink]] = {s.id: [] for s in corpus.schemes}
        self.stated: dict[str, list[StatedLink]] = {}
        for thing in chain[Instrument | Document](corpus.documents, corpus.instruments):
            for relation, reference in thing.relations:
                self.stated.setdefault(reference.id, []).append(StatedLink(relation, thing.id))

    def take_item(self, linked: LinkedItem) -> None:
        for assignment in linked.item.assignments:
            if assignment.body in self.bodies:
                self.bodies[assignment.body].append(BackLink(linked, linked.document, "assigned", assignment=assignment))
        carried_out = {claim.instrument: claim.via for claim in linked.implements} if linked.item.task else {}
        for target, via in carried_out.items():
            self._add(
                self.schemes if target in self.schemes else self.instruments, target, BackLink(linked, linked.document, "implements", via)
            )
        seen = set(carried_out)
        for mention in linked.mentions.all():
            key = mention.target if mention.relation == "implements" else f"{mention.target} {mention.relation}"
            if not mention.target or key in seen or mention.relation == "self":
                continue
            seen.add(key)
            table = {"body": self.bodies, "scheme": self.schemes}.get(mention.type, self.instruments)
            self._add(table, mention.target, BackLink(linked, linked.document, mention.relation, "cited"))

    def frozen(self) -> tuple[_Links[BackLink], _Links[BackLink], _Links[BackLink], _Links[StatedLink]]:
        """The tables of a ``Site``: instruments, bodies, schemes, stated."""
        return _frozen(self.instruments), _frozen(self.bodies), _frozen(self.schemes), _frozen(self.stated)

    @staticmethod
    def _add(table: dict[str, list[BackLink]], target: str, link: BackLink) -> None:
        if target in table:
            table[target].append(link)


def _frozen(table: dict[str, list[_T]]) -> _Links[_T]:
    return {key: tuple(links) for key, links in table.items()}


def relations_of(site: Site) -> Iterable[tuple[str, str, str]]:
    """(from, type, to) of everything related; items as ``document#path``. Sorted, without repetition."""
    found: set[tuple[str, str, str]] = set()
    for thing in chain[Instrument | Document](site.corpus.documents, site.corpus.instruments):
        found.update((thing.id, relation, reference.id) for relation, reference in thing.relations)
        if thing.issuer:
            found.add((thing.id, "is_issued_by", thing.issuer))
    for linked in site.items.values():
        found.update((linked.key, "is_assigned_to", a.body) for a in linked.item.assignments)
        found.update((linked.key, "implements", c.instrument) for c in linked.implements if linked.item.task)
        found.update((linked.key, "reports_on", t.indicator) for t in linked.item.targets)
        found.update((linked.key, m.relation, m.target) for m in linked.mentions.all() if m.target and m.relation not in ("names", "self"))
    return sorted(found)
