"""The files of the index: each a script that hands over its data, named by the hash of what it holds.

A script works where a page is opened from a disk and can fetch nothing; a worker reads the data
between the brackets without running it.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from build_tools.rendering.page import Artifact
from build_tools.search.postings import Postings
from build_tools.search.strongest import strongest
from build_tools.vietnamese.search_terms import folded

FOLDER = "tim-kiem/chi-muc"
HEAD = 2048
"""Entries of a term that are read at once; the rest of a very common term lies in files of its own."""
_SMALLEST, _LARGEST = 6_000, 20_000
"""Characters of a file of terms: from the first on it ends where a term's hash says so, at the second anywhere."""
_ENDS_AT = 64
TERMS_OF_PAGE, HASHES_OF_PAGE = 64, 256
PAGES_FROM = 4
"""Full pages from which a directory is cut into pages, of which a reader needs a few."""
_TAIL = 16_000
"""Bytes of one file of the rest of a common term, before base64."""


def part(data: object) -> tuple[str, Artifact]:
    """(name, file) of a part."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    name = hash_of(text.encode(), 5)
    return name, Artifact(path_of(name), script(name, text))


def texts_file(slot: int, digest: str, text: bytes) -> Artifact:
    """The file with what results show of a block."""
    name = f"{slot:x}-{digest}"
    return Artifact(path_of(name), script(name, text.decode()))


def text_of(file: bytes) -> bytes:
    """What a part's file hands over."""
    return file[file.index(b",") + 1 : file.rindex(b")")]


def path_of(name: str) -> str:
    """Where a part is."""
    return f"{FOLDER}/{name}.js"


def script(name: str, data: str) -> bytes:
    """A part's file: data in JSON, handed over."""
    return f'vankienSearchTake("{name}",{data});\n'.encode()


def hash_of(data: bytes, size: int) -> str:
    """``size`` bytes in hexadecimal."""
    return hashlib.blake2b(data, digest_size=size).hexdigest()


def base64(data: bytes) -> str:
    return b64encode(data).decode().rstrip("=")


@dataclass
class TermFiles:
    """What the root must know of the files of terms: the first key and the name of each."""

    firsts: list[str]
    names: list[str]


def directory(entries: list[tuple[str, str]]) -> tuple[list[str], list[Artifact]]:
    """(what the root holds, pages) of a list of (first key, name): the list itself, or where it is long that of its pages."""
    if len(entries) <= TERMS_OF_PAGE * PAGES_FROM:
        return ["", *_listed(entries)], []
    pages = [part(_listed(entries[at : at + TERMS_OF_PAGE])) for at in range(0, len(entries), TERMS_OF_PAGE)]
    named = [(entries[number * TERMS_OF_PAGE][0], name) for number, (name, _) in enumerate(pages)]
    return ["paged", *_listed(named)], [artifact for _, artifact in pages]


def _listed(entries: list[tuple[str, str]]) -> list[str]:
    return ["\n".join(first for first, _ in entries), " ".join(name for _, name in entries)]


def hash_directory(hashes: bytes) -> tuple[list[str | int], list[Artifact]]:
    """(what the root holds, pages) of the hashes of blocks, three bytes each, in the same way; with the number of them on a page."""
    size = HASHES_OF_PAGE * 3
    if len(hashes) <= size * PAGES_FROM:
        return ["", base64(hashes)], []
    pages = [part(base64(hashes[at : at + size])) for at in range(0, len(hashes), size)]
    return ["paged", " ".join(name for name, _ in pages), HASHES_OF_PAGE], [artifact for _, artifact in pages]


TermEntry = tuple[str, bytes]
"""What a line says of a term (the term, how many records, how many bytes and, where it is cut, the rest), and the bytes."""
Line = tuple[str, bytes]
"""What a line says of all terms of a key, tabs between, and the bytes of all."""


def line_of(entries: Iterable[TermEntry]) -> Line:
    """The terms of a key."""
    said, data = zip(*entries, strict=True)
    return "\t".join(said), b"".join(data)


