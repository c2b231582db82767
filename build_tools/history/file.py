"""``data/history.json``: what one build leaves to the next. Not a database: one file, read and written whole.

It holds every change for ever, the newest with their words and older ones with what, where and when.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from build_tools.history.differences import Known
from build_tools.history.states import Trace, as_data, state_in_data
from build_tools.rendering.changes import CHANGES, OPERATIONS, Change
from build_tools.rendering.indented import indented

VERSION = 1


class NewerHistoryError(Exception):
    """The file was written by a later version of this program."""


@dataclass(frozen=True)
class Morning:
    """How the documents that changed on a day were before that day's first change; None for one that was not there."""

    date: date
    documents: Mapping[str, Known | None] = field(default_factory=dict)


class Documents(Mapping[str, Known]):
    """What is known of documents. Those of a file that this program wrote are read when they are asked for, and written as they stand."""

    def __init__(self, known: Mapping[str, Known], texts: Mapping[str, str] | None = None) -> None:
        """``texts`` are those of further documents, as the file has them."""
        self._known = dict(known)
        self._texts = dict(texts or {})

    def __getitem__(self, name: str) -> Known:
        if name not in self._known:
            self._known[name] = _known_in_data(json.loads(self._texts[name]))
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._texts or name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts | self._known)

    def __len__(self) -> int:
        return len(self._texts | self._known)

    def first_days(self) -> dict[str, date]:
        """When each was first seen; none is read for it."""
        days = {name: date.fromisoformat(text[text.index(_FIRST_SEEN) + len(_FIRST_SEEN) :][:10]) for name, text in self._texts.items()}
        return days | {name: known.first_seen for name, known in self._known.items()}

    def with_these(self, names: Iterable[str], known: Mapping[str, Known]) -> Documents:
        """``known`` of the ``names``; the others of them as they are here."""
        kept = [name for name in names if name not in known]
        there = {name: self._known[name] for name in kept if name not in self._texts}
        return Documents(there | dict(known), {name: self._texts[name] for name in kept if name in self._texts})

    def written(self) -> str:
        """The documents as the file has them."""
        rows = (f"{indented(name)}: {self._texts[name] if name in self._texts else self._newly_written(name)}" for name in sorted(self))
        listed = ",\n  ".join(rows)
        return f"{{\n  {listed}\n }}" if listed else "{}"

    def _newly_written(self, name: str) -> str:
        return indented(_known_as_data(self._known[name]), 2)


_FIRST_SEEN = '"first_seen": "'


@dataclass(frozen=True)
class Record:
    """The content of the file."""

    documents: Documents = field(default_factory=lambda: Documents({}))
    changes: tuple[Change, ...] = ()
    morning: Morning | None = None


_last: list[tuple[bytes, Record]] = []
"""What this process wrote last: the live server goes on from there at the next edit."""


def write_record(record: Record) -> bytes:
    """The same record gives the same bytes."""
    changes = indented([_change_as_data(change) for change in record.changes], 1)
    morning = indented(_morning_as_data(record.morning) if record.morning else None, 1)
    parts = (f' "version": {VERSION}', f' "documents": {record.documents.written()}', f' "changes": {changes}', f' "morning": {morning}')
    written = ("{\n" + ",\n".join(parts) + "\n}\n").encode()
    _last[:] = [(written, record)]
    return written


