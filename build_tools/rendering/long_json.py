"""JSON of very many rows, encoded while they come: a large site cannot hold a hundred thousand rows as objects and again as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

Escape = Callable[[str], str]
"""Makes of JSON what its place needs, letter by letter: pieces may be escaped one after another."""
_AT_ONCE = 1000
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class JsonRows:
    """A list that is kept as the JSON of its entries."""

    def __init__(self) -> None:
        self._waiting: list[object] = []
        self._pieces: list[str] = []

    def append(self, value: object) -> None:
        self._waiting.append(value)
        if len(self._waiting) == _AT_ONCE:
            self._keep()

    def _keep(self) -> None:
        if self._waiting:
            self._pieces.append(_encode(self._waiting)[1:-1])
            self._waiting = []

    def pieces(self) -> Iterator[str]:
        self._keep()
        yield from _listed(self._pieces)


def json_pieces(value: object, escape: Escape = str) -> Iterator[bytes]:
    """The JSON of a mapping in pieces, in UTF-8. Among its values there may be ``JsonRows`` and iterators of rows, also deeper down."""
    return (escape(piece).encode() for piece in _pieces(value))


def _pieces(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield "{"
        for at, (key, held) in enumerate(value.items()):
            yield f"{',' if at else ''}{_encode(key)}:"
            yield from _pieces(held)
        yield "}"
    elif isinstance(value, JsonRows):
        yield from value.pieces()
    elif isinstance(value, Iterator):
        yield from _listed(_encode(some)[1:-1] for some in _some(value))
    else:
        yield _encode(value)


def _some(rows: Iterator[object]) -> Iterator[list[object]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def _listed(pieces: Iterable[str]) -> Iterator[str]:
    yield "["
    for at, piece in enumerate(pieces):
        yield f",{piece}" if at else piece
    yield "]"
