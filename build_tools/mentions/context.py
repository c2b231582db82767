"""What a document itself teaches about its words: instruments cited in full, names it defines.

A short form (“Nghị quyết số 31”, “Nghị quyết của Quốc hội”) means what the same document cites
in full, when that is one thing. Nothing here looks outside the document, so that another
office's Nghị quyết 31 stays its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_tools.mentions.instruments import Citation
from build_tools.mentions.names import Name
from build_tools.vietnamese.instrument_numbers import number_key, type_of_word, type_pattern

_SHORT = re.compile(rf"(?<!\w)(?P<type>(?i:{type_pattern()}))\s+(?:(?i:số)\s*)?(?P<digits>\d{{1,5}})(?![\w%]|[,.]\d|\s*[/–-]\s*[\wĐ])")
_OF_ISSUER = re.compile(rf"(?<!\w)(?P<type>(?i:{type_pattern()}))\s+của\s+(?=\w)")
_MANY = re.compile(r"(?:các|những|mọi|nhiều)(?:\s+[\w,]+){0,4}\s+$", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\(\s*(?:sau đây\s+)?(?:được\s+)?(?:viết|gọi)(?:\s+tắt)?\s+là[:\s]+[“\"]?(?P<name>[^()“”\"]{2,80}?)[”\"]?\s*\)", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_TERM = re.compile(r"(?P<joint>\s*(?:,|và|, và)\s+)khóa\s+(?P<term>[IVXLC]+)(?!\w)")


@dataclass(frozen=True)
class Cited:
    """An instrument that the document cites in full."""

    target: str
    type: str
    number: str
    issuer: str
    dated: bool


@dataclass
class Context:
    """What one document has taught so far."""

    cited: list[Cited] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)

    def by_number(self, citation: Citation) -> str:
        """The one instrument that the document cites with this type, number and a date; empty when none or several."""
        return _only(c.target for c in self.cited if c.dated and c.type == citation.type and c.number == number_key(citation.number))

    def by_digits(self, kind: str, digits: str) -> str:
        """The one instrument of this type whose number begins with these digits."""
        wanted = digits.lstrip("0")
        return _only(c.target for c in self.cited if wanted and c.type == kind and _leading_digits(c.number) == wanted)

    def by_issuer(self, kind: str, issuer: str) -> str:
        """The one instrument of this type that this body issued."""
        return _only(c.target for c in self.cited if c.type == kind and c.issuer == issuer)


def find_short(text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, type, digits) of a type word with a number that is not complete."""
    for match in _SHORT.finditer(text):
        kind = type_of_word(match["type"])
        if kind:
            yield match.start(), match.end(), kind.id, match["digits"]


def find_of_issuer(text: str) -> Iterator[tuple[int, int, int, str]]:
    """(start, end of the type word, start of the issuer, type) of “Nghị quyết của …”."""
    for match in _OF_ISSUER.finditer(text):
        kind = type_of_word(match["type"])
        one = match["type"][0].isupper() and not _MANY.search(text, max(0, match.start() - 60), match.start())
        if kind and one:
            yield match.start(), match.end("type"), match.end(), kind.id


def find_definitions(text: str) -> Iterator[tuple[int, str]]:
    """(where the bracket opens, the name that it defines): “(viết tắt là Nghị quyết số 31)”."""
    for match in _DEFINITION.finditer(text):
        yield match.start(), match["name"].strip(" *,.;")


def defined_target(name: str, before: Iterable[tuple[str, str, str]]) -> tuple[str, str]:
    """(type of mention, target) that a defined name stands for, among (mention type, target, text) before it.

    The nearest mention that begins with the same words, and where the name has a number, has it.
    """
    first = name.split(" ", 1)[0].casefold()
    digits = _DIGITS.findall(name)
    for kind, target, text in reversed(list(before)):
        if text.casefold().startswith(first) and (not digits or digits[0] in _DIGITS.findall(text)):
            return kind, target
    return "", ""


def further_terms(text: str, phrase: str, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, phrase in full) of what follows “… khóa XI”: “, khóa XII”."""
    if not re.search(r"khóa\s+[IVXLC]+$", phrase):
        return
    at = end
    while match := _TERM.match(text, at):
        yield match.end("joint"), match.end(), re.sub(r"[IVXLC]+$", match["term"], phrase)
        at = match.end()


def _leading_digits(number: str) -> str:
    match = _DIGITS.match(number)
    return match[0].lstrip("0") if match else ""


def _only(targets: Iterable[str]) -> str:
    found = set(targets)
    return found.pop() if len(found) == 1 else ""
