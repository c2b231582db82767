"""Fingerprints of values and names of facts: 64 bits, the same on every machine and in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, cast

from build_tools.diagnostics import Span


def fingerprint(data: bytes) -> int:
    """Of bytes; signed, as SQLite keeps integers."""
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=1 << 16)
def fact(kind: str, key: str) -> int:
    """The name of something that can be read: ``("text", "thong-bao-1")``."""
    return fingerprint(f"{kind}:{key}".encode())


def digest(value: object) -> int:
    """Of records, without their places in files: what moves down a line is no change that a reader sees."""
    return fingerprint(repr(_plain(value)).encode())


_LEAVES = frozenset({str, int, bool, float, type(None)})
"""Kinds of values that stand for themselves."""


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _LEAVES:
        return value
    if kind is tuple or kind is list:
        return _each(value)
    if isinstance(value, date):
        return value.isoformat()
    if kind is dict:
        return tuple(sorted((_plain(key), _plain(member)) for key, member in value.items()))
    if kind is frozenset or kind is set:
        return tuple(sorted(map(_plain, value)))
    if kind is Span:
        return None
    if is_dataclass(value):
        return kind.__name__, _each(values_of(cast(Hashable, kind))(value))
    raise TypeError(f"no fingerprint of {kind.__name__}")


def _each(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple([value if type(value) in _LEAVES else _plain(value) for value in values])


@cache
def values_of(kind: Hashable, left_out: str = "") -> Callable[[Any], Iterable[Any]]:
    """What tells the values of a record, but for its places in files and for the field that is ``left_out``."""
    names = [field.name for field in fields(cast(Any, kind)) if "Span" not in str(field.type) and field.name != left_out]
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]
