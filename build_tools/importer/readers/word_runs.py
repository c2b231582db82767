"""What stands inside a paragraph of Word: letters with their look, notes, fields, tracked changes, text boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from build_tools.importer.encodings import Encoding, encoding_of_font
from build_tools.importer.lines import Style
from build_tools.importer.readers.pieces import Piece, raised
from build_tools.importer.readers.word_numbers import show, sign_of
from build_tools.importer.readers.word_parts import Styles, attributes, inside, is_on, value

_INSERTED = ("w.ins", "w.moveTo")
_DELETED = ("w.del", "w.moveFrom")
_AROUND = ("w.hyperlink", "w.smartTag", "w.sdt", "w.sdtContent", "w.fldSimple", "w.customXml", "w.dir", "w.bdo", "mc.Choice")
_LETTERS = {"w.tab": "\t", "w.ptab": "\t", "w.cr": "\n", "w.noBreakHyphen": "-", "w.softHyphen": "\u00ad"}
_NOTES = {"w.footnoteReference": "footnote", "w.endnoteReference": "endnote"}
_TEXTS = (*_LETTERS, "w.t", "w.sym", "w.br")
_PICTURES = ("w.drawing", "w.pict", "w.object")
_SYMBOL_FONTS = re.compile(r"symbol|wingdings|webdings", re.I)


@dataclass(frozen=True)
class NoteForm:
    """How the notes of a kind are numbered: format, first number, where they begin anew (``eachPage``, ``eachSect``)."""

    format: str
    start: int = 1
    restart: str = ""


@dataclass
class Reading:
    """What is known at a place of the text, while it is read from its beginning to its end."""

    styles: Styles
    page: int = 1
    counts: Counter[str] = field(default_factory=Counter)
    """inserted, deleted, comments, hidden, boxes."""
    hidden: list[str] = field(default_factory=list)
    fields: list[list[str]] = field(default_factory=list)
    """Open fields: [instruction, "" before its result begins]."""
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """(footnote or endnote, identifier, mark) in the order of their marks."""
    note_forms: dict[str, NoteForm] = field(default_factory=dict)
    section: int = 0
    _counted: Counter[tuple[str, int]] = field(default_factory=Counter)

    @property
    def in_contents(self) -> bool:
        """Whether the place is within a table of contents that Word has made."""
        return any(said.strip().upper().startswith("TOC") for said, _ in self.fields)

    def next_mark(self, kind: str) -> str:
        """The number of the next note of a kind, counted from the beginning of its page, section or file."""
        form = self.note_forms.get(kind) or NoteForm("lowerRoman" if kind == "endnote" else "decimal")
        scope = self.page if form.restart == "eachPage" else self.section if form.restart == "eachSect" else 0
        self._counted[kind, scope] += 1
        return show(form.start + self._counted[kind, scope] - 1, form.format)


@dataclass
class Inline:
    """The content of one paragraph."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    """Letters by the size of their font in points."""


class Runs:
    """Reads the runs of paragraphs."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, paragraph: Element) -> Inline:
        """The content of a paragraph in its order."""
        inline = Inline()
        base = self._reading.styles.layers(self._reading.styles.style_of(paragraph), "w.rPr")
        self._inside(paragraph, base, inline)
        return inline

    def label(self, text: str, layers: Sequence[Element | None]) -> Piece:
        """A printed number with the look of these layers, nearest first."""
        encoding = encoding_of_font(_font(layers))
        return Piece(text, _look(layers), encoding)

    def _inside(self, parent: Element, base: list[Element | None], inline: Inline) -> None:
        for child in parent:
            tag = child.tag
            if tag == "w.r":
                self._run(child, base, inline)
            elif tag in _DELETED:
                self._reading.counts["deleted"] += 1
            elif tag in _INSERTED or tag in _AROUND:
                self._reading.counts["inserted"] += tag in _INSERTED
                self._inside(child, base, inline)
            elif tag == "mc.AlternateContent":
                self._inside(_chosen(child), base, inline)
            elif tag.endswith(("}oMath", "}oMathPara")):
                inline.pieces.append(Piece("".join(each.text or "" for each in child.iter() if each.tag.endswith("}t"))))

    def _run(self, run: Element, base: list[Element | None], inline: Inline) -> None:
        own = run.find("w.rPr")
        style = value(own.find("w.rStyle")) if own is not None else ""
        named = [each.find("w.rPr") for each in self._reading.styles.chain(style)] if style else []
        layers = [own, *named, *base]
        text = ""
        for child in run:
            if child.tag in _NOTES and not self._is_hidden(layers):
                self._letters(text, layers, inline)
                text = ""
                rest = "".join(each.text or "" for each in run.findall("w.t"))
                custom = value(child, "w.customMarkFollows") in ("1", "true", "on")
                self._note(_NOTES[child.tag], value(child, "w.id"), rest.strip() if custom else "", inline)
                if custom:
                    return
                continue
            text += self._said(child, layers, inline)
        self._letters(text, layers, inline)

    def _said(self, child: Element, layers: list[Element | None], inline: Inline) -> str:
        """The letters of a child of a run; what is no letter changes the state."""
        tag = child.tag
        if tag == "w.t":
            return self._of_font(child.text or "", layers)
        if tag in _LETTERS:
            return _LETTERS[tag]
        if tag == "w.sym":
            return _symbol(value(child, "w.char"), value(child, "w.font"))
        if tag == "mc.AlternateContent" and any(each.tag in _TEXTS for each in _chosen(child)):
            return "".join(self._said(each, layers, inline) for each in _chosen(child))
        if tag == "w.br":
            return self._break(value(child, "w.type"))
        if tag == "w.lastRenderedPageBreak":
            self._reading.page += 1
        elif tag in ("w.fldChar", "w.instrText"):
            self._field(child)
        elif tag == "w.commentReference":
            self._reading.counts["comments"] += 1
        elif tag in _PICTURES or tag == "mc.AlternateContent":
            inline.boxes.extend(_boxes(child))
        return ""

    def _break(self, kind: str) -> str:
        if kind == "page":
            self._reading.page += 1
        return "" if kind == "column" else "\n"

    def _field(self, child: Element) -> None:
        fields = self._reading.fields
        kind = value(child, "w.fldCharType")
        if kind == "begin":
            fields.append(["", ""])
        elif fields and kind == "separate":
            fields[-1][1] = "result"
        elif fields and kind == "end":
            fields.pop()
        elif fields and child.tag == "w.instrText":
            fields[-1][0] += child.text or ""

    def _note(self, kind: str, identifier: str, custom: str, inline: Inline) -> None:
        mark = custom or self._reading.next_mark(kind)
        self._reading.notes.append((kind + ("!" if custom else ""), identifier, mark))
        inline.pieces.append(Piece("", mark=mark))

    def _letters(self, text: str, layers: list[Element | None], inline: Inline) -> None:
        if not text or (self._reading.fields and not self._reading.fields[-1][1]):
            return  # between the beginning of a field and its result there is nothing that is printed
        if self._is_hidden(layers):
            self._reading.counts["hidden"] += 1
            self._reading.hidden.append(text)
            return
        if value(Styles.first("w.vertAlign", *layers)) == "superscript":
            text = raised(text)
        if is_on(Styles.first("w.caps", *layers)):
            text = text.upper()
        inline.sizes[_size(layers)] += len(text.strip())
        inline.pieces.append(Piece(text, _look(layers), self._encoding(layers)))

    @staticmethod
    def _is_hidden(layers: list[Element | None]) -> bool:
        return is_on(Styles.first("w.vanish", *layers))

    @staticmethod
    def _encoding(layers: list[Element | None]) -> Encoding | None:
        return encoding_of_font(_font(layers))

    @staticmethod
    def _of_font(text: str, layers: list[Element | None]) -> str:
        if _SYMBOL_FONTS.search(_font(layers)) or any(0xF000 <= ord(c) <= 0xF0FF for c in text):
            return "".join(sign_of(ord(c), _font(layers), c) if 0xF000 <= ord(c) <= 0xF0FF or ord(c) > 0x7F else c for c in text)
        return text


