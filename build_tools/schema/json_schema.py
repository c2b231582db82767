"""JSON Schemas of the YAML files, for editors that complete and check."""

from __future__ import annotations

from typing import Any

from build_tools.ids import SLUG_PATTERN
from build_tools.schema.records import FILE_RECORDS, RECORDS, REGISTRIES
from build_tools.schema.types import Choice, Day, Due, Flag, Line, Lines, ListOf, Quantity, Record, RecordType, Slug, Text, Type, Whole


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 7, which YAML editors speak) of a record that fills a file, or of a registry's file."""
    root: dict[str, Any]
    if kind in FILE_RECORDS:
        root = _record_schema(RECORDS[kind])
    else:
        entries = {"type": "array", "items": _reference(REGISTRIES[kind]), "minItems": 1}
        root = {"type": "object", "properties": {kind: entries}, "required": [kind], "additionalProperties": False}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"vankien: {kind}",
        **root,
        "definitions": {name: _record_schema(r) for name, r in RECORDS.items() if name not in FILE_RECORDS},
    }


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{name}"}


def _record_schema(record: Record) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {f.name: {"description": f.description, **_type_schema(f.type)} for f in record.fields},
    }
    required = [f.name for f in record.fields if f.required]
    if required:
        schema["required"] = required
    return {"anyOf": [{"type": "string"}, schema]} if record.shorthand else schema


_SCALAR_SCHEMAS: dict[type, dict[str, Any]] = {
    Line: {"type": ["string", "number"]},
    Text: {"type": "string"},
    Lines: {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "number"]}}]},
    Day: {"type": "string", "pattern": r"^([12]\d{3}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/[12]\d{3})$"},
    Due: {"type": ["string", "number"]},
    Flag: {"type": "boolean"},
    Quantity: {"anyOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}]},
}


def _type_schema(kind: Type) -> dict[str, Any]:
    if isinstance(kind, Slug):
        return {"type": "string", "pattern": SLUG_PATTERN}
    if isinstance(kind, Whole):
        return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
    if isinstance(kind, Choice):
        return {"anyOf": [{"const": word, "description": name} for word, name in kind.words]}
    if isinstance(kind, ListOf):
        return {"type": "array", "items": _type_schema(kind.item)}
    if isinstance(kind, RecordType):
        # draft 7 ignores what stands beside $ref, so the description needs allOf
        return {"allOf": [_reference(kind.name)]}
    return dict(_SCALAR_SCHEMAS[type(kind)])
