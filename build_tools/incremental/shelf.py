"""The documents of a store as they are asked for, and what notes who asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from build_tools.incremental.cards import CardDocument, CardLinked, card_of_document, card_of_item, card_of_link
from build_tools.incremental.digests import fact
from build_tools.incremental.store import Store, loads
from build_tools.link import BackLink, LinkedItem, Tally, order_of_stretch
from build_tools.model import Document

_WHOLES = 24
"""Whole documents that are kept in memory; parts of one document are made one after another."""
_CARDS = 10_000
"""Cards that are kept in memory, of some 8 kB each: a large archive has millions."""
Whole = tuple[Document, tuple[LinkedItem, ...]]
"""A document and its items with their links, in printed order."""


@dataclass
class _Held:
    """The cards of a document that are in memory."""

    by_place: dict[int, CardLinked] = field(default_factory=dict)
    every: tuple[CardLinked, ...] = ()


class Recorder:
    """Notes what the part that is being made reads; a value that is made on the way notes its own."""

    def __init__(self) -> None:
        self._frames: list[set[int]] = []

    def note(self, kind: str, key: str) -> None:
        if self._frames:
            self._frames[-1].add(fact(kind, key))

    @contextmanager
    def frame(self) -> Iterator[set[int]]:
        reads: set[int] = set()
        self._frames.append(reads)
        try:
            yield reads
        finally:
            self._frames.pop()


def _by_path(items: Iterable[LinkedItem]) -> dict[str, LinkedItem]:
    return {linked.item.path: linked for linked in items}


class Shelf:
    """The documents of a store: identities and cards as they are asked for, whole ones a few at a time."""

    def __init__(self, store: Store, recorder: Recorder, at_hand: Mapping[str, Whole] | None = None) -> None:
        """``at_hand``: documents, as the store has them, that need not be loaded from it."""
        self._store = store
        self._recorder = recorder
        self._identities: dict[str, CardDocument] = {}
        self._cards: dict[str, _Held] = {}
        self._cards_held = 0
        self._places: dict[str, dict[str, int]] = {}
        self._wholes = {identity: (document, _by_path(items)) for identity, (document, items) in (at_hand or {}).items()}
        self._is_complete = False

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._store.rows("SELECT id FROM document ORDER BY id"))

    @cached_property
    def _known(self) -> frozenset[str]:
        """Most of what is asked for is an instrument and no document: the store need not look for it."""
        return frozenset(self.ids)

    @cached_property
    def tasks(self) -> dict[str, int]:
        """Document -> number of its tasks."""
        return dict(self._store.rows("SELECT id, tasks FROM document ORDER BY id"))

    @cached_property
    def due_counts(self) -> dict[str, int]:
        """Stretch of time -> number of its times."""
        found: Counter[str] = Counter()
        for _, counts in self.documents_of("dues", ""):
            found.update(counts)
        return {stretch: found[stretch] for stretch in sorted(found, key=order_of_stretch)}

    def identity(self, identity: str) -> CardDocument | None:
        if identity not in self._identities and not self._is_complete and identity in self._known:
            rows = self._store.rows("SELECT identity FROM document WHERE id=?", (identity,))
            if rows:
                self._identities[identity] = card_of_document(loads(rows[0][0]), self)
        return self._identities.get(identity)

    def every(self) -> tuple[CardDocument, ...]:
        """All identities, by id."""
        if not self._is_complete:
            for identity, data in self._store.db.execute("SELECT id, identity FROM document"):
                if identity not in self._identities:
                    self._identities[identity] = card_of_document(loads(data), self)
            self._is_complete = True
        return tuple(self._identities[identity] for identity in self.ids)

    def cards(self, identity: str) -> tuple[CardLinked, ...]:
        """Of all items, in printed order. Raises KeyError where there is no such document."""
        held = self._held(identity)
        if not held.every:
            rows = self._store.rows("SELECT at, data FROM card WHERE document=? ORDER BY at", (identity,))
            held.every = tuple(held.by_place.get(at) or self._put(identity, held, at, data) for at, data in rows)
        return held.every

    def card(self, identity: str, at: int) -> CardLinked:
        """Of the item that has so many before it. Raises KeyError where there is no such document."""
        held = self._held(identity)
        if at not in held.by_place:
            rows = self._store.rows("SELECT data FROM card WHERE document=? AND at=?", (identity, at))
            self._put(identity, held, at, rows[0][0])
        return held.by_place[at]

    def card_of(self, identity: str, path: str) -> CardLinked | None:
        """Of an item by its path."""
        at = self._places_in(identity).get(path)
        return None if at is None else self.card(identity, at)

    def _places_in(self, identity: str) -> dict[str, int]:
        """Path of each item -> how many are before it."""
        if identity not in self._places:
            if len(self._places) >= _WHOLES:
                del self._places[next(iter(self._places))]
            self._places[identity] = dict(self._store.rows("SELECT path, at FROM card WHERE document=?", (identity,)))
        return self._places[identity]

    def _held(self, identity: str) -> _Held:
        """What is in memory of a document; those that were asked for last stay."""
        held = self._cards.pop(identity, None) or _Held()
        self._cards[identity] = held
        return held

    def _put(self, identity: str, held: _Held, at: int, data: bytes) -> CardLinked:
        document = self.identity(identity)
        if document is None:
            raise KeyError(identity)
        row = loads(data)
        ancestors = tuple(self.card(identity, above).item for above in row[2])
        card = held.by_place[at] = card_of_item(row, document, ancestors, self)
        self._cards_held += 1
        while self._cards_held > _CARDS and len(self._cards) > 1:
            self._cards_held -= len(self._cards.pop(next(iter(self._cards))).by_place)
        return card

    def document(self, identity: str) -> Document:
        """The whole document, noted as read."""
        self._recorder.note("text", identity)
        return self._whole(identity)[0]

    def linked(self, identity: str, path: str) -> LinkedItem:
        """An item with its text and all below it, noted as read."""
        self._recorder.note("text", f"{identity}#{path}")
        return self._whole(identity)[1][path]

    def text(self, identity: str, path: str) -> str:
        """An item's own text, noted as read; the document is not loaded for it."""
        self._recorder.note("text", f"{identity}#{path}")
        if identity in self._wholes:
            return self._wholes[identity][1][path].item.text
        found: str = self._store.rows("SELECT text FROM text WHERE document=? AND path=?", (identity, path))[0][0]
        return found

    def _whole(self, identity: str) -> tuple[Document, dict[str, LinkedItem]]:
        if identity in self._wholes:
            self._wholes[identity] = self._wholes.pop(identity)  # the last used stay
        else:
            if len(self._wholes) >= _WHOLES:
                del self._wholes[next(iter(self._wholes))]
            rows = self._store.rows("SELECT whole FROM document WHERE id=?", (identity,))
            document, items = loads(rows[0][0])
            self._wholes[identity] = document, _by_path(items)
        return self._wholes[identity]

    def links(self, kind: str, key: str) -> tuple[BackLink, ...]:
        """Who points at a thing, in the order of the documents."""
        found: list[BackLink] = []
        for identity, places in self.documents_of(kind, key):
            document = self.identity(identity)
            if document is not None:
                found += [card_of_link(document, place, self) for place in places]
        return tuple(found)

    def tally(self, kind: str, key: str) -> Tally:
        """Of all documents together; nobody is loaded for it."""
        sums = ",".join(f"COALESCE(SUM({name}),0)" for name in Tally._fields)
        return Tally(*self._store.rows(f"SELECT {sums} FROM tally WHERE fact=?", (fact("tally", f"{kind}:{key}"),))[0])

    def documents_of(self, kind: str, key: str) -> Iterator[tuple[str, Any]]:
        """(document, what it says) of a fact that documents give."""
        for identity, data in self._store.rows("SELECT document, places FROM link WHERE fact=? ORDER BY document", (fact(kind, key),)):
            yield identity, loads(data)
