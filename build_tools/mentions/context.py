"""What a document itself teaches about its words: instruments cited in full, names it defines.

A short form (“Nghị quyết số 31”, “Nghị quyết của Quốc hội”) means what the same document cites
in full or states that it carries out, when that is one thing. Nothing here looks outside the
document, so that another office's Nghị quyết 31 stays its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_tools.mentions.instruments import Citation
from build_tools.mentions.names import Name
from build_tools.vietnamese.instrument_numbers import InstrumentType, number_key

_DEFINITION = re.compile(
    r"\(\s*(?:sau đây\s+)?(?:được\s+)?(?:viết|gọi)(?:\s+(?:tắt|chung))?\s+là[:\s]+[“\"]?(?P<name>[^()“”\"]{2,80}?)[”\"]?\s*\)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_TERM = re.compile(r"(?P<joint>\s*(?:,|và|, và)\s+)khóa\s+(?P<term>[IVXLC]+)(?!\w)")
_MANY = re.compile(r"(?:(?:các|những|mọi|nhiều|từng|một số)\s+(?:\w+(?:\s+\w+){0,2}\s*(?:,|và)\s+){0,3}|(?<!\w)0?[2-9]\s+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Cited:
    """An instrument that the document cites in full, or states a relation to."""

    target: str
    type: str
    number: str
    issuer: str
    dated: bool


@dataclass
class Context:
    """What one document has taught so far."""

    cited: list[Cited] = field(default_factory=list)
    implemented: list[Cited] = field(default_factory=list)
    """What its YAML states that it implements."""
    names: list[Name] = field(default_factory=list)
    own_heads: tuple[str, ...] = ()
    """How it may call itself, without tone or case: ``chuong trinh hanh dong``."""

    @property
    def known(self) -> list[Cited]:
        return [*self.cited, *self.implemented]

    def by_number(self, citation: Citation) -> str:
        """The one instrument that the document cites with this type, number and a date; empty when none or several."""
        return only(c.target for c in self.known if c.dated and c.type == citation.type and c.number == number_key(citation.number))

    def by_digits(self, kind: str, digits: str) -> str:
        """The one instrument of this type whose number begins with these digits."""
        wanted = digits.lstrip("0")
        return only(c.target for c in self.known if wanted and c.type == kind and leading_digits(c.number) == wanted)

    def by_issuer(self, kind: str, issuer: str) -> str:
        """The one instrument of this type that this body issued."""
        return only(c.target for c in self.known if c.type == kind and c.issuer == issuer)

    def by_type(self, kind: str) -> str:
        """The one instrument of this type that the document states it implements."""
        return only(c.target for c in self.implemented if c.type == kind)


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
    fitting = [(kind, target, text) for kind, target, text in before if text.casefold().startswith(first)]
    for kind, target, text in reversed(fitting):
        if not digits or digits[0] in _DIGITS.findall(text):
            return kind, target
    for kind, target, text in reversed(fitting):
        if kind == "scheme" and not _DIGITS.search(text):
            return kind, target  # “Đề án …” that gets a number of its own here
    return "", ""


def further_terms(text: str, phrase: str, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, phrase in full) of what follows “… khóa XI”: “, khóa XII”."""
    if not re.search(r"khóa\s+[IVXLC]+$", phrase):
        return
    at = end
    while match := _TERM.match(text, at):
        yield match.end("joint"), match.end(), re.sub(r"[IVXLC]+$", match["term"], phrase)
        at = match.end()


def one_is_meant(text: str, start: int) -> bool:
    """Whether the words before a type word leave it singular: not “các nghị quyết”, not “3 đề án”."""
    return not _MANY.search(text, max(0, start - 60), start)


def leading_digits(number: str) -> str:
    """``98/2023/QH15`` -> ``98``; without leading zeros."""
    match = _DIGITS.match(number)
    return match[0].lstrip("0") if match else ""


def only(targets: Iterable[str]) -> str:
    """The one thing that all of these are; empty when there is none or they differ."""
    found = set(targets)
    return found.pop() if len(found) == 1 else ""


TypeWords = list[tuple[int, int, InstrumentType]]
_SHORT = re.compile(
    r"\s+(?:số\s*)?(?P<digits>\d{1,5})(?![\w%]|[,.]\d|\s*[/–-]\s*[\wĐ]|\s+(?:năm|tháng|ngày|%|tỷ|triệu|khóa)(?!\w))", re.IGNORECASE
)
_ONE_MORE = re.compile(r"\s*(?:,|và|, và)\s*(?:(?i:số)\s*)?(?P<digits>\d{1,5})(?![\w%]|[,.]\d|\s*[/–-]\s*[\wĐ])")
_OF = re.compile(r"\s+của\s+(?=\w)")


def find_short(text: str, types: TypeWords) -> Iterator[tuple[int, int, str, str, bool]]:
    """(start, end, type, digits, whether it only continues a list) of type words with numbers that are not complete."""
    for start, end, kind in types:
        match = _SHORT.match(text, end)
        if not match:
            continue
        yield start, match.end(), kind.id, match["digits"], False
        end = match.end()
        while more := _ONE_MORE.match(text, end):
            yield more.start("digits"), more.end(), kind.id, more["digits"], True
            end = more.end()


def find_of_issuer(text: str, types: TypeWords) -> Iterator[tuple[int, int, int, str]]:
    """(start, end of the type word, start of the issuer, type) of “Nghị quyết của …”."""
    for start, end, kind in types:
        match = _OF.match(text, end)
        if match and text[start].isupper() and one_is_meant(text, start):
            yield start, end, match.end(), kind.id
