"""What stands on the sheets of a PDF that the browser printed.

Read with PDFium, which takes a tenth of the time that pdfplumber takes for the letters; pdfplumber puts them into lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_uint, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.utils.text import chars_to_textmap

MARGIN = 20
"""Points at the sides of a sheet that stay empty."""
GAP = 1
"""Points between two letters of different words; PDFium leaves spaces out."""
FLAT = 0.01
"""Radians up to which a letter stands upright."""


@dataclass(frozen=True)
class Line:
    text: str
    bold: bool  # its first letter


@dataclass(frozen=True)
class Paper:
    size: tuple[int, int]  # points
    lines: tuple[Line, ...]  # from above
    letters: Counter[str]  # and digits; upright or turned
    inks: frozenset[float]  # colours of the letters, 0 black to 1 white
    dark_share: float  # of the whole page
    ruled: bool
    beyond: tuple[str, ...]  # letters outside the margins


def letters_of(text: str) -> Counter[str]:
    """How often each letter and digit stands there, whichever way its marks are composed."""
    return Counter(filter(str.isalnum, unicodedata.normalize("NFD", text.casefold())))


def papers_of(data: bytes) -> tuple[Paper, ...]:
    with pypdfium2.PdfDocument(data) as document:
        return tuple(_paper(sheet) for sheet in document)


def _paper(sheet: pypdfium2.PdfPage) -> Paper:
    width, height = sheet.get_size()
    chars = list(_chars(sheet, height))
    seen = [char for char in chars if char["text"].strip()]
    picture = sheet.render(scale=18 / 72, no_smoothtext=True, no_smoothpath=True, no_smoothimage=True).to_pil().convert("L")
    paths = sum(1 for _ in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
    return Paper(
        size=(round(width), round(height)),
        lines=tuple(_lines([char for char in chars if char["upright"]])),  # letters of turned headings are no lines
        letters=letters_of("".join(char["text"] for char in seen)),
        inks=frozenset(char["ink"] for char in seen) - {1.0},  # the halo of letters in charts
        dark_share=sum(picture.histogram()[:110]) / (picture.width * picture.height),
        ruled=paths > 15,
        beyond=tuple({char["text"] for char in seen if not MARGIN < char["x0"] <= char["x1"] < width - MARGIN}),
    )


def _lines(chars: list[dict[str, Any]]) -> Iterator[Line]:
    found = chars_to_textmap(chars, x_tolerance=GAP).extract_text_lines(return_chars=True) if chars else []
    for line in sorted(found, key=lambda line: float(line["bottom"])):
        if not re.fullmatch(r"\d+(/\d+)?", line["text"]):  # the number of the page
            yield Line(line["text"], line["chars"][0]["bold"])


def _chars(sheet: pypdfium2.PdfPage, height: float) -> Iterator[dict[str, Any]]:
    """The letters of a sheet, in the form that pdfplumber puts into lines."""
    text = sheet.get_textpage()  # letters are gone as soon as nobody holds it
    box, inks, flags = pdfium.FS_RECTF(), [c_uint() for _ in range(4)], c_int()
    name, x, y = create_string_buffer(200), c_double(), c_double()
    for at in range(pdfium.FPDFText_CountChars(text.raw)):
        if pdfium.FPDFText_IsGenerated(text.raw, at):
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, at, byref(box))
        pdfium.FPDFText_GetCharOrigin(text.raw, at, byref(x), byref(y))
        pdfium.FPDFText_GetFillColor(text.raw, at, *map(byref, inks))
        pdfium.FPDFText_GetFontInfo(text.raw, at, name, 200, byref(flags))
        size = pdfium.FPDFText_GetFontSize(text.raw, at)
        bottom = height - y.value
        yield {
            "text": chr(pdfium.FPDFText_GetUnicode(text.raw, at)),
            "x0": box.left, "x1": box.right, "top": bottom - size, "bottom": bottom, "doctop": bottom - size,
            "upright": _is_upright(pdfium.FPDFText_GetCharAngle(text.raw, at)),
            "bold": b"Bold" in name.value,
            "ink": round(sum(ink.value for ink in inks[:3]) / 3 / 255, 2),
        }  # fmt: skip


def _is_upright(angle: float) -> bool:
    return angle < FLAT or angle > 6.283 - FLAT
