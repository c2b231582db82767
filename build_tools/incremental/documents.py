"""From the file of a document to what is kept of it: card, whole, the facts it gives, what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.diagnostics import Diagnostic
from build_tools.incremental.cards import CardRow, Place, digests_of, identity_of, rows_of
from build_tools.incremental.digests import digest, fact, values_of
from build_tools.incremental.shelf import Whole
from build_tools.incremental.store import Store, dumps, loads
from build_tools.incremental.words import words_of
from build_tools.link import BackLink, DocumentLinker, Known, LinkedItem, Tally, by_stretch, dues_of, links_from, tally_of
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Document, Item

Places = tuple[Place, ...]
Pointed = tuple[str, str, Places, list[BackLink]]
"""Kind and id of a thing that a document points at, where it does so, and the links."""


@dataclass(frozen=True)
class Loaded:
    """A file of a document, read; no ``identity`` where it could not be. It may be packed: thousands would fill the memory."""

    path: str
    identity: dict[str, Any] | None
    held: Document | bytes
    problems: tuple[Diagnostic, ...]

    @property
    def document(self) -> Document:
        """What is packed is unpacked each time."""
        if isinstance(self.held, Document):
            return self.held
        found: Document = loads(self.held)
        return found


def load_document(file: ContentFile, *, is_packed: bool) -> Loaded:
    corpus, problems = load_corpus([file])
    document = corpus.documents[0] if corpus.documents else None
    held = document if document and not is_packed else dumps(document)
    return Loaded(file.path, identity_of(document) if document else None, held, problems)


@dataclass(frozen=True)
class Kept:
    """A linked document as the store keeps it."""

    id: str
    path: str
    tasks: int
    identity: bytes
    whole: bytes
    facts: dict[int, int]
    words: bytes
    problems: bytes
    links: dict[int, bytes]
    tallies: dict[int, Tally]
    cards: list[tuple[str, bytes]]
    """Path and card of each item, in printed order."""
    texts: dict[str, str]
    """Path of an item -> its own text."""
    at_hand: Whole | None
    """What ``whole`` has, where the document was not packed before either."""

    def put(self, store: Store) -> None:
        store.db.execute(
            "INSERT OR REPLACE INTO document VALUES (?,?,?,?,?,?,?,?)",
            (self.id, self.path, self.tasks, self.problems, self.identity, self.words, dumps(self.facts), self.whole),
        )
        store.db.executemany("INSERT OR REPLACE INTO link VALUES (?,?,?)", [(f, self.id, data) for f, data in self.links.items()])
        rows = [(name, self.id, *tally) for name, tally in self.tallies.items()]
        store.db.executemany("INSERT OR REPLACE INTO tally VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        store.db.execute("DELETE FROM card WHERE document=?", (self.id,))
        cards = [(self.id, at, path, data) for at, (path, data) in enumerate(self.cards)]
        store.db.executemany("INSERT INTO card VALUES (?,?,?,?)", cards)
        store.db.execute("DELETE FROM text WHERE document=?", (self.id,))
        store.db.executemany("INSERT INTO text VALUES (?,?,?)", [(self.id, path, text) for path, text in self.texts.items()])


def kept(loaded: Loaded, linker: DocumentLinker, known: Known) -> Kept:
    """``loaded`` has a document."""
    document = loaded.document
    linked = tuple(linker.items_of(document))
    rows = rows_of(linked)
    identity = identity_of(document)
    places = list(_places(linked, known))
    facts, links = _facts(document, linked, rows, places)
    tallies = {fact("tally", f"{kind}:{key}"): tally_of(found) for kind, key, _, found in places}
    facts |= {name: digest(tuple(tally)) for name, tally in tallies.items()}
    tasks = sum(one.item.task for one in linked)
    facts[fact("counts", "")] = tasks and digest((document.id, tasks))
    return Kept(
        document.id,
        loaded.path,
        tasks,
        dumps(identity),
        dumps((document, linked)),
        facts,
        words_of(document, linker.abbreviations),
        dumps(loaded.problems),
        links,
        tallies,
        [(one.item.path, dumps(row)) for one, row in zip(linked, rows, strict=True)],
        {one.item.path: one.item.text for one in linked},
        (document, linked) if loaded.held is document else None,
    )


def _facts(
    document: Document, items: tuple[LinkedItem, ...], rows: Sequence[CardRow], pointed: Iterable[Pointed]
) -> tuple[dict[int, int], dict[int, bytes]]:
    """Everything that parts can read of a document, with a fingerprint each; and what of it others look up by its key."""
    identity = digest(identity_of(document))
    own = digests_of(rows, identity)
    below = _digests_below(items)
    text = digest((_beside_items(document), tuple(own), tuple(below[item.path] for item in document.items)))
    every = digest(tuple(own))
    facts = {
        fact("document", document.id): identity,
        fact("documents", ""): digest((document.id, identity)),
        fact("items", document.id): every,
        fact("items", ""): digest((document.id, every)),
        fact("text", document.id): text,
        fact("texts", ""): digest((document.id, text)),
    }
    facts |= {fact("item", one.key): own[at] for at, one in enumerate(items)}
    facts |= {fact("text", one.key): below[one.item.path] for one in items}
    links = {fact(kind, key): _links(places, own) for kind, key, places, _ in pointed}
    stated: dict[str, list[str]] = {}
    for relation, reference in document.relations:
        stated.setdefault(reference.id, []).append(relation)
    links |= {fact("stated", key): (dumps(relations), digest((document.id, relations))) for key, relations in stated.items()}
    links |= {fact("replaced", key): (dumps(None), identity) for key, relations in stated.items() if "replaces" in relations}
    links[fact("issued", document.issuer)] = (dumps(None), identity)
    links |= {fact("received", name): (dumps(None), identity) for name in document.originals}
    values: dict[str, list[int]] = {}
    for at, one in enumerate(items):
        for indicator in dict.fromkeys(target.indicator for target in one.item.targets):
            values.setdefault(indicator, []).append(at)
    links |= {fact("indicator", key): (dumps(ats), digest([own[at] for at in ats])) for key, ats in values.items()}
    dues = by_stretch(dues_of(document.id, (one.item for one in items)))
    links |= {fact("due", stretch): (dumps(found), digest([tuple(due) for due in found])) for stretch, found in dues.items()}
    if dues:
        counts = {stretch: len(found) for stretch, found in dues.items()}
        links[fact("dues", "")] = dumps(counts), digest((document.id, *(links[fact("due", stretch)][1] for stretch in dues)))
    return facts | {key: told for key, (_, told) in links.items()}, {key: data for key, (data, _) in links.items()}


_beside_items, _beside_children = values_of(Document, "items"), values_of(Item, "children")


def _digests_below(items: tuple[LinkedItem, ...]) -> dict[str, int]:
    """Path of an item -> a fingerprint of it, of what is found in its texts, and of all items below it."""
    below: dict[str, int] = {}
    for one in reversed(items):  # what lies below an item comes behind it
        item = one.item
        below[item.path] = digest((_beside_children(item), one.mentions, [below[child.path] for child in item.children]))
    return below


def _links(places: Places, own: list[int]) -> tuple[bytes, int]:
    return dumps(places), digest(tuple((own[at], relation, via, assigned) for at, _, _, relation, via, assigned, _ in places))


def _places(items: tuple[LinkedItem, ...], known: Known) -> Iterator[Pointed]:
    found: dict[tuple[str, str], list[Place]] = {}
    links: dict[tuple[str, str], list[BackLink]] = {}
    for at, linked in enumerate(items):
        numbers = {id(assignment): number for number, assignment in enumerate(linked.item.assignments)}
        for kind, key, link in links_from(linked, known):
            assigned = numbers[id(link.assignment)] if link.assignment else -1
            is_carrying = link.relation == "implements" and link.is_of_task
            more = (link.bodies, link.outdated, link.is_dated) if is_carrying else None
            place = at, linked.item.path, linked.item.task, link.relation, link.via, assigned, more
            found.setdefault((kind, key), []).append(place)
            links.setdefault((kind, key), []).append(link)
    for (kind, key), places in found.items():
        yield kind, key, tuple(places), links[kind, key]


def identity_digest(identity: dict[str, Any]) -> int:
    """Of what other documents can name it by: changed, their texts may have to be read again."""
    return digest(tuple(identity[name] for name in _NAMED_BY))


def only_titles(identity: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """A document that is known by nothing but those of its titles that another state of it does not have."""
    titles = {
        name: identity[name] if identity[name] != other[name] else empty for name, empty in (("title_lines", ()), ("short_title", ""))
    }
    return {**identity, **titles, "id": "", "number": "", "relations": ()}


def without_title(identity: dict[str, Any]) -> dict[str, Any]:
    return {**identity, "title_lines": (), "short_title": ""}


_NAMED_BY = ("id", "kind", "title_lines", "short_title", "number", "date", "issuer", "locality", "relations")