def read_record(data: bytes, *, is_own: bool = False) -> Record:
    """Raises NewerHistoryError, and ValueError for what is no history. ``is_own``: these are bytes that ``write_record`` gave."""
    for written, record in _last:
        if written == data:
            return record
    try:
        if is_own:
            return _own_record(data.decode())
        parsed = json.loads(data)
        if parsed["version"] > VERSION:
            raise NewerHistoryError(str(parsed["version"]))
        return Record(
            Documents({name: _known_in_data(known) for name, known in parsed["documents"].items()}),
            *_rest_in_data(parsed),
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _own_record(text: str) -> Record:
    """Documents stand two blanks in, what is said of them further; a line break is never part of a value."""
    before, _, behind = text.partition(',\n "changes": ')
    _, _, listed = before.partition('\n "documents": {\n  ')
    texts = {}
    for row in listed.removesuffix("\n }")[1:].split(',\n  "') if listed else ():
        name, _, said = row.partition('": ')
        texts[json.loads(f'"{name}"')] = said
    return Record(Documents({}, texts), *_rest_in_data(json.loads(f'{{"changes": {behind}')))


def _rest_in_data(parsed: Mapping[str, Any]) -> tuple[tuple[Change, ...], Morning | None]:
    """Everything but the documents."""
    return tuple(map(_change_in_data, parsed["changes"])), _morning_in_data(parsed["morning"]) if parsed["morning"] else None


def _known_as_data(known: Known) -> dict[str, Any]:
    return {
        "name": known.name,
        "first_seen": known.first_seen.isoformat(),
        "fingerprint": known.fingerprint,
        "items": {trace.path: f"{trace.wording}-{trace.claims}".rstrip("-") for trace in known.traces},
    }


def _known_in_data(data: Mapping[str, Any]) -> Known:
    prints = ((path, *text.partition("-")) for path, text in data["items"].items())
    traces = tuple(Trace(path, wording, claims) for path, wording, _, claims in prints)
    return Known(_text(data["name"]), date.fromisoformat(data["first_seen"]), _text(data["fingerprint"]), traces)


def _change_as_data(change: Change) -> dict[str, Any]:
    return {
        "date": change.date.isoformat(),
        "document": change.document,
        "path": change.path,
        "what": change.what,
        "name": change.name,
        "document_name": change.document_name,
        "place": change.place,
        "words": [list(word) for word in change.words],
    }


def _change_in_data(data: Mapping[str, Any]) -> Change:
    words = tuple((_one_of(operation, OPERATIONS), _text(text)) for operation, text in data["words"])
    texts = {name: _text(data[name]) for name in ("document", "path", "name", "document_name", "place")}
    return Change(date=date.fromisoformat(data["date"]), what=_one_of(data["what"], CHANGES), words=words, **texts)


def _one_of(word: str, known: Any) -> str:
    if word not in known:
        raise ValueError(f"unknown word {word!r}")
    return word


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value


def _morning_as_data(morning: Morning) -> dict[str, Any]:
    documents = {
        name: known and {**_known_as_data(known), "state": as_data(known.state) if known.state else None}
        for name, known in sorted(morning.documents.items())
    }
    return {"date": morning.date.isoformat(), "documents": documents}


def _morning_in_data(data: Mapping[str, Any]) -> Morning:
    documents = {name: _known_then(known) if known else None for name, known in data["documents"].items()}
    return Morning(date.fromisoformat(data["date"]), documents)


def _known_then(data: Mapping[str, Any]) -> Known:
    return replace(_known_in_data(data), state=state_in_data(data["state"]) if data["state"] else None)


def history_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the public part of the file; ``morning`` is the builds' own."""
    text = {"type": "string"}
    day = {"type": "string", "format": "date"}
    word = {"type": "array", "prefixItems": [{"enum": list(OPERATIONS)}, text], "items": False, "minItems": 2}
    change = {
        "date": day,
        "document": text,
        "path": text,
        "what": {"enum": list(CHANGES)},
        "name": text,
        "document_name": text,
        "place": text,
        "words": {"type": "array", "items": word},
    }
    known = {"name": text, "first_seen": day, "fingerprint": text, "items": {"type": "object", "additionalProperties": text}}
    whole = {
        "version": {"const": VERSION},
        "documents": {"type": "object", "additionalProperties": _closed(known)},
        "changes": {"type": "array", "items": _closed(change)},
        "morning": {"type": ["object", "null"]},
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Lịch sử thay đổi", **_closed(whole)}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
