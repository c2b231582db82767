"""A long list of entries cut in two: the weightiest, which a search reads at once, and the rest.

Lists have millions of entries, so bytes are looked at by the functions of the language where that can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from build_tools.search.blocks import PARTS_OF_SOURCE
from build_tools.search.postings import ENTRY, LEVELS, number_bytes, number_of, read_numbers, read_records, records_bytes

Entry = tuple[bytes, bytes, bytes, bytes]
"""What ``ENTRY`` finds of one block."""
_FURTHER_BYTES = re.compile(rb"(?<=[\x80-\xff]).", re.DOTALL)
"""All bytes of a number but the first, which says the weight."""
_WEIGHTS = bytes(byte >> 1 & 7 for byte in range(256))
_LIGHT = {least: bytes(byte for byte in range(128) if byte >> 1 & 7 <= least) for least in range(-1, LEVELS + 1)}
"""Weight -> the records of one byte that are no weightier."""


class Halves(NamedTuple):
    """Two lists, each with its last slot."""

    head: tuple[bytes, int]
    tail: tuple[bytes, int]


def levels_of(entries: Iterable[Entry]) -> tuple[int, ...]:
    """How many records of a list have each weight, from 0 to 7."""
    records = b"".join([entry[3] for entry in entries])
    weights = _FURTHER_BYTES.sub(b"", records).translate(_WEIGHTS)
    return tuple(weights.count(level) for level in range(LEVELS + 1))


def least_taken(levels: Sequence[int], limit: int) -> tuple[int, int]:
    """The weight of which only some are among the ``limit`` weightiest, and how many of them; ``levels`` as ``levels_of`` counts."""
    least, room = LEVELS, limit
    while least > 0 and levels[least] <= room:
        room -= levels[least]
        least -= 1
    return least, room


def strongest(data: bytes | bytearray, limit: int) -> tuple[tuple[int, bytes], tuple[int, bytes]]:
    """A list cut in two: the ``limit`` weightiest entries (earlier slots first among equals), and the rest; each with its number."""
    entries = ENTRY.findall(data)
    levels = levels_of(entries)
    (head, _), (tail, _) = halves_of(entries, levels, *least_taken(levels, limit))
    count = sum(levels)
    return (min(limit, count), head), (max(0, count - limit), tail)


def halves_of(entries: Iterable[Entry], levels: Sequence[int], least: int, room: int) -> Halves:
    """What is weightier than ``least``, with the first ``room`` records of that weight, and the rest.

    ``levels`` counts the records of these entries. Bytes stay as they are where the entry before went into the same half.
    """
    is_even = room == 0 or room >= levels[least]  # all or none of the weight: what is taken of a block does not depend on others
    least -= is_even and room > 0
    heads: list[bytes] = []
    tails: list[bytes] = []
    place = head_place = tail_place = 0
    head_part = tail_part = b""
    for first, further, part, records in entries:
        step = first or further
        before = place
        place += number_of(step) >> 1
        if is_even:
            head, tail = _cut_records(records, least)
        else:
            head, tail, room = _cut_some(records, least, room)
            is_even = not room
        if head:
            heads += (step if head_place == before else number_bytes(place - head_place << 1 | (not first)), part, head)
            head_place, head_part = place, part
        if tail:
            tails += (step if tail_place == before else number_bytes(place - tail_place << 1 | (not first)), part, tail)
            tail_place, tail_part = place, part
    return Halves((b"".join(heads), slot_of(head_place, head_part)), (b"".join(tails), slot_of(tail_place, tail_part)))


def slot_of(place: int, part: bytes) -> int:
    """Of a source's place and what an entry says of the part."""
    return place * PARTS_OF_SOURCE + (number_of(part) if part else 0)


def _cut_records(records: bytes, least: int) -> tuple[bytes, bytes]:
    """A block's records in two: those weightier than ``least``, and the rest."""
    if records.isascii():  # a byte for each
        heavy = records.translate(None, _LIGHT[least])
        if not heavy:
            return b"", records
        if len(heavy) == len(records):
            return records, b""
    heads: list[int] = []
    tails: list[int] = []
    number = last_head = last_tail = -1
    for value in records if records.isascii() else read_numbers(records):
        number += (value >> 4) + 1
        if value >> 1 & 7 > least:
            heads.append((number - last_head - 1) << 4 | value & 14 | 1)
            last_head = number
        else:
            tails.append((number - last_tail - 1) << 4 | value & 14 | 1)
            last_tail = number
    return _written(heads), _written(tails)


def _written(values: list[int]) -> bytes:
    """The values of records, each with the sign that another follows; the last has it taken away."""
    if not values:
        return b""
    values[-1] ^= 1
    return bytes(values) if max(values) < 128 else b"".join(map(number_bytes, values))


def _cut_some(records: bytes, least: int, room: int) -> tuple[bytes, bytes, int]:
    """The same where up to ``room`` records of the weight ``least`` go with the weightier ones; and the room left."""
    halves: tuple[list[int], list[int]] = ([], [])
    for number, weight in read_records(records):
        take = weight > least or (weight == least and room > 0)
        room -= weight == least and take
        halves[0 if take else 1].append(number << 3 | weight)
    head, tail = (records_bytes(half) if half else b"" for half in halves)
    return head, tail, room
