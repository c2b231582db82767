"""A workbook with one sheet whose rows are put in as text: all else of it is made once, by ``xlsxwriter``.

Every body has a sheet and a task stands in those of all its bodies, so cells are by far the most of what is written.
The tests compare whole files with those that ``xlsxwriter`` makes of the same rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from build_tools.rendering.escaping import in_element

TITLE, LINK = "@title@", "@link@"
"""What the pattern has for its title and for the end of the address to which its one row leads."""
_SHEET, _STRINGS, _LINKS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/worksheets/_rels/sheet1.xml.rels"
_LONGEST = 32_767
"""UTF-16 units that a cell can hold."""
_MOST_LINKS = 65_530
"""Of a sheet; further addresses are text."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
_ESCAPED = re.compile(r"_x[0-9a-fA-F]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Row:
    """Cells in their order; ``link`` is the end of the address to which the last leads."""

    cells: Sequence[str | date]
    link: str


class Workbook:
    """Workbooks like a pattern: a file with a row of headings, and one row with a format for each column."""

    def __init__(self, pattern: bytes, headings: Sequence[str]) -> None:
        with zipfile.ZipFile(io.BytesIO(pattern)) as package:
            self._parts = {info.filename: (info, package.read(info).decode()) for info in package.infolist()}
        self._headings = headings
        cells = re.findall(r'<c r="([A-Z]+)2" s="(\d+)"', self._text(_SHEET))
        self._columns = [column for column, _ in cells]
        self._styles = [style for _, style in cells]

    def _text(self, name: str) -> str:
        return self._parts[name][1]

    def file(self, title: str, rows: Sequence[Row]) -> bytes:
        """A workbook with this title and these rows, of which there must be one."""
        strings: dict[str, int] = {heading: at for at, heading in enumerate(self._headings)}
        body = "".join(self._row(number, row, strings) for number, row in enumerate(rows, 2))
        uses = len(self._headings) * (len(rows) + 1) - sum(isinstance(cell, date) for row in rows for cell in row.cells)
        changed = {
            _SHEET: self._sheet(body, rows),
            _STRINGS: _shared(self._text(_STRINGS), strings, uses),
            _LINKS: self._relations(rows),
            "xl/workbook.xml": self._text("xl/workbook.xml").replace(f"${self._columns[-1]}$2", f"${self._columns[-1]}${len(rows) + 1}"),
            "docProps/core.xml": self._text("docProps/core.xml").replace(TITLE, in_element(_printable(title))),
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for name, (info, text) in self._parts.items():
                entry = zipfile.ZipInfo(name, info.date_time)
                entry.compress_type, entry.external_attr = info.compress_type, info.external_attr
                package.writestr(entry, changed.get(name, text))
        return out.getvalue()

    def _row(self, number: int, row: Row, strings: dict[str, int]) -> str:
        cells = [f'<row r="{number}" spans="1:{len(self._columns)}">']
        for column, style, value in zip(self._columns, self._styles, row.cells, strict=True):
            if isinstance(value, date):
                cells.append(f'<c r="{column}{number}" s="{style}"><v>{value.toordinal() - _DAY_ZERO}</v></c>')
            else:
                at = strings.setdefault(_cut(value), len(strings))
                cells.append(f'<c r="{column}{number}" s="{style}" t="s"><v>{at}</v></c>')
        cells.append("</row>")
        return "".join(cells)

    def _sheet(self, body: str, rows: Sequence[Row]) -> str:
        last = self._columns[-1]
        before, _, rest = self._text(_SHEET).partition('<row r="2"')
        after = rest.partition("</sheetData>")[2]
        links = "".join(
            f'<hyperlink ref="{last}{number + 1}" r:id="rId{number}"{_place(row.link)}/>'
            for number, row in enumerate(rows[:_MOST_LINKS], 1)
        )
        whole = f"{before}{body}</sheetData>{after}".replace(f'ref="A1:{last}2"', f'ref="A1:{last}{len(rows) + 1}"')
        start, _, end = whole.partition("<hyperlinks>")
        return f"{start}<hyperlinks>{links}{end[end.index('</hyperlinks>') :]}"

    def _relations(self, rows: Sequence[Row]) -> str:
        """Where the links lead; on the same disk with the separators of its system."""
        before, _, rest = self._text(_LINKS).partition('<Relationship Id="rId1"')
        kind, _, target = rest.partition(' Target="')
        base = target[: target.index(LINK)]
        found = (row.link.partition("#")[0] for row in rows[:_MOST_LINKS])
        addresses = found if "://" in base else (address.replace("/", "\\") for address in found)
        entry = f'{kind} Target="{base}'
        links = (
            f'<Relationship Id="rId{number}"{entry}{in_element(address)}" TargetMode="External"/>'
            for number, address in enumerate(addresses, 1)
        )
        return f"{before}{''.join(links)}</Relationships>"


def _place(link: str) -> str:
    place = link.partition("#")[2]
    return f' location="{in_element(place)}"' if place else ""


def _cut(text: str) -> str:
    if len(text) <= _LONGEST // 2:
        return text
    return text.encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def _shared(pattern: str, strings: Iterable[str], uses: int) -> str:
    """The table of the strings; ``uses`` are the cells that have one."""
    items = [f"<si><t{_kept(text)}>{in_element(text)}</t></si>" for text in map(_printable, strings)]
    head = pattern[: pattern.index(' count="')]
    return f'{head} count="{uses}" uniqueCount="{len(items)}">{"".join(items)}</sst>'


def _kept(text: str) -> str:
    return ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""


def _printable(text: str) -> str:
    """Control characters, and what looks like one that is written out, as workbooks write them."""
    return _ESCAPED.sub(lambda found: f"_x005F{found[0]}" if found[0][0] == "_" else f"_x{ord(found[0]):04X}_", text)
