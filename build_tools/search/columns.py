"""By what results can be narrowed: a file for each property, read when a reader first asks for it.

A column lists, for every record in the order of the blocks, how many values it has and which, as
numbers into the column's list of (id, name). Whole documents have one entry per block instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.link import Site
from build_tools.rendering.instrument_name import name_of_target
from build_tools.search.blocks import Block
from build_tools.search.parts import base64
from build_tools.search.postings import put_number
from build_tools.search.records import Record
from build_tools.vocabularies import ROLES

OF_BLOCK = ("document", "year", "locality")
"""Columns that say the same of every record of a document's block."""
OF_RECORD = ("body", "instrument")
_ROLE_ORDER = list(ROLES)


class Columns:
    """All columns, growing with the blocks."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._places = {place.id: place.name for place in site.corpus.localities}
        self._values: dict[str, dict[str, int]] = {name: {} for name in (*OF_BLOCK, *OF_RECORD)}
        self._data: dict[str, bytearray] = {name: bytearray() for name in self._values}

    def add(self, block: Block) -> None:
        told = block.records[:1] if block.rows == "document" else block.records
        for name in OF_BLOCK:
            for record in told:
                value = getattr(record, name)
                self._put(name, [value] if value else [])
        for record in block.records:
            self._put("instrument", dict.fromkeys(record.instruments))
            self._put_bodies(record)

    def _put(self, name: str, values: list[str] | dict[str, None]) -> None:
        put_number(self._data[name], len(values))
        for value in values:
            put_number(self._data[name], self._number(name, value))

    def _put_bodies(self, record: Record) -> None:
        """A body with its role in one number: the body times eight, and the role's place in the vocabulary."""
        put_number(self._data["body"], len(record.bodies))
        for role, body in record.bodies:
            put_number(self._data["body"], self._number("body", body) << 3 | _ROLE_ORDER.index(role))

    def _number(self, name: str, value: str) -> int:
        return self._values[name].setdefault(value, len(self._values[name]))

    def data(self) -> Iterator[tuple[str, object]]:
        """(name, what its file holds)."""
        for name, values in self._values.items():
            named = [[value, self._name(name, value)] for value in values]
            roles = [[role, said] for role, said in ROLES.items()] if name == "body" else []
            yield name, [named, base64(bytes(self._data[name])), roles]

    def _name(self, column: str, value: str) -> str:
        if column == "body":
            return self._site.bodies[value].name if value in self._site.bodies else value
        if column in ("document", "instrument"):
            return name_of_target(self._site, value)
        return self._places.get(value, value) if column == "locality" else value
