"""A text as the words that are proofread, each with its place, and the marks between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_tools.vietnamese.letters import canonical
from build_tools.vietnamese.syllables import is_syllable

STOP = "."
"""What stands for the start and end of a sentence, and for every mark that ends one."""
NUMBER, ABBREVIATION = "0", "A"
_TOKEN = re.compile(r"[^\W\d_¹²³]+|\d[\d.,/]*\d|\d|[.;:!?…\n]|,|[-–—/()\[\]“”\"‘’'*%&+]")
_JOINING = ("-", "/")
"""What parts the letters of an instrument's number: NQ-HU/TW."""
_ROMAN = re.compile(r"[IVXLCDM]+")
_WORD = re.compile(r"[^\W\d_¹²³]")


@dataclass(frozen=True)
class Word:
    """``form`` is what a model counts: the syllable in small letters, tones where the older rule puts them, or a class."""

    form: str
    text: str
    start: int
    end: int

    @property
    def is_syllable(self) -> bool:
        return len(self.form) > 1 or (self.form.isalpha() and self.form != ABBREVIATION)

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()


def words(text: str) -> list[Word]:
    """The words and marks of a text (NFC), without brackets and quotation marks; letters glued to digits make a class."""
    found = []
    for match in _TOKEN.finditer(text):
        form = _form(text, match)
        if form:
            found.append(Word(form, match[0], match.start(), match.end()))
    return found


def _form(text: str, match: re.Match[str]) -> str:
    token = match[0]
    if token[0].isdigit():
        return NUMBER
    if token in ",-–—/":
        return "," if token == "," else "-"
    if not _WORD.match(token):
        return STOP if token in ".;:!?…\n" else ""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    is_glued = before.isdecimal() or after.isdecimal() or (token.isupper() and (before in _JOINING or after in _JOINING))
    if is_glued or _ROMAN.fullmatch(token) or (len(token) == 1 and token.isupper()) or _is_abbreviation(token):
        return ABBREVIATION
    return canonical(token).lower()


def _is_abbreviation(token: str) -> bool:
    """UBND, NQ, CTr, TTg, VPTU: capitals inside a word that is no syllable, or a word without a vowel."""
    if is_syllable(token) and (token[1:].islower() or token.isupper()):
        return False
    inner = sum(1 for c in token[1:] if c.isupper())
    return inner > 0 and not _has_mark(token)


def _has_mark(token: str) -> bool:
    return not token.replace("đ", "").replace("Đ", "").isascii()
