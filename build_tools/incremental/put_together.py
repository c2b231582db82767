"""Outputs that hold something of every document, put together from what an earlier build left and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from build_tools.incremental.context import key_of_value
from build_tools.incremental.desk import Desk
from build_tools.incremental.digests import digest
from build_tools.incremental.ledger import Ledger
from build_tools.incremental.parts import Made, Staging
from build_tools.outputs.data import document_text, frame_of_corpus, schema
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
        keys = {identity: key_of_value(prepared_source, identity) for identity in identities_of(site, desk.context.settings.sections)}
        now = {identity: desk.values.digest(key) for identity, key in keys.items()}
    changed = [identity for identity, told in now.items() if before.get(identity) != told]
    sources = _Loading(changed, lambda identity: cast(Prepared, desk.values.of(keys[identity])))
    change = index.update(sources, before.keys() - now.keys())
    written = [staging.put(artifact) for artifact in change.written]
    ledger.enter_changes(Made(SEARCH, frozenset(reads)), written, change.removed)
    store.put("search", (digest(said), now))


def make_data(desk: Desk, ledger: Ledger, staging: Staging) -> None:
    """``data/corpus.json``: texts of documents that did not change are copied from the file as it is."""
    held: dict[str, tuple[int, int, int]] = desk.store.get("corpus") or {}
    now: dict[str, tuple[int, int, int]] = {}
    with desk.recorder.frame() as reads, staging.put_together(CORPUS_DATA) as file:
        before, between, after = frame_of_corpus(desk.context)
        file.write(before)
        first = min((place for _, place, _ in held.values()), default=0)
        for document in desk.context.site.corpus.documents:
            key = key_of_value(document_text, document.id)
            told = desk.values.digest(key)
            was, place, length = held.get(document.id, (0, 0, 0))
            gap = len(between) if now else 0
            start = file.size + gap
            if was == told and (place != first or not gap):
                file.copy(place - gap, gap + length)  # neighbours stay one stretch
            else:
                file.write(between if gap else b"")
                file.write(cast(str, desk.values.of(key)).encode())
            now[document.id] = told, start, file.size - start
        file.write(after)
    ledger.enter([Made(DATA, frozenset(reads), [file.row, staging.put(schema())])])
    desk.store.put("corpus", now)


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
