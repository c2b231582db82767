"""From sources to the files of the index, one block in memory at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_tools.link import Site
from build_tools.rendering.page import Artifact
from build_tools.search.blocks import PARTS_OF_SOURCE, ROWS, Block, Source, blocks_of, placed
from build_tools.search.columns import Columns
from build_tools.search.parts import FOLDER, TermFiles, base64, directory, hash_directory, hash_of, part, term_files
from build_tools.search.postings import Postings, date_terms, level, number_terms, put_number, weights_of
from build_tools.search.records import Record, facts_of, words_of
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES
from build_tools.vietnamese.letters import fold
from build_tools.vietnamese.search_terms import Abbreviations

INDEX = f"{FOLDER}/goc.js"
"""The one file whose name never changes: it names all others."""


@dataclass
class _Rows:
    """The table of blocks: a column of numbers each, and the hash that names each block's file."""

    places: bytearray = field(default_factory=bytearray)
    kinds: bytearray = field(default_factory=bytearray)
    counts: bytearray = field(default_factory=bytearray)
    tasks: bytearray = field(default_factory=bytearray)
    hashes: bytearray = field(default_factory=bytearray)
    last: int = 0
    blocks: int = 0

    def add(self, block: Block, digest: str) -> None:
        """A block's place is told as distance from the last source, 0 for a further block of the same."""
        place = block.slot // PARTS_OF_SOURCE
        put_number(self.places, 0 if block.part else place - self.last + 1)
        put_number(self.kinds, ROWS.index(block.rows) << 1 | (block.rows == "document" and block.part == 0))
        put_number(self.counts, len(block.records))
        put_number(self.tasks, block.first_task)
        self.hashes += bytes.fromhex(digest)
        self.last = place
        self.blocks += 1

    def data(self) -> list[str]:
        return [base64(bytes(column)) for column in (self.places, self.kinds, self.counts, self.tasks)]


def build_index(site: Site, sources: Iterable[Source]) -> Iterator[Artifact]:
    """All files of the index, each once. The same sources in any order give the same files."""
    seen: set[str] = set()
    for artifact in _files(site, sources):
        if artifact.path not in seen:  # parts of the same content have the same name
            seen.add(artifact.path)
            yield artifact


def _files(site: Site, sources: Iterable[Source]) -> Iterator[Artifact]:
    abbreviations = abbreviations_of(site)
    postings, rows, columns = Postings(), _Rows(), Columns(site)
    vocabulary: Counter[str] = Counter()
    for place, source in placed(sources):
        for block in blocks_of(place, source):
            weights = [_weights(site, record, abbreviations) for record in block.records]
            postings.add(block.slot, enumerate(weights))
            if block.rows != "page":  # the guide shows what readers mistype; that makes it no word
                vocabulary.update(fold(term) for found in weights for term in found if " " not in term and term[0] not in "#0123456789")
            columns.add(block)
            text = _texts(site, block)
            digest = hash_of(text, 3)
            rows.add(block, digest)
            yield Artifact(f"{FOLDER}/{block.slot:x}-{digest}.js", _script(f"{block.slot:x}-{digest}", text))
    files = TermFiles([], [])
    yield from term_files(postings, files)
    words_name, words = part([" ".join(sorted(vocabulary)), " ".join(str(vocabulary[word]) for word in sorted(vocabulary))])
    yield words
    column_names = {}
    for name, data in columns.data():
        column_names[name], artifact = part(data)
        yield artifact
    terms, term_pages = directory(list(zip(files.firsts, files.names, strict=True)))
    hashes, hash_pages = hash_directory(bytes(rows.hashes))
    yield from (*term_pages, *hash_pages)
    root = {
        "rows": rows.data(),
        "blocks": rows.blocks,
        "hashes": hashes,
        "terms": terms,
        "words": words_name,
        "columns": column_names,
        "abbreviations": [[short, *meanings] for short, meanings in _said(site)],
        "types": [[kind.name, *kind.abbreviations] for kind in INSTRUMENT_TYPES],
    }
    yield Artifact(INDEX, _script("goc", json.dumps(root, ensure_ascii=False, separators=(",", ":")).encode()))


def abbreviations_of(site: Site) -> Abbreviations:
    """The short forms of the site's registry."""
    return Abbreviations.of(_said(site))


def _said(site: Site) -> list[tuple[str, tuple[str, ...]]]:
    return [(entry.short, entry.words) for entry in site.corpus.abbreviations]


def _weights(site: Site, record: Record, abbreviations: Abbreviations) -> dict[str, int]:
    found = weights_of(words_of(site, record), abbreviations)
    weight = level(record.cited / (record.cited + 4))
    if record.number:
        found.update(dict.fromkeys(number_terms(record.number, record.kind_name, record.year, abbreviations), weight))
    if record.day:
        found.update(dict.fromkeys(date_terms(record.day, record.kind_name), weight))
    return found


def _script(name: str, data: bytes) -> bytes:
    return b'vankienSearchTake("%s",%s);\n' % (name.encode(), data)


def _texts(site: Site, block: Block) -> bytes:
    """What results show: strings once, and for each record its values in the order in which ``store.js`` reads them."""
    strings: dict[str, int] = {}

    def number(text: str) -> int:
        return strings.setdefault(text, len(strings))

    records = [
        [
            number(record.kind),
            number(record.kind_name),
            record.address,
            record.title,
            [number(name) for name in (*record.path, *filter(None, [record.place]))],
            record.text,
            list(record.notes),
            list(facts_of(site, record)),
            list(record.due),
            list(record.names),
            [number(text) for text in record.about],
        ]
        for record in block.records
    ]
    return json.dumps([list(strings), records], ensure_ascii=False, separators=(",", ":")).encode()
