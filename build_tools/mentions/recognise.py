"""All mentions of one text, from the registries and from what its document teaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_tools.mentions.context import (
    Cited,
    Context,
    defined_target,
    find_definitions,
    find_of_issuer,
    find_short,
    further_terms,
)
from build_tools.mentions.instruments import Candidate, NumberIndex, find_citations
from build_tools.mentions.names import Name, NameIndex
from build_tools.mentions.relation import continues_list, relation_before
from build_tools.vietnamese.instrument_numbers import number_key


@dataclass(frozen=True, order=True)
class Mention:
    """A stretch of a text that names a thing. ``target`` is empty when the registries lack it."""

    start: int
    end: int
    text: str
    type: str
    target: str
    relation: str
    number: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scope:
    """Where a text stands: its localities from the nearest outwards, its document, what it states."""

    localities: tuple[str, ...]
    document: str
    stated: dict[str, str] = field(default_factory=dict)
    """Target id -> relation that the document's YAML states."""
    context: Context = field(default_factory=Context)
    names: NameIndex | None = None
    """Names that the document defines for itself."""


@dataclass(frozen=True)
class Lexicon:
    """What can be named: (number, candidate) pairs, names, and which ids are documents or schemes."""

    numbers: tuple[tuple[str, Candidate], ...]
    names: tuple[Name, ...]
    documents: frozenset[str]
    schemes: frozenset[str] = frozenset()


class Recogniser:
    """Finds mentions; built once for all texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = NumberIndex(lexicon.numbers)
        self._names = NameIndex(lexicon.names)
        self._documents = lexicon.documents
        self._schemes = lexicon.schemes

    def scope(self, localities: tuple[str, ...], document: str, stated: dict[str, str], texts: Iterable[str]) -> Scope:
        """Read a document's texts once for what they teach: full citations, then defined names."""
        texts = list(texts)
        context = Context()
        for text in texts:
            context.cited += self._full_citations(text)
        plain = Scope(localities, document, stated, context)
        for text in texts:
            for at, name in find_definitions(text):
                before = [(m.type, m.target, m.text) for m in self.recognise(text[:at], plain) if m.target]
                kind, target = defined_target(name, before)
                if target:
                    context.names.append(Name(name, kind, target))
        return Scope(localities, document, stated, context, NameIndex(context.names) if context.names else None)

    def _full_citations(self, text: str) -> Iterator[Cited]:
        for citation in find_citations(text):
            found = self._numbers.candidates(citation)
            if len(found) == 1:
                yield Cited(found[0].id, found[0].type, number_key(citation.number), found[0].issuer, citation.date is not None)

    def recognise(self, text: str, scope: Scope) -> tuple[Mention, ...]:
        """Mentions in order, not overlapping; the surer reading wins: full number, name, short form."""
        found = self._cited(text, scope)
        if scope.names:
            found += _clear_of(found, self._named(text, scope.names, scope))
        found += _clear_of(found, self._named(text, self._names, scope))
        found += _clear_of(found, self._short(text, scope))
        found += _clear_of(found, self._of_issuer(text, found, scope))
        return tuple(sorted(found))

    def stated(self, text: str, quote: str, target: str, scope: Scope) -> tuple[Mention, ...]:
        """Mentions that an author states: every place of the quote refers to the target."""
        kind = "scheme" if target in self._schemes else "instrument"
        pattern = r"\s+".join(map(re.escape, quote.split()))
        places = [m.span() for m in re.finditer(pattern, text)] if pattern else []
        return tuple(self._mention(text, a, b, kind, target, relation_before(text, a), scope) for a, b in places)

    def _cited(self, text: str, scope: Scope) -> list[Mention]:
        mentions: list[Mention] = []
        for citation in find_citations(text):
            candidates = self._numbers.candidates(citation)
            target = candidates[0].id if len(candidates) == 1 else ""
            if len(candidates) > 1:
                target = scope.context.by_number(citation)
            if not target and not citation.type:
                continue
            previous = mentions[-1] if mentions else None
            if previous and continues_list(text, previous.end, citation.start):
                relation = previous.relation
            else:
                relation = relation_before(text, citation.start)
            ids = tuple(c.id for c in candidates)
            mentions.append(self._mention(text, citation.start, citation.end, "instrument", target, relation, scope, citation.number, ids))
        return mentions

    def _named(self, text: str, index: NameIndex, scope: Scope) -> Iterator[Mention]:
        for start, end, name in index.find(text, lambda names: nearest(names, scope.localities)):
            relation = "names" if name.type == "body" else relation_before(text, start)
            yield self._mention(text, start, end, name.type, name.target, relation, scope)
            for next_start, next_end, phrase in further_terms(text, text[start:end], end):
                other = index.exact(phrase, lambda names: nearest(names, scope.localities))
                if other:
                    yield self._mention(text, next_start, next_end, other.type, other.target, relation, scope)

    def _short(self, text: str, scope: Scope) -> Iterator[Mention]:
        for start, end, kind, digits in find_short(text):
            target = scope.context.by_digits(kind, digits)
            if target:
                yield self._mention(text, start, end, "instrument", target, relation_before(text, start), scope)

    def _of_issuer(self, text: str, found: list[Mention], scope: Scope) -> Iterator[Mention]:
        issuers = {m.start: m.target for m in found if m.type == "body"}
        for start, end, issuer_at, kind in find_of_issuer(text):
            target = scope.context.by_issuer(kind, issuers.get(issuer_at, "?"))
            if target:
                yield self._mention(text, start, end, "instrument", target, relation_before(text, start), scope)

    def _mention(
        self,
        text: str,
        start: int,
        end: int,
        kind: str,
        target: str,
        relation: str,
        scope: Scope,
        number: str = "",
        candidates: tuple[str, ...] = (),
    ) -> Mention:
        if target in self._documents:
            kind = "document"
        if target == scope.document and target:
            relation = "self"
        elif kind != "body" and relation in ("cites", "implements"):
            relation = scope.stated.get(target, relation)
        return Mention(start, end, text[start:end], kind, target, relation, number, candidates if not target else ())


def _clear_of(taken: list[Mention], found: Iterable[Mention]) -> list[Mention]:
    """Those that overlap nothing taken."""
    return [m for m in found if not any(m.start < t.end and t.start < m.end for t in taken)]


def nearest(names: list[Name], localities: tuple[str, ...]) -> Name | None:
    """The name of the nearest locality; names without one count everywhere, last. None when several tie."""
    for locality in (*localities, ""):
        fitting = {n.target: n for n in names if n.locality == locality}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if fitting:
            return None
    return None
