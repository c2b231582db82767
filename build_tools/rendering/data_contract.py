"""The JSON Schema of the open data, which other offices and programs rely on."""

from __future__ import annotations

from typing import Any

from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vocabularies import BODY_KINDS, DEADLINE_KINDS, DOCUMENT_KINDS, FURNITURE_KINDS, ROLES, TARGET_OPERATORS

RELATIONS = ("implements", "cites", "based_on", "forwards", "replies_to", "replaces", "amends", "names", "self")
MENTION_TYPES = ("instrument", "body", "scheme", "document")


_TEXT: dict[str, Any] = {"type": "string"}
_OPTIONAL: dict[str, Any] = {"type": ["string", "null"]}
_FLAG: dict[str, Any] = {"type": "boolean"}
_NUMBER: dict[str, Any] = {"type": "number"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}


def corpus_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``corpus.json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dữ liệu mở của trang",
        **_closed(
            {
                "documents": {"type": "array", "items": _document()},
                "instruments": _list(_instrument()),
                "bodies": _list(_body()),
                "localities": _list({"id": _TEXT, "name": _TEXT, "parent": _OPTIONAL}),
                "indicators": _list({"id": _TEXT, "name": _TEXT, "unit": _OPTIONAL, "direction": _TEXT, "url": _TEXT}),
                "schemes": _list({"id": _TEXT, "name": _TEXT, "aliases": _TEXTS, "locality": _OPTIONAL, "issuer": _OPTIONAL, "url": _TEXT}),
                "topics": _list({"id": _TEXT, "name": _TEXT}),
                "booklets": _list(_booklet()),
                "abbreviations": _list({"id": _TEXT, "short": _TEXT, "words": _TEXTS}),
                "relations": _list({"from": _TEXT, "type": _TEXT, "to": _TEXT}),
            }
        ),
    }


def _booklet() -> dict[str, Any]:
    """A booklet for study; the path of an item is empty for a whole document."""
    return {
        "id": _TEXT,
        "title": _TEXT,
        "occasion": _TEXT,
        "date": _OPTIONAL,
        "chair": _OPTIONAL,
        "note": _OPTIONAL,
        "items": _list({"document": _TEXT, "path": _TEXT, "note": _OPTIONAL}),
        "questions": _TEXTS,
        "url": _TEXT,
    }


def _document() -> dict[str, Any]:
    """A document with its items."""
    return _closed(
        {
            "id": _TEXT,
            "kind": {"enum": list(DOCUMENT_KINDS)},
            "number": _OPTIONAL,
            "date": _OPTIONAL,
            "title": _TEXT,
            "short_title": _OPTIONAL,
            "summary": _OPTIONAL,
            "issuer": _TEXT,
            "locality": _TEXT,
            "url": _TEXT,
            "original": _TEXTS,
            "attested": _list({"fields": _TEXTS, "source": _TEXT}),
            "letterhead": _TEXTS,
            "addressees": _TEXTS,
            "signature": _closed({"capacity": _TEXTS, "name": _OPTIONAL}),
            "recipients": _TEXTS,
            "furniture": _list({"text": _TEXT, "what": {"enum": list(FURNITURE_KINDS)}}),
            "implements": _TEXTS,
            "items": {"type": "array", "items": _item()},
        }
    )


def _item() -> dict[str, Any]:
    """An item; offsets of mentions count code points."""
    return _closed(
        {
            "path": _TEXT,
            "label": _TEXT,
            "kind": _TEXT,
            "heading": _OPTIONAL,
            "text": _TEXT,
            "url": _TEXT,
            "task": _FLAG,
            "footnotes": _list(
                {"mark": _TEXT, "anchor": {"type": "integer"}, "text": _TEXT, "mentions": {"type": "array", "items": _mention()}}
            ),
            "corrections": _list({"printed": _TEXT, "read_as": _TEXT, "why": _TEXT}),
            "mentions": {"type": "array", "items": _mention()},
            "heading_mentions": {"type": "array", "items": _mention()},
            "times": _list(
                {
                    "start": {"type": "integer", "minimum": 0},
                    "end": {"type": "integer", "minimum": 1},
                    "text": _TEXT,
                    "due": _TEXT,
                    "kind": {"enum": list(DEADLINE_KINDS)},
                }
            ),
            "assignments": _list({"body": _TEXT, "role": {"enum": list(ROLES)}, "quote": _TEXT}),
            "deadlines": _list({"due": _TEXT, "quote": _TEXT, "kind": {"enum": list(DEADLINE_KINDS)}}),
            "targets": _list(
                {
                    "indicator": _TEXT,
                    "op": {"enum": list(TARGET_OPERATORS)},
                    "value": {"anyOf": [_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}]},
                    "unit": _OPTIONAL,
                    "year": _OPTIONAL,
                    "quote": _TEXT,
                    "result": _FLAG,
                }
            ),
            "implements": _list({"instrument": _TEXT, "via": {"enum": ["stated", "cited", "inherited"]}}),
            "topics": _TEXTS,
            "outdated": _list({"instrument": _TEXT, "replaced_by": _TEXTS}),
        }
    )


def _mention() -> dict[str, Any]:
    """A stretch of text that names something."""
    return _closed(
        {
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1},
            "text": _TEXT,
            "type": {"enum": list(MENTION_TYPES)},
            "target": _OPTIONAL,
            "relation": {"enum": list(RELATIONS)},
        }
    )


def _instrument() -> dict[str, Any]:
    """An instrument of the registry."""
    return {
        "id": _TEXT,
        "type": {"enum": list(TYPE_NAMES)},
        "number": _OPTIONAL,
        "date": _OPTIONAL,
        "issuer": _OPTIONAL,
        "title": _OPTIONAL,
        "aliases": _TEXTS,
        "locality": _OPTIONAL,
        "sources": _TEXTS,
        "url": _TEXT,
    }


def _body() -> dict[str, Any]:
    """A body of the registry."""
    return {
        "id": _TEXT,
        "name": _TEXT,
        "kind": {"enum": list(BODY_KINDS)},
        "locality": _TEXT,
        "aliases": _TEXTS,
        "parent": _OPTIONAL,
        "url": _TEXT,
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _closed(properties)}
