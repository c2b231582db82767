"""What parts of the site are made from, noted as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from build_tools.incremental.digests import fact
from build_tools.incremental.shelf import Recorder
from build_tools.rendering.changes import Change, History
from build_tools.rendering.output import Context

if TYPE_CHECKING:
    from build_tools.incremental.parts import Values

T = TypeVar("T")


@dataclass(frozen=True)
class RecordedContext(Context):
    """Values come from the store where they still hold."""

    values: Values = field(kw_only=True)

    def value(self, make: Callable[[Context, str], T], identity: str) -> T:
        found: T = self.values.of(key_of_value(make, identity))
        return found


def key_of_value(make: Callable[..., Any], identity: str) -> str:
    return f"value|{make.__module__}:{make.__qualname__}|{identity}"


def maker_of(name: str) -> Callable[[Context, str], Any]:
    """The function that a value's key names."""
    module, _, function = name.partition(":")
    found: Callable[[Context, str], Any] = getattr(import_module(module), function)
    return found


class RecordedHistory(History):
    """Notes of which document the history is asked."""

    def __init__(self, history: History, recorder: Recorder) -> None:
        self.__dict__.update(_history=history, _recorder=recorder)

    @property
    def changes(self) -> tuple[Change, ...]:
        self.__dict__["_recorder"].note("changes", "")
        found: tuple[Change, ...] = self.__dict__["_history"].changes
        return found

    @property
    def latest(self) -> date | None:
        self.__dict__["_recorder"].note("latest", "")
        found: date | None = self.__dict__["_history"].latest
        return found

    def of_document(self, document: str) -> tuple[Change, ...]:
        found: tuple[Change, ...] = self._noted(document).of_document(document)
        return found

    def first_seen(self, document: str) -> date:
        found: date = self._noted(document).first_seen(document)
        return found

    def updated(self, document: str) -> date:
        found: date = self._noted(document).updated(document)
        return found

    def _noted(self, document: str) -> Any:
        self.__dict__["_recorder"].note("history", document)
        return self.__dict__["_history"]


def changed_history(before: History, now: History) -> Iterator[int]:
    """The facts that parts can read of it and that differ."""
    if before.changes != now.changes:
        yield fact("changes", "")
    if before.latest != now.latest:
        yield fact("latest", "")
    days = {document for document, _ in before.first_days.items() ^ now.first_days.items()}
    dates = {document for document, _ in before.own_dates.items() ^ now.own_dates.items()}
    told = {change.document for change in (*before.changes, *now.changes)} if before.changes != now.changes else ()
    for document in days | dates | {one for one in told if before.of_document(one) != now.of_document(one)}:
        yield fact("history", document)
