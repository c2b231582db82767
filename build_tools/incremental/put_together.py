"""Outputs that hold something of every document, put together from what an earlier build left and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from build_tools.incremental.context import key_of_value
from build_tools.incremental.desk import Desk, Stretch
from build_tools.incremental.digests import digest, fingerprint
from build_tools.incremental.large_file import LargeFile
from build_tools.incremental.ledger import Ledger
from build_tools.incremental.parts import Made, Staging, Values
from build_tools.incremental.store import dumps
from build_tools.outputs.data import (
    BETWEEN,
    FIRST,
    LAST,
    document_relations,
    document_text,
    end_of_corpus,
    head_of_corpus,
    middle_of_corpus,
    stated_relations,
)
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
    """``data/corpus.json``: what documents say is copied from the file as it is, unless they changed."""
    values, site = desk.values, desk.context.site
    if desk.stretches is None:
        desk.stretches = desk.store.get("corpus") or {}
    stretches = _Stretches(desk.stretches)
    with desk.recorder.frame() as reads, staging.put_together(CORPUS_DATA) as file:
        stretches.file = file
        stretches.put_value("<", values, head_of_corpus)
        texts = values.digests(key_of_value(document_text, ""), site.documents)
        stretches.put_list(texts, lambda identity: values.of(key_of_value(document_text, identity)))
        stretches.put_value("|", values, middle_of_corpus)
        stated: dict[str, str] = values.of(key_of_value(stated_relations, ""))
        relations = values.digests(key_of_value(document_relations, ""), site.documents)
        told = {identity: told for identity, told in relations.items() if told != _NOTHING}
        told |= {identity: fingerprint(text.encode()) for identity, text in stated.items()}
        stretches.put_list(
            {f"{identity}{_RELATIONS}": told[identity] for identity in sorted(told)},
            lambda name: _relations_of(name.removesuffix(_RELATIONS), stated, values),
        )
        stretches.put_value(">", values, end_of_corpus)
    ledger.enter([Made(DATA, frozenset(reads), [file.row])])
    desk.store.put("corpus", stretches.now)


def _relations_of(identity: str, stated: Mapping[str, str], values: Values) -> str:
    text: str = stated[identity] if identity in stated else values.of(key_of_value(document_relations, identity))
    return text


_RELATIONS = "|"
"""Ends the name of a stretch with the relations of a thing; no thing has such an id, nor one of the names of the other stretches."""
_NOTHING = fingerprint(dumps(""))
"""Of the value of a document that states no relation."""


class _Stretches:
    """``data/corpus.json`` cut into parts, each copied from the file before where it says the same."""

    file: LargeFile

    def __init__(self, held: Mapping[str, Stretch]) -> None:
        self._held = held
        self.now: dict[str, Stretch] = {}

    def put(self, name: str, told: int, text: Callable[[], str], before: str = "") -> None:
        """``before`` stands between it and the one before, and is copied along, so that neighbours stay one stretch."""
        was, place, length, gap = self._held.get(name, (0, 0, 0, 0))
        start = self.file.size + len(before)
        if was == told and gap == len(before):
            self.file.copy(place - gap, gap + length)
        else:
            self.file.write(before.encode())
            if was == told:
                self.file.copy(place, length)
            else:
                self.file.write(text().encode())
        self.now[name] = told, start, self.file.size - start, len(before)

    def put_value(self, name: str, values: Values, make: Callable[..., str]) -> None:
        key = key_of_value(make, "")
        self.put(name, values.digest(key), partial(values.of, key))

    def put_list(self, told: Mapping[str, int], text: Callable[[str], str]) -> None:
        """Name -> fingerprint of each, in their order."""
        for at, (name, one) in enumerate(told.items()):
            self.put(name, one, partial(text, name), BETWEEN if at else FIRST)
        self.file.write(LAST.encode() if told else b"")


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
