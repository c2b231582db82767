"""Where each term stands, collected block by block as bytes.

The bytes of a term, for each block that has it: the distance of its source's place from the last
one, doubled, with one more when the block is not its source's first and its part follows; then for
each record there the distance of its number from the last, how weighty the term is in it (1
to 7), and whether more records of the block follow. Numbers are variable-length, seven bits a byte.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from build_tools.search.blocks import PARTS_OF_SOURCE

LEVELS = 7
_SMALL = 48
"""Bytes up to which a term's list is kept as immutable bytes, which most are for ever."""


def put_number(out: bytearray, value: int) -> None:
    """Append a number in seven bits a byte, the lowest first; the high bit says that more follow."""
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def read_numbers(data: bytes | bytearray) -> Iterator[int]:
    """The numbers that ``put_number`` wrote."""
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            yield value
            value = shift = 0


def number_bytes(value: int) -> bytes:
    """A number as ``put_number`` writes it."""
    if value < len(_NUMBERS):
        return _NUMBERS[value]
    if value < 1 << 14:
        return bytes((value & 127 | 128, value >> 7))
    if value < 1 << 21:
        return bytes((value & 127 | 128, value >> 7 & 127 | 128, value >> 14))
    return bytes((value & 127 | 128, value >> 7 & 127 | 128, value >> 14 & 127 | 128)) + number_bytes(value >> 21)


_NUMBERS = tuple(bytes((value,)) if value < 128 else bytes((value & 127 | 128, value >> 7)) for value in range(1024))


class Postings:
    """All lists, growing. Blocks come in the order of their slots."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._last: list[int] = []
        self._counts = array("i")
        self._data: list[bytes | bytearray] = []

    def add(self, slot: int, weights: Iterable[tuple[int, Mapping[str, int]]]) -> None:
        """The terms of a block: (number of the record in the block, term -> weight), by number."""
        self.put(slot, records_by_term(weights))

    def append(self, term: str, slot: int, entries: Iterable[tuple[int, int]]) -> None:
        """The records of a block that have a term: (number, weight), by number."""
        self.put(slot, {term: records_bytes([number << 3 | weight for number, weight in entries])})

    def put(self, slot: int, found: Mapping[str, bytes]) -> None:
        """The terms of a block: term -> its records as ``records_bytes`` writes them."""
        place, number = divmod(slot, PARTS_OF_SOURCE)
        further, part = int(number > 0), number_bytes(number) if number else b""
        first = number_bytes(place << 1 | further) + part
        heads: dict[int, bytes] = {}  # few are different: most terms of a block stood last in the same ones
        numbers, lasts, counts, lists = self._numbers, self._last, self._counts, self._data
        for term, records in found.items():
            at = numbers.setdefault(term, len(lists))
            if at == len(lists):
                lasts.append(place)
                lists.append(first + records)
                counts.append(1 if len(records) == 1 else count_of(records))
                continue
            distance = place - lasts[at]
            head = heads.get(distance)
            if head is None:
                head = heads[distance] = number_bytes(distance << 1 | further) + part
            own = head + records
            data = lists[at]
            if isinstance(data, bytearray):
                data += own
            else:
                lists[at] = data + own if len(data) < _SMALL else bytearray(data) + own
            lasts[at] = place
            counts[at] += 1 if len(records) == 1 else count_of(records)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, term: str) -> bool:
        return term in self._numbers

    def of(self, term: str) -> tuple[int, bytes | bytearray]:
        """(number of records, bytes) of a term."""
        at = self._numbers[term]
        return self._counts[at], self._data[at]


def records_by_term(weights: Iterable[tuple[int, Mapping[str, int]]]) -> dict[str, bytes]:
    """Term -> the records of a block that have it, as ``records_bytes`` writes them."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in weights:
        shifted = number << 3
        for term, weight in own.items():
            found[term].append(shifted | weight)
    return {term: number_bytes(codes[0] << 1) if len(codes) == 1 else records_bytes(codes) for term, codes in found.items()}


def records_bytes(codes: list[int]) -> bytes:
    """Records of one block, each its number times eight and its weight, by number; as the module's words say."""
    last, out = -8, []
    for code in codes:
        out.append((code - last - 8 & -8 | code & 7) << 1 | 1)
        last = code & -8
    out[-1] ^= 1
    return b"".join(map(number_bytes, out))


def place_bytes(last_slot: int, slot: int) -> bytes:
    """What stands before the records of a block: how far it is from the last."""
    distance = slot // PARTS_OF_SOURCE - last_slot // PARTS_OF_SOURCE
    part = slot % PARTS_OF_SOURCE
    return number_bytes(distance << 1 | 1) + number_bytes(part) if part else number_bytes(distance << 1)


_CONTINUED = bytes(range(128, 256))


def count_of(records: bytes) -> int:
    """How many records ``records_bytes`` wrote: each ends with a byte below 128."""
    return len(records.translate(None, _CONTINUED))


def put_entries(out: bytearray, last_slot: int, slot: int, entries: Iterable[tuple[int, int]]) -> None:
    """The entry of one block: (record, weight) by record, as the module's words say."""
    out += place_bytes(last_slot, slot)
    out += records_bytes([number << 3 | weight for number, weight in entries])


def _class(parity: int, first: int) -> bytes:
    return b"[" + b"".join(re.escape(bytes([byte])) for byte in range(first, first + 128) if byte & 1 == parity) + b"]"


_CONTINUATION = rb"[\x80-\xff]*[\x00-\x7f]"
_EVEN, _ODD = (rb"(?:" + _class(n, 0) + rb"|" + _class(n, 128) + _CONTINUATION + rb")" for n in (0, 1))
_RECORDS = _ODD + rb"*" + _EVEN
"""Records of a block: as long as a number is odd, more follow."""
_RECORDS_OF_TERM = re.compile(_RECORDS, re.DOTALL)
ENTRY = re.compile(rb"(?:(" + _EVEN + rb")|(" + _ODD + rb")(" + _CONTINUATION + rb"))(" + _RECORDS + rb")", re.DOTALL)
"""Distance from the last place of a first block; of a further block, and which; the records."""


def split_records(data: bytes) -> list[bytes]:
    """What ``records_bytes`` wrote for one term after the other."""
    return _RECORDS_OF_TERM.findall(data)


def entries_of(data: bytes | bytearray) -> Iterator[tuple[int, bytes]]:
    """(slot, records as ``records_bytes`` writes them) of each block in a list."""
    place = 0
    for first, further, part, records in ENTRY.findall(data):
        if first:
            place += number_of(first) >> 1
            yield place * PARTS_OF_SOURCE, records
        else:
            place += number_of(further) >> 1
            yield place * PARTS_OF_SOURCE + number_of(part), records


@lru_cache(maxsize=1 << 14)
def number_of(data: bytes) -> int:
    """The number that these bytes are; the same distances stand in the lists of many terms."""
    if len(data) == 1:
        return data[0]
    if len(data) == 2:
        return data[0] & 127 | data[1] << 7
    return data[0] & 127 | (data[1] & 127) << 7 | number_of(data[2:]) << 14


def read_records(records: bytes) -> list[tuple[int, int]]:
    """(record, weight) of each, by record."""
    number, found = -1, []
    for value in records if records.isascii() else read_numbers(records):
        number += (value >> 4) + 1
        found.append((number, value >> 1 & 7))
    return found


def read_entries(data: bytes | bytearray) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """(slot, [(record, weight)]) of each block in a list."""
    for slot, records in entries_of(data):
        yield slot, read_records(records)
