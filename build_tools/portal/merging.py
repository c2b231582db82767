"""The indexes of many sites as one, in the form that every site's own search reads.

Nothing is analysed again: lists of terms are taken as they are and their blocks given new places. Each site has a range
of places of its own, found by the hash of its address, so that a site that changes or joins moves no other.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from build_tools.federation import Inventory
from build_tools.portal.duplicates import Duplicates
from build_tools.portal.shards import Row, ShardError, SiteIndex, Terms, last_record
from build_tools.rendering.page import Artifact
from build_tools.search.blocks import PARTS_OF_SOURCE
from build_tools.search.index import Rows, closing_files, is_word
from build_tools.search.parts import base64, hash_of, texts_file
from build_tools.search.postings import Postings, put_number, read_records, records_bytes
from build_tools.vietnamese.letters import fold

PLACES_OF_SITE = 1 << 16
MOST_SITES = 1 << 14
"""Together they stay below 2^30: readers count distances in 32 bits, one of them a mark and one a sign."""
_ADDRESS, _PATH = 2, 4
"""Where a record has its address and its path."""


@dataclass(frozen=True)
class _Moved:
    """Where a block went, and which of its records are left: number there -> number here; None where all are."""

    slot: int
    numbers: dict[int, int] | None


class _Columns:
    """Year, locality and site of every record, as ``search/columns`` writes them."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, int]] = {"year": {}, "locality": {}, "site": {}}
        self._names: dict[str, str] = {}
        self._data = {name: bytearray() for name in self._values}

    def put(self, column: str, value: str, name: str) -> None:
        data, values = self._data[column], self._values[column]
        put_number(data, 1 if value else 0)
        if value:
            put_number(data, values.setdefault(value, len(values)))
            self._names.setdefault(f"{column} {value}", name)

    def data(self) -> Iterator[tuple[str, object]]:
        for column, values in self._values.items():
            named = [[value, self._names[f"{column} {value}"]] for value in values]
            yield column, [named, base64(bytes(self._data[column])), []]


class Merger:
    """Takes sites one after the other, in the order of their places; then gives the files of all."""

    def __init__(self, inventories: Iterable[Inventory]) -> None:
        self._duplicates = Duplicates(inventories)
        self._postings, self._rows, self._columns = Postings(), Rows(), _Columns()
        self._abbreviations: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.records = 0

    @staticmethod
    def places(bases: Iterable[str]) -> dict[str, int]:
        """Address of a site -> its range of places, in order; of two with one hash the second by name takes the next free one."""
        taken: dict[int, str] = {}
        for base in sorted(bases):
            at = int.from_bytes(hashlib.blake2b(base.encode(), digest_size=4).digest(), "big") % MOST_SITES
            while at in taken:
                at = (at + 1) % MOST_SITES
            taken[at] = base
        return {taken[at]: at for at in sorted(taken)}

    def take(self, place: int, name: str, base: str, inventory: Inventory, index: SiteIndex) -> list[Artifact]:
        """The texts of a site. Raises ShardError before anything of it is in the index, so that a bad site leaves no trace."""
        terms = list(index.terms())
        texts = [index.texts(row) if row.rows != "page" else ([], []) for row in index.rows]
        if len(index.rows) > PLACES_OF_SITE:
            raise ShardError("trang quá lớn để gộp")
        check_terms(terms, index.rows)
        entries = {entry.address: entry for entry in inventory.entries}
        moved: dict[int, _Moved] = {}
        files = []
        source, rank, part = -1, -1, 0
        for number, (row, (strings, records)) in enumerate(zip(index.rows, texts, strict=True)):
            kept = [n for n, r in enumerate(records) if row.rows == "document" or self._duplicates.is_new(r, strings, entries, base)]
            if not kept:
                continue
            is_further = row.slot // PARTS_OF_SOURCE == source
            rank, part = (rank, part + 1) if is_further else (rank + 1, 0)
            source = row.slot // PARTS_OF_SOURCE
            slot = (place * PLACES_OF_SITE + rank) * PARTS_OF_SOURCE + part
            moved[row.slot] = _Moved(slot, None if len(kept) == row.count else {old: new for new, old in enumerate(kept)})
            text = _texts(strings, [records[n] for n in kept], name, base)
            digest = hash_of(text, 3)
            files.append(texts_file(slot, digest, text))
            self._rows.put(slot, row.kind, len(kept), min(row.first_task, len(kept)), digest, further=is_further)
            self._put_columns(index, number, row, kept, name, base)
            self.records += len(kept)
        self._put_terms(terms, moved)
        for short, meanings in index.abbreviations:
            self._abbreviations[short].update(dict.fromkeys(meanings))
        return files

    def _put_columns(self, index: SiteIndex, number: int, row: Row, kept: list[int], name: str, base: str) -> None:
        for record in kept[:1] if row.rows == "document" else kept:
            for column, (names, values) in index.columns.items():
                value = values[number][0 if row.rows == "document" else record]
                said = names[value] if value >= 0 else ""
                self._columns.put(column, fold(said).replace(" ", "-"), said)
            self._columns.put("site", base, name)

    def _put_terms(self, terms: Terms, moved: dict[int, _Moved]) -> None:
        of_block: dict[int, dict[str, bytes]] = {to.slot: {} for to in moved.values()}
        for term, blocks in terms:
            for slot, records in blocks:
                if (to := moved.get(slot)) is None:
                    continue
                if (numbers := to.numbers) is None:
                    of_block[to.slot][term] = records
                elif own := [numbers[number] << 3 | weight for number, weight in read_records(records) if number in numbers]:
                    of_block[to.slot][term] = records_bytes(own)
        for slot, found in sorted(of_block.items()):
            self._postings.put(slot, found)

    def files(self) -> Iterator[Artifact]:
        """All that is no text: lists, words, columns, root."""
        vocabulary: Counter[str] = Counter()
        for term in self._postings:
            if is_word(term):
                vocabulary[fold(term)] += self._postings.of(term)[0]
        said = [(short, tuple(meanings)) for short, meanings in sorted(self._abbreviations.items())]
        yield from closing_files(self._postings, self._rows, self._columns.data(), vocabulary, said)


def check_terms(terms: Terms, rows: tuple[Row, ...]) -> None:
    """Raises ShardError where a list leads to a record that no block has."""
    counts = {row.slot: row.count for row in rows}
    for term, blocks in terms:
        if not term or any(last_record(records) >= counts.get(slot, 0) for slot, records in blocks):
            raise ShardError(f"từ “{term[:40]}” dẫn đến kết quả không có")


def _texts(strings: list[str], records: list[list[Any]], name: str, base: str) -> bytes:
    """What results show, with whole addresses and the name of the site before all other places."""
    own = [*strings, name]
    moved = []
    for record in records:
        copy = list(record)
        copy[_ADDRESS] = base + record[_ADDRESS]
        copy[_PATH] = [len(strings), *record[_PATH]]
        moved.append(copy)
    return json.dumps([own, moved], ensure_ascii=False, separators=(",", ":")).encode()
