"""The books of a build: which parts there are, what they read and gave, which files they made."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.incremental.parts import Made
from build_tools.incremental.store import Store

_AT_ONCE = 2000
"""Parts that are written to the store together."""


class Ledger:
    """Enters what parts made; ``changed`` grows by the facts that they give differently than before."""

    def __init__(self, store: Store, changed: set[int]) -> None:
        self._store = store
        self.changed = changed
        self._seen: set[int] = set()
        self._owners: dict[str, str] = {}
        self._left: set[str] = set()
        """Files of parts that were made again or went, as long as nothing gives them."""

    def reset(self, but: str) -> None:
        """Everything is made again, but one part that knows its own files; files that nothing gives then are left over."""
        kept = next((part for (part,) in self._store.rows("SELECT id FROM part WHERE key=?", (but,))), 0)
        self._left |= {path for (path,) in self._store.rows("SELECT path FROM file WHERE part<>?", (kept,))}
        for table, column in (("part", "id"), ("reads", "part"), ("given", "part")):
            self._store.db.execute(f"DELETE FROM {table} WHERE {column}<>?", (kept,))
        self._seen |= self.changed

    def touched(self) -> list[str]:
        """The keys of parts that read a fact which changed since the last time this was asked."""
        new = self.changed - self._seen
        self._seen |= new
        parts = sorted(set(self._store.of_facts(new)))
        return [key for part in parts for (key,) in self._store.rows("SELECT key FROM part WHERE id=?", (part,))]

    def digest_of(self, key: str) -> int | None:
        rows = self._store.rows("SELECT digest FROM part WHERE key=?", (key,))
        return rows[0][0] if rows else None

    def drop(self, key: str) -> None:
        """A part whose thing is gone."""
        for (part,) in self._store.rows("SELECT id FROM part WHERE key=?", (key,)):
            self.changed.update(self._forget(part))
            for table, column in (("reads", "part"), ("part", "id")):
                self._store.db.execute(f"DELETE FROM {table} WHERE {column}=?", (part,))

    def give_up_files(self, key: str) -> None:
        """All files of a part that will name the ones that stay."""
        query = "SELECT path FROM file WHERE part=(SELECT id FROM part WHERE key=?)"
        self._left |= {path for (path,) in self._store.rows(query, (key,))}

    def _forget(self, part: int, *, files_stay: bool = False) -> dict[int, int]:
        """Strike out what a part gave and made; returns the facts that it gave."""
        for (path,) in () if files_stay else self._store.rows("SELECT path FROM file WHERE part=?", (part,)):
            if path.casefold() not in self._owners:
                self._left.add(path)
        given = dict(self._store.rows("SELECT fact, digest FROM given WHERE part=?", (part,)))
        self._store.db.execute("DELETE FROM given WHERE part=?", (part,))
        return given

    def _new_reads(self, part: int, made: Made) -> set[int]:
        """What a part read for the first time; what it reads no more is struck out, and most of it stays where it is."""
        before = {name for (name,) in self._store.rows("SELECT fact FROM reads WHERE part=?", (part,))}
        self._store.db.executemany("DELETE FROM reads WHERE fact=? AND part=?", [(name, part) for name in before - made.reads])
        return set(made.reads - before)

    def enter(self, every: Iterable[Made]) -> None:
        """Raises ValueError where two parts make the same file."""
        rows = list(every)
        for at in range(0, len(rows), _AT_ONCE):
            self._enter(rows[at : at + _AT_ONCE])

    def _enter(self, every: list[Made]) -> None:
        db = self._store.db
        reads, given, files = [], [], []
        for made in every:
            part = self._number(made)
            reads += [(name, part) for name in self._new_reads(part, made)]
            given += [(name, part, told, data) for name, (told, data) in made.given.items()]
            for path, size, told in made.files:
                self._own(path, made.key)
                files.append((path, part, size, told))
        db.executemany("INSERT INTO reads VALUES (?,?)", reads)
        db.executemany("INSERT OR REPLACE INTO given VALUES (?,?,?,?)", given)
        db.executemany("INSERT OR REPLACE INTO file VALUES (?,?,?,?)", files)

    def _own(self, path: str, key: str) -> None:
        other = self._owners.setdefault(path.casefold(), key)
        if other != key:
            raise ValueError(f"two outputs write to the same address: {path} ({other}, {key})")
        self._left.discard(path)

    def _number(self, made: Made, *, files_stay: bool = False) -> int:
        """The part's number; what an earlier making of it gave is struck out, and what it gives now compared."""
        db = self._store.db
        rows = self._store.rows("SELECT id FROM part WHERE key=?", (made.key,))
        told = next((told for told, _ in made.given.values()), None) if made.value is not None else None
        if not rows:
            if made.value is None:  # nobody has read a value that was not there
                self.changed.update(made.given)  # “|=” with the keys of a dict would copy the set
            return int(db.execute("INSERT INTO part (key, value, digest) VALUES (?,?,?)", (made.key, made.value, told)).lastrowid or 0)
        part = int(rows[0][0])
        before = self._forget(part, files_stay=files_stay)
        told_now = {name: told for name, (told, _) in made.given.items()}
        self.changed.update(name for name in before.keys() | told_now.keys() if before.get(name) != told_now.get(name))
        db.execute("UPDATE part SET value=?, digest=? WHERE id=?", (made.value, told, part))
        return part

    def enter_changes(self, made: Made, written: Iterable[tuple[str, int, int]], removed: Iterable[str]) -> None:
        """A part that tells only what of its files changed; the others stay as they were entered."""
        part = self._number(made, files_stay=True)
        db = self._store.db
        db.executemany("INSERT INTO reads VALUES (?,?)", [(name, part) for name in self._new_reads(part, made)])
        for path, size, told in written:
            self._own(path, made.key)
            db.execute("INSERT OR REPLACE INTO file VALUES (?,?,?,?)", (path, part, size, told))
        self._left.update(removed)

    @property
    def left(self) -> frozenset[str]:
        """Files that nothing gives so far."""
        return frozenset(self._left)

    def take_up(self, left: Iterable[str]) -> None:
        """Files that nothing gave when a build stopped."""
        self._left.update(left)

    def left_over(self) -> frozenset[str]:
        """Files that nothing gives any more; struck out."""
        self._store.db.executemany("DELETE FROM file WHERE path=?", [(path,) for path in self._left])
        return frozenset(self._left)
