"""Cards: what other pages may show of a document, without its running text.

A card is the same kind of record as the whole, so whoever reads it need not know. What a card lacks
comes from the whole document, which is loaded then and noted as read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, Protocol

from build_tools.incremental.digests import digest
from build_tools.link import BackLink, LinkedItem
from build_tools.model import Assignment, Document, Item
from build_tools.rendering.sentence_place import sentence_place

_OF_ITEM = ("path", "label", "kind", "heading", "task", "assignments", "deadlines", "targets", "implements", "topics", "reviewed")
_OF_LINKED = ("implements", "topics", "outdated")
_OF_DOCUMENT = (
    "id",
    "kind",
    "title_lines",
    "short_title",
    "number",
    "date",
    "issuer",
    "locality",
    "originals",
    "part",
    "attested",
    "relations",
    "summary",
    "topics",
    "reviewed",
)


class Wholes(Protocol):
    """Where whole documents are to be had."""

    def document(self, identity: str) -> Document: ...

    def linked(self, identity: str, path: str) -> LinkedItem: ...

    def text(self, identity: str, path: str) -> str: ...


class CardsByPlace(Protocol):
    """Where cards are to be had."""

    def card(self, identity: str, at: int) -> LinkedItem: ...


class _FromWhole:
    """An attribute that only the whole record has."""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._name = name

    def __get__(self, card: Any, owner: type[Any]) -> Any:
        if card is None:
            return self
        return getattr(card._whole(), self._name)


class CardItem(Item):
    """An item without its text; ``opening`` is there."""

    paragraphs = _FromWhole()
    span = _FromWhole()
    children = _FromWhole()
    footnotes = _FromWhole()
    corrections = _FromWhole()
    citations = _FromWhole()
    heading_lines = _FromWhole()

    @property
    def text(self) -> str:
        wholes, document = self.__dict__["_from"]
        found: str = wholes.text(document, self.path)
        return found

    def _whole(self) -> Item:
        wholes, document = self.__dict__["_from"]
        found: Item = wholes.linked(document, self.path).item
        return found


class CardLinked(LinkedItem):
    """A linked item without its mentions; ``named`` and ``has_open_mentions`` are there."""

    mentions = _FromWhole()

    def _whole(self) -> LinkedItem:
        wholes, document = self.item.__dict__["_from"]
        found: LinkedItem = wholes.linked(document, self.item.path)
        return found


class CardDocument(Document):
    """What identifies a document."""

    span = _FromWhole()
    letterhead = _FromWhole()
    addressees = _FromWhole()
    items = _FromWhole()
    recipients = _FromWhole()
    signature = _FromWhole()
    furniture = _FromWhole()
    field_spans = _FromWhole()

    def _whole(self) -> Document:
        found: Document = self.__dict__["_from"].document(self.id)
        return found


_covered = {CardItem: {*_OF_ITEM}, CardDocument: {*_OF_DOCUMENT}, CardLinked: {*_OF_LINKED, "document", "item", "ancestors", "places"}}
for _kind, _eager in _covered.items():
    _lacking = {field.name for field in fields(_kind)} - _eager - {name for name, it in vars(_kind).items() if isinstance(it, _FromWhole)}
    if _lacking:  # a new field must be put on the card or be read from the whole, never taken from its default
        raise TypeError(f"{_kind.__name__} says nothing of {', '.join(sorted(_lacking))}")


class CardBackLink(BackLink):
    """A link whose item is looked up when it is asked for: central bodies have tens of thousands, and most are only counted."""

    @property
    def key(self) -> str:
        found: str = self.__dict__["_key"]
        return found

    @property
    def is_of_task(self) -> bool:
        found: bool = self.__dict__["_is_of_task"]
        return found

    @property
    def bodies(self) -> tuple[str, ...]:
        more: MoreOfTask | None = self.__dict__["_more"]
        return more[0] if more else super().bodies

    @property
    def outdated(self) -> tuple[str, ...]:
        more: MoreOfTask | None = self.__dict__["_more"]
        return more[1] if more else super().outdated

    @property
    def is_dated(self) -> bool:
        more: MoreOfTask | None = self.__dict__["_more"]
        return more[2] if more else super().is_dated

    @property
    def source(self) -> LinkedItem:
        cards, at, _ = self.__dict__["_from"]
        found: LinkedItem = cards.card(self.document.id, at)
        return found

    @property
    def assignment(self) -> Assignment | None:
        assigned = self.__dict__["_from"][2]
        return self.source.item.assignments[assigned] if assigned >= 0 else None


MoreOfTask = tuple[tuple[str, ...], tuple[str, ...], bool]
"""What a link that carries something out knows of its task: ``bodies``, ``outdated``, ``is_dated``."""
Place = tuple[int, str, bool, str, str, int, MoreOfTask | None]
"""A link as its document gives it: number and path of the item, whether it is a task, relation, via, number of the assignment or -1,
more of the task."""


def card_of_link(document: Document, place: Place, cards: CardsByPlace) -> CardBackLink:
    at, path, is_of_task, relation, via, assigned, more = place
    own = {"_from": (cards, at, assigned), "_key": f"{document.id}#{path}", "_is_of_task": is_of_task, "_more": more}
    link = object.__new__(CardBackLink)
    link.__dict__.update(own, document=document, relation=relation, via=via)
    return link


CardRow = tuple[dict[str, Any], dict[str, Any], tuple[int, ...]]
"""A card as it is kept: the values of the item, those of its links, and the places of its ancestors in the document."""


def card_of_item(row: CardRow, document: CardDocument, ancestors: tuple[Item, ...], wholes: Wholes) -> CardLinked:
    """The card itself; what it lacks it takes from ``wholes``."""
    own, linked, _ = row
    item = object.__new__(CardItem)
    item.__dict__.update(own, _from=(wholes, document.id))
    card = object.__new__(CardLinked)
    card.__dict__.update(linked, document=document, item=item, ancestors=ancestors)
    return card


def rows_of(items: Iterable[LinkedItem]) -> tuple[CardRow, ...]:
    """In printed order."""
    places: dict[str, int] = {}
    rows = []
    for at, linked in enumerate(items):
        places[linked.item.path] = at
        own = {name: getattr(linked.item, name) for name in _OF_ITEM} | {"opening": linked.item.opening}
        told = {name: getattr(linked, name) for name in _OF_LINKED}
        told |= {"named": linked.named, "has_open_mentions": linked.has_open_mentions}
        told["places"] = {target.quote: sentence_place(linked, target.quote) for target in linked.item.targets}
        rows.append((own, told, tuple(places[ancestor.path] for ancestor in linked.ancestors)))
    return tuple(rows)


def identity_of(document: Document) -> dict[str, Any]:
    """The values of a document's card."""
    return {name: getattr(document, name) for name in _OF_DOCUMENT}


def card_of_document(identity: dict[str, Any], wholes: Wholes) -> CardDocument:
    card = object.__new__(CardDocument)
    card.__dict__.update(identity, _from=wholes)
    return card


def digests_of(rows: Sequence[CardRow], identity: int) -> list[int]:
    """A fingerprint for each card, with all that can be reached from it: its ancestors and its document."""
    own = [digest((item, linked)) for item, linked, _ in rows]
    return [digest((identity, own[at], *(own[above] for above in rows[at][2]))) for at in range(len(own))]
