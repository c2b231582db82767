"""Fingerprints of values and names of facts: 64 bits, the same on every machine and in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
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


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or kind is bool or kind is float or value is None:
        return value
    if kind is tuple or kind is list:
        return tuple([_plain(member) for member in value])
    if isinstance(value, date):
        return value.isoformat()
    if kind is dict:
        return tuple(sorted((_plain(key), _plain(member)) for key, member in value.items()))
    if kind is frozenset or kind is set:
        return tuple(sorted(map(_plain, value)))
    if kind is Span:
        return None
    if is_dataclass(value):
        return (kind.__name__, *[_plain(getattr(value, name)) for name in _names(cast(Hashable, kind))])
    raise TypeError(f"no fingerprint of {kind.__name__}")


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, kind)) if "Span" not in str(field.type))
