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
    corpus = site.corpus
    found += _buckets("instrument", corpus.instruments, lambda i: i.id, lambda i: records.record_of_instrument(site, i))
    found += _buckets("scheme", corpus.schemes, lambda s: s.id, lambda s: records.record_of_scheme(site, s))
    found += _buckets("body", corpus.bodies, lambda b: b.id, lambda b: records.record_of_body(site, b))
    found += _buckets("indicator", corpus.indicators, lambda i: i.id, records.record_of_indicator)
    pages = [*map(records.record_of_page, hand_written), *map(records.record_of_booklet, corpus.booklets)]
    found += _buckets("page", pages, lambda page: page.address.partition("#")[0], lambda page: page)
    return found


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


def placed(sources: Iterable[Source]) -> list[tuple[int, Source]]:
    """(first slot, source), by slot. Two of the same hash: the second by name takes the next free place."""
    taken: dict[int, Source] = {}
    for source in sorted(sources, key=lambda s: s.identity):
        place = _hash(source.identity) % _SOURCES
        while place in taken:
            place = (place + 1) % _SOURCES
        taken[place] = source
    return [(place * PARTS_OF_SOURCE, taken[place]) for place in sorted(taken)]


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
