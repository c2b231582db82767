"""Outputs that hold something of every document, put together from what an earlier build left and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from build_tools.incremental.context import key_of_value
from build_tools.incremental.desk import Desk
from build_tools.incremental.digests import digest
from build_tools.incremental.large_file import LargeFile
from build_tools.incremental.ledger import Ledger
from build_tools.incremental.parts import Made, Staging
from build_tools.outputs.data import BETWEEN, document_text, head_of_corpus, tail_of_corpus
from build_tools.outputs.search import prepared_source
from build_tools.rendering.addresses import CORPUS_DATA
from build_tools.search import KeptIndex, Prepared, identities_of, said_abbreviations

SEARCH, DATA = "whole|search|", "whole|data|"


def make_search(desk: Desk, ledger: Ledger, staging: Staging) -> None:
    """The index takes in what changed of its sources, and says which of its files are others now."""
    store, site = desk.store, desk.context.site
    said = said_abbreviations(site)
    index = KeptIndex(store.db, said)
    held: tuple[int, dict[str, int]] = store.get("search") or (0, {})
    before = held[1] if held[0] == digest(said) else {}
    if not before:  # all texts are analysed anew
        index.forget()
        ledger.give_up_files(SEARCH)
    with desk.recorder.frame() as reads:
        now = desk.values.digests(key_of_value(prepared_source, ""), identities_of(site, desk.context.settings.sections))
    changed = [identity for identity, told in now.items() if before.get(identity) != told]
    sources = _Loading(changed, lambda identity: cast(Prepared, desk.values.of(key_of_value(prepared_source, identity))))
    change = index.update(sources, before.keys() - now.keys())
    written = [staging.put(artifact) for artifact in change.written]
    ledger.enter_changes(Made(SEARCH, frozenset(reads)), written, change.removed)
    store.put("search", (digest(said), now))


def make_data(desk: Desk, ledger: Ledger, staging: Staging) -> None:
    """``data/corpus.json``: texts of documents that did not change are copied from the file as it is."""
    held: dict[str, tuple[int, int, int]] = desk.store.get("corpus") or {}
    now: dict[str, tuple[int, int, int]] = {}
    values = desk.values
    with desk.recorder.frame() as reads, staging.put_together(CORPUS_DATA) as file:
        head, tail = (_Stretch(file, held, now, name, values.digest(key), partial(values.of, key)) for name, key in _ENDS.items())
        head.put()
        first = min((place for name, (_, place, _) in held.items() if name not in _ENDS), default=0)
        for identity, told in values.digests(key_of_value(document_text, ""), desk.context.site.documents).items():
            stretch = _Stretch(file, held, now, identity, told, partial(values.of, key_of_value(document_text, identity)))
            stretch.put(BETWEEN if len(now) > 1 else b"", first)
        tail.put()
    ledger.enter([Made(DATA, frozenset(reads), [file.row])])
    desk.store.put("corpus", now)


_ENDS = {"<": key_of_value(head_of_corpus, ""), ">": key_of_value(tail_of_corpus, "")}
"""What stands before and behind the documents; no document has such an id."""


@dataclass(frozen=True)
class _Stretch:
    """A part of ``data/corpus.json``: copied from the file before where it says the same."""

    file: LargeFile
    held: Mapping[str, tuple[int, int, int]]
    """Name -> fingerprint, place and length in the file before."""
    now: dict[str, tuple[int, int, int]]
    name: str
    told: int
    text: Callable[[], str]

    def put(self, between: bytes = b"", first: int = 0) -> None:
        """``between`` stands before it; ``first`` is the place before which it did not stand."""
        was, place, length = self.held.get(self.name, (0, 0, 0))
        gap = len(between)
        start = self.file.size + gap
        if was == self.told and (place != first or not gap):
            self.file.copy(place - gap, gap + length)  # neighbours stay one stretch
        else:
            self.file.write(between)
            self.file.write(self.text().encode())
        self.now[self.name] = self.told, start, self.file.size - start


SPECIAL: Mapping[str, Callable[[Desk, Ledger, Staging], None]] = {DATA: make_data, SEARCH: make_search}
"""Keys of parts that are not made from nothing."""


class _Loading(Mapping[str, Prepared]):
    """Loads each value when it is asked for, so that not all are in memory at once."""

    def __init__(self, keys: Sequence[str], load: Callable[[str], Prepared]) -> None:
        self._keys = dict.fromkeys(keys)
        self._load = load

    def __getitem__(self, key: str) -> Prepared:
        return self._load(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys
