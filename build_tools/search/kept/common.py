"""Lists of very common terms, in segments: an edit reads one or two of them, and the others keep how they were cut.

Such a list is cut into its weightiest entries, read at once, and the rest (``search/strongest``). Where the cut goes
follows from how many entries of each weight there are; a segment is cut anew only where that or its own content changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from sqlite3 import Connection

from build_tools.search.kept.lists import changed_list, joined
from build_tools.search.postings import ENTRY, LEVELS, number_bytes, number_of
from build_tools.search.strongest import Entry, halves_of, least_taken, levels_of, slot_of

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
        head, tail = halves_of(ENTRY.findall(self.data), self.levels, least, taken)
        return replace(self, least=least, taken=taken, head=head, tail=tail)


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
        return self._cut(term, [], list(_pieces(data)), limit)

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
                segments += _pieces(changed_list(segment.data, of_segment[number])[0])
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


def _pieces(data: bytes | bytearray) -> Iterator[_Segment]:
    """A list as segments; as many as make none too large. Of each only the first place is written anew."""
    entries: list[Entry] = ENTRY.findall(data)
    size = -(-len(entries) // max(1, len(data) // SEGMENT))
    place = 0
    for at in range(0, len(entries), max(1, size)):
        own = entries[at : at + size]
        first_place = place + (number_of(own[0][0] or own[0][1]) >> 1)
        place += sum(number_of(first or further) >> 1 for first, further, _, _ in own)
        begin = number_bytes(first_place << 1 | (not own[0][0]))
        text = b"".join((begin, *own[0][2:], *chain.from_iterable(own[1:])))
        yield _Segment(slot_of(first_place, own[0][2]), slot_of(place, own[-1][2]), text, levels_of(own))
