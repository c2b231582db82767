"""The index of a built site, read back from its files as data. Nothing of it is run, nothing believed.

The files are those that ``build_tools/search`` writes; a reader gives each by its name, from a disk or a network.
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from build_tools.federation import is_safe_address
from build_tools.search.blocks import PARTS_OF_SOURCE, ROWS
from build_tools.search.postings import entries_of, read_numbers, read_records, records_bytes

Load = Callable[[str], bytes]
"""Name of a part -> its file. Raises ShardError where there is none."""
Records = bytes
"""The records of one block that have a term, as ``search/postings`` writes them."""
Terms = list[tuple[str, list[tuple[int, Records]]]]
"""(term, [(slot, records)])."""
MOST_RECORDS = 1_000_000
_LONGEST_TERM = 200
_PART = re.compile(r"[0-9a-f]{1,16}(?:-[0-9a-f]{6})?")
_FRAGMENT = re.compile(r"[^\s<>\"'`]{0,400}")


class ShardError(Exception):
    """Why an index cannot be merged, in words for a person."""


@dataclass(frozen=True)
class Row:
    """A block: its slot, what it holds (``ROWS``), whether its first record is a whole document, its records, its first task."""

    slot: int
    kind: int
    count: int
    first_task: int
    texts: str

    @property
    def rows(self) -> str:
        return ROWS[self.kind >> 1]


@dataclass(frozen=True)
class SiteIndex:
    """A site's index. ``columns`` has for each property the names of its values and, in the order of blocks, the values as numbers."""

    rows: tuple[Row, ...]
    columns: dict[str, tuple[list[str], list[list[int]]]]
    abbreviations: list[tuple[str, tuple[str, ...]]]
    load: Load
    directory: tuple[str, ...]

    def texts(self, row: Row) -> tuple[list[str], list[list[Any]]]:
        """(strings, records) of a block, of the right shape, with addresses that stay within the site."""
        data = _part(self.load, row.texts)
        if not (isinstance(data, list) and len(data) == 2 and _are(data[0], str) and isinstance(data[1], list)):
            raise ShardError(f"{row.texts}: không đúng dạng")
        strings, records = data
        if len(records) != row.count or not all(_is_record(record, len(strings)) for record in records):
            raise ShardError(f"{row.texts}: kết quả không đúng dạng, hoặc có địa chỉ dẫn ra ngoài trang")
        return strings, records

    def terms(self) -> Iterator[tuple[str, list[tuple[int, Records]]]]:
        """(term, [(slot, records)]) of every term, one file in memory at a time."""
        for name in self.directory:
            lines, data = _pair(_part(self.load, name), name)
            blob = _bytes(data, name)
            for line in lines.split("\n"):
                yield from self._terms_of(line, blob, name)

    def _terms_of(self, line: str, blob: bytes, name: str) -> Iterator[tuple[str, list[tuple[int, Records]]]]:
        _, start, *said = line.split("\t")
        at = int(start)
        for entry in said:
            term, _, length, *rest = entry.split(",")
            data = [blob[at : at + int(length)]]
            at += int(length)
            if len(term) > _LONGEST_TERM:
                raise ShardError(f"{name}: có từ quá dài")
            if rest:
                names = [tail for tail in rest[1].split("+") if tail]
                data.append(b"".join(_bytes(_part(self.load, tail), tail) for tail in names))
            yield term, _joined(data)


def _joined(lists: list[bytes]) -> list[tuple[int, Records]]:
    """One list by slot and record; the rest of a common term stands apart from its head."""
    if len(lists) == 1:
        return list(entries_of(lists[0]))
    found: dict[int, list[tuple[int, int]]] = {}
    for data in lists:
        for slot, records in entries_of(data):
            found.setdefault(slot, []).extend(read_records(records))
    return [(slot, records_bytes([number << 3 | weight for number, weight in sorted(found[slot])])) for slot in sorted(found)]


def last_record(records: Records) -> int:
    """The greatest number of a record; most lists are one byte."""
    return records[0] >> 4 if len(records) == 1 else read_records(records)[-1][0]


def read_index(load: Load) -> SiteIndex:
    """The index behind a reader of files. Raises ShardError for anything that is not one."""
    try:
        root = _part(load, "goc")
        rows = tuple(_rows(root, _hashes(load, root["hashes"])))
        if sum(row.count for row in rows) > MOST_RECORDS:
            raise ShardError("chỉ mục quá lớn")
        columns = {name: _column(load, root["columns"][name], name, rows) for name in ("year", "locality")}
        abbreviations = [(short, tuple(words)) for short, *words in root["abbreviations"] if _are([short, *words], str)]
        return SiteIndex(rows, columns, abbreviations, load, tuple(_directory(load, root["terms"])))
    except (ValueError, KeyError, TypeError, IndexError, StopIteration, RecursionError) as error:
        raise ShardError(f"chỉ mục tìm kiếm không đúng dạng ({type(error).__name__})") from error


