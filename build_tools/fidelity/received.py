"""A received text as lines, with its marks of layout told apart from its letters.

Scans arrive as plain text in which the reader marked headings with ``#`` and emphasis with
asterisks. Those marks are no characters of the document; a line of nothing but asterisks is.
Two columns typed side by side, parted by a tab or many spaces, are two lines of one number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.vietnamese.letters import nfc

_HASHES = re.compile(r"^\s*#{1,6}\s+")
_STARS = re.compile(r"\*{1,2}")
_COLUMNS = re.compile(r"\S(?:.*?\S)??(?=[ \u00a0]{5}|[ \u00a0]*\t|\s*$)")
_ONLY_STARS = re.compile(r"[\s*]*")


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
        for column in _COLUMNS.finditer(body):
            start, end = column.span()
            marks = {at - start for at in pairs.get(index, set()) if start <= at < end}
            text, emphases, removed = _strip(column[0], marks, open_styles)
            out.append(ReceivedLine(file, number, raw, text, emphases, removed + hashes))
            hashes = 0
    return out


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
    out: list[str] = []
    styles: list[str] = []
    removed = 0
    at = 0
    while at < len(body):
        if at in marks:
            mark = "**" if body.startswith("**", at) else "*"
            open_styles[mark] = not open_styles.get(mark, False)
            removed += len(mark)
            at += len(mark)
            continue
        letter = body[at]
        if not letter.isspace():
            out.append(letter)
            styles.append(_style(open_styles))
        elif out and out[-1] != " ":
            out.append(" ")
            styles.append("")
        at += 1
    if out and out[-1] == " ":
        out.pop()
        styles.pop()
    return "".join(out), tuple(runs_of(styles)), removed


def _style(open_styles: dict[str, bool]) -> str:
    if open_styles.get("**"):
        return "strong"
    return "em" if open_styles.get("*") else ""


def runs_of(styles: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, style) of each run of the same non-empty style."""
    runs: list[tuple[int, int, str]] = []
    for offset, style in enumerate(styles):
        if not style:
            continue
        if runs and runs[-1][1] == offset and runs[-1][2] == style:
            runs[-1] = (runs[-1][0], offset + 1, style)
        else:
            runs.append((offset, offset + 1, style))
    return runs
