"""Parts of Word files as people have them: old fonts that each hold half of the letters, lists, boxes, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from build_tools.importer.encodings import Encoding, table
from tests.importer.word_files import OPEN, level, numbering, paragraph

_FONTS: dict[str, Encoding] = {".VnTime": "tcvn3", ".VnTimeH": "tcvn3-capitals"}
_CUT = 5
RULE = '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" from="70pt,2pt" to="140pt,2pt"/></w:pict></w:r>'
PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_LABEL = re.compile(r"(?P<before>.*?)(?P<value>[IVX]+|\d+|[a-zđ]|[A-ZĐ])(?P<after>\W*)")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NORMAL = (
    f'<w:styles {OPEN}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)


def letters(text: str, properties: str = "", old_fonts: bool = False, cut: bool = False) -> str:
    """Runs of these letters; with old fonts, each run of the font that has them; ``cut`` into runs of a few letters."""
    if cut:
        parts = [text[at : at + _CUT] for at in range(0, len(text), _CUT)]
        return "".join(letters(part, properties, old_fonts) for part in parts)
    if not old_fonts:
        return _run(text, "Times New Roman", properties)
    return "".join(_run("".join(_old(c, font) for c in said), font, properties) for font, said in _by_font(text))


def _run(text: str, font: str, properties: str) -> str:
    said = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{properties}</w:rPr>{said}</w:r>'


def _by_font(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of one font: capitals with tones need that of capitals, signs that neither has stay Unicode."""
    font, said = "", ""
    for letter in text:
        own = font or ".VnTime" if letter in " \t" else _font_of(letter)
        if own != font and said:
            yield font, said
            said = ""
        font, said = own, said + letter
    if said:
        yield font, said


def _font_of(letter: str) -> str:
    if letter.isascii() or letter in table("tcvn3").values():
        return ".VnTime"
    return ".VnTimeH" if letter in table("tcvn3-capitals").values() else "Times New Roman"


def _old(letter: str, font: str) -> str:
    if letter.isascii() or font not in _FONTS:
        return letter
    return next(sign for sign, meant in table(_FONTS[font]).items() if meant == letter)


def text_box(lines: Iterable[str]) -> str:
    """A run with a box that floats over the page."""
    inner = "".join(paragraph(line) for line in lines)
    box = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f'<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:shape></w:pict></w:r>'


@dataclass
class Lists:
    """The lists of a file: a kind for each form of label, a list of its own for each run of items."""

    kinds: list[str] = field(default_factory=list)
    lists: dict[int, tuple[int, str]] = field(default_factory=dict)

    def begin(self, form: str, text: str, start: int) -> int:
        said = level(0, form, text, '<w:suff w:val="tab"/>')
        if said not in self.kinds:
            self.kinds.append(said)
        number = len(self.lists) + 1
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        self.lists[number] = (self.kinds.index(said), override)
        return number

    @property
    def part(self) -> str:
        return numbering(dict(enumerate(self.kinds)), self.lists)


def form_of(label: str) -> tuple[str, str, int]:
    """(format of Word, its text, value) of a label."""
    found = _LABEL.fullmatch(label)
    if not found:
        return "bullet", label, 1
    said = found["value"]
    text = f"{found['before']}%1{found['after']}"
    if said.isdigit():
        return "decimal", text, int(said)
    if said in _ROMAN:
        return "upperRoman", text, _ROMAN.index(said)
    return ("lowerLetter" if said.islower() else "upperLetter"), text, ord(said.lower()) - ord("a") + 1


def listed(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def section(*, headed: bool) -> str:
    """A page of A4 with the margins of the rules for papers; its head, if it has one, not on the first page."""
    head = '<w:headerReference w:type="default" r:id="header"/>' if headed else ""
    margins = '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    return f'<w:sectPr>{head}<w:pgSz w:w="11906" w:h="16838"/>{margins}<w:titlePg/></w:sectPr>'
