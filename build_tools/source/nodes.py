"""Nodes of a YAML file, every one with its place."""

from __future__ import annotations

from dataclasses import dataclass

from build_tools.diagnostics import Diagnostic, Span


@dataclass(frozen=True)
class ScalarNode:
    """A scalar as typed. For block scalars ``lines`` gives (offset in value, line, column)."""

    value: str
    span: Span
    plain: bool = True
    lines: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True)
class MappingNode:
    """A mapping in the order typed; keys are unique."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    span: Span


Node = ScalarNode | SequenceNode | MappingNode


@dataclass(frozen=True)
class Source:
    """The outcome of reading one file: its tree, or None with the reasons."""

    path: str
    root: Node | None
    diagnostics: tuple[Diagnostic, ...] = ()