def _font(layers: Sequence[Element | None]) -> str:
    fonts = attributes(list(layers), "w.rFonts")
    return fonts.get("w.hAnsi") or fonts.get("w.ascii") or ""


def _size(layers: Sequence[Element | None]) -> float:
    said = value(Styles.first("w.sz", *layers), default="20")
    return int(said) / 2 if said.isdigit() else 10.0


def _look(layers: Sequence[Element | None]) -> frozenset[Style]:
    out: set[Style] = set()
    if is_on(Styles.first("w.b", *layers)):
        out.add("strong")
    if is_on(Styles.first("w.i", *layers)):
        out.add("em")
    if value(Styles.first("w.u", *layers), default="none") != "none":
        out.add("underline")
    return frozenset(out)


def _symbol(code: str, font: str) -> str:
    try:
        return sign_of(int(code, 16), font)
    except ValueError:
        return ""


def _chosen(alternatives: Element) -> Element:
    """What a reader that knows everything takes: the first choice."""
    return inside(alternatives, "mc.Choice", "mc.Fallback")


def _boxes(picture: Element) -> Iterator[Element]:
    """The texts of text boxes in a drawing; the old form beside the new one is the same text."""
    if picture.tag == "mc.AlternateContent":
        picture = _chosen(picture)
    for child in picture:
        if child.tag == "w.txbxContent":
            yield child
        elif child.tag == "mc.AlternateContent":
            yield from _boxes(child)
        else:
            yield from _boxes(child)


def broken(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by the lines that breaks within the paragraph make."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, said in enumerate(piece.text.split("\n")):
            if number:
                out.append([])
            if said or piece.mark:
                out[-1].append(Piece(said, piece.styles, piece.encoding, piece.mark))
    return out
