"""The parts of a .docx file and how its styles hand down their properties (ISO/IEC 29500-1, WordprocessingML)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from build_tools.importer.limits import BROKEN_ZIP, ImportRefused, Package

_STRICT = "http://purl.oclc.org/ooxml"
_USUAL = "http://schemas.openxmlformats.org"
PREFIXES = {
    f"{_USUAL}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_USUAL}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_USUAL}/markup-compatibility/2006": "mc",
    f"{_USUAL}/package/2006/relationships": "rel",
}
NOTHING = Element("none")
_TWIPS = 1440 / 25.4
_TRUE = ("", "1", "true", "on")


@dataclass(frozen=True)
class Parts:
    """What a Word file holds, each part read when it is asked for."""

    package: Package
    main: str

    @classmethod
    def of(cls, package: Package) -> Parts:
        """Raises ImportRefused where there is no text of Word."""
        for kind, target, _ in _relations(package, "", "_rels/.rels"):
            if kind.endswith("/officeDocument") and target in package.names:
                return cls(package, target)
        raise ImportRefused("Tệp thiếu phần chính của văn bản Word.", BROKEN_ZIP)

    @cached_property
    def _related(self) -> list[tuple[str, str, str]]:
        folder, name = posixpath.split(self.main)
        return list(_relations(self.package, folder, f"{folder}/_rels/{name}.rels"))

    def related(self, kind: str) -> Iterator[Element]:
        """Parts of a kind (``footnotes``, ``header`` …), in the order of their names."""
        for _, target in sorted((identifier, target) for own, target, identifier in self._related if own.endswith("/" + kind)):
            found = self.package.xml(target, PREFIXES)
            if found is not None:
                yield found

    def one(self, kind: str) -> Element:
        """The one part of a kind; an empty element when there is none."""
        return next(self.related(kind), NOTHING)

    @cached_property
    def body(self) -> Element:
        root = self.package.xml(self.main, PREFIXES)
        found = None if root is None else root.find("w.body")
        if found is None:
            raise ImportRefused("Tệp Word không có phần nội dung.", BROKEN_ZIP)
        return found

    @property
    def has_macros(self) -> bool:
        return any(name.lower().endswith("vbaproject.bin") for name in self.package.names)


def _relations(package: Package, folder: str, name: str) -> Iterator[tuple[str, str, str]]:
    """(kind, name of the part, identifier); what lies outside the package is never followed."""
    root = package.xml(name, PREFIXES)
    for relation in root if root is not None else ():
        if relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield relation.get("Type", ""), path, relation.get("Id", "")


def value(element: Element | None, name: str = "w.val", default: str = "") -> str:
    return default if element is None else element.get(name, default)


def inside(element: Element, *paths: str) -> Element:
    """The first of the paths that leads somewhere; an empty element when none does."""
    return next((found for path in paths if (found := element.find(path)) is not None), NOTHING)


def is_on(element: Element | None) -> bool:
    """A switch: there and not switched off."""
    return element is not None and element.get("w.val", "").lower() in _TRUE


def millimetres(twips: str | None) -> float:
    try:
        return float(twips or 0) / _TWIPS
    except ValueError:
        return 0.0


class Styles:
    """Properties of paragraphs and letters by the chain of their styles; the nearest element of a name counts."""

    def __init__(self, root: Element) -> None:
        self._styles = {value(style, "w.styleId"): style for style in root.findall("w.style")}
        self._default = next(
            (i for i, s in self._styles.items() if value(s, "w.type") == "paragraph" and value(s, "w.default") in ("1", "true")), ""
        )
        self._defaults = {
            "w.pPr": root.find("w.docDefaults/w.pPrDefault/w.pPr"),
            "w.rPr": root.find("w.docDefaults/w.rPrDefault/w.rPr"),
        }
        self._chains: dict[str, tuple[Element, ...]] = {}

    def chain(self, identifier: str) -> tuple[Element, ...]:
        """A style and what it is based on, nearest first."""
        if identifier not in self._chains:
            chain: list[Element] = []
            at = identifier
            while at in self._styles and self._styles[at] not in chain:
                chain.append(self._styles[at])
                at = value(chain[-1].find("w.basedOn"))
            self._chains[identifier] = tuple(chain)
        return self._chains[identifier]

    def style_of(self, paragraph: Element) -> str:
        """The style that a paragraph has."""
        return value(paragraph.find("w.pPr/w.pStyle")) or self._default

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """A property of a paragraph (``w.jc``), without that of its list."""
        return self.first(name, paragraph.find("w.pPr"), *self.layers(self.style_of(paragraph), "w.pPr"))

    def layers(self, style: str, kind: str) -> list[Element | None]:
        """``w.pPr`` or ``w.rPr`` of a style, of those below it, and of the document."""
        return [*(each.find(kind) for each in self.chain(style)), self._defaults[kind]]

    @staticmethod
    def first(name: str, *layers: Element | None) -> Element | None:
        """The nearest element of a name."""
        return next((found for layer in layers if layer is not None and (found := layer.find(name)) is not None), None)

    def is_ruled(self, table: Element) -> bool:
        """Whether lines are drawn in a table, by itself, its style or one of its cells."""
        own = table.find("w.tblPr")
        style = value(own.find("w.tblStyle")) if own is not None else ""
        borders = self.first("w.tblBorders", own, *(each.find("w.tblPr") for each in self.chain(style)))
        if borders is not None and _drawn(borders):
            return True
        return any(_drawn(each) for each in table.findall("w.tr/w.tc/w.tcPr/w.tcBorders"))


def _drawn(borders: Element) -> bool:
    inner = ("w.insideH", "w.insideV", "w.left", "w.right", "w.start", "w.end")
    return any(value(borders.find(side)) not in ("", "none", "nil") for side in inner)


def attributes(layers: list[Element | None], name: str) -> Mapping[str, str]:
    """Attributes of an element of a name, each from the nearest layer that gives it (indents, fonts)."""
    out: dict[str, str] = {}
    for layer in layers:
        found = None if layer is None else layer.find(name)
        if found is not None:
            out = {**found.attrib, **out}
    return out
