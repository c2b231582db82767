"""The numbers that Word prints before the paragraphs of its lists; they stand in no text (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from build_tools.importer.readers.word_parts import Styles, value

_UNITS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN = tuple(zip(_UNITS, ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"], strict=True))
SYMBOLS = {
    0xB7: "•",
    0x2D: "-",
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0x6F: "o",
    0xE0: "→",
    0xE8: "→",
    0x76: "❖",
    0x2B: "+",
    0xA8: "□",
    0x71: "❑",
    0x6E: "■",
}
"""Signs of the fonts Symbol and Wingdings by their codes, as lists use them."""
_SIGNS_OF_SYMBOL = {
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xDE: "⇒",
}
"""Signs that the font Symbol has where Wingdings has others."""
_SUFFIXES = {"nothing": "", "space": " ", "tab": " "}
_DEEPEST = 9


def sign_of(code: int, font: str, unknown: str = "•") -> str:
    """What a code of Symbol or Wingdings shows."""
    own = _SIGNS_OF_SYMBOL if "symbol" in font.lower() else {}
    return own.get(code & 0xFF) or SYMBOLS.get(code & 0xFF, unknown)


@dataclass(frozen=True)
class Label:
    """What is printed before a paragraph, and the level that says how."""

    text: str
    suffix: str
    level: Element


class Numbers:
    """Counts through the document; ask for each paragraph once, in order."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._kinds = {value(each, "w.abstractNumId"): each for each in root.findall("w.abstractNum")}
        self._lists = {value(each, "w.numId"): each for each in root.findall("w.num")}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> Label | None:
        """The printed number of a paragraph; None when it is in no list."""
        found = self._place(paragraph)
        if found is None:
            return None
        number, depth = found
        levels = self._levels(number)
        if depth not in levels:
            return None
        self._count(number, depth, levels)
        level = levels[depth]
        text = self._text(number, depth, levels)
        return Label(text, _SUFFIXES.get(value(level.find("w.suff")), " "), level) if text else None

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """(list, depth) by the paragraph itself or by its style."""
        own = paragraph.find("w.pPr/w.numPr")
        style = self._styles.style_of(paragraph)
        inherited = self._styles.first("w.numPr", *self._styles.layers(style, "w.pPr"))
        number = ""
        for each in (own, inherited):
            number = number or (value(each.find("w.numId")) if each is not None else "")
        if number not in self._lists or number == "0":
            return None
        depth = value(own.find("w.ilvl")) if own is not None else ""
        if not depth:
            named = next((str(d) for d, level in self._levels(number).items() if value(level.find("w.pStyle")) == style), "")
            depth = named or (value(inherited.find("w.ilvl")) if inherited is not None else "")
        return number, int(depth) if depth.isdigit() else 0

    def _kind(self, number: str) -> str:
        """The kind of list that a list is of; a kind may point to the style that has the levels."""
        kind = value(self._lists[number].find("w.abstractNumId"))
        for _ in range(5):
            link = value(self._kinds[kind].find("w.numStyleLink")) if kind in self._kinds else ""
            through = self._styles.first("w.numPr", *self._styles.layers(link, "w.pPr")) if link else None
            target = value(through.find("w.numId")) if through is not None else ""
            if target not in self._lists:
                break
            kind = value(self._lists[target].find("w.abstractNumId"))
        return kind

    def _levels(self, number: str) -> dict[int, Element]:
        kind = self._kinds.get(self._kind(number))
        levels = {_depth(each): each for each in (kind.findall("w.lvl") if kind is not None else ())}
        for override in self._lists[number].findall("w.lvlOverride"):
            own = override.find("w.lvl")
            if own is not None:
                levels[_depth(override)] = own
        return levels

    def _count(self, number: str, depth: int, levels: dict[int, Element]) -> None:
        counters = self._counters.setdefault(self._kind(number), {})
        first = _start(levels[depth])
        if (number, depth) not in self._begun:
            self._begun.add((number, depth))
            for override in self._lists[number].findall("w.lvlOverride"):
                restart = value(override.find("w.startOverride"))
                if _depth(override) == depth and restart.isdigit():
                    first = int(restart)
                    counters.pop(depth, None)
        counters[depth] = counters[depth] + 1 if depth in counters else first
        for deeper in [each for each in counters if each > depth]:
            restart = value(levels[deeper].find("w.lvlRestart")) if deeper in levels else ""
            if restart != "0" and not (restart.isdigit() and depth >= int(restart)):
                del counters[deeper]

    def _text(self, number: str, depth: int, levels: dict[int, Element]) -> str:
        counters = self._counters[self._kind(number)]
        level = levels[depth]
        pattern = value(level.find("w.lvlText"))
        if value(level.find("w.numFmt")) == "bullet":
            return "".join(SYMBOLS.get(ord(c) & 0xFF, "•") if 0xF000 <= ord(c) <= 0xF0FF else c for c in pattern).strip()
        only_digits = level.find("w.isLgl") is not None

        def said(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            form = "decimal" if only_digits else value(levels[at].find("w.numFmt"), default="decimal")
            return show(counters.get(at, _start(levels[at])), form)

        return re.sub(rf"%([1-{_DEEPEST}])", said, pattern).strip()


def _depth(element: Element) -> int:
    said = value(element, "w.ilvl")
    return int(said) if said.isdigit() else 0


def _start(level: Element) -> int:
    said = value(level.find("w.start"))
    return int(said) if said.isdigit() else 1 if not said else 0


def show(number: int, form: str) -> str:
    """A number in a form of ``w.numFmt``; forms that Vietnamese papers do not use are digits."""
    if form == "none":
        return ""
    if form in ("upperRoman", "lowerRoman"):
        said = _roman(number)
        return said.upper() if form == "upperRoman" else said
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 260:
        said = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return said.upper() if form == "upperLetter" else said
    if form == "decimalZero":
        return f"{number:02}"
    if form == "chicago" and 0 < number <= 40:
        return "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1)
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for unit, letters in _ROMAN:
        while number >= unit and len(out) < 20:
            out += letters
            number -= unit
    return out
