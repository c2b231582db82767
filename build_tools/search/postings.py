"""Where each term stands, collected block by block as bytes.

The bytes of a term, for each block that has it: the distance of its source's place from the last
one, doubled, with one more when the block is not its source's first and its part follows; then for
each record there the distance of its number from the last, how weighty the term is in it (1
to 7), and whether more records of the block follow. Numbers are variable-length, seven bits a byte.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from build_tools.search.blocks import PARTS_OF_SOURCE
from build_tools.vietnamese.letters import nfc
from build_tools.vietnamese.search_terms import Abbreviations, Term, pairs_and_singles, terms_of

LEVELS = 7
_SATURATION = 1.2
_USUAL_LENGTH = 100.0
"""Syllables of an item of usual length."""
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


def weights_of(words: Iterable[tuple[float, str]], abbreviations: Abbreviations) -> dict[str, int]:
    """Term, or two with a space between -> its weight from 1 to 7 in a record of these weighted texts."""
    found: defaultdict[str, float] = defaultdict(float)
    length = 0
    for weight, text in words:
        if not text:
            continue
        singles, pairs = pairs_and_singles(nfc(text), abbreviations)
        length += len(singles)
        for exact, _ in singles:
            found[exact] += weight
        for (first, _), (second, _) in pairs:
            found[f"{first} {second}"] += weight
    norm = _SATURATION * (0.6 + 0.4 * min(length / _USUAL_LENGTH, 4.0))
    return {term: level(count / (count + norm)) for term, count in found.items()}


def level(share: float) -> int:
    """A share from 0 to 1 as one of the seven levels."""
    return max(1, min(LEVELS, round(share * LEVELS)))


def number_terms(number: str, kind_name: str, year: str, abbreviations: Abbreviations) -> set[str]:
    """Terms by which a number is found: ``#98``, and ``#98`` with each of its year, codes, codes as one word, and type.

    The year is said whether or not the number has it: chỉ thị 35 năm 2024.
    """
    terms = terms_of(number)
    if not terms or not terms[0][0][0].isdigit():
        return set()
    first = f"#{terms[0][0]}"
    _, pairs = pairs_and_singles(nfc(number), abbreviations)
    said = {term for pair in pairs for term in pair} - {terms[0]}
    keys = {_type_key(kind_name), *(key for _, key in said), *_joined(terms), *filter(None, [year])}
    return {first, *(f"{first} {key}" for key in keys)}


def date_terms(day: date, kind_name: str) -> set[str]:
    """Terms by which what was issued on a day is found: ``#24.6.2023``, and the same with its type."""
    first = f"#{day.day}.{day.month}.{day.year}"
    return {first, f"{first} {_type_key(kind_name)}"}


def _type_key(kind_name: str) -> str:
    return "".join(key for _, key in terms_of(kind_name))


def _joined(terms: list[Term]) -> Iterator[str]:
    letters = [key for exact, key in terms[1:] if not exact[0].isdigit()]
    if len(letters) > 1:
        yield "".join(letters)


@dataclass
class Postings:
    """All lists, growing. Blocks come in the order of their slots."""

    def __post_init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._last = array("q")
        self._counts = array("i")
        self._data: list[bytes | bytearray] = []

    def add(self, slot: int, weights: Iterable[tuple[int, Mapping[str, int]]]) -> None:
        """The terms of a block: (number of the record in the block, term -> weight), by number."""
        of_block: dict[str, list[tuple[int, int]]] = {}
        for number, found in weights:
            for term, weight in found.items():
                of_block.setdefault(term, []).append((number, weight))
        for term, entries in of_block.items():
            self._append(term, slot, entries)

    def _append(self, term: str, slot: int, entries: list[tuple[int, int]]) -> None:
        at = self._numbers.setdefault(term, len(self._numbers))
        if at == len(self._data):
            self._last.append(0)
            self._counts.append(0)
            self._data.append(b"")
        out = bytearray()
        put_entries(out, self._last[at], slot, entries)
        data = self._data[at]
        if isinstance(data, bytearray) or len(data) < _SMALL:
            data += out
        else:
            data = bytearray(data) + out
        self._data[at] = data
        self._last[at] = slot
        self._counts[at] += len(entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, term: str) -> tuple[int, bytes | bytearray]:
        """(number of records, bytes) of a term."""
        at = self._numbers[term]
        return self._counts[at], self._data[at]


def put_entries(out: bytearray, last_slot: int, slot: int, entries: list[tuple[int, int]]) -> None:
    """The entry of one block: (record, weight) by record, as the module's words say."""
    place, part = divmod(slot, PARTS_OF_SOURCE)
    put_number(out, (place - last_slot // PARTS_OF_SOURCE) << 1 | (part > 0))
    if part:
        put_number(out, part)
    last = -1
    for at, (number, weight) in enumerate(entries):
        more = at + 1 < len(entries)
        put_number(out, (number - last - 1) << 4 | weight << 1 | more)
        last = number


def read_entries(data: bytes | bytearray) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """(slot, [(record, weight)]) of each block in a list."""
    place = 0
    numbers = read_numbers(data)
    for distance in numbers:
        place += distance >> 1
        slot = place * PARTS_OF_SOURCE + (next(numbers) if distance & 1 else 0)
        entries: list[tuple[int, int]] = []
        number = -1
        more = True
        while more:
            value = next(numbers)
            number += (value >> 4) + 1
            entries.append((number, value >> 1 & 7))
            more = bool(value & 1)
        yield slot, entries


def strongest(data: bytes | bytearray, limit: int) -> tuple[tuple[int, bytes], tuple[int, bytes]]:
    """A list cut in two: the ``limit`` weightiest entries (earlier slots first among equals), and the rest; each with its number."""
    counts = Counter(weight for _, entries in read_entries(data) for _, weight in entries)
    least, room = LEVELS, limit
    while least > 0 and counts[least] <= room:
        room -= counts[least]
        least -= 1
    halves = (bytearray(), bytearray())
    lasts, numbers = [0, 0], [0, 0]
    for slot, entries in read_entries(data):
        cut: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for entry in entries:
            take = entry[1] > least or (entry[1] == least and room > 0)
            room -= entry[1] == least and take
            cut[0 if take else 1].append(entry)
        for half in (0, 1):
            if cut[half]:
                put_entries(halves[half], lasts[half], slot, cut[half])
                lasts[half] = slot
                numbers[half] += len(cut[half])
    return (numbers[0], bytes(halves[0])), (numbers[1], bytes(halves[1]))
