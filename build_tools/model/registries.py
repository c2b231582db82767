"""Entries of the registries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from build_tools.diagnostics import Span
from build_tools.model.items import Reference


@dataclass(frozen=True)
class Instrument:
    """A resolution, directive, decree … that texts name. ``locality`` limits where its aliases count."""

    id: str
    type: str
    number: str
    date: date | None
    issuer: str
    title: str
    aliases: tuple[str, ...]
    locality: str
    sources: tuple[str, ...]
    relations: tuple[tuple[str, Reference], ...]
    span: Span
    excluding: tuple[str, ...] = ()
    unreviewed: bool = False


@dataclass(frozen=True)
class Body:
    """An organisation, or a class of them (``kind`` class)."""

    id: str
    name: str
    kind: str
    locality: str
    aliases: tuple[str, ...]
    parent: Reference | None
    span: Span
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True)
class Locality:
    """A place whose offices share names with those of other places."""

    id: str
    name: str
    parent: Reference | None
    span: Span


@dataclass(frozen=True)
class Scheme:
    """A named programme or scheme without a number."""

    id: str
    name: str
    aliases: tuple[str, ...]
    locality: str
    issuer: str
    span: Span
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """Something measured, with its unit."""

    id: str
    name: str
    unit: str
    direction: str
    span: Span


@dataclass(frozen=True)
class Topic:
    """A field of work (lĩnh vực) by which tasks are grouped."""

    id: str
    name: str
    span: Span


@dataclass(frozen=True)
class Abbreviation:
    """A short form (``short``, as printed) and what it stands for, the most usual meaning first.

    ``in_names``: in names of offices it counts as its first meaning.
    """

    id: str
    short: str
    words: tuple[str, ...]
    span: Span
    in_names: bool = False
