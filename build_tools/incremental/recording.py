"""A site that loads what is asked for, and notes what was asked.

A fact is a kind and a key: ``text`` of a document, ``body`` links of a body. What a part of the site
reads is the set of its facts; the part is made again when one of them changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from functools import cached_property
from typing import Any, Generic, TypeVar

from build_tools.incremental.shelf import Recorder, Shelf
from build_tools.link import BackLink, Due, LinkedItem, Site, StatedLink, Tally
from build_tools.model import Booklet, Corpus, Document, Original

T = TypeVar("T")


_FOUND = 2
"""Answers that a mapping keeps: outputs of one thing are made one after another."""
_LINKS = 50_000
"""Links that a mapping of links keeps, of half a kB each: chains of instruments come back to the same ones."""


class Recorded(Mapping[str, T], Generic[T]):
    """A mapping that notes each key that is asked for, and ``kind`` without a key where all are gone through."""

    def __init__(
        self,
        note: Callable[[str], None],
        find: Callable[[str], T | None],
        keys: Callable[[], Iterable[str]],
        room: int = _FOUND,
        size: Callable[[T], int] = lambda found: 1,
    ) -> None:
        """``room``: what the answers that are kept may come to, each measured by ``size``."""
        self._note = note
        self._find = find
        self._keys = keys
        self._room = room
        self._size = size
        self._found: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        self._note(key)
        if key in self._found:
            return self._found[key]
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        self._room -= self._size(found)
        while self._room < 0 and self._found:
            self._room += self._size(self._found.pop(next(iter(self._found))))
        self._found[key] = found
        return found

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def __iter__(self) -> Iterator[str]:
        self._note("")
        return iter(self._keys())

    def __len__(self) -> int:
        self._note("")
        return sum(1 for _ in self._keys())


class Asked(Recorded[T]):
    """One that is asked anew each time, because finding notes what it reads itself."""

    def __getitem__(self, key: str) -> T:
        self._note(key)
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found


class _Items(Mapping[str, LinkedItem]):
    """All items; going through them notes one fact and not each."""

    def __init__(
        self, note: Callable[[str], None], find: Callable[[str], LinkedItem | None], every: Callable[[], Iterator[LinkedItem]]
    ) -> None:
        self._one = Recorded(note, find, tuple)
        self._note = note
        self._every = every

    def __getitem__(self, key: str) -> LinkedItem:
        return self._one[key]

    def __contains__(self, key: object) -> bool:
        return key in self._one

    def __iter__(self) -> Iterator[str]:
        self._note("")
        return (card.key for card in self._every())

    def __len__(self) -> int:
        self._note("")
        return sum(1 for _ in self._every())

    def values(self) -> ValuesView[LinkedItem]:
        self._note("")
        return {card.key: card for card in self._every()}.values()


class RecordedCorpus(Corpus):
    """Registries as they are; documents, booklets and originals are noted when they are read."""

    def __init__(self, registries: Corpus, shelf: Shelf, recorder: Recorder, original: Callable[[str], Original | None]) -> None:
        own = ("documents", "booklets", "originals")
        self.__dict__.update({name: value for name, value in vars(registries).items() if name not in own})
        self.__dict__["_parts"] = (registries, shelf, recorder, original)

    @property
    def documents(self) -> tuple[Document, ...]:
        _, shelf, recorder, _ = self.__dict__["_parts"]
        recorder.note("documents", "")
        found: tuple[Document, ...] = shelf.every()
        return found

    @property
    def booklets(self) -> tuple[Booklet, ...]:
        registries, _, recorder, _ = self.__dict__["_parts"]
        recorder.note("booklets", "")
        found: tuple[Booklet, ...] = registries.booklets
        return found

    @property
    def originals(self) -> tuple[Original, ...]:
        registries, _, recorder, _ = self.__dict__["_parts"]
        recorder.note("originals", "")
        found: tuple[Original, ...] = registries.originals
        return found

    @property
    def originals_by_name(self) -> Mapping[str, Original]:  # type: ignore[override]
        _, _, recorder, original = self.__dict__["_parts"]
        return Recorded(lambda name: recorder.note("original", name), original, tuple)


class RecordedSite(Site):
    """The site of a store."""

    def __init__(
        self, registries: Corpus, shelf: Shelf, recorder: Recorder, original: Callable[[str], Original | None], foreign: Any
    ) -> None:
        corpus = RecordedCorpus(registries, shelf, recorder, original)
        self.__dict__.update(corpus=corpus, foreign=foreign, _shelf=shelf, _recorder=recorder)

    def _noting(self, kind: str, every: str = "") -> Callable[[str], None]:
        """``every`` is the kind of fact that stands for all keys together."""
        recorder: Recorder = self.__dict__["_recorder"]
        return lambda key: recorder.note(kind if key else every or kind, key)

    @property
    def shelf(self) -> Shelf:
        found: Shelf = self.__dict__["_shelf"]
        return found

    @cached_property
    def documents(self) -> Mapping[str, Document]:  # type: ignore[override]
        return Recorded(self._noting("document", "documents"), self.shelf.identity, lambda: self.shelf.ids)

    @cached_property
    def items(self) -> Mapping[str, LinkedItem]:  # type: ignore[override]
        def find(key: str) -> LinkedItem | None:
            identity, _, path = key.partition("#")
            if self.shelf.identity(identity) is None:
                return None
            return self.shelf.card_of(identity, path)

        return _Items(self._noting("item", "items"), find, self._all)

    @cached_property
    def items_by_document(self) -> Mapping[str, tuple[LinkedItem, ...]]:  # type: ignore[override]
        def find(identity: str) -> tuple[LinkedItem, ...] | None:
            return self.shelf.cards(identity) if self.shelf.identity(identity) else None

        return Recorded(self._noting("items", "documents"), find, lambda: self.shelf.ids)

    def item_at(self, document: str, at: int) -> LinkedItem:
        found: LinkedItem = self.shelf.card(document, at)
        self.__dict__["_recorder"].note("item", found.key)
        return found

    @property
    def tasks(self) -> tuple[LinkedItem, ...]:
        self.__dict__["_recorder"].note("items", "")
        return tuple(card for card in self._all() if card.item.task)

    def _all(self) -> Iterator[LinkedItem]:
        for identity in self.shelf.ids:
            yield from self.shelf.cards(identity)

    @property
    def task_counts(self) -> dict[str, int]:
        self.__dict__["_recorder"].note("counts", "")
        return self.shelf.tasks

    def tally(self, kind: str, key: str) -> Tally:
        self.__dict__["_recorder"].note("tally", f"{kind}:{key}")
        return self.shelf.tally(kind, key)

    @cached_property
    def dues(self) -> Mapping[str, tuple[Due, ...]]:  # type: ignore[override]
        def find(stretch: str) -> tuple[Due, ...]:
            return tuple(sorted(due for _, found in self.shelf.documents_of("due", stretch) for due in found))

        return Recorded(self._noting("due", "dues"), find, lambda: self.shelf.due_counts)

    @property
    def due_counts(self) -> dict[str, int]:
        self.__dict__["_recorder"].note("dues", "")
        return self.shelf.due_counts

    def _links(self, kind: str, known: Callable[[str], bool]) -> Mapping[str, tuple[BackLink, ...]]:
        def find(key: str) -> tuple[BackLink, ...] | None:
            return self.shelf.links(kind, key) if known(key) else None

        return Recorded(self._noting(kind), find, tuple, _LINKS, lambda links: len(links) + 1)

    @cached_property
    def body_links(self) -> Mapping[str, tuple[BackLink, ...]]:  # type: ignore[override]
        return self._links("body", lambda key: key in self.bodies)

    @cached_property
    def scheme_links(self) -> Mapping[str, tuple[BackLink, ...]]:  # type: ignore[override]
        return self._links("scheme", lambda key: key in self.schemes)

    @cached_property
    def instrument_links(self) -> Mapping[str, tuple[BackLink, ...]]:  # type: ignore[override]
        return self._links("instrument", lambda key: key in self.instruments or key in self.documents)

    @cached_property
    def stated_links(self) -> Mapping[str, tuple[StatedLink, ...]]:  # type: ignore[override]
        registered: dict[str, list[StatedLink]] = {}
        for instrument in self.corpus.instruments:
            for relation, reference in instrument.relations:
                registered.setdefault(reference.id, []).append(StatedLink(relation, instrument.id))

        def find(key: str) -> tuple[StatedLink, ...]:
            published = (StatedLink(relation, d) for d, relations in self.shelf.documents_of("stated", key) for relation in relations)
            return (*published, *registered.get(key, ()))

        return Recorded(self._noting("stated"), find, tuple)

    @cached_property
    def replaced_by(self) -> Mapping[str, tuple[str, ...]]:  # type: ignore[override]
        registered: dict[str, list[str]] = {}
        for instrument in self.corpus.instruments:
            for relation, reference in instrument.relations:
                if relation == "replaces":
                    registered.setdefault(reference.id, []).append(instrument.id)

        def find(key: str) -> tuple[str, ...]:
            published = (document for document, _ in self.shelf.documents_of("replaced", key))
            return tuple(dict.fromkeys((*published, *registered.get(key, ()))))

        return Recorded(self._noting("replaced"), find, tuple, _LINKS, lambda sources: len(sources) + 1)

    def _documents_by(self, kind: str) -> Mapping[str, tuple[Document, ...]]:
        def find(key: str) -> tuple[Document, ...]:
            cards = (self.shelf.identity(identity) for identity, _ in self.shelf.documents_of(kind, key))
            return tuple(card for card in cards if card)

        return Recorded(self._noting(kind), find, tuple)

    @cached_property
    def issued_by(self) -> Mapping[str, tuple[Document, ...]]:  # type: ignore[override]
        return self._documents_by("issued")

    @cached_property
    def documents_of_original(self) -> Mapping[str, tuple[Document, ...]]:  # type: ignore[override]
        return self._documents_by("received")

    @cached_property
    def target_links(self) -> Mapping[str, tuple[LinkedItem, ...]]:  # type: ignore[override]
        def find(indicator: str) -> tuple[LinkedItem, ...]:
            found = self.shelf.documents_of("indicator", indicator)
            return tuple(self.shelf.card(identity, at) for identity, places in found for at in places)

        return Recorded(self._noting("indicator"), find, tuple)
