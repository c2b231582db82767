"""Content into the store: what changed on disk is loaded and linked again, and the facts that differ are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol, TypeVar

from build_tools.diagnostics import Diagnostic, has_errors
from build_tools.incremental.cards import card_of_document
from build_tools.incremental.digests import digest, fact
from build_tools.incremental.documents import Loaded, identity_digest, kept, load_document, only_titles, without_title
from build_tools.incremental.progress import counted
from build_tools.incremental.shelf import Recorder, Shelf, Whole
from build_tools.incremental.sources import Changes, is_document, is_original, is_read, name_of, originals_of
from build_tools.incremental.store import Store, loads
from build_tools.incremental.words import Sought, may_name
from build_tools.link import DocumentLinker, Known, abbreviations_of
from build_tools.load import ContentFile, load_corpus
from build_tools.model import Corpus
from build_tools.project import Project

Identity = dict[str, Any]
A = TypeVar("A")
B = TypeVar("B")
_AT_HAND = 8
"""Documents that are not packed between reading and showing them, where no more are read."""


class Spread(Protocol):
    """Runs a function over things of many documents, perhaps in several processes; in the order of the list."""

    def __call__(self, work: Callable[[A], B], things: list[A]) -> Iterable[B]: ...


@dataclass
class Read:
    """The registries, and how the content differs from what the last build saw."""

    registries: Corpus
    problems: tuple[Diagnostic, ...]
    """Of registries and booklets."""
    every_part: bool
    """Whether anything may have changed, because a registry did."""
    changed: set[int] = field(default_factory=set)
    """Facts that are not as they were."""
    new: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    linked: int = 0
    at_hand: dict[str, Whole] = field(default_factory=dict)
    """Documents that were just linked, where they are few: the pages that are made first show them."""
    is_doubtful: bool = False
    """A file could not be read, or two documents have one name: the plain check says what is wrong."""
    unread: tuple[Diagnostic, ...] = ()
    """What was found in files that were read now, where one of them could not be."""


def read_content(project: Project, store: Store, changes: Changes, spread: Spread, *, everything: bool) -> Read:
    """Bring the store up to date; ``everything`` to read all again."""
    paths = _paths(store, changes)
    read = _read_registries(project, store, paths, changes, everything=everything)
    if has_errors(read.problems):
        read.is_doubtful, read.unread = True, read.problems
        return read
    for path in changes.originals:
        read.changed.add(fact("original", name_of(path)))
    if changes.other_originals:
        read.changed.add(fact("originals", ""))
    documents = [path for path in paths if is_document(path)] if read.every_part else list(changes.documents)
    load = partial(_load, project, is_packed=len(documents) > _AT_HAND)
    loaded = list(counted("Đọc văn bản", spread(load, documents), documents))
    found = (*read.problems, *(problem for one in loaded for problem in one.problems))
    read.is_doubtful = has_errors(found) or any(one.identity is None for one in loaded)
    if read.is_doubtful:
        read.unread = found if has_errors(found) else ()
    else:
        _Documents(project, store, read, spread).take(loaded, set(changes.removed))
    return read


def _load(project: Project, path: str, *, is_packed: bool) -> Loaded:
    return load_document(_file(project, path), is_packed=is_packed)


def _file(project: Project, path: str) -> ContentFile:
    return ContentFile(path, (project.root / path).read_bytes() if is_read(path) else b"")


def _paths(store: Store, changes: Changes) -> list[str]:
    """Of every file that is there now."""
    known = {path for (path,) in store.rows("SELECT path FROM source")}
    gone = {path for path, (signature, _) in changes.seen.items() if not signature}
    return sorted((known | changes.seen.keys()) - gone)


def _read_registries(project: Project, store: Store, paths: list[str], changes: Changes, *, everything: bool) -> Read:
    originals = originals_of(project, (path for path in paths if is_original(path)))
    before: tuple[Corpus, tuple[Diagnostic, ...]] | None = None if everything else store.kept("registries")
    if before is not None and not changes.registries:
        return Read(replace(before[0], originals=originals), before[1], every_part=False)
    now = load_corpus([_file(project, path) for path in paths if not is_document(path) and not is_original(path)])
    store.keep("registries", now)
    read = Read(replace(now[0], originals=originals), now[1], before is None or _entries(before[0]) != _entries(now[0]))
    if before is None or digest(before[0].booklets) != digest(now[0].booklets):
        read.changed.add(fact("booklets", ""))
    return read


def _entries(corpus: Corpus) -> int:
    """A fingerprint of the registries without booklets, which no text names."""
    return digest(replace(corpus, booklets=(), originals=()))


class _Documents:
    """Takes documents into a store, and with them those whose texts may name them."""

    def __init__(self, project: Project, store: Store, read: Read, spread: Spread) -> None:
        self._project = project
        self._store = store
        self._read = read
        self._spread = spread
        self._names_hold = False

    def take(self, loaded: list[Loaded], removed: set[str]) -> None:
        before = dict(self._store.rows("SELECT path, id FROM document"))
        now = {str(one.identity["id"]): one for one in loaded if one.identity}
        stays = {identity: path for path, identity in before.items() if path not in removed}
        if len(now) < len(loaded) or any(stays.get(identity, one.path) != one.path for identity, one in now.items()) or self._taken(now):
            self._read.is_doubtful = True
            return
        gone = {before[path] for path in removed if path in before} - now.keys()
        renamed = list(self._renamed(now, gone))
        self._names_hold = not renamed and not self._read.every_part
        for identity in gone:
            self._compare(identity, {})
            for table, column in (("document", "id"), ("card", "document"), ("text", "document")):
                self._store.db.execute(f"DELETE FROM {table} WHERE {column}=?", (identity,))
        self._read.gone = gone
        if renamed and not self._read.every_part:
            others = list(self._that_may_name(renamed, set(now)))
            loaded = [*loaded, *self._spread(partial(_load, self._project, is_packed=True), others)]
        self._link(loaded, now)

    def _taken(self, now: Iterable[str]) -> bool:
        """Whether an entry of a registry has the id of a document, which the loader reports."""
        registries = self._read.registries
        entries = {i.id for i in registries.instruments} | {s.id for s in registries.schemes}
        return not entries.isdisjoint(now)

    def _renamed(self, now: dict[str, Loaded], gone: set[str]) -> Iterator[Identity]:
        """Of documents that others may name: as they were and as they are, where that differs; of a new title alone, only the titles."""
        for identity in [*now, *gone]:
            rows = self._store.rows("SELECT identity FROM document WHERE id=?", (identity,))
            old: Identity | None = loads(rows[0][0]) if rows else None
            new = now[identity].identity if identity in now else None
            if old and new and identity_digest(old) == identity_digest(new):
                continue
            if old and new and identity_digest(without_title(old)) == identity_digest(without_title(new)):
                yield from (only_titles(old, new), only_titles(new, old))
            else:
                yield from (one for one in (old, new) if one)

    def _that_may_name(self, renamed: list[Identity], changed: set[str]) -> Iterator[str]:
        """The paths of other documents whose links may come out differently now."""
        named = {identity["id"] for identity in renamed if identity["id"]}
        named |= {reference.id for identity in renamed for relation, reference in identity["relations"] if relation == "replaces"}
        facts = [fact(kind, name) for name in named for kind in ("instrument", "scheme")]
        linked = {identity for name in facts for (identity,) in self._store.rows("SELECT document FROM link WHERE fact=?", (name,))}
        sought = Sought.of(renamed, abbreviations_of(self._read.registries))
        for identity, path, words in self._store.rows("SELECT id, path, words FROM document ORDER BY id"):
            if identity not in changed and (identity in linked or may_name(words, sought)):
                yield path

    def _link(self, loaded: list[Loaded], now: dict[str, Loaded]) -> None:
        linker, known = self._linker(now)

        for row in counted("Nối văn bản", self._spread(lambda one: kept(one, linker, known), loaded), loaded):
            self._compare(row.id, row.facts)
            row.put(self._store)
            if row.at_hand:
                self._read.at_hand[row.id] = row.at_hand
            self._read.linked += 1

    def _linker(self, now: dict[str, Loaded]) -> tuple[DocumentLinker, Known]:
        """Kept from build to build, as long as nothing has another name."""
        kept: tuple[DocumentLinker, Known] | None = self._store.kept("linker") if self._names_hold else None
        if kept is None:
            shelf = Shelf(self._store, Recorder())
            changed = {identity: card_of_document(one.identity, shelf) for identity, one in now.items() if one.identity}
            documents = {card.id: card for card in shelf.every()} | changed
            named = tuple(documents[identity] for identity in sorted(documents))
            light = replace(self._read.registries, documents=named, originals=())
            kept = DocumentLinker(light), Known.of(light)
            self._store.keep("linker", kept)
        return kept

    def _compare(self, identity: str, facts: dict[int, int]) -> None:
        """Note what differs from what the store has of a document."""
        rows = self._store.rows("SELECT facts FROM document WHERE id=?", (identity,))
        before: dict[int, int] = loads(rows[0][0]) if rows else {}
        if not rows:
            self._read.new.add(identity)
        self._read.changed |= {name for name in before.keys() | facts.keys() if before.get(name) != facts.get(name)}
        stale = [(name, identity) for name in before.keys() - facts.keys()]
        for table in ("link", "tally"):
            self._store.db.executemany(f"DELETE FROM {table} WHERE fact=? AND document=?", stale)
