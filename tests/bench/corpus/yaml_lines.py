"""Plain values as lines of the content language, wrapped as people type them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

WIDTH = 96


class Text(str):
    """Paragraphs, parted by blank lines; each is wrapped."""


class Printed(str):
    """Lines that stay as they are."""


Record = dict[str, Any]
"""A record of the content language: texts, figures, lists and records by key."""


def lines_of(record: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The keys of a record; those with nothing to say are left out."""
    for key, value in record.items():
        if value in ("", (), [], None, {}):
            continue
        if isinstance(value, Text | Printed):
            yield f"{indent}{key}: |"
            yield from _block(value, f"{indent}  ")
        elif isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from lines_of(value, f"{indent}  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _list(key, value, indent)
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _list(key: str, values: Sequence[Any], indent: str) -> Iterator[str]:
    if all(isinstance(v, int | float) for v in values):
        yield f"{indent}{key}: [{', '.join(_scalar(v) for v in values)}]"
        return
    yield f"{indent}{key}:"
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = lines_of(value, f"{indent}    ")
            yield f"{indent}  - {first.lstrip()}"
            yield from rest
        else:
            yield f"{indent}  - {_scalar(value)}"


def _block(text: str, indent: str) -> Iterator[str]:
    if isinstance(text, Printed):
        yield from (indent + line for line in text.split("\n"))
        return
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        for line in textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False):
            yield indent + line


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.10g}"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
