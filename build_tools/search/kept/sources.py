"""What is kept of each source, and what differs when another version of it comes."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from sqlite3 import Connection

from build_tools.search.blocks import PARTS_OF_SOURCE
from build_tools.search.index import Rows, is_word, kind_of
from build_tools.search.kept.tables import Files, Values
from build_tools.search.parts import hash_of, path_of, text_of, texts_file
from build_tools.search.postings import Postings, count_of
from build_tools.search.prepared import PreparedBlock, by_term
from build_tools.vietnamese.search_terms import folded


@dataclass
class Differences:
    """What changed sources mean for the rest of the index."""

    removed: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Term -> slots whose entries go."""
    added: Postings = field(default_factory=Postings)
    words: Counter[str] = field(default_factory=Counter)
    """Word -> how many records more have it."""
    are_blocks_others: bool = False
    """Whether blocks came, went, or have other numbers of records; otherwise only what stands in them changed."""

    def compare(self, slot: int, terms: str, records: bytes, new_terms: str, new_records: bytes, rows: str) -> None:
        """The terms of one block before and after, as a ``PreparedBlock`` has them."""
        if terms == new_terms and records == new_records:
            return
        before, after = by_term(terms, records), by_term(new_terms, new_records)
        gone = {term: own for term, own in before.items() if after.get(term) != own}
        fresh = {term: own for term, own in after.items() if before.get(term) != own} if before else after
        for term in gone:
            self.removed[term].add(slot)
        self.added.put(slot, fresh)
        if rows != "page":  # the guide shows what readers mistype; that makes it no word
            for sign, found in ((-1, gone), (1, fresh)):
                for term in filter(is_word, found):
                    self.words[folded(term)] += sign * count_of(found[term])


@dataclass(frozen=True)
class _KeptBlock:
    """A block as the tables have it."""

    count: int
    first_task: int
    digest: str
    terms: str
    records: bytes


class KeptBlocks:
    """The blocks of all sources."""

    def __init__(self, connection: Connection, files: Files, values: Values) -> None:
        self._connection, self._files, self._values = connection, files, values

    def read(self, first: int) -> tuple[PreparedBlock, ...]:
        """The blocks of the source at a slot, as they were prepared."""
        return tuple(
            PreparedBlock(text_of(self._files.read(_path(slot, own.digest))), own.count, own.first_task, own.terms, own.records)
            for slot, own in self._kept(first).items()
        )

    def _kept(self, first: int) -> dict[int, _KeptBlock]:
        """Slot -> block of a source."""
        rows = self._connection.execute(
            "SELECT slot, count, first_task, digest, terms, records FROM search_blocks JOIN search_terms USING (slot)"
            " WHERE slot BETWEEN ? AND ? ORDER BY slot",
            (first, first + PARTS_OF_SOURCE - 1),
        )
        return {
            slot: _KeptBlock(count, first_task, digest, zlib.decompress(terms).decode(), zlib.decompress(records))
            for slot, count, first_task, digest, terms, records in rows
        }

    def replace(self, first: int, rows: str, blocks: tuple[PreparedBlock, ...], found: Differences, *, is_new: bool = False) -> None:
        """Put these blocks in the place of those that stand at a slot; ``is_new`` where none do."""
        before = {} if is_new else self._kept(first)
        for number, block in enumerate(blocks):
            slot = first + number
            own = _KeptBlock(block.count, block.first_task, hash_of(block.text, 3), block.terms, block.records)
            old = before.pop(slot, None)
            if own != old:
                found.are_blocks_others |= old is None or (old.count, old.first_task) != (own.count, own.first_task)
                self._change_text(slot, own.digest, old, block.text)
                found.compare(slot, old.terms if old else "", old.records if old else b"", own.terms, own.records, rows)
                self._put(slot, kind_of(rows, number), own)
        found.are_blocks_others |= bool(before)
        for slot, old in before.items():
            found.compare(slot, old.terms, old.records, "", b"", rows)
            self._files.drop(_path(slot, old.digest))
            self._connection.execute("DELETE FROM search_blocks WHERE slot = ?", (slot,))
            self._connection.execute("DELETE FROM search_terms WHERE slot = ?", (slot,))

    def _change_text(self, slot: int, digest: str, old: _KeptBlock | None, text: bytes) -> None:
        if old and old.digest == digest:
            return
        self._files.add(texts_file(slot, digest, text))
        if old:
            self._files.drop(_path(slot, old.digest))

    def _put(self, slot: int, kind: int, own: _KeptBlock) -> None:
        row = (slot, kind, own.count, own.first_task, own.digest)
        self._connection.execute("INSERT OR REPLACE INTO search_blocks VALUES (?, ?, ?, ?, ?)", row)
        packed = (slot, zlib.compress(own.terms.encode(), 1), zlib.compress(own.records, 1))
        self._connection.execute("INSERT OR REPLACE INTO search_terms VALUES (?, ?, ?)", packed)

    def rows(self, *, are_others: bool) -> Rows:
        """The table of all blocks; only its hashes are gathered anew unless the blocks are others than at the last call."""
        kept = self._values.text("rows").split()
        if kept and not are_others:
            digests = self._connection.execute("SELECT digest FROM search_blocks ORDER BY slot").fetchall()
            hashes = bytearray.fromhex("".join(digest for (digest,) in digests))
            places, kinds, counts, tasks = (bytearray.fromhex(column[1:]) for column in kept)
            return Rows(places, kinds, counts, tasks, hashes, blocks=len(digests))
        rows, last = Rows(), -1
        for slot, kind, count, first_task, digest in self._connection.execute("SELECT * FROM search_blocks ORDER BY slot"):
            source = slot // PARTS_OF_SOURCE
            rows.put(slot, kind, count, first_task, digest, further=source == last)
            last = source
        columns = (rows.places, rows.kinds, rows.counts, rows.tasks)
        self._values.put("rows", " ".join(f"x{column.hex()}" for column in columns))
        return rows


def _path(slot: int, digest: str) -> str:
    return path_of(f"{slot:x}-{digest}")
