"""YAML with positions: text of a file in, a tree of nodes out, every node with its span.

The tree is built here from libyaml's events, because the usual loaders drop duplicate keys
silently, expand aliases without bound, guess types (``1.10`` becomes 1.1) and forget where
things stood. Scalars stay the text that was typed; the schema decides what they mean.
"""

from __future__ import annotations

from build_tools.diagnostics import Severity
from build_tools.source.composer import Composer
from build_tools.source.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source
from build_tools.source.text import check_lines, decode

__all__ = ["MappingNode", "Node", "ScalarNode", "SequenceNode", "Source", "parse_source"]


def parse_source(path: str, data: bytes) -> Source:
    """Read a YAML file's bytes. Never raises for what an author can do; see ``diagnostics``."""
    text, problems = decode(path, data)
    if text is None:
        return Source(path, None, tuple(problems))
    problems += check_lines(path, text)
    if any(p.severity is Severity.ERROR for p in problems):
        return Source(path, None, tuple(problems))
    composer = Composer(path, text.split("\n"), problems)
    root = composer.compose(text)
    return Source(path, root, tuple(problems))
