"""Columns kept from build to build: each source's part, with the numbers of its values as the whole column counts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain
from sqlite3 import Connection

from build_tools.search.columns import COLUMNS, WITH_ROLES, OwnColumn, Value, column_data
from build_tools.search.kept.tables import Files, Values
from build_tools.search.parts import part, path_of

_BETWEEN = "\x1f"
"""Stands between ids and between names, in neither of which it can stand."""


class KeptColumns:
    """All columns. Values are numbered as they first stand, so that a new one early in the index may move all behind it."""

    def __init__(self, connection: Connection, files: Files, values: Values) -> None:
        self._connection, self._files, self._values = connection, files, values

    def update(self, removed: Collection[int], added: Iterable[tuple[int, tuple[OwnColumn, ...]]]) -> dict[str, str]:
        """Take out the sources that begin at some slots, put others in. Returns column -> name of its file."""
        own = list(added)
        return {name: self._column(number, name, removed, own) for number, name in enumerate(COLUMNS)}

    def read(self, slot: int) -> tuple[OwnColumn, ...]:
        """The columns of the source at a slot, as they were prepared."""
        rows = self._connection.execute("SELECT ids, names, entries FROM search_columns WHERE slot = ? ORDER BY number", (slot,))
        return tuple(OwnColumn(tuple(map(Value, _split(ids), _split(names))), entries) for ids, names, entries in rows)

    def _column(self, number: int, name: str, removed: Collection[int], added: list[tuple[int, tuple[OwnColumn, ...]]]) -> str:
        rows = [(slot, *_row(columns[number])) for slot, columns in added]
        gone = [(number, slot) for slot in removed]
        self._connection.executemany("DELETE FROM search_columns WHERE number = ? AND slot = ?", gone)
        changed = [row for row in rows if not self._is_kept(number, row)]
        before = self._values.text(f"column {name}")
        if before and not changed and not gone:
            return before
        self._connection.executemany(
            "INSERT OR REPLACE INTO search_columns VALUES (?, ?, ?, ?, ?, x'')", ((number, *row) for row in changed)
        )
        return self._write(number, name, before, {slot for slot, *_ in changed})

    def _is_kept(self, number: int, row: tuple[int, str, str, bytes]) -> bool:
        slot, *own = row
        kept = self._connection.execute("SELECT ids, names, entries FROM search_columns WHERE number = ? AND slot = ?", (number, slot))
        return bool(kept.fetchone() == tuple(own))

    def _write(self, number: int, name: str, before: str, changed: Collection[int]) -> str:
        """The column's file out of the rows; those that changed, or of which a value has another number, are numbered anew."""
        rows = [(slot, _split(ids), _split(names)) for slot, ids, names in self._rows(number, "slot, ids, names")]
        names = dict(chain.from_iterable(zip(ids, said, strict=True) for _, ids, said in reversed(rows)))
        order = list(dict.fromkeys(chain.from_iterable(ids for _, ids, _ in rows)))
        known = _split(self._values.text(f"order {name}"))
        if order != known:
            self._values.put(f"order {name}", _BETWEEN.join(order))
        self._number(number, name, known, order, rows, changed)
        entries = b"".join(numbered for (numbered,) in self._rows(number, "numbered"))
        own, artifact = part(column_data(name, [Value(value, names[value]) for value in order], entries))
        if own != before:
            self._files.add(artifact)
            if before:
                self._files.drop(path_of(before))
            self._values.put(f"column {name}", own)
        return own

    def _number(
        self,
        number: int,
        name: str,
        known: list[str],
        order: list[str],
        rows: list[tuple[int, list[str], list[str]]],
        changed: Collection[int],
    ) -> None:
        numbers = {value: at for at, value in enumerate(order)}
        moved = {value for at, value in enumerate(known) if numbers.get(value) != at}
        stale = [(slot, ids) for slot, ids, _ in rows if slot in changed or not moved.isdisjoint(ids)]
        for slot, ids in stale:
            at = (number, slot)
            (entries,) = self._connection.execute("SELECT entries FROM search_columns WHERE number = ? AND slot = ?", at).fetchone()
            numbered = OwnColumn((), entries).renumbered([numbers[value] for value in ids], roles=name in WITH_ROLES)
            self._connection.execute("UPDATE search_columns SET numbered = ? WHERE number = ? AND slot = ?", (numbered, *at))

    def _rows(self, number: int, columns: str) -> Iterable[tuple]:  # type: ignore[type-arg]
        return self._connection.execute(f"SELECT {columns} FROM search_columns WHERE number = ? ORDER BY slot", (number,))


def _row(column: OwnColumn) -> tuple[str, str, bytes]:
    ids, names = (_BETWEEN.join(part) for part in ([v.id for v in column.values], [v.name for v in column.values]))
    return ids, names, column.entries


def _split(joined: str) -> list[str]:
    return joined.split(_BETWEEN) if joined else []
