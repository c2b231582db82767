"""Plain text in UTF-8, as recognition programs and people who copy by hand leave it.

Marks of layout (``#``, ``*``, ``**``) and columns typed side by side are read as ``fidelity`` reads
them, so that what is imported is later compared under the same rules.
"""

from __future__ import annotations

from itertools import groupby

from build_tools.fidelity.received import ReceivedLine, read_received
from build_tools.importer.lines import PLAIN, Line, Paper, Report, Run, Style, merged
from build_tools.importer.readers.gaps import NAMED, Gap, beside
from build_tools.importer.readers.pieces import Letters

_STYLES: dict[str, frozenset[Style]] = {"": PLAIN, "strong": frozenset({"strong"}), "em": frozenset({"em"})}
_SHORTEST_COLUMN, _LONGEST_COLUMN = 7, 75
_FAR_RIGHT = 40
_FAR_TABS = 3
"""A line that begins behind so many spaces or tabs stands on the right of the page."""


def read_text(data: bytes, name: str = "") -> Paper:
    """Lines of a text; bytes that are no UTF-8 become U+FFFD and are reported. ``\\f`` begins a page."""
    lines: list[Line] = []
    gaps: dict[int, list[Gap]] = {}
    page, last = 1, 0
    for number, group in groupby(read_received(name, data), key=lambda received: received.number):
        columns = list(group)
        page += columns[0].raw.count("\f")
        line = _line(columns, page, number - last - 1)
        last = number
        lines.append(line)
        if len(columns) == 2 and _are_columns(columns, is_below=number - 1 in gaps):
            left, right = (Letters(_runs(column)) for column in columns)
            gaps[number] = [Gap(left, right)]
    damaged = sum(line.text.count("\ufffd") for line in lines)
    reports = [Report(f"{damaged} ký tự không đọc được theo mã UTF-8; tệp có thể dùng bảng mã cũ", "error")] if damaged else []
    return Paper(tuple(beside(lines, gaps)), reports=tuple(reports))


def _are_columns(columns: list[ReceivedLine], *, is_below: bool) -> bool:
    """Two halves of a page; not a place left open to write in: “Số:      /KH”, “ngày      tháng 5”."""
    left, right = (column.text for column in columns)
    return (
        (len(left) >= _SHORTEST_COLUMN or (is_below and bool(NAMED.fullmatch(left))))
        and max(len(left), len(right)) <= _LONGEST_COLUMN
        and not right[0].islower()
        and right[0] not in "/,.;"
    )


def _line(columns: list[ReceivedLine], page: int, blank: int) -> Line:
    runs: list[Run] = []
    for column in columns:
        runs += [Run(" "), *_runs(column)] if runs else _runs(column)
    raw = columns[0].raw
    lead = raw[: len(raw) - len(raw.lstrip())]
    right = True if len(lead) >= _FAR_RIGHT or lead.count("\t") >= _FAR_TABS else None
    marks = sum(column.marks for column in columns)
    return Line(merged(runs), page=page, number=columns[0].number, blank_before=blank, right=right, marks=marks)


def _runs(found: ReceivedLine) -> tuple[Run, ...]:
    """Runs of one style; a space between two letters of one style has it too."""
    styles = [""] * len(found.text)
    for start, end, style in found.emphases:
        styles[start:end] = [style] * (end - start)
    for at in range(1, len(styles) - 1):
        if found.text[at] == " " and styles[at - 1] == styles[at + 1]:
            styles[at] = styles[at - 1]
    runs: list[Run] = []
    start = 0
    for at in range(1, len(styles) + 1):
        if at == len(styles) or styles[at] != styles[start]:
            runs.append(Run(found.text[start:at], _STYLES[styles[start]]))
            start = at
    return tuple(runs)
