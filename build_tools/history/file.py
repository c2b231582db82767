"""``data/history.json``: what one build leaves to the next. Not a database: one file, read and written whole.

It holds every change for ever, the newest with their words and older ones with what, where and when.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
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


@dataclass(frozen=True)
class Record:
    """The content of the file."""

    documents: Mapping[str, Known] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    morning: Morning | None = None


_last: list[tuple[bytes, Record]] = []
"""What this process wrote last: the live server goes on from there at the next edit."""


def write_record(record: Record) -> bytes:
    """The same record gives the same bytes."""
    data = {
        "version": VERSION,
        "documents": {name: _known_as_data(record.documents[name]) for name in sorted(record.documents)},
        "changes": [_change_as_data(change) for change in record.changes],
        "morning": _morning_as_data(record.morning) if record.morning else None,
    }
    written = (indented(data) + "\n").encode()
    _last[:] = [(written, record)]
    return written


def read_record(data: bytes) -> Record:
    """Raises NewerHistoryError, and ValueError for what is no history."""
    for written, record in _last:
        if written == data:
            return record
    try:
        parsed = json.loads(data)
        if parsed["version"] > VERSION:
            raise NewerHistoryError(str(parsed["version"]))
        return Record(
            {name: _known_in_data(known) for name, known in parsed["documents"].items()},
            tuple(map(_change_in_data, parsed["changes"])),
            _morning_in_data(parsed["morning"]) if parsed["morning"] else None,
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


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
