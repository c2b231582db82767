"""By what results can be narrowed: a file for each property, read when a reader first asks for it.

A column lists, for every record in the order of the blocks, how many values it has and which, as
numbers into the column's list of (id, name). Whole documents have one entry per block instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.link import Site
from build_tools.rendering.instrument_name import name_of_target
from build_tools.search.blocks import Block
from build_tools.search.parts import base64
from build_tools.search.postings import number_bytes, put_number, read_numbers
from build_tools.search.records import Record
from build_tools.vocabularies import ROLES

OF_BLOCK = ("document", "year", "locality")
"""Columns that say the same of every record of a document's block."""
OF_RECORD = ("body", "instrument")
COLUMNS = (*OF_BLOCK, *OF_RECORD)
WITH_ROLES = frozenset({"body"})
_ROLE_ORDER = list(ROLES)


class Value(NamedTuple):
    """Something by which results can be narrowed."""

    id: str
    name: str


@dataclass(frozen=True)
class OwnColumn:
    """A column of one source: its values in the order in which they first stand, and the entries, with numbers into them."""

    values: tuple[Value, ...]
    entries: bytes

    def renumbered(self, numbers: Sequence[int], *, roles: bool) -> bytes:
        """The entries with ``numbers[n]`` in place of n; with roles, a number is the value's times eight and the role's."""
        out: list[int] = []
        left = 0
        for number in read_numbers(self.entries):
            if not left:
                left = number
                out.append(number)
                continue
            left -= 1
            out.append(numbers[number >> 3] << 3 | number & 7 if roles else numbers[number])
        return b"".join(map(number_bytes, out))


class _Growing:
    """One column of one source, as its blocks come."""

    def __init__(self) -> None:
        self._values: dict[str, int] = {}
        self._entries = bytearray()

    def put(self, values: Iterable[str]) -> None:
        said = list(values)
        self.put_numbers([self.number(value) for value in said])

    def put_numbers(self, numbers: list[int]) -> None:
        put_number(self._entries, len(numbers))
        for number in numbers:
            put_number(self._entries, number)

    def number(self, value: str) -> int:
        return self._values.setdefault(value, len(self._values))

    def finished(self, name: str, site: Site, places: dict[str, str]) -> OwnColumn:
        return OwnColumn(tuple(Value(value, _name(site, places, name, value)) for value in self._values), bytes(self._entries))


def columns_of(site: Site, blocks: Iterable[Block]) -> tuple[OwnColumn, ...]:
    """All columns of one source, in the order of ``COLUMNS``."""
    growing = {name: _Growing() for name in COLUMNS}
    for block in blocks:
        for record in block.records[:1] if block.rows == "document" else block.records:
            for name in OF_BLOCK:
                growing[name].put(filter(None, [getattr(record, name)]))
        for record in block.records:
            growing["instrument"].put(dict.fromkeys(record.instruments))
            growing["body"].put_numbers(_with_roles(growing["body"], record))
    places = {place.id: place.name for place in site.corpus.localities}
    return tuple(growing[name].finished(name, site, places) for name in COLUMNS)


def _with_roles(bodies: _Growing, record: Record) -> list[int]:
    """A body with its role in one number: the body times eight, and the role's place in the vocabulary."""
    return [bodies.number(body) << 3 | _ROLE_ORDER.index(role) for role, body in record.bodies]


def _name(site: Site, places: dict[str, str], column: str, value: str) -> str:
    if column == "body":
        return site.bodies[value].name if value in site.bodies else value
    if column in ("document", "instrument"):
        return name_of_target(site, value)
    return places.get(value, value) if column == "locality" else value


class Columns:
    """All columns of the index, growing with the sources."""

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, int]] = {name: {} for name in COLUMNS}
        self._values: dict[str, list[Value]] = {name: [] for name in COLUMNS}
        self._data = {name: bytearray() for name in COLUMNS}

    def add(self, columns: Iterable[OwnColumn]) -> None:
        for name, own in zip(COLUMNS, columns, strict=True):
            known, values = self._numbers[name], self._values[name]
            for value in own.values:
                if known.setdefault(value.id, len(values)) == len(values):
                    values.append(value)
            self._data[name] += own.renumbered([known[value.id] for value in own.values], roles=name in WITH_ROLES)

    def data(self) -> Iterator[tuple[str, object]]:
        """(name, what its file holds)."""
        for name, values in self._values.items():
            yield name, column_data(name, values, self._data[name])


def column_data(name: str, values: Iterable[Value], entries: bytes | bytearray) -> object:
    """What the file of a column holds."""
    roles = [[role, said] for role, said in ROLES.items()] if name in WITH_ROLES else []
    return [[[value.id, value.name] for value in values], base64(bytes(entries)), roles]
