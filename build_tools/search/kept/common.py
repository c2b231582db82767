"""Lists of very common terms, in segments: an edit reads one or two of them, and the others keep how they were cut.

Such a list is cut into its weightiest entries, read at once, and the rest (``postings.strongest``). Where the cut goes
follows from how many entries of each weight there are; a segment is cut anew only where that or its own content changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from sqlite3 import Connection

from build_tools.search.kept.lists import changed_list, encoded, joined
from build_tools.search.postings import LEVELS, cut_records, entries_of, least_taken, levels_of

SEGMENT = 2_000
"""Bytes of a segment; one of more than twice as many is cut in pieces."""
_UNCUT = -1


@dataclass(frozen=True)
class _Segment:
    """A stretch of a list that begins as if nothing were before it, how many entries of each weight it has, and its two halves.

    ``least`` and ``taken`` say how it was cut: what is weightier than ``least``, and this many of the same weight, is its head.
    """

    first: int
    last: int
    data: bytes
    levels: tuple[int, ...]
    least: int = _UNCUT
    taken: int = 0
    head: tuple[bytes, int] = (b"", 0)
    """(list, its last slot), as of the tail."""
    tail: tuple[bytes, int] = (b"", 0)

    def cut(self, least: int, taken: int) -> _Segment:
        if (self.least, self.taken) == (least, taken):
            return self
        halves: tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]] = ([], [])
        room = taken
        for slot, records in entries_of(self.data):
            head, tail, room = cut_records(records, least, room)
            if head:
                halves[0].append((slot, head))
            if tail:
                halves[1].append((slot, tail))
        head_list, tail_list = ((encoded(half), half[-1][0] if half else 0) for half in halves)
        return replace(self, least=least, taken=taken, head=head_list, tail=tail_list)


@dataclass(frozen=True)
class Cut:
    """A list in two: number of all entries, what is read at once, number and list of the rest."""

    count: int
    head: bytes
    rest: int
    tail: bytes


class CommonLists:
    """The lists of all terms that are more common than a limit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, term: str, data: bytes | bytearray, limit: int) -> Cut:
        """Keep the whole list of a term that became common."""
        return self._cut(term, [], list(_pieces(list(entries_of(data)))), limit)

    def change(self, term: str, changes: Iterable[tuple[int, bytes]], limit: int) -> Cut:
        """With other entries at some slots, or without any."""
        kept = self._segments(term)
        firsts = [segment.first for segment in kept]
        of_segment: defaultdict[int, list[tuple[int, bytes]]] = defaultdict(list)
        for change in changes:
            of_segment[max(0, bisect_right(firsts, change[0]) - 1)].append(change)
        segments: list[_Segment] = []
        for number, segment in enumerate(kept):
            if number in of_segment:
                segments += _pieces(list(entries_of(changed_list(segment.data, of_segment[number])[0])))
            else:
                segments.append(segment)
        return self._cut(term, kept, segments, limit)

    def end(self, term: str) -> bytes:
        """The whole list of a term that is common no more; it is forgotten."""
        segments = self._segments(term)
        self._connection.execute("DELETE FROM search_segments WHERE term = ?", (term,))
        return joined((segment.data, segment.last) for segment in segments)

    def _cut(self, term: str, kept: Iterable[_Segment], segments: list[_Segment], limit: int) -> Cut:
        totals = [sum(counts) for counts in zip(*(segment.levels for segment in segments), strict=True)] or [0] * (LEVELS + 1)
        least, room = least_taken(totals, limit)
        count = sum(totals)
        result: list[_Segment] = []
        for segment in segments:
            taken = min(room, segment.levels[least])
            room -= taken
            result.append(segment.cut(least, taken))
        self._keep(term, kept, result)
        rest = max(0, count - limit)
        return Cut(count, joined(segment.head for segment in result), rest, joined(segment.tail for segment in result))

    def _segments(self, term: str) -> list[_Segment]:
        rows = self._connection.execute(
            "SELECT first, last, data, levels, least, taken, head, head_last, tail, tail_last"
            " FROM search_segments WHERE term = ? ORDER BY first",
            (term,),
        )
        return [
            _Segment(first, last, data, tuple(map(int, levels.split())), least, taken, (head, head_last), (tail, tail_last))
            for first, last, data, levels, least, taken, head, head_last, tail, tail_last in rows
        ]

    def _keep(self, term: str, before: Iterable[_Segment], after: Iterable[_Segment]) -> None:
        same = {id(segment) for segment in before}
        firsts = {segment.first for segment in after}
        self._connection.executemany(
            "DELETE FROM search_segments WHERE term = ? AND first = ?", [(term, s.first) for s in before if s.first not in firsts]
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO search_segments (term, first, last, data, levels, least, taken, head, head_last, tail, tail_last)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (term, s.first, s.last, s.data, " ".join(map(str, s.levels)), s.least, s.taken, *s.head, *s.tail)
                for s in after
                if id(s) not in same
            ),
        )


def _pieces(entries: list[tuple[int, bytes]]) -> Iterator[_Segment]:
    """Entries by slot as segments; as many as make none too large."""
    total = sum(len(records) + 2 for _, records in entries)
    at = 0
    for number in range(count := max(1, total // SEGMENT)):
        size, end = 0, at
        while end < len(entries) and (number == count - 1 or size < total // count):
            size += len(entries[end][1]) + 2
            end += 1
        if own := entries[at:end]:
            yield _Segment(own[0][0], own[-1][0], encoded(own), levels_of(own))
        at = end
