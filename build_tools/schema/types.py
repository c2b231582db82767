"""Types of values and records of the content language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Line:
    """One line of text, not empty."""


@dataclass(frozen=True)
class Text:
    """Paragraphs with inline markup."""


@dataclass(frozen=True)
class Lines:
    """Printed lines: a block of lines or a list of lines."""


@dataclass(frozen=True)
class Day:
    """A date, 2023-07-12 or 12/7/2023."""


@dataclass(frozen=True)
class Due:
    """A point in time of the data contract, or a period."""


@dataclass(frozen=True)
class Slug:
    """An id; ``of`` says of what, for messages."""

    of: str


@dataclass(frozen=True)
class Choice:
    """One word of a vocabulary: word -> what it is called."""

    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Flag:
    """true or false."""


@dataclass(frozen=True)
class Whole:
    """A whole number within bounds."""

    least: int = 1
    most: int = 999_999


@dataclass(frozen=True)
class Quantity:
    """A number or a list of two numbers (a range)."""


@dataclass(frozen=True)
class ListOf:
    """A list."""

    item: Type


@dataclass(frozen=True)
class RecordType:
    """A mapping described by the record of that name."""

    name: str


Type = Line | Text | Lines | Day | Due | Slug | Choice | Flag | Whole | Quantity | ListOf | RecordType


@dataclass(frozen=True)
class Field:
    """A key of a record."""

    name: str
    type: Type
    description: str
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping: its keys, what it is called in messages, and the key that a bare text stands for."""

    name: str
    title: str
    fields: tuple[Field, ...]
    shorthand: str = ""

    def field(self, name: str) -> Field | None:
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}
