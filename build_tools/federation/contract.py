"""The JSON Schema of the inventory. It states the limits that readers enforce."""

from __future__ import annotations

from typing import Any

from build_tools.federation.inventory import FORMAT, VERSION
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES

MOST_ENTRIES = 200_000
LONGEST = {
    "id": 200,
    "number": 80,
    "issuer": 500,
    "locality": 200,
    "title": 4000,
    "short_title": 1000,
    "address": 400,
    "name": 300,
    "url": 500,
}
"""Characters of each text."""
_STEP = r"(?!\.)[^\s/\\:?#<>\"'&%|^`{}]+"
ADDRESS = rf"^{_STEP}(/{_STEP})*\.html$"
"""A page below the site's root: no scheme, no host, no step upwards or to a hidden file, nothing that HTML would read as something else."""
_DAY: dict[str, Any] = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 10**9}


def inventory_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``inventory.json``, which is published packed by gzip."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Danh mục văn bản của trang",
        **_closed(
            {
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "site": _closed(
                    {
                        "name": {**_text("name"), "minLength": 1},
                        "url": _text("url"),
                        "updated": _DAY,
                        "documents": _COUNT,
                        "tasks": _COUNT,
                    }
                ),
                "search": _COUNT,
                "entries": {"type": "array", "maxItems": MOST_ENTRIES, "items": _entry()},
            }
        ),
    }


def _entry() -> dict[str, Any]:
    return _closed(
        {
            "id": {**_text("id"), "minLength": 1},
            "held": {"type": "boolean"},
            "types": {"type": "array", "maxItems": len(TYPE_NAMES), "uniqueItems": True, "items": {"enum": list(TYPE_NAMES)}},
            "number": _optional("number"),
            "date": _DAY,
            "issuer": _optional("issuer"),
            "locality": _optional("locality"),
            "title": _optional("title"),
            "short_title": _optional("short_title"),
            "address": {**_text("address"), "pattern": ADDRESS},
        }
    )


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _text(key: str) -> dict[str, Any]:
    return {"type": "string", "maxLength": LONGEST[key]}


def _optional(key: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "maxLength": LONGEST[key]}
