"""Pandoc, which writes Word files and e-books: its document tree as plain values, and running it.

Source of the tree: Pandoc's JSON form, https://pandoc.org/filters.html; ``pandoc -t json`` shows it.
"""

from __future__ import annotations

import calendar
import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

Inline = dict[str, Any]
Block = dict[str, Any]
Attributes = tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]
"""(identifier, classes, other attributes)."""

_API = [1, 23, 1]
_NO_DAY = (2000, 1, 1)
"""The day that a file bears whose document has no date: none that changes."""
NONE: Attributes = ("", (), ())


def text(said: str) -> list[Inline]:
    """Text as it is; line breaks stay."""
    lines = [[{"t": "Str", "c": line}] if line else [] for line in said.split("\n")]
    return [inline for number, line in enumerate(lines) for inline in ([{"t": "LineBreak"}] if number else []) + line]


def strong(inlines: Sequence[Inline]) -> Inline:
    return {"t": "Strong", "c": list(inlines)}


def emphasised(inlines: Sequence[Inline]) -> Inline:
    return {"t": "Emph", "c": list(inlines)}


def span(inlines: Sequence[Inline], attributes: Attributes) -> Inline:
    return {"t": "Span", "c": [attributes, list(inlines)]}


def note(blocks: Sequence[Block]) -> Inline:
    return {"t": "Note", "c": list(blocks)}


def link(said: str, target: str) -> Inline:
    return {"t": "Link", "c": [NONE, text(said), [target, ""]]}


def raw_inline(form: str, said: str) -> Inline:
    return {"t": "RawInline", "c": [form, said]}


def raw(form: str, said: str) -> Block:
    return {"t": "RawBlock", "c": [form, said]}


def paragraph(inlines: Sequence[Inline]) -> Block:
    return {"t": "Para", "c": list(inlines)}


def heading(level: int, identifier: str, inlines: Sequence[Inline]) -> Block:
    return {"t": "Header", "c": [level, (identifier, (), ()), list(inlines)]}


def division(blocks: Sequence[Block], attributes: Attributes) -> Block:
    return {"t": "Div", "c": [attributes, list(blocks)]}


def numbered(entries: Sequence[Sequence[Block]]) -> Block:
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], [list(entry) for entry in entries]]}


def columns(cells: Sequence[tuple[float, Sequence[Block]]]) -> Block:
    """A table of one row without lines: (share of the width, blocks) of each cell."""
    own = [({"t": "AlignDefault"}, {"t": "ColWidth", "c": width}) for width, _ in cells]
    row = [NONE, [[NONE, {"t": "AlignDefault"}, 1, 1, list(blocks)] for _, blocks in cells]]
    return {"t": "Table", "c": [NONE, [None, []], own, [NONE, []], [[NONE, 0, [], [row]]], [NONE, []]]}


def convert(blocks: Sequence[Block], meta: Mapping[str, str], form: str, *options: str, day: Sequence[int] = ()) -> bytes:
    """A file of a form of Pandoc; ``day`` (year, month, day) is when it says that it was made.

    The tree holds no pictures and nothing to include, so only files that the options name are read.
    Raises RuntimeError with Pandoc's words.
    """
    import pypandoc  # loaded where something is converted

    tree = {"pandoc-api-version": _API, "meta": {k: {"t": "MetaString", "c": v} for k, v in meta.items()}, "blocks": list(blocks)}
    year, month, of_month = (*day,) if len(day) == 3 else _NO_DAY
    moment = max(calendar.timegm((year, month, of_month, 0, 0, 0)), calendar.timegm((1980, 1, 1, 0, 0, 0)))
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "--from", "json", "--to", form, "--output", "-", "--fail-if-warnings", *options],
        input=json.dumps(tree, ensure_ascii=False).encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment), "LC_ALL": "C.UTF-8"},
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def version() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_version())
