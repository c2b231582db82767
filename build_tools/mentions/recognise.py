"""All mentions of one text, from the numbers, names and aliases that the registries hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from build_tools.mentions.instruments import Candidate, Citation, NumberIndex, find_citations
from build_tools.mentions.names import Name, NameIndex
from build_tools.mentions.relation import continues_list, relation_before


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
    cited: dict[str, str] = field(default_factory=dict)
    """Number and type as cited in full anywhere in the document -> the instrument it is there."""


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

    def full_citations(self, texts: Iterable[str]) -> dict[str, str]:
        """Number and type -> instrument, for what these texts cite with one possible reading.

        Two citations of one number that mean different instruments leave it out.
        """
        found: dict[str, set[str]] = {}
        for text in texts:
            for citation in find_citations(text):
                candidates = self._numbers.candidates(citation)
                if len(candidates) == 1 and citation.date:
                    found.setdefault(_key(citation), set()).add(candidates[0].id)
        return {key: ids.pop() for key, ids in found.items() if len(ids) == 1}

    def recognise(self, text: str, scope: Scope) -> tuple[Mention, ...]:
        """Mentions in order, not overlapping; a number wins over a name that overlaps it."""
        cited = self._cited(text, scope)
        taken = [(m.start, m.end) for m in cited]
        named = [
            self._named(text, start, end, name, scope)
            for start, end, name in self._names.find(text, lambda names: nearest(names, scope.localities))
            if not any(start < e and s < end for s, e in taken)
        ]
        return tuple(sorted([*cited, *named]))

    def stated(self, text: str, quote: str, target: str, scope: Scope) -> tuple[Mention, ...]:
        """Mentions that an author states: every place of the quote refers to the target."""
        kind = "scheme" if target in self._schemes else "instrument"
        found = []
        at = text.find(quote) if quote else -1
        while at >= 0:
            found.append(self._mention(text, at, at + len(quote), kind, target, relation_before(text, at), scope))
            at = text.find(quote, at + len(quote))
        return tuple(found)

    def _cited(self, text: str, scope: Scope) -> list[Mention]:
        mentions: list[Mention] = []
        for citation in find_citations(text):
            candidates = self._numbers.candidates(citation)
            target = candidates[0].id if len(candidates) == 1 else ""
            if len(candidates) > 1:
                target = scope.cited.get(_key(citation), "")
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

    def _named(self, text: str, start: int, end: int, name: Name, scope: Scope) -> Mention:
        relation = "names" if name.type == "body" else relation_before(text, start)
        return self._mention(text, start, end, name.type, name.target, relation, scope)

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


def nearest(names: list[Name], localities: tuple[str, ...]) -> Name | None:
    """The name of the nearest locality; names without one count everywhere, last. None when several tie."""
    for locality in (*localities, ""):
        fitting = {n.target: n for n in names if n.locality == locality}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if fitting:
            return None
    return None


def _key(citation: Citation) -> str:
    return f"{citation.type}:{citation.number}"
