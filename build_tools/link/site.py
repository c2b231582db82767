"""The linked corpus: what rules and outputs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from build_tools.link.dues import Due, by_stretch, dues_of
from build_tools.link.foreign import Foreign
from build_tools.link.tally import Tally, tally_of
from build_tools.mentions import Mention, Time
from build_tools.model import Assignment, Body, Corpus, Document, Indicator, Instrument, Item, Locality, Scheme, Topic
from build_tools.vocabularies import DATED


@dataclass(frozen=True)
class ItemMentions:
    """Mentions in an item's text, heading, and footnotes by mark; times in its text and heading."""

    text: tuple[Mention, ...] = ()
    heading: tuple[Mention, ...] = ()
    footnotes: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    heading_times: tuple[Time, ...] = ()

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
class Outdated:
    """A task carries out ``instrument``, which ``by`` replaces, and nobody has stated a review."""

    instrument: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class LinkedItem:
    """An item with its document, what it names, and the chain of its ancestors from the top.

    ``topics`` are those of the nearest part that states any.
    """

    document: Document
    item: Item
    ancestors: tuple[Item, ...]
    mentions: ItemMentions
    implements: tuple[Implements, ...]
    topics: tuple[str, ...] = ()
    outdated: tuple[Outdated, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    """Quote -> where it stands on the document's page, as far as that was worked out before (``rendering.sentence_place``)."""

    @property
    def key(self) -> str:
        return f"{self.document.id}#{self.item.path}"

    @cached_property
    def named(self) -> frozenset[str]:
        """The targets of its mentions."""
        return frozenset(mention.target for mention in self.mentions.all() if mention.target)

    @cached_property
    def has_open_mentions(self) -> bool:
        """Whether a mention has no target."""
        return any(not mention.target for mention in self.mentions.all())


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

    @property
    def key(self) -> str:
        """Of the item."""
        return self.source.key

    @property
    def is_of_task(self) -> bool:
        return self.source.item.task

    @property
    def bodies(self) -> tuple[str, ...]:
        """Those with a role in the item, each once."""
        return tuple(dict.fromkeys(assignment.body for assignment in self.source.item.assignments))

    @property
    def outdated(self) -> tuple[str, ...]:
        """The replaced instruments that the item carries out and nobody has reviewed."""
        return tuple(outdated.instrument for outdated in self.source.outdated)

    @property
    def is_dated(self) -> bool:
        """Whether the item states a time of a kind that calendars hold."""
        return any(deadline.kind in DATED for deadline in self.source.item.deadlines)


@dataclass(frozen=True)
class Site:
    """The linked corpus: what outputs read."""

    corpus: Corpus
    items: dict[str, LinkedItem]
    instrument_links: dict[str, tuple[BackLink, ...]]
    body_links: dict[str, tuple[BackLink, ...]]
    scheme_links: dict[str, tuple[BackLink, ...]]
    stated_links: dict[str, tuple[StatedLink, ...]]
    foreign: Foreign = field(default_factory=Foreign)
    """Texts that other sites publish; ``federation`` finds them."""

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
    def localities(self) -> dict[str, Locality]:
        return {loc.id: loc for loc in self.corpus.localities}

    def name_of_locality(self, identity: str) -> str:
        """Empty where the registry has no such place."""
        return self.localities[identity].name if identity in self.localities else ""

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return {i.id: i for i in self.corpus.indicators}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {t.id: t for t in self.corpus.topics}

    @cached_property
    def replaced_by(self) -> dict[str, tuple[str, ...]]:
        """Target -> what documents and registries state to replace it."""
        replacing = {target: [link.source for link in links if link.relation == "replaces"] for target, links in self.stated_links.items()}
        return {target: tuple(dict.fromkeys(sources)) for target, sources in replacing.items() if sources}

    @cached_property
    def items_by_document(self) -> dict[str, tuple[LinkedItem, ...]]:
        grouped: dict[str, list[LinkedItem]] = {d: [] for d in self.documents}
        for linked in self.items.values():
            grouped[linked.document.id].append(linked)
        return {document: tuple(items) for document, items in grouped.items()}

    def item_at(self, document: str, at: int) -> LinkedItem:
        """The item of a document that has so many before it."""
        return self.items_by_document[document][at]

    @cached_property
    def task_counts(self) -> dict[str, int]:
        """Document -> number of its tasks."""
        return {document: sum(linked.item.task for linked in items) for document, items in self.items_by_document.items()}

    def tally(self, kind: str, key: str) -> Tally:
        """Of a ``body``, an ``instrument`` (a published document too) or a ``scheme``."""
        tables = {"body": self.body_links, "instrument": self.instrument_links, "scheme": self.scheme_links}
        return tally_of(tables[kind].get(key, ()))

    @cached_property
    def dues(self) -> dict[str, tuple[Due, ...]]:
        """Stretch of time -> what is due in it."""
        items = self.items_by_document.items()
        return by_stretch(due for document, found in items for due in dues_of(document, (linked.item for linked in found)))

    @cached_property
    def due_counts(self) -> dict[str, int]:
        """Stretch of time -> number of its times."""
        return {stretch: len(dues) for stretch, dues in self.dues.items()}

    @cached_property
    def issued_by(self) -> dict[str, tuple[Document, ...]]:
        """Issuer -> its published documents."""
        grouped: dict[str, list[Document]] = {}
        for document in self.corpus.documents:
            grouped.setdefault(document.issuer, []).append(document)
        return {issuer: tuple(documents) for issuer, documents in grouped.items()}

    @cached_property
    def documents_of_original(self) -> dict[str, tuple[Document, ...]]:
        """Name of an original -> the documents that it holds."""
        grouped: dict[str, list[Document]] = {}
        for document in self.corpus.documents:
            for name in dict.fromkeys(document.originals):
                grouped.setdefault(name, []).append(document)
        return {name: tuple(documents) for name, documents in grouped.items()}

    @cached_property
    def instruments_issued_by(self) -> dict[str, tuple[Instrument, ...]]:
        """Issuer -> its instruments in the registry."""
        grouped: dict[str, list[Instrument]] = {}
        for instrument in self.corpus.instruments:
            grouped.setdefault(instrument.issuer, []).append(instrument)
        return {issuer: tuple(instruments) for issuer, instruments in grouped.items()}

    @cached_property
    def children_of_body(self) -> dict[str, tuple[Body, ...]]:
        """Body -> the bodies that belong to it."""
        grouped: dict[str, list[Body]] = {}
        for body in self.corpus.bodies:
            if body.parent:
                grouped.setdefault(body.parent.id, []).append(body)
        return {parent: tuple(bodies) for parent, bodies in grouped.items()}

    @cached_property
    def target_links(self) -> dict[str, tuple[LinkedItem, ...]]:
        """Indicator -> the items that state a value of it, each once."""
        grouped: dict[str, dict[str, LinkedItem]] = {}
        for linked in self.items.values():
            for target in linked.item.targets:
                grouped.setdefault(target.indicator, {})[linked.key] = linked
        return {indicator: tuple(items.values()) for indicator, items in grouped.items()}

    @cached_property
    def tasks(self) -> tuple[LinkedItem, ...]:
        return tuple(linked for linked in self.items.values() if linked.item.task)
