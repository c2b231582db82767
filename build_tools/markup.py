"""The light inline markup of texts: emphasis, line break, footnote mark. A closed set.

``*nghiêng*``, ``**đậm**``, ``[^1]``, a backslash at the end of a line breaks it, and a
backslash before ``* [ \\`` takes away its meaning. Everything else is text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter

from build_tools.diagnostics import Diagnostic, Span
from build_tools.model import Emphasis, NoteMark, Paragraph
from build_tools.source import ScalarNode

_MARK = re.compile(r"[\\*\[]")
"""Without one of these a text has no markup."""
_TOKEN = re.compile(r"\\([*\[\\])|\*\*|\*|\[\^([^\]\s]{1,8})\]")


@dataclass(frozen=True)
class ParsedText:
    """Paragraphs of a text and what was wrong with its markup."""

    paragraphs: tuple[Paragraph, ...]
    diagnostics: tuple[Diagnostic, ...]


def parse_text(node: ScalarNode, position: int = 0) -> ParsedText:
    """Split a scalar into paragraphs at blank lines and read their markup.

    ``position`` is the number of children that stand before these paragraphs in their item.
    """
    paragraphs: list[Paragraph] = []
    problems: list[Diagnostic] = []
    for start, chunk in _chunks(node.value):
        if _MARK.search(chunk):
            paragraph = _parse_paragraph(node, start, chunk, position, problems)
        else:
            paragraph = _plain_paragraph(node, start, chunk, position)
        if paragraph.text:
            paragraphs.append(paragraph)
    return ParsedText(tuple(paragraphs), tuple(problems))


def place_of(node: ScalarNode, offset: int, length: int = 1) -> Span:
    """Where a character of a scalar's value stands in its file."""
    if not node.lines:
        shift = 0 if "\n" in node.value else offset + (0 if node.plain else 1)
        return Span(node.span.path, node.span.line, node.span.column + shift, max(1, length))
    index = bisect_right(node.lines, offset, key=itemgetter(0)) - 1
    start, line, column = node.lines[max(0, index)]
    return Span(node.span.path, line, column + offset - start, max(1, length))


def line_positions(node: ScalarNode) -> tuple[tuple[int, Span], ...]:
    """(offset in the text with single spaces, place) of each line of a scalar that is read as one line."""
    if not node.lines:
        return ((0, place_of(node, 0)),)
    found = []
    at = 0
    for (_, line, column), piece in zip(node.lines, node.value.split("\n"), strict=False):
        text = " ".join(piece.split())
        if text:
            found.append((at, Span(node.span.path, line, column + len(piece) - len(piece.lstrip()))))
            at += len(text) + 1
    return tuple(found)


def _chunks(value: str) -> list[tuple[int, str]]:
    """Runs of lines between blank lines, with their offsets."""
    out = []
    for match in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", value):
        out.append((match.start(), match[0].rstrip("\n")))
    return out


def _plain_paragraph(node: ScalarNode, start: int, chunk: str, position: int) -> Paragraph:
    """A paragraph without any mark, which most are: its lines joined, without a look at each character."""
    at = start
    length = 0
    bodies: list[str] = []
    starts: list[tuple[int, int]] = []
    for line in chunk.split("\n"):
        body = line.strip()
        starts.append((length, at + len(line) - len(line.lstrip())))
        bodies.append(body)
        length += len(body) + 1
        at += len(line) + 1
    if node.lines:
        first = bisect_right(node.lines, starts[0][1], key=itemgetter(0)) - 1
        starts = starts[: len(node.lines) - max(0, first)]
    else:
        starts = starts[:1]
    places = tuple((offset, place_of(node, lead)) for offset, lead in starts)
    return Paragraph(" ".join(bodies), position=position, lines=places)


def _parse_paragraph(node: ScalarNode, start: int, chunk: str, position: int, problems: list[Diagnostic]) -> Paragraph:
    flat, offsets = _join_lines(chunk, start)
    text: list[str] = []
    places: list[int] = []
    emphases: list[Emphasis] = []
    notes: list[NoteMark] = []
    opened: dict[str, tuple[int, int]] = {}
    at = 0
    for match in _TOKEN.finditer(flat):
        text.append(flat[at : match.start()])
        places += offsets[at : match.start()]
        at = match.end()
        length = len(places)
        if match[1]:
            text.append(match[1])
            places.append(offsets[match.start()])
        elif match[2]:
            notes.append(NoteMark(length, match[2]))
        elif match[0] in opened:
            begin, _ = opened.pop(match[0])
            emphases.append(Emphasis(begin, length, "strong" if match[0] == "**" else "em"))
        else:
            opened[match[0]] = (length, offsets[match.start()])
    text.append(flat[at:])
    places += offsets[at:]
    for mark, (_, offset) in opened.items():
        problems.append(
            Diagnostic(
                place_of(node, offset, len(mark)),
                "TXT001",
                f"dấu nhấn mạnh “{mark}” mở mà không đóng trong đoạn",
                f"đóng bằng “{mark}”, hoặc viết “\\*” nếu là dấu sao thật",
            )
        )
    line_starts = tuple(_line_starts(node, places))
    return Paragraph("".join(text), tuple(sorted(emphases)), tuple(notes), position, line_starts)


def _join_lines(chunk: str, start: int) -> tuple[str, list[int]]:
    """Join wrapped lines by single spaces; a trailing backslash keeps the break. Offsets per character."""
    out: list[str] = []
    offsets: list[int] = []
    at = start
    for line in chunk.split("\n"):
        stripped = line.strip()
        lead = at + (len(line) - len(line.lstrip()))
        breaks = stripped.endswith("\\") and not stripped.endswith("\\\\")
        body = stripped[:-1].rstrip() if breaks else stripped
        out += [body, "\n" if breaks else " "]
        offsets += [*range(lead, lead + len(body)), lead + len(body)]
        at += len(line) + 1
    joined = "".join(out)
    return joined[:-1], offsets[:-1]


def _line_starts(node: ScalarNode, places: list[int]) -> list[tuple[int, Span]]:
    """(offset in the paragraph, place) at the start of each source line; ``places`` only grow."""
    if not places:
        return []
    if not node.lines:
        return [(0, place_of(node, places[0]))]
    first = bisect_right(node.lines, places[0], key=itemgetter(0)) - 1
    found: dict[int, Span] = {}
    for start, _, _ in node.lines[max(0, first) :]:
        offset = bisect_left(places, start)
        if offset == len(places):
            break
        found[offset] = place_of(node, places[offset])
    return list(found.items())
