"""Where each record stands: a block of records has a slot of its own, which no other document can move.

The slot of a block comes from the hash of what it holds. Lists of what a term is in are sorted by
slot, so that a new document adds to the lists of its own terms and leaves all others as they are.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from build_tools.link import Site
from build_tools.rendering.output import HandWritten
from build_tools.search import records
from build_tools.search.records import Record

PARTS_OF_SOURCE = 64
"""Slots that each source may fill; the last block of a huge document holds all the rest."""
_SOURCES = 1 << 22
ENTRIES_OF_BUCKET = 48
TEXT_OF_BLOCK = 16_000
"""Characters of text after which a document's next record begins a new block, so that a result fetches no more than about this."""

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """Something that gives records: a document, or a bucket of entries of one kind. ``rows`` is what its blocks are (see ``ROWS``)."""

    identity: str
    rows: str
    records: Callable[[], Iterable[Record]]


@dataclass(frozen=True)
class Block:
    """Records that are read together. Those from ``first_task`` on are tasks; with ``part`` 0 the first is the document."""

    slot: int
    rows: str
    records: tuple[Record, ...]
    first_task: int
    part: int


ROWS = ("document", "instrument", "scheme", "body", "indicator", "page")
"""Kinds of blocks, in the order by which the index numbers them."""


def sources_of(site: Site, hand_written: Sequence[HandWritten]) -> list[Source]:
    """Everything of a site that can be found."""
    found = [Source(f"document:{document.id}", "document", partial(_document, site, document.id)) for document in site.corpus.documents]
    return [*found, *(source for rows in ROWS[1:] for source in _entries_of(site, hand_written, rows))]


def _entries_of(site: Site, hand_written: Sequence[HandWritten], rows: str) -> Iterator[Source]:
    """The buckets of one kind."""
    corpus = site.corpus
    if rows == "instrument":
        return _buckets(rows, corpus.instruments, lambda i: i.id, lambda i: records.record_of_instrument(site, i))
    if rows == "scheme":
        return _buckets(rows, corpus.schemes, lambda s: s.id, lambda s: records.record_of_scheme(site, s))
    if rows == "body":
        return _buckets(rows, corpus.bodies, lambda b: b.id, lambda b: records.record_of_body(site, b))
    if rows == "indicator":
        return _buckets(rows, corpus.indicators, lambda i: i.id, records.record_of_indicator)
    pages = [*map(records.record_of_page, hand_written), *map(records.record_of_booklet, corpus.booklets)]
    return _buckets(rows, pages, lambda page: page.address.partition("#")[0], lambda page: page)


def source_of(site: Site, hand_written: Sequence[HandWritten], identity: str) -> Source:
    """One of them by its identity; one without records where there is none."""
    rows, _, name = identity.partition(":")
    if rows == "document":
        return Source(identity, rows, partial(_document, site, name))
    found = (source for source in _entries_of(site, hand_written, rows) if source.identity == identity)
    return next(found, Source(identity, rows, tuple))


def identities_of(site: Site, hand_written: Sequence[HandWritten]) -> list[str]:
    """Of all sources."""
    documents = [f"document:{document.id}" for document in site.corpus.documents]
    return [*documents, *(source.identity for rows in ROWS[1:] for source in _entries_of(site, hand_written, rows))]


def _document(site: Site, document: str) -> Iterable[Record]:
    return records.records_of_document(site, site.documents[document], site.items_by_document[document])


def _buckets(rows: str, things: Sequence[T], name: Callable[[T], str], record: Callable[[T], Record]) -> Iterator[Source]:
    """Entries by the hash of their name; how many buckets there are changes only when the number of entries doubles."""
    count = 1
    while count * ENTRIES_OF_BUCKET < len(things):
        count *= 2
    buckets: dict[int, list[T]] = defaultdict(list)
    for thing in things:
        buckets[_hash(f"{rows}:{name(thing)}") % count].append(thing)
    for number, members in sorted(buckets.items()):
        yield Source(f"{rows}:{number}/{count}", rows, partial(_records, members, record))


def _records(things: Iterable[T], record: Callable[[T], Record]) -> list[Record]:
    return [record(thing) for thing in things]


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


def slots_of(identities: Iterable[str]) -> dict[str, int]:
    """Identity of a source -> its first slot, by slot. Two of the same hash: the second by name takes the next free place."""
    taken: dict[int, str] = {}
    for identity in sorted(identities):
        place = _hash(identity) % _SOURCES
        while place in taken:
            place = (place + 1) % _SOURCES
        taken[place] = identity
    return {taken[place]: place * PARTS_OF_SOURCE for place in sorted(taken)}


def placed(sources: Iterable[Source]) -> list[tuple[int, Source]]:
    """(first slot, source), by slot."""
    known = {source.identity: source for source in sources}
    return [(slot, known[identity]) for identity, slot in slots_of(known).items()]


def blocks_of(slot: int, source: Source) -> Iterator[Block]:
    """The records of a source in blocks; in each the tasks come last."""
    gathered: list[Record] = []
    size = part = 0
    for record in source.records():
        if size > TEXT_OF_BLOCK and part < PARTS_OF_SOURCE - 1:
            yield _block(slot + part, source.rows, gathered, part)
            gathered, size, part = [], 0, part + 1
        gathered.append(record)
        size += len(record.text) + len(record.heading) + sum(map(len, record.notes))
    if gathered:
        yield _block(slot + part, source.rows, gathered, part)


def _block(slot: int, rows: str, gathered: list[Record], part: int) -> Block:
    others = [record for record in gathered if record.kind != "task"]
    tasks = [record for record in gathered if record.kind == "task"]
    return Block(slot, rows, (*others, *tasks), len(others), part)
