"""The files of the index: each a script that hands over its data, named by the hash of what it holds.

A script works where a page is opened from a disk and can fetch nothing; a worker reads the data
between the brackets without running it.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from build_tools.rendering.page import Artifact
from build_tools.search.postings import Postings, strongest
from build_tools.vietnamese.letters import fold

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
    return name, Artifact(f"{FOLDER}/{name}.js", f'vankienSearchTake("{name}",{text});\n'.encode())


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


class _Shard:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.data = bytearray()
        self.size = 0

    def take(self, key: str, terms: Iterable[tuple[str, str, bytes]]) -> None:
        line = [key, str(len(self.data))]
        for said, _, data in terms:
            line.append(said)
            self.data += data
            self.size += len(data) * 4 // 3
        self.lines.append("\t".join(line))
        self.size += len(self.lines[-1]) + 1

    def part(self) -> tuple[str, Artifact]:
        return part(["\n".join(self.lines), base64(bytes(self.data))])


def term_files(postings: Postings, files: TermFiles) -> Iterator[Artifact]:
    """All terms by key in files that stay as they are when other terms change. Fills ``files``."""
    shard = _Shard()
    for key, terms in groupby(sorted((fold(term), term) for term in postings), key=lambda pair: pair[0]):
        if shard.lines and (shard.size > _LARGEST or (shard.size > _SMALLEST and _ends(key))):
            yield _close(shard, files)
            shard = _Shard()
        entries: list[tuple[str, str, bytes]] = []
        for _, term in terms:
            said, data, tails = _entry(term, postings)
            yield from tails
            entries.append((said, term, data))
        shard.take(key, entries)
    if shard.lines:
        yield _close(shard, files)


def _ends(key: str) -> bool:
    return int(hash_of(key.encode(), 2), 16) % _ENDS_AT == 0


def _close(shard: _Shard, files: TermFiles) -> Artifact:
    name, artifact = shard.part()
    files.firsts.append(shard.lines[0].partition("\t")[0])
    files.names.append(name)
    return artifact


def _entry(term: str, postings: Postings) -> tuple[str, bytes, list[Artifact]]:
    """(what its line says, the bytes read at once, files with the rest)."""
    count, data = postings.of(term)
    if count <= HEAD:
        return f"{term},{count},{len(data)}", bytes(data), []
    (_, head), (rest, tail) = strongest(data, HEAD)
    tails = [part(base64(tail[at : at + _TAIL])) for at in range(0, len(tail), _TAIL)]
    names = "+".join(name for name, _ in tails)
    return f"{term},{count},{len(head)},{rest},{names}", head, [artifact for _, artifact in tails]
