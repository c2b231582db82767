"""Files of terms kept from build to build: those with changed terms are made anew, and others only where a boundary moved."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from sqlite3 import Connection

from build_tools.search import parts
from build_tools.search.kept.common import CommonLists, Cut
from build_tools.search.kept.lists import changed_list, changes_of
from build_tools.search.kept.tables import Files
from build_tools.search.parts import Line, Shard, TermEntry, entries_of_line, line_of, path_of, read_shard, tails_of
from build_tools.search.postings import Postings
from build_tools.vietnamese.search_terms import folded


class KeptShards:
    """All files of terms, by their first keys."""

    def __init__(self, connection: Connection, files: Files) -> None:
        self._connection, self._files = connection, files
        self._common = CommonLists(connection)

    def entries(self) -> list[tuple[str, str]]:
        """(first key, name) of each, by key."""
        return list(self._connection.execute("SELECT first, name FROM search_shards ORDER BY first"))

    def update(self, removed: Mapping[str, Collection[int]], added: Postings) -> None:
        """Take the entries of some slots out of the lists of terms, and put others in."""
        changed = sorted((folded(term), term) for term in removed.keys() | set(added))
        old = self.entries()
        if old:
            _Recutting(self, old, removed, added).run(changed)
        else:
            self._write(self._first(changed, added))

    def _first(self, terms: Iterable[tuple[str, str]], added: Postings) -> Iterator[tuple[str, Line]]:
        for key, group in groupby(terms, key=lambda pair: pair[0]):
            yield key, line_of(self.entry(term, *added.of(term)) for _, term in group)

    def _write(self, lines: Iterable[tuple[str, Line]]) -> None:
        shard = Shard()
        for key, line in lines:
            if shard.is_full(key):
                self.close(shard)
                shard = Shard()
            shard.take(key, line)
        if shard.lines:
            self.close(shard)

    def close(self, shard: Shard) -> None:
        """Keep a file that is complete."""
        name, artifact = shard.part()
        self._files.add(artifact)
        self._connection.execute("INSERT INTO search_shards VALUES (?, ?)", (shard.first, name))

    def open(self, first: str, name: str) -> dict[str, Line]:
        """Take a file apart: key -> its line."""
        found = dict(read_shard(self._files.read(path_of(name))))
        self._files.drop(path_of(name))
        self._connection.execute("DELETE FROM search_shards WHERE first = ?", (first,))
        return found

    def entry(self, term: str, count: int, data: bytes | bytearray) -> TermEntry:
        """A term with a list that was not cut."""
        if count <= parts.HEAD:
            return parts.whole_entry(term, count, data)
        return self._cut_entry(term, self._common.begin(term, data, parts.HEAD))

    def changed(self, term: str, old: TermEntry, removed: Collection[int], added: bytes | bytearray) -> TermEntry | None:
        """A term's entry after a change; None when no record has it any more."""
        said, data = old
        count = int(said.split(",", 2)[1])
        if count <= parts.HEAD:
            left, more = changed_list(data, changes_of(removed, added))
            return self.entry(term, count + more, left) if left else None
        for name in tails_of(said):
            self._files.drop(path_of(name))
        cut = self._common.change(term, changes_of(removed, added), parts.HEAD)
        if cut.count > parts.HEAD:
            return self._cut_entry(term, cut)
        whole = self._common.end(term)
        return parts.whole_entry(term, cut.count, whole) if whole else None

    def _cut_entry(self, term: str, cut: Cut) -> TermEntry:
        said, data, tails = parts.cut_entry(term, cut.count, cut.head, cut.rest, cut.tail)
        for artifact in tails:
            self._files.add(artifact)
        return said, data


class _Recutting:
    """One change to files that are there. ``old`` holds (first key, name) of each, by key."""

    def __init__(self, shards: KeptShards, old: list[tuple[str, str]], removed: Mapping[str, Collection[int]], added: Postings) -> None:
        self._shards, self._old = shards, old
        self._removed, self._added = removed, added
        self._changes: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)

    def run(self, changed: Iterable[tuple[str, str]]) -> None:
        """Make anew whatever has one of these (key, term)."""
        firsts = [first for first, _ in self._old]
        for key, term in changed:
            at = max(0, bisect_right(firsts, key) - 1)
            self._changes[at].append((key, term))
            if at and firsts[at] == key and term in self._removed:
                self._changes[at - 1] += ()  # when the key is gone, another says where the file before ends
        done = 0
        for start in sorted(self._changes):
            if start >= done:
                done = self._from(start)

    def _from(self, start: int) -> int:
        """Make files from this one on until one begins where it began before and has no change. Returns its number."""
        shard, at = Shard(), start
        while at < len(self._old):
            if at > start and at not in self._changes and (not shard.lines or shard.is_full(self._old[at][0])):
                break
            for key, line in self._lines(at):
                if shard.is_full(key):
                    self._shards.close(shard)
                    shard = Shard()
                shard.take(key, line)
            at += 1
        if shard.lines:
            self._shards.close(shard)
        return at

    def _lines(self, at: int) -> Iterator[tuple[str, Line]]:
        lines = self._shards.open(*self._old[at])
        for key, terms in groupby(self._changes.get(at, ()), key=lambda pair: pair[0]):
            left = self._entries(lines.get(key), [term for _, term in terms])
            if left:
                lines[key] = line_of(left)
            else:
                lines.pop(key, None)
        yield from sorted(lines.items())

    def _entries(self, old: Line | None, terms: Iterable[str]) -> list[TermEntry]:
        entries: dict[str, TermEntry | None] = {own[0].partition(",")[0]: own for own in entries_of_line(old)} if old else {}
        for term in terms:
            before = entries.get(term)
            added = self._added.of(term) if term in self._added else (0, b"")
            if before:
                entries[term] = self._shards.changed(term, before, self._removed.get(term, ()), added[1])
            else:
                entries[term] = self._shards.entry(term, *added)
        return [entry for _, entry in sorted(entries.items()) if entry]