def entries_of_line(line: Line) -> Iterator[TermEntry]:
    """The terms of a key, each for itself."""
    said, data = line
    at = 0
    for own in said.split("\t"):
        end = at + _length(own)
        yield own, data[at:end]
        at = end


def _length(said: str) -> int:
    return int(said.split(",", 3)[2])


class Shard:
    """A file of terms, as it grows."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._data: list[bytes] = []
        self._length = self._size = 0

    def is_full(self, key: str) -> bool:
        """Whether it ends before this key; that the key itself says so keeps the files behind a change as they are."""
        return bool(self.lines) and (self._size > _LARGEST or (self._size > _SMALLEST and _ends(key)))

    def take(self, key: str, line: Line) -> None:
        """All terms of a key."""
        said, data = line
        text = f"{key}\t{self._length}\t{said}"
        self.lines.append(text)
        self._data.append(data)
        self._length += len(data)
        lengths = map(_length, said.split("\t")) if "\t" in said else (len(data),)
        self._size += len(text) + 1 + sum(length * 4 // 3 for length in lengths)

    @property
    def first(self) -> str:
        """Its first key."""
        return self.lines[0].partition("\t")[0]

    def part(self) -> tuple[str, Artifact]:
        return part(["\n".join(self.lines), base64(b"".join(self._data))])


def read_shard(file: bytes) -> Iterator[tuple[str, Line]]:
    """The keys of a file of terms, with the line of each."""
    lines, encoded = json.loads(text_of(file))
    data = b64decode(encoded + "=" * (-len(encoded) % 4))
    keys, starts, said = zip(*(line.split("\t", 2) for line in lines.split("\n")), strict=True)
    bounds = [*map(int, starts), len(data)]
    for key, own, (start, end) in zip(keys, said, pairwise(bounds), strict=True):
        yield key, (own, data[start:end])


def term_files(postings: Postings, files: TermFiles) -> Iterator[Artifact]:
    """All terms by key in files that stay as they are when other terms change. Fills ``files``."""
    shard = Shard()
    for key, terms in groupby(sorted((folded(term), term) for term in postings), key=lambda pair: pair[0]):
        if shard.is_full(key):
            yield _close(shard, files)
            shard = Shard()
        entries: list[TermEntry] = []
        for _, term in terms:
            said, data, tails = _entry(term, postings)
            yield from tails
            entries.append((said, data))
        shard.take(key, line_of(entries))
    if shard.lines:
        yield _close(shard, files)


def _ends(key: str) -> bool:
    return int(hash_of(key.encode(), 2), 16) % _ENDS_AT == 0


def _close(shard: Shard, files: TermFiles) -> Artifact:
    name, artifact = shard.part()
    files.firsts.append(shard.first)
    files.names.append(name)
    return artifact


def _entry(term: str, postings: Postings) -> tuple[str, bytes, list[Artifact]]:
    """(what its line says, the bytes read at once, files with the rest)."""
    count, data = postings.of(term)
    if count <= HEAD:
        return *whole_entry(term, count, data), []
    (_, head), (rest, tail) = strongest(data, HEAD)
    return cut_entry(term, count, head, rest, tail)


def whole_entry(term: str, count: int, data: bytes | bytearray) -> TermEntry:
    """A term whose list is read at once."""
    return f"{term},{count},{len(data)}", bytes(data)


def cut_entry(term: str, count: int, head: bytes, rest: int, tail: bytes) -> tuple[str, bytes, list[Artifact]]:
    """A term of which only the head is read at once: its entry, and files with the rest."""
    tails = [part(base64(tail[at : at + _TAIL])) for at in range(0, len(tail), _TAIL)]
    names = "+".join(name for name, _ in tails)
    return f"{term},{count},{len(head)},{rest},{names}", head, [artifact for _, artifact in tails]


def tails_of(said: str) -> list[str]:
    """Names of the files with the rest of a term, from what its line says."""
    fields = said.split(",")
    return fields[4].split("+") if len(fields) > 3 else []
