"""What is wrong in a source file, where, and what to do about it.

Mistakes of authors are data: every stage returns them, nobody raises them. Text is
formed here and nowhere else, so that every message looks alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad it is. Errors stop a build; warnings are findings of ``check`` only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of one line of a file; ``line`` and ``column`` count from 1, in code points."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Related:
    """Another place that belongs to the finding, with what stands there."""

    span: Span
    message: str


@dataclass(frozen=True)
class Diagnostic:
    """One finding. ``code`` is stable and documented in ``docs/contributing/rules.md``."""

    span: Span
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()


LineReader = Callable[[str, int], str | None]
"""Gives a line of a file (path, number from 1) or None when it cannot be read."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, then code; drop exact repetitions."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span, d.code, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything here must stop a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def as_text(diagnostics: Sequence[Diagnostic], read_line: LineReader) -> str:
    """Render for people: place, code, message, the line with carets, hint, related places."""
    return "\n".join(_one_as_text(d, read_line) for d in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Render as a JSON list for editors and other programs."""
    return json.dumps([_one_as_dict(d) for d in diagnostics], ensure_ascii=False, indent=2)


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Render as workflow commands that a forge shows beside the changed lines."""
    lines = []
    for d in diagnostics:
        text = d.message + (f" Gợi ý: {d.hint}" if d.hint else "")
        escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        lines.append(f"::{d.severity.value} file={d.span.path},line={d.span.line},col={d.span.column},title={d.code}::{escaped}")
    return "\n".join(lines)


def _one_as_text(d: Diagnostic, read_line: LineReader) -> str:
    out = [f"{d.span}: {d.severity.value}[{d.code}]: {d.message}"]
    source = read_line(d.span.path, d.span.line)
    if source is not None and source.strip():
        out += _excerpt(source.rstrip("\r\n"), d.span)
    if d.hint:
        out.append(f"  gợi ý: {d.hint}")
    out += [f"  xem thêm: {r.span}: {r.message}" for r in d.related]
    return "\n".join(out)


_EXCERPT_WIDTH = 96
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # a file must not steer the terminal


def _excerpt(source: str, span: Span) -> list[str]:
    """The line with carets under the span, cut around it when the line is long."""
    start = 0
    if len(source) > _EXCERPT_WIDTH:
        start = max(0, min(span.column - 1 - 30, len(source) - _EXCERPT_WIDTH))
    shown = _CONTROL.sub("·", source[start : start + _EXCERPT_WIDTH].replace("\t", " "))
    number = str(span.line)
    offset = max(0, span.column - 1 - start)
    carets = "^" * max(1, min(span.length, len(shown) - offset))
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * offset}{carets}"]


def _one_as_dict(d: Diagnostic) -> dict[str, object]:
    return {
        "path": d.span.path,
        "line": d.span.line,
        "column": d.span.column,
        "length": d.span.length,
        "code": d.code,
        "severity": d.severity.value,
        "message": d.message,
        "hint": d.hint,
        "related": [{"place": str(r.span), "message": r.message} for r in d.related],
    }
