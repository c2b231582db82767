"""From a corpus to a site: every mention resolved, every relation known in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import TypeVar

from build_tools.link.backlinks import BackLinks
from build_tools.link.lexicon import lexicon_of
from build_tools.link.recalling import Recall, Recalled, times_in
from build_tools.link.site import Implements, ItemMentions, LinkedItem, Outdated, Site
from build_tools.mentions import Mention, Recogniser, Scope, Time
from build_tools.model import Corpus, Document, Instrument, Item
from build_tools.reading import read
from build_tools.vietnamese.dates import find_date

_T = TypeVar("_T", Mention, Time)


def link(corpus: Corpus) -> Site:
    """Recognise and relate. What cannot be resolved stays a mention without target; rules tell of it."""
    linker = DocumentLinker(corpus)
    items = {linked.key: linked for document in corpus.documents for linked in linker.items_of(document)}
    links = BackLinks(corpus)
    for linked in items.values():
        links.take_item(linked)
    return Site(corpus, items, *links.frozen())


class DocumentLinker:
    """Links one document after another. Of the corpus it reads the registries and what identifies each document, no text."""

    def __init__(self, corpus: Corpus) -> None:
        lexicon = lexicon_of(corpus)
        self.abbreviations = lexicon.abbreviations
        self._recogniser = Recogniser(lexicon)
        self._recalled = Recalled(self._recogniser)
        self._chains = locality_chains(corpus)
        self._replaced = replacements(corpus)

    def items_of(self, document: Document) -> Iterator[LinkedItem]:
        """Every item, in printed order."""
        recall = self._recalled.within(_scope_of(document, self._recogniser, self._chains))
        return _link_document(document, recall, self._replaced)


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


def _scope_of(document: Document, recogniser: Recogniser, chains: dict[str, tuple[str, ...]]) -> Scope:
    return recogniser.scope(
        chains.get(document.locality, ()),
        document.id,
        {reference.id: relation for relation, reference in document.relations},
        _texts(document),
        year=year_of(document),
        title=document.title,
        issuer=document.issuer,
    )


def _link_document(document: Document, recall: Recall, replaced: Replacements) -> Iterator[LinkedItem]:
    for item in document.items:
        for linked in _link_tree(document, item, (), recall):
            outdated = _outdated(linked, replaced) if linked.item.task else ()
            yield replace(linked, outdated=outdated) if outdated else linked


def year_of(document: Document) -> int | None:
    """The year of a document; without a date, that of the first day that its text names."""
    if document.date:
        return document.date.year
    days = (find_date(item.text) for item in document.walk())
    return next((day.year for day in days if day), None)


def _texts(document: Document) -> Iterator[str]:
    for item in document.walk():
        yield item.heading
        yield read(item.text, item.corrections).text
        for note in item.footnotes:
            yield note.text


def _link_tree(document: Document, item: Item, ancestors: tuple[Item, ...], recall: Recall) -> Iterator[LinkedItem]:
    mentions = _mentions(item, recall)
    claims = _implements(document, item, ancestors, mentions)
    yield LinkedItem(document, item, ancestors, mentions, claims, _topics(document, item, ancestors))
    for child in item.children:
        yield from _link_tree(document, child, (*ancestors, item), recall)


def _mentions(item: Item, recall: Recall) -> ItemMentions:
    text, times = _found(item, item.text, recall)
    heading, heading_times = _found(item, item.heading, recall)
    notes = {note.mark: _found(item, note.text, recall)[0] for note in item.footnotes}
    return ItemMentions(text, heading, notes, times, heading_times)


def _found(item: Item, text: str, recall: Recall) -> tuple[tuple[Mention, ...], tuple[Time, ...]]:
    """Mentions and times of one text of an item, recognised as it is read, placed where it is printed."""
    if not text:
        return (), ()
    reading = read(text, item.corrections)
    mentions = _with_stated(item, reading.text, recall)
    times = times_in(reading.text, recall.scope.year, tuple((m.start, m.end) for m in mentions if m.type != "body"))
    if not reading.edits:
        return mentions, times

    def printed(found: _T) -> _T:
        start, end = reading.printed_range(found.start, found.end)
        return replace(found, start=start, end=end, text=text[start:end])

    return tuple(map(printed, mentions)), tuple(map(printed, times))


def _with_stated(item: Item, text: str, recall: Recall) -> tuple[Mention, ...]:
    """What is found in a text; what the author states of a phrase replaces what was found in it."""
    found = recall.recognise(text, item.kind)
    stated = [
        mention
        for citation in item.citations
        for quote in dict.fromkeys((citation.quote, read(citation.quote, item.corrections).text))
        for mention in recall.stated(text, quote, citation.target)
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


def _topics(document: Document, item: Item, ancestors: tuple[Item, ...]) -> tuple[str, ...]:
    """Those of the nearest part that states any."""
    for part in chain[Item | Document]((item, *reversed(ancestors)), (document,)):
        if part.topics:
            return tuple(dict.fromkeys(reference.id for reference in part.topics))
    return ()


Replacements = dict[str, dict[str, date | None]]
"""Instrument -> what replaces it -> since when, as far as that is known."""


def replacements(corpus: Corpus) -> Replacements:
    """What is stated to replace each instrument, in the registries or by a published document."""
    found: Replacements = {}
    for thing in chain[Document | Instrument](corpus.documents, corpus.instruments):
        for relation, reference in thing.relations:
            if relation == "replaces" and reference.id != thing.id:
                found.setdefault(reference.id, {})[thing.id] = thing.date
    return found


def _outdated(linked: LinkedItem, replaced: Replacements) -> tuple[Outdated, ...]:
    """Replaced instruments that a task carries out, unless a review since the replacement is stated here or above."""
    parts = chain[Item | Document]((linked.item, *linked.ancestors), (linked.document,))
    reviews = [r for part in parts for r in part.reviewed]
    found = []
    for claim in linked.implements:
        looked = [r.date for r in reviews if r.instrument.id == claim.instrument]
        by = tuple(
            new for new, since in replaced.get(claim.instrument, {}).items() if not any(since is None or day >= since for day in looked)
        )
        if by:
            found.append(Outdated(claim.instrument, by))
    return tuple(found)
