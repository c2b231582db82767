"""Writes accepted suggestions into a document's YAML as declared corrections, leaving every other line as it is."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from build_tools.model import Correction, Document, Item
from build_tools.source import MappingNode, Node, SequenceNode, parse_source

_PRINTED_KEYS = ("label", "heading", "title", "text", "footnotes", "topics")
"""Keys behind which ``corrections`` stands, whichever of them is last."""


def declare(path: str, text: str, item: Item, correction: tuple[str, str, str]) -> str | None:
    """The file with one more correction (printed, read_as, why) in an item; None where the item cannot have one.

    The item may be written in a form to which no lines can be added (in braces); then it is None, too.
    """
    root = parse_source(path, text.encode()).root
    mapping = None if root is None else _mapping_of(root, item)
    if mapping is None or not mapping.entries:
        return None
    lines = text.split("\n")
    nodes = {key.value: (key, node) for key, node in mapping.entries}
    column = mapping.entries[0][0].span.column - 1
    if lines[mapping.span.line - 1][mapping.span.column - 1 :].startswith("{"):
        return None
    if "corrections" in nodes:
        return _appended(lines, nodes["corrections"][1], correction)
    printed = [name for name in nodes if name in _PRINTED_KEYS]
    if not printed:
        return None
    last = max(nodes[name][0].span.line for name in printed)
    at = _end_of_block(lines, last, column)
    return _inserted(lines, at, [" " * column + "corrections:", *_entry(column + 2, correction)])


def is_only_declared(before: Document, after: Document, item: Item, correction: tuple[str, str, str]) -> bool:
    """Whether two readings of a file differ in nothing but one more correction of one item."""
    ours, theirs = list(before.walk()), list(after.walk())
    if len(ours) != len(theirs):
        return False
    for mine, other in zip(ours, theirs, strict=True):
        expected = [*_stated(mine.corrections), *([correction] if mine.path == item.path else [])]
        if _texts(mine) != _texts(other) or expected != _stated(other.corrections):
            return False
    return _same_frame(before, after)


def _same_frame(before: Document, after: Document) -> bool:
    frame = ("title_lines", "number", "date", "issuer", "locality", "originals", "signature")
    texts = [[(f.text, f.what, f.note) for f in d.furniture] for d in (before, after)]
    return texts[0] == texts[1] and all(getattr(before, name) == getattr(after, name) for name in frame)


def _texts(item: Item) -> tuple[object, ...]:
    claims = (len(item.assignments), len(item.deadlines), len(item.targets), len(item.implements), len(item.citations))
    return (
        item.path,
        item.label,
        item.kind,
        item.heading,
        item.text,
        [(n.mark, n.anchor, n.text) for n in item.footnotes],
        item.task,
        claims,
    )


def _stated(corrections: tuple[Correction, ...]) -> list[tuple[str, str, str]]:
    return [(c.printed, c.read_as, c.why) for c in corrections]


def _mapping_of(root: Node, item: Item) -> MappingNode | None:
    """The mapping that an item was read from; the corrections of a title stand in the document itself.

    Recipients and signature are printed lines that can have none.
    """
    if item.path in ("recipients", "signature"):
        return None
    if item.path == "title":
        return root if isinstance(root, MappingNode) else None
    return next((m for m in _mappings(root) if (m.span.line, m.span.column) == (item.span.line, item.span.column)), None)


def _mappings(node: Node) -> Iterator[MappingNode]:
    if isinstance(node, MappingNode):
        yield node
        for _, value in node.entries:
            yield from _mappings(value)
    elif isinstance(node, SequenceNode):
        for value in node.items:
            yield from _mappings(value)


def _appended(lines: list[str], node: Node, correction: tuple[str, str, str]) -> str | None:
    """Another entry behind those of a list in block style."""
    if not isinstance(node, SequenceNode) or not node.items:
        return None
    first = node.items[0].span
    dash = lines[first.line - 1].find("- ")
    if dash < 0 or lines[first.line - 1][:dash].strip():
        return None
    at = _end_of_block(lines, node.items[-1].span.line, dash)
    return _inserted(lines, at, _entry(dash, correction))


def _end_of_block(lines: list[str], line: int, column: int) -> int:
    """The number of lines up to the end of the block that begins in ``line`` (from 1) at ``column`` (from 0)."""
    end = line
    for number in range(line, len(lines)):
        stripped = lines[number].strip()
        indent = len(lines[number]) - len(lines[number].lstrip())
        is_list_of_key = indent == column and stripped.startswith("- ") and not lines[line - 1].lstrip().startswith("- ")
        if stripped and indent <= column and not is_list_of_key:
            break
        if stripped:
            end = number + 1
    return end


def _entry(column: int, correction: tuple[str, str, str]) -> list[str]:
    pairs = zip(("printed", "read_as", "why"), correction, strict=True)
    rows = [yaml.safe_dump({key: value}, allow_unicode=True, width=10**6).rstrip("\n") for key, value in pairs]
    return [" " * column + ("- " if number == 0 else "  ") + row for number, row in enumerate(rows)]


def _inserted(lines: list[str], at: int, added: list[str]) -> str:
    return "\n".join([*lines[:at], *added, *lines[at:]])
