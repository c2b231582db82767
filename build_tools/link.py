"""From a corpus to a site: every mention resolved, every relation known in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar

from build_tools.mentions import Lexicon, Mention, Recogniser, Scope
from build_tools.mentions.instruments import Candidate
from build_tools.mentions.names import Name
from build_tools.model import Assignment, Body, Corpus, Document, Instrument, Item, Scheme
from build_tools.reading import read
from build_tools.vietnamese.instrument_numbers import types_of_number

_T = TypeVar("_T")
DOCUMENT_TYPES = {"programme": "action_programme", "work_programme": "programme", "notice": "notice", "letter": "letter"}
"""Kind of document -> type of instrument that its number carries."""


@dataclass(frozen=True)
class ItemMentions:
    """Mentions in an item's text, heading, and footnotes by mark."""

    text: tuple[Mention, ...] = ()
    heading: tuple[Mention, ...] = ()
    footnotes: dict[str, tuple[Mention, ...]] = field(default_factory=dict)

    def all(self) -> Iterator[Mention]:
        yield from self.heading
        yield from self.text
        for mentions in self.footnotes.values():
            yield from mentions


@dataclass(frozen=True)
class Implements:
    """A task carries out an instrument: ``via`` is stated, cited or inherited."""

    instrument: str
    via: str


@dataclass(frozen=True)
class LinkedItem:
    """An item with its document, what it names, and the chain of its ancestors from the top."""

    document: Document
    item: Item
    ancestors: tuple[Item, ...]
    mentions: ItemMentions
    implements: tuple[Implements, ...]

    @property
    def key(self) -> str:
        return f"{self.document.id}#{self.item.path}"


@dataclass(frozen=True)
class StatedLink:
    """A document or an instrument (``source``, its id) is stated to stand in a relation to this one."""

    relation: str
    source: str


@dataclass(frozen=True)
class BackLink:
    """An item points here: ``relation`` is a mention's, or ``assigned`` with the assignment."""

    source: LinkedItem
    document: Document
    relation: str
    via: str = ""
    assignment: Assignment | None = None


@dataclass(frozen=True)
class Site:
    """The linked corpus: what outputs read."""

    corpus: Corpus
    items: dict[str, LinkedItem]
    instrument_links: dict[str, tuple[BackLink, ...]]
    body_links: dict[str, tuple[BackLink, ...]]
    scheme_links: dict[str, tuple[BackLink, ...]]
    stated_links: dict[str, tuple[StatedLink, ...]]

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {d.id: d for d in self.corpus.documents}

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        return {i.id: i for i in self.corpus.instruments}

    @cached_property
    def bodies(self) -> dict[str, Body]:
        return {b.id: b for b in self.corpus.bodies}

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        return {s.id: s for s in self.corpus.schemes}

    @cached_property
    def items_by_document(self) -> dict[str, tuple[LinkedItem, ...]]:
        grouped: dict[str, list[LinkedItem]] = {d: [] for d in self.documents}
        for linked in self.items.values():
            grouped[linked.document.id].append(linked)
        return {document: tuple(items) for document, items in grouped.items()}

    @cached_property
    def tasks(self) -> tuple[LinkedItem, ...]:
        return tuple(linked for linked in self.items.values() if linked.item.task)


def link(corpus: Corpus) -> Site:
    """Recognise and relate. What cannot be resolved stays a mention without target; rules tell of it."""
    recogniser = Recogniser(lexicon_of(corpus))
    chains = locality_chains(corpus)
    items: dict[str, LinkedItem] = {}
    for document in corpus.documents:
        for linked in _link_document(document, recogniser, chains):
            items[linked.key] = linked
    links = _BackLinks(corpus)
    for linked in items.values():
        links.take_item(linked)
    return Site(
        corpus,
        items,
        _frozen(links.instruments),
        _frozen(links.bodies),
        _frozen(links.schemes),
        _frozen(links.stated),
    )


def _frozen(table: dict[str, list[_T]]) -> dict[str, tuple[_T, ...]]:
    return {key: tuple(links) for key, links in table.items()}