def part_names(index: SiteIndex) -> Iterator[str]:
    """Every file that a merging reads, but those already read for the index itself; tails of terms come after their files."""
    yield from (row.texts for row in index.rows)
    for name in index.directory:
        yield name
        lines, _ = _pair(_part(index.load, name), name)
        for line in lines.split("\n"):
            for entry in line.split("\t")[2:]:
                yield from (tail for tail in entry.split(",")[4:5] for tail in tail.split("+") if tail)


def _rows(root: dict[str, Any], hashes: Iterator[str]) -> Iterator[Row]:
    columns = [list(islice(read_numbers(_bytes(column, "goc")), MOST_RECORDS)) for column in root["rows"][:4]]
    place = part = 0
    for distance, kind, count, first_task in zip(*columns, strict=True):
        place, part = (place + distance - 1, 0) if distance else (place, part + 1)
        slot = place * PARTS_OF_SOURCE + part
        if part >= PARTS_OF_SOURCE or kind >> 1 >= len(ROWS):
            raise ShardError("goc.js: bảng không đúng dạng")
        yield Row(slot, kind, count, first_task, f"{slot:x}-{next(hashes)}")


def _hashes(load: Load, told: list[Any]) -> Iterator[str]:
    is_paged = told[0] == "paged"
    data = b"".join(_bytes(_part(load, name), name) for name in told[1].split(" ")) if is_paged else _bytes(told[1], "goc")
    return (data[at : at + 3].hex() for at in range(0, len(data), 3))


def _directory(load: Load, told: list[str]) -> Iterator[str]:
    names = told[2].split(" ") if told[2] else []
    for name in names:
        yield from _pair(_part(load, name), name)[1].split(" ") if told[0] == "paged" else (name,)


def _column(load: Load, name: str, column: str, rows: tuple[Row, ...]) -> tuple[list[str], list[list[int]]]:
    """Names of values, and for each block the values of each record, or those of all of a document's records once."""
    named, data, _ = _part(load, name)
    names = [str(said)[:_LONGEST_TERM] for _, said in named]
    numbers = read_numbers(_bytes(data, name))
    values = []
    for row in rows:
        told = [[next(numbers) for _ in range(next(numbers))] for _ in range(1 if row.rows == "document" else row.count)]
        values.append([own[0] if own else -1 for own in told])
        if any(value >= len(names) for value in values[-1]):
            raise ShardError(f"cột {column} không đúng dạng")
    return names, values


def _part(load: Load, name: str) -> Any:
    """What a file hands over: the data between the brackets."""
    if name != "goc" and not _PART.fullmatch(name):
        raise ShardError("chỉ mục có tên tệp lạ")
    script = load(name)
    head = f'vankienSearchTake("{name}",'.encode()
    if not script.startswith(head) or not script.rstrip().endswith(b");"):
        raise ShardError(f"{name}.js không phải tệp của chỉ mục")
    try:
        return json.loads(script[len(head) : script.rindex(b")")])
    except (ValueError, RecursionError) as error:
        raise ShardError(f"{name}.js hỏng") from error


def _pair(data: object, name: str) -> tuple[str, str]:
    if not (isinstance(data, list) and len(data) == 2 and _are(data, str)):
        raise ShardError(f"{name}.js không đúng dạng")
    return data[0], data[1]


def _bytes(text: object, name: str) -> bytes:
    if not isinstance(text, str):
        raise ShardError(f"{name}.js không đúng dạng")
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ShardError(f"{name}.js hỏng") from error


def _are(values: object, kind: type) -> bool:
    return isinstance(values, list) and all(isinstance(value, kind) for value in values)


def _is_record(record: object, strings: int) -> bool:
    """Eleven values as ``index`` writes them: numbers of strings, texts, lists of texts."""
    if not isinstance(record, list) or len(record) != 11:
        return False
    kind, kind_name, address, title, path, text, *lists, about = record
    numbers = [kind, kind_name, *(path if _are(path, int) else [-1]), *(about if _are(about, int) else [-1])]
    if not all(isinstance(n, int) and 0 <= n < strings for n in numbers) or not all(_are(texts, str) for texts in lists):
        return False
    if not (isinstance(address, str) and isinstance(title, str) and isinstance(text, str)):
        return False
    page, _, fragment = address.partition("#")
    return is_safe_address(page) and bool(_FRAGMENT.fullmatch(fragment))
