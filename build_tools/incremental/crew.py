"""Who makes parts: this process, or as many as there are processors where there is much to make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from build_tools.history import History
from build_tools.incremental.desk import Desk, Materials
from build_tools.incremental.giving_way import Flag, GivesWay, never
from build_tools.incremental.ledger import Ledger
from build_tools.incremental.parts import Made, Staging
from build_tools.incremental.processes import spread
from build_tools.incremental.progress import counted, tell
from build_tools.incremental.store import Store, unseal
from build_tools.printing import has_threads

T = TypeVar("T")
_PROCESSES_FROM, _SLICE = 60, 48
"""Parts that are worth a second process, and how many one takes at a time at most."""
_MAKING = "Làm trang"


class Crew:
    """Makes parts and enters what they gave."""

    def __init__(self, store: Store, ledger: Ledger, desk_of: Callable[[Store], Desk]) -> None:
        """``desk_of``: a desk around a store; each process has its own."""
        self._store = store
        self._ledger = ledger
        self._desk_of = desk_of
        self.desk = desk_of(store)

    def want(self, key: str) -> None:
        """Have a value, made now if it is not there or stale."""
        if key not in self.desk.values.new:
            self.desk.values.of(key)

    def take(self) -> None:
        """Enter the values that were made on the way."""
        made = list(self.desk.values.taken())
        self._ledger.enter(made)
        self.desk.values.stale.difference_update(one.key for one in made)

    def make_files(
        self, keys: Sequence[str], materials: Materials, history: History, staging: Staging, gives_way: GivesWay = never
    ) -> list[str]:
        """Make parts that give files; returns those that were not made, because the build gives way. Raises PrintError."""
        flag = Flag(gives_way)
        if len(keys) < _PROCESSES_FROM or (has_threads() and any(key.startswith("print|") for key in keys)):
            mine = [self.desk.workshop.make(key) for key in counted(_MAKING, keys, keys) if not flag.is_up()]
            self._ledger.enter(mine)
            self.take()
            return list(keys[len(mine) :])
        unseal(self._store.path)

        def make(desk: Desk, some: Sequence[str]) -> tuple[int, list[Made], set[str]]:
            own = Staging(staging.folder, staging.site, desk.store)
            desk.equip(materials, history, own)
            made = [desk.workshop.make(key) for key in some if not flag.was_seen()]
            return len(made), [*made, *desk.values.handed()], own.staged

        left: list[str] = []
        done = 0
        for number, made, staged in self._beside(make, keys, None if gives_way is never else flag.is_up):
            self._enter(made)
            staging.staged |= staged
            some = keys[done : done + _size(keys)]
            left += some[number:]
            done += len(some)
            tell(_MAKING, done - len(left), len(keys))
        return left

    def make_values(self, keys: Sequence[str], *, beside: bool) -> None:
        """Make values; ``beside``: the store may be written for other processes to read."""
        if len(keys) < _PROCESSES_FROM or not beside:
            for key in keys:
                self.want(key)
            self.take()
            return

        def make(desk: Desk, some: Sequence[str]) -> list[Made]:
            made = [desk.workshop.make(key) for key in some]
            return [*made, *desk.values.handed()]

        tell("Kiểm tra")
        for made in self._beside(make, keys):
            self._enter(made)

    def _beside(
        self, make: Callable[[Desk, Sequence[str]], T], keys: Sequence[str], waiting: Callable[[], object] | None = None
    ) -> Iterable[T]:
        """Slices made in further processes; each keeps its desk from slice to slice, and the store stays as it is meanwhile."""
        self._store.commit()
        desks: list[Desk] = []

        def work(some: Sequence[str]) -> T:
            if not desks:
                desks.append(self._desk_of(Store(self._store.path, fresh=False, shared=True)))
                desks[0].values.stale |= self.desk.values.stale
            return make(desks[0], some)

        return spread(work, keys, size=_size(keys), least=_PROCESSES_FROM, waiting=waiting)

    def _enter(self, made: Iterable[Made]) -> None:
        """Values that another process has already given are left out."""
        self._ledger.enter([one for one in made if one.value is None or self._ledger.digest_of(one.key) is None])


def _size(keys: Sequence[str]) -> int:
    """Parts that a process takes at a time."""
    return min(_SLICE, max(1, len(keys) // 12))