def lexicon_of(corpus: Corpus) -> Lexicon:
    """Everything that a text can name, from registries and published documents."""
    numbers = [(i.number, Candidate(i.id, i.type, i.date, i.issuer)) for i in corpus.instruments]
    numbers += [
        (d.number, Candidate(d.id, kind, d.date, d.issuer))
        for d in corpus.documents
        for kind in dict.fromkeys((DOCUMENT_TYPES[d.kind], "programme", *types_of_number(d.number)))
        if kind != "programme" or DOCUMENT_TYPES[d.kind] in ("programme", "action_programme")
    ]
    names = [Name(phrase, "body", b.id, b.locality) for b in corpus.bodies for phrase in (b.name, *b.aliases)]
    names += [Name(phrase, "scheme", s.id, s.locality) for s in corpus.schemes for phrase in (s.name, *s.aliases)]
    names += [Name(phrase, "instrument", i.id, i.locality) for i in corpus.instruments for phrase in i.aliases]
    return Lexicon(tuple(numbers), tuple(names), frozenset(d.id for d in corpus.documents), frozenset(s.id for s in corpus.schemes))


def locality_chains(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Locality -> itself and what lies above it, nearest first. Cycles are cut; a rule reports them."""
    parents = {loc.id: loc.parent.id if loc.parent else "" for loc in corpus.localities}
    chains = {}
    for start in parents:
        chain: list[str] = []
        at = start
        while at in parents and at not in chain:
            chain.append(at)
            at = parents[at]
        chains[start] = tuple(chain)
    return chains


def _link_document(document: Document, recogniser: Recogniser, chains: dict[str, tuple[str, ...]]) -> Iterator[LinkedItem]:
    scope = recogniser.scope(
        chains.get(document.locality, (document.locality,)),
        document.id,
        {reference.id: relation for relation, reference in document.relations},
        _texts(document),
    )
    for item in document.items:
        yield from _link_tree(document, item, (), recogniser, scope)


def _texts(document: Document) -> Iterator[str]:
    for item in document.walk():
        yield item.heading
        yield read(item.text, item.corrections).text
        for note in item.footnotes:
            yield note.text


def _link_tree(document: Document, item: Item, ancestors: tuple[Item, ...], recogniser: Recogniser, scope: Scope) -> Iterator[LinkedItem]:
    mentions = _mentions(item, recogniser, scope)
    yield LinkedItem(document, item, ancestors, mentions, _implements(document, item, ancestors, mentions))
    for child in item.children:
        yield from _link_tree(document, child, (*ancestors, item), recogniser, scope)


def _mentions(item: Item, recogniser: Recogniser, scope: Scope) -> ItemMentions:
    def of(text: str) -> tuple[Mention, ...]:
        reading = read(text, item.corrections)
        found = _with_stated(item, reading.text, recogniser, scope)
        if not reading.edits:
            return found
        out = []
        for mention in found:
            start, end = reading.printed_range(mention.start, mention.end)
            out.append(replace(mention, start=start, end=end, text=text[start:end]))
        return tuple(out)

    return ItemMentions(of(item.text), of(item.heading), {note.mark: of(note.text) for note in item.footnotes})


def _with_stated(item: Item, text: str, recogniser: Recogniser, scope: Scope) -> tuple[Mention, ...]:
    """What is found in a text; what the author states of a phrase replaces what was found in it."""
    found = recogniser.recognise(text, scope)
    stated = [
        mention
        for citation in item.citations
        for quote in dict.fromkeys((citation.quote, read(citation.quote, item.corrections).text))
        for mention in recogniser.stated(text, quote, citation.target, scope)
    ]
    if not stated:
        return found
    rest = [m for m in found if not any(m.start < s.end and s.start < m.end for s in stated)]
    return tuple(sorted([*rest, *stated]))


def _implements(document: Document, item: Item, ancestors: tuple[Item, ...], mentions: ItemMentions) -> tuple[Implements, ...]:
    """Nearest claim wins: stated here, then cited here, then inherited from above."""
    found: dict[str, str] = {}
    for reference in item.implements:
        found.setdefault(reference.id, "stated")
    for mention in mentions.all():
        if mention.relation == "implements" and mention.target and mention.type in ("instrument", "document"):
            found.setdefault(mention.target, "cited")
    for ancestor in reversed(ancestors):
        for reference in ancestor.implements:
            found.setdefault(reference.id, "inherited")
    for instrument in document.implements:
        found.setdefault(instrument, "inherited")
    return tuple(Implements(instrument, via) for instrument, via in found.items())


class _BackLinks:
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

    @staticmethod
    def _add(table: dict[str, list[BackLink]], target: str, link: BackLink) -> None:
        if target in table:
            table[target].append(link)


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
