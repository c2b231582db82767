"""From sources to the files of the index, one block in memory at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.link import Site
from build_tools.rendering.page import Artifact
from build_tools.search.blocks import PARTS_OF_SOURCE, ROWS, Source, placed
from build_tools.search.columns import Columns
from build_tools.search.parts import FOLDER, TermFiles, base64, directory, hash_directory, hash_of, part, script, term_files, texts_file
from build_tools.search.postings import Postings, count_of, put_number
from build_tools.search.prepared import prepared
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES
from build_tools.vietnamese.search_terms import Abbreviations, folded

INDEX = f"{FOLDER}/goc.js"
"""The one file whose name never changes: it names all others."""


@dataclass
class Rows:
    """The table of blocks: a column of numbers each, and the hash that names each block's file."""

    places: bytearray = field(default_factory=bytearray)
    kinds: bytearray = field(default_factory=bytearray)
    counts: bytearray = field(default_factory=bytearray)
    tasks: bytearray = field(default_factory=bytearray)
    hashes: bytearray = field(default_factory=bytearray)
    last: int = 0
    blocks: int = 0

    def put(self, slot: int, kind: int, count: int, first_task: int, digest: str, *, further: bool) -> None:
        """A block's place is told as distance from the last source, 0 for a further block of the same."""
        place = slot // PARTS_OF_SOURCE
        put_number(self.places, 0 if further else place - self.last + 1)
        put_number(self.kinds, kind)
        put_number(self.counts, count)
        put_number(self.tasks, first_task)
        self.hashes += bytes.fromhex(digest)
        self.last = place
        self.blocks += 1

    def data(self) -> list[str]:
        return [base64(bytes(column)) for column in (self.places, self.kinds, self.counts, self.tasks)]


def kind_of(rows: str, number: int) -> int:
    """What a block is: its kind doubled, with one more for the block that begins with its document."""
    return ROWS.index(rows) << 1 | (rows == "document" and number == 0)


def build_index(site: Site, sources: Iterable[Source]) -> Iterator[Artifact]:
    """All files of the index, each once. The same sources in any order give the same files."""
    seen: set[str] = set()
    for artifact in _files(site, sources):
        if artifact.path not in seen:  # parts of the same content have the same name
            seen.add(artifact.path)
            yield artifact


def _files(site: Site, sources: Iterable[Source]) -> Iterator[Artifact]:
    abbreviations = abbreviations_of(site)
    postings, rows, columns = Postings(), Rows(), Columns()
    vocabulary: Counter[str] = Counter()
    for first, source in placed(sources):
        own = prepared(site, source, abbreviations)
        columns.add(own.columns)
        for number, block in enumerate(own.blocks):
            found = block.by_term()
            postings.put(first + number, found)
            if own.rows != "page":  # the guide shows what readers mistype; that makes it no word
                for term in filter(is_word, found):
                    vocabulary[folded(term)] += count_of(found[term])
            digest = hash_of(block.text, 3)
            rows.put(first + number, kind_of(own.rows, number), block.count, block.first_task, digest, further=number > 0)
            yield texts_file(first + number, digest, block.text)
    yield from closing_files(postings, rows, columns.data(), vocabulary, said_abbreviations(site))


def closing_files(
    postings: Postings,
    rows: Rows,
    columns: Iterable[tuple[str, object]],
    vocabulary: Mapping[str, int],
    abbreviations: Iterable[tuple[str, Iterable[str]]],
) -> Iterator[Artifact]:
    """What is written once all blocks are: lists of terms, words, columns, and the root that names all."""
    files = TermFiles([], [])
    yield from term_files(postings, files)
    words_name, words = words_file(sorted(vocabulary.items()))
    yield words
    column_names = {}
    for name, data in columns:
        column_names[name], artifact = part(data)
        yield artifact
    yield from root_files(rows, list(zip(files.firsts, files.names, strict=True)), words_name, column_names, abbreviations)


def words_file(vocabulary: Iterable[tuple[str, int]]) -> tuple[str, Artifact]:
    """(name, file) of all words with the numbers of their records."""
    words, counts = [], []
    for word, count in vocabulary:
        words.append(word)
        counts.append(str(count))
    return part([" ".join(words), " ".join(counts)])


def root_files(
    rows: Rows,
    term_files: list[tuple[str, str]],
    words: str,
    columns: Mapping[str, str],
    abbreviations: Iterable[tuple[str, Iterable[str]]],
) -> Iterator[Artifact]:
    """Pages of directories that are long, and the root. ``term_files`` has first key and name of each, ``columns`` column -> name."""
    terms, term_pages = directory(term_files)
    hashes, hash_pages = hash_directory(bytes(rows.hashes))
    yield from (*term_pages, *hash_pages)
    root = {
        "rows": rows.data(),
        "blocks": rows.blocks,
        "hashes": hashes,
        "terms": terms,
        "words": words,
        "columns": columns,
        "abbreviations": [[short, *meanings] for short, meanings in abbreviations],
        "types": [[kind.name, *kind.abbreviations] for kind in INSTRUMENT_TYPES],
    }
    yield Artifact(INDEX, script("goc", json.dumps(root, ensure_ascii=False, separators=(",", ":"))))


def is_word(term: str) -> bool:
    """Whether a term belongs to the vocabulary: no pair and no number."""
    return " " not in term and term[0] not in "#0123456789"


def abbreviations_of(site: Site) -> Abbreviations:
    """The short forms of the site's registry."""
    return Abbreviations.of(said_abbreviations(site))


def said_abbreviations(site: Site) -> list[tuple[str, tuple[str, ...]]]:
    """(short form, its meanings) of the site's registry, as the root says them."""
    return [(entry.short, entry.words) for entry in site.corpus.abbreviations]
