"""The elements of a web page as blocks of letters with their look; tables as rows of cells of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from build_tools.importer.encodings import Encoding, encoding_of_font
from build_tools.importer.limits import XML_DEPTH, ImportRefused
from build_tools.importer.lines import PLAIN, Style
from build_tools.importer.readers.pieces import Piece, raised

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "center",
        "form",
        "fieldset",
        "hr",
        "body",
        "figure",
        "figcaption",
    ]
)
_SILENT = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea", "button"]
)
_VOID = frozenset(["br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr"])
_STYLES: dict[str, Style] = {
    "b": "strong",
    "strong": "strong",
    "h1": "strong",
    "h2": "strong",
    "h3": "strong",
    "th": "strong",
    "i": "em",
    "em": "em",
    "u": "underline",
}
MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3}|[ivx]{1,4}|[a-z])[\])]?")


@dataclass
class _Look:
    """What an open element says of the letters in it."""

    tag: str
    styles: frozenset[Style] = PLAIN
    encoding: Encoding | None = None
    align: str = ""
    silent: bool = False
    hidden: bool = False
    sup: bool = False
    identifier: str = ""
    target: str = ""
    ordered: list[int] | None = None


@dataclass
class Block:
    """Letters since the last break, and where a link in them leads."""

    pieces: list[Piece] = field(default_factory=list)
    align: str = ""
    identifiers: list[str] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    """(index of a piece, identifier that it leads to)."""
    is_whole: bool = True


class PageParser(HTMLParser):
    """A page as blocks, and tables of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[Block | list[list[list[Block]]]] = []
        self.hidden: list[str] = []
        self._open: list[_Look] = [_Look("")]
        self._block = Block()
        self._tables: list[list[list[list[Block]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = {key: value or "" for key, value in attrs}
        if tag == "br":
            self._end_block(is_whole=False)
        if tag in _VOID:
            return
        if len(self._open) > XML_DEPTH:
            raise ImportRefused("Trang web lồng nhau quá sâu.", "Mở bằng trình duyệt, chép phần văn bản ra tệp .txt rồi nhập.")
        if tag in _BLOCKS or tag in ("table", "tr", "td", "th"):
            self._end_block()
        self._close_implied(tag)
        look = _look(tag, own, self._open[-1])
        self._open.append(look)
        self._begin(tag, look)

    def _begin(self, tag: str, look: _Look) -> None:
        if tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            if not self._tables[-1]:
                self._tables[-1].append([])
            self._tables[-1][-1].append([])
        elif tag == "li":
            self._list_label()
        if look.identifier:
            self._block.identifiers.append(look.identifier)

    def _close_implied(self, tag: str) -> None:
        """Elements that HTML lets end without saying so."""
        if tag in ("p", "li", "tr", "td", "th") and self._open[-1].tag == tag:
            self._open.pop()
        elif tag == "tr" and self._open[-1].tag in ("td", "th"):
            del self._open[-2 if self._open[-2].tag == "tr" else -1 :]

    def _list_label(self) -> None:
        """The number that a browser prints before an entry of a list."""
        parent = next((look for look in reversed(self._open[:-1]) if look.tag in ("ol", "ul")), None)
        if parent is None or self._open[-1].hidden:
            return
        if parent.ordered is not None:
            parent.ordered[0] += 1
        self._block.pieces.append(Piece("- " if parent.ordered is None else f"{parent.ordered[0]}. "))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        at = next((i for i in range(len(self._open) - 1, 0, -1) if self._open[i].tag == tag), 0)
        if not at:
            return
        if tag in _BLOCKS or tag in ("table", "tr", "td", "th"):
            self._end_block()
        del self._open[at:]
        if tag == "table" and self._tables:
            table = self._tables.pop()
            if self._tables and self._tables[-1] and self._tables[-1][-1]:
                self._tables[-1][-1][-1] += [block for row in table for cell in row for block in cell]
            else:
                self.out.append(table)

    def handle_data(self, data: str) -> None:
        look = self._open[-1]
        if look.silent:
            return
        if look.hidden:
            self.hidden.append(data)
            return
        if look.target and MARK.fullmatch(data.strip()):
            self._block.links.append((len(self._block.pieces), look.target))
        self._block.align = look.align
        self._block.pieces.append(Piece(raised(data) if look.sup and not look.target else data, look.styles, look.encoding))

    def _end_block(self, *, is_whole: bool = True) -> None:
        block, self._block = self._block, Block()
        if not "".join(piece.text for piece in block.pieces).strip():
            self._block.identifiers = block.identifiers
            return
        block.is_whole = is_whole
        target = self._tables[-1][-1][-1] if self._tables and self._tables[-1] and self._tables[-1][-1] else None
        if target is None:
            self.out.append(block)
        else:
            target.append(block)

    def close(self) -> None:
        super().close()
        self._end_block()
        while self._tables:
            self.out.append(self._tables.pop(0))


def _look(tag: str, own: dict[str, str], parent: _Look) -> _Look:
    css = {key.strip().lower(): value.strip() for key, _, value in (part.partition(":") for part in own.get("style", "").split(";"))}
    styles = set(parent.styles)
    if tag in _STYLES:
        styles.add(_STYLES[tag])
    weight = css.get("font-weight", "")
    if weight:
        (styles.add if weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600) else styles.discard)("strong")
    if slant := css.get("font-style", ""):
        (styles.add if slant in ("italic", "oblique") else styles.discard)("em")
    if "underline" in css.get("text-decoration", ""):
        styles.add("underline")
    font = css.get("font-family", own.get("face", "")).split(",")[0].strip("\"' ")
    align = "center" if tag == "center" else css.get("text-align", own.get("align", "")).lower()
    hidden = css.get("display", "").lower() == "none" or css.get("visibility", "").lower() == "hidden" or "hidden" in own
    link = own.get("href", "") if tag == "a" else ""
    return _Look(
        tag,
        frozenset(styles),
        encoding_of_font(font) if font else parent.encoding,
        align or parent.align,
        parent.silent or tag in _SILENT,
        parent.hidden or hidden,
        parent.sup or tag == "sup" or css.get("vertical-align", "") == "super",
        own.get("id") or own.get("name", ""),
        link.rpartition("#")[2] if "#" in link else parent.target,
        [int(own["start"]) - 1 if own.get("start", "").isdigit() else 0] if tag == "ol" else None,
    )
