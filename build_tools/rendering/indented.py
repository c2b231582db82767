"""JSON with a line for each value, as the standard library writes it, which does so in slow Python."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as _quote
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False).encode


def indented(value: Any, depth: int = 0) -> str:
    """``json.dumps(value, ensure_ascii=False, indent=1)``, its lines but the first ``depth`` further in. Keys are strings."""
    if type(value) is str:
        return _quote(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        inner = "\n" + " " * (depth + 1)
        rows = [f"{_quote(key)}: {indented(member, depth + 1)}" for key, member in value.items()]
        return f"{{{inner}{f',{inner}'.join(rows)}{inner[:-1]}}}"
    if isinstance(value, list | tuple):
        if not value:
            return "[]"
        inner = "\n" + " " * (depth + 1)
        return f"[{inner}{f',{inner}'.join(indented(member, depth + 1) for member in value)}{inner[:-1]}]"
    return _encode(value)
