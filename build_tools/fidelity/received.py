"""A received text as lines, with its marks of layout told apart from its letters.

Scans arrive as plain text in which the reader marked headings with ``#`` and emphasis with
asterisks. Those marks are no characters of the document; a line of nothing but asterisks is.
Two columns typed side by side, parted by a tab or many spaces, are two lines of one number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_tools.vietnamese.letters import nfc

_HASHES = re.compile(r"^\s*#{1,6}\s+")
_STARS = re.compile(r"\*{1,2}")
_COLUMNS = re.compile(r"\S(?:.*?\S)??(?=[ \u00a0]{5}|[ \u00a0]*\t|\s*$)")
_ONLY_STARS = re.compile(r"[\s*]*")
_WORD_OR_SPACE = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class ReceivedLine:
    """A line that has letters: its file and number, its text with single spaces, its emphasised stretches."""

    file: str
    number: int
    raw: str
    text: str
    emphases: tuple[tuple[int, int, str], ...]
    marks: int


def read_received(file: str, data: bytes) -> tuple[ReceivedLine, ...]:
    """Non-blank lines of an original. Undecodable bytes become U+FFFD and so never match."""
    lines = nfc(data.decode("utf-8-sig", "replace")).replace("\r\n", "\n").split("\n")
    out: list[ReceivedLine] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append((number, line))
        elif block:
            out += _read_block(file, block)
            block = []
    return tuple(out)


def _read_block(file: str, block: list[tuple[int, str]]) -> list[ReceivedLine]:
    """Emphasis may run over the lines of a block, so its marks are paired within the block."""
    bodies = [_HASHES.sub("", line) for _, line in block]
    pairs = _paired(bodies)
    out = []
    open_styles: dict[str, bool] = {}
    for index, ((number, raw), body) in enumerate(zip(block, bodies, strict=True)):
        hashes = 0 if body == raw else raw.count("#", 0, len(raw) - len(body))
        for start, end in _columns(body):
            marks = {at - start for at in pairs.get(index, set()) if start <= at < end}
            text, emphases, removed = _strip(body[start:end], marks, open_styles)
            out.append(ReceivedLine(file, number, raw, text, emphases, removed + hashes))
            hashes = 0
    return out


def _columns(body: str) -> list[tuple[int, int]]:
    """Where the columns of a line begin and end; a line without a wide gap is one."""
    if "\t" in body or "     " in body or "\u00a0" in body:
        return [column.span() for column in _COLUMNS.finditer(body)]
    text = body.strip()
    start = len(body) - len(body.lstrip())
    return [(start, start + len(text))] if text else []


def _paired(bodies: list[str]) -> dict[int, set[int]]:
    """Offsets, by line, of the asterisks that open or close an emphasis."""
    opened: dict[str, tuple[int, int]] = {}
    pairs: dict[int, set[int]] = {}
    for index, body in enumerate(bodies):
        if _ONLY_STARS.fullmatch(body):
            continue
        for match in _STARS.finditer(body):
            before, after = body[: match.start()][-1:], body[match.end() :][:1]
            closes = before.strip() and before not in "(“"
            opens = after.strip() and after not in ").,;:"
            if not (closes if match[0] in opened else opens):
                continue  # a star of the text: “(*)”, “5 * 3”
            if match[0] in opened:
                line, start = opened.pop(match[0])
                pairs.setdefault(line, set()).add(start)
                pairs.setdefault(index, set()).add(match.start())
            else:
                opened[match[0]] = (index, match.start())
    return pairs


def _strip(body: str, marks: set[int], open_styles: dict[str, bool]) -> tuple[str, tuple[tuple[int, int, str], ...], int]:
    """The line without its paired asterisks and with single spaces; stretches of emphasis in it."""
    pieces: list[tuple[str, str]] = []
    removed = at = 0
    for mark_at in sorted(marks):
        pieces.append((body[at:mark_at], _style(open_styles)))
        mark = "**" if body.startswith("**", mark_at) else "*"
        open_styles[mark] = not open_styles.get(mark, False)
        removed += len(mark)
        at = mark_at + len(mark)
    pieces.append((body[at:], _style(open_styles)))
    text = " ".join("".join(piece for piece, _ in pieces).split())
    return text, tuple(_emphases(pieces)) if any(style for _, style in pieces) else (), removed


def _emphases(pieces: list[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """(start, end, style) of each styled word, or part of one, in the pieces' text with single spaces."""
    runs: list[tuple[int, int, str]] = []
    length = 0
    spaced = False
    for piece, style in pieces:
        for word in _WORD_OR_SPACE.findall(piece):
            if word.isspace():
                spaced = length > 0
                continue
            start = length + spaced
            length, spaced = start + len(word), False
            if style and runs and runs[-1][1:] == (start, style):
                runs[-1] = (runs[-1][0], length, style)
            elif style:
                runs.append((start, length, style))
    return runs


def _style(open_styles: dict[str, bool]) -> str:
    if open_styles.get("**"):
        return "strong"
    return "em" if open_styles.get("*") else ""


def parted(line: ReceivedLine, column: str) -> tuple[ReceivedLine, ...]:
    """The line as two, one of them the column that it begins or ends with; empty when it does neither."""
    if line.text.startswith(column + " "):
        at = len(column)
    elif line.text.endswith(" " + column):
        at = len(line.text) - len(column) - 1
    else:
        return ()
    left = tuple((start, min(end, at), style) for start, end, style in line.emphases if start < at)
    right = tuple((max(start - at - 1, 0), end - at - 1, style) for start, end, style in line.emphases if end > at + 1)
    return replace(line, text=line.text[:at], emphases=left), replace(line, text=line.text[at + 1 :], emphases=right, marks=0)


def first_words(lines: Sequence[ReceivedLine]) -> dict[str, list[int]]:
    """The lines that begin with a word."""
    starts: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        starts.setdefault(line.text.split(" ", 1)[0], []).append(index)
    return starts
