"""The kept index as a whole: sources in, files out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from sqlite3 import Connection

from build_tools.rendering.page import Artifact
from build_tools.search.blocks import slots_of
from build_tools.search.columns import OwnColumn
from build_tools.search.index import Rows, root_files, words_file
from build_tools.search.kept.columns import KeptColumns
from build_tools.search.kept.shards import KeptShards
from build_tools.search.kept.sources import Differences, KeptBlocks
from build_tools.search.kept.tables import Files, IndexChange, Values, create, drop
from build_tools.search.parts import path_of
from build_tools.search.prepared import Prepared

_Columns = tuple[int, tuple[OwnColumn, ...]]


class KeptIndex:
    """The index in tables named ``search_…`` of a database that the caller opened; transactions are the caller's.

    ``abbreviations`` is what the root says of short forms (``said_abbreviations``). The texts were analysed with them, so
    that other ones need a new beginning (``forget``), as does another version of this program.
    """

    def __init__(self, connection: Connection, abbreviations: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._connection = connection
        self._abbreviations = [(short, tuple(words)) for short, words in abbreviations]
        create(connection)
        self._files, self._values = Files(connection), Values(connection)
        self._blocks = KeptBlocks(connection, self._files, self._values)
        self._shards = KeptShards(connection, self._files)
        self._columns = KeptColumns(connection, self._files, self._values)

    def forget(self) -> None:
        """Begin anew."""
        drop(self._connection)
        create(self._connection)

    def sources(self) -> set[str]:
        """Identities of all sources that are in."""
        return {identity for (identity,) in self._connection.execute("SELECT identity FROM search_sources")}

    def files(self) -> Iterator[Artifact]:
        """All files, by path."""
        return self._files.all()

    def update(self, changed: Mapping[str, Prepared], removed: Collection[str] = ()) -> IndexChange:
        """Put in new and changed sources, take others out; both by identity.

        Each is asked for once, so that the mapping may make or load it then. What comes out is what ``build_index`` gives
        for the same sources, whatever was done before.
        """
        found = Differences()
        columns = self._columns.update(*self._update_sources(changed, set(removed), found))
        self._shards.update(found.removed, found.added)
        self._write_root(self._blocks.rows(are_others=found.are_blocks_others), self._words(found.words), columns)
        return self._files.change()

    def _update_sources(
        self, changed: Mapping[str, Prepared], removed: set[str], found: Differences
    ) -> tuple[Collection[int], Iterable[_Columns]]:
        """Blocks and their places. Returns slots of which the columns go, and the columns that come."""
        kept: dict[str, tuple[int, str]] = {
            identity: (slot, rows) for identity, slot, rows in self._connection.execute("SELECT * FROM search_sources")
        }
        left = (kept.keys() | changed.keys()) - removed
        slots = (
            slots_of(left) if left != kept.keys() else {identity: kept[identity][0] for identity in sorted(changed, key=lambda i: kept[i])}
        )
        moved = {i: self._moved(*kept[i]) for i, slot in slots.items() if i in kept and i not in changed and kept[i][0] != slot}
        gone = [i for i in kept if i not in left or slots.get(i, kept[i][0]) != kept[i][0]]
        for identity in gone:
            slot, rows = kept[identity]
            self._blocks.replace(slot, rows, (), found)
            self._connection.execute("DELETE FROM search_sources WHERE identity = ?", (identity,))
        stays = kept.keys() - set(gone)
        columns = []
        for identity, slot in slots.items():
            if identity in changed or identity in moved:
                own = changed[identity] if identity in changed else moved[identity]
                self._blocks.replace(slot, own.rows, own.blocks, found, is_new=identity not in stays)
                self._connection.execute("INSERT OR REPLACE INTO search_sources VALUES (?, ?, ?)", (identity, slot, own.rows))
                columns.append((slot, own.columns))
        return [kept[identity][0] for identity in gone], columns

    def _moved(self, slot: int, rows: str) -> Prepared:
        return Prepared(rows, self._blocks.read(slot), self._columns.read(slot))

    def _words(self, more: Mapping[str, int]) -> str:
        """Name of the file of all words."""
        before = self._values.text("words")
        changes = [(word, count) for word, count in more.items() if count]
        if before and not changes:
            return before
        self._connection.executemany(
            "INSERT INTO search_words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count", changes
        )
        self._connection.executemany(
            "DELETE FROM search_words WHERE word = ? AND count = 0", ((word,) for word, count in changes if count < 0)
        )
        name, artifact = words_file(self._connection.execute("SELECT word, count FROM search_words ORDER BY word"))
        self._files.add(artifact)
        if before:
            self._files.drop(path_of(before))
        self._values.put("words", name)
        return name

    def _write_root(self, rows: Rows, words: str, columns: Mapping[str, str]) -> None:
        before = self._values.text("pages").split()
        *pages, root = root_files(rows, self._shards.entries(), words, columns, self._abbreviations)
        for page in pages:
            self._files.add(page)
        for path in before:
            self._files.drop(path)
        self._values.put("pages", " ".join(page.path for page in pages))
        self._files.replace(root)
