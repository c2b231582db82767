"""How far a build is, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listen = Callable[[str, int, int], None]
"""What is done, how much of it, and of how much; the last two are 0 where there is nothing to count."""
_listener: ContextVar[Listen | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listen: Listen) -> Iterator[None]:
    """Whatever is built inside tells ``listen`` how far it is."""
    token = _listener.set(listen)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(what: str, done: int = 0, of: int = 0) -> None:
    """Say how far it is."""
    listen = _listener.get()
    if listen:
        listen(what, done, of)


def counted(what: str, things: Iterable[T], of: Collection[object]) -> Iterator[T]:
    """The same things, with a word at each."""
    for done, thing in enumerate(things, 1):
        yield thing
        tell(what, done, len(of))
