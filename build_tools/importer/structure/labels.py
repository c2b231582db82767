"""What the beginning of a line may be read as: every label that it could be, with a cost.

A reading does not decide. ``I.`` is Roman one and, after bad recognition, may be an Arabic
one; ``2030.`` is a label only where 2029 went before. ``outline`` weighs readings against
their neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from build_tools.importer.structure.words import ORDINALS, PART_WORDS
from build_tools.vietnamese.numerals import roman_value

RANKS: dict[str, float] = {
    "appendix": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 3.5,
    "article": 4,
    "upper": 5,
    "roman": 5.5,
    "clause": 6.5,
    "number": 7,
    "number2": 8,
    "number3": 9,
    "number4": 10,
    "point": 11,
    "lower": 11,
    "lower2": 11.3,
    "paren": 11.5,
    "paren_lower": 11.6,
    "roman_lower": 11.7,
    "star": 11.8,
    "dash": 12,
    "plus": 13,
    "dot": 13,
}
"""How deep a style of label usually lies; ties and small steps may be turned round by context."""

BULLETS: dict[str, str] = {
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "+": "plus",
    "•": "dot",
    "*": "star",
    "": "dot",
    "▪": "dot",
    "●": "dot",
    "o": "dot",
}
UNORDERED = frozenset({"star", "dash", "plus", "dot"})
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
_SKIPPED = frozenset("đfjwz")
_SEPARATOR = r"(?P<sep>\s?[./)][-–](?=\s|$|[^\W\d_])|\s?[.):/]|\s?[-–](?=\s|$)|\s?[-–](?=[^\W\d_]))"
_START = r"(?=\s|$|[“\"(]|[^\W\d_])"
_NUMBER = re.compile(rf"(?P<value>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?![.,]?\d)(?:{_SEPARATOR})?{_START}")
_ROMAN = re.compile(rf"(?P<value>[IVXl1]{{1,6}}){_SEPARATOR}{_START}")
_LETTER = re.compile(rf"(?P<value>[A-ZĐa-zđ]){_SEPARATOR}(?:{_START}|(?<=\))(?=\d))")
_LETTER_NUMBER = re.compile(rf"(?P<value>[a-zđ])\.?(?P<number>[1-9]\d?){_SEPARATOR}{_START}")
_CODE = re.compile(r"[A-ZĐ]\w*(?:-\w+)*/")
"""What stands behind the dash of an instrument's number: “31-NQ/TW”."""
_PAREN = re.compile(r"\((?P<value>\d{1,2}|[a-zđ]|[ivx]{1,5})\)(?=\s|[^\W\d_]|$)")
_BULLET = re.compile(r"(?P<value>[-–—+•*▪●]|o(?=\s))(?=\s|[^\W\d_]|\d)")
_WORDS = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(PART_WORDS, key=len, reverse=True))
_WORD = re.compile(
    rf"(?P<word>{_WORDS})(?:\s+(?:(?i:thứ)\s+(?P<ordinal>[^\W\d_]+)|(?P<roman>[IVXl]{{1,6}})(?!\w)|(?P<number>\d{{1,3}}[a-zđ]?)(?!\w)|(?P<letter>[A-ZĐ]|[a-zđ])(?!\w)))?"
    r"(?P<sep>\s?[.:)]|\s[-–](?=\s))?(?=\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """One way to read a label: its style, value (components of ``1.10`` are 1 and 10), letters, and cost."""

    style: str
    values: tuple[int, ...]
    label: str
    end: int
    cost: float = 0.0
    separator: str = ""

    @property
    def rank(self) -> float:
        return RANKS[self.style]

    @property
    def value(self) -> int:
        return self.values[-1]


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[Reading, ...]:
    """Every way to read the beginning of a line as a label, surest first."""
    found = [*_word(text), *_numbers(text), *_romans(text), *_letters(text), *_parens(text), *_bullets(text)]
    weighed = (Reading(r.style, r.values, r.label, r.end, r.cost + _cost_of_rest(text[r.end :].lstrip(), r), r.separator) for r in found)
    return tuple(sorted(weighed, key=lambda r: r.cost))


def step(before: Reading, after: Reading) -> int | None:
    """How far ``after`` is behind ``before`` in their series: 1 for the next; None for different series."""
    if before.style != after.style:
        return None
    if before.style in UNORDERED:
        return 1
    if before.style in ("lower", "upper", "paren_lower", "point"):
        between = _ALPHABET[before.value : after.value - 1]
        skipped = sum(letter in _SKIPPED for letter in between)
        return after.value - before.value - skipped
    return after.value - before.value


def _cost_of_rest(rest: str, reading: Reading) -> float:
    """A label is followed by a capital, or stands alone."""
    if not rest:
        return 0.0 if reading.style in ("part", "chapter", "section", "subsection", "appendix", "article") else 2.0
    if reading.separator in ("-", "–") and _CODE.match(rest):
        return 6.0
    first = rest.lstrip("“\"'*(")[:1]
    if first.islower():
        return 1.5 if reading.style in (*UNORDERED, "lower", "paren", "number2") else 3.0
    if first and not first.isalnum():
        return 1.0
    return 0.0 if not first.isdigit() or reading.style in UNORDERED or reading.style.startswith("number") else 1.0


def _number(text: str) -> Reading | None:
    match = _NUMBER.match(text)
    if not match or (not match["sep"] and "." not in match["value"]):
        return None
    values = tuple(int(v) for v in match["value"].split("."))
    style = "number" if len(values) == 1 else f"number{len(values)}"
    cost = 0.0 if match["sep"] else 1.5
    if match["sep"] and match["sep"].strip() == ":":
        cost += 1.5
    if 0 in values:
        cost += 3.0
    return Reading(style, values, match[0], match.end(), cost, (match["sep"] or "").strip())


def _numbers(text: str) -> list[Reading]:
    reading = _number(text)
    if reading is None:
        return []
    found = [reading]
    if reading.style == "number" and reading.value in (1, 11):  # 1 for I, 11 for II
        found.append(Reading("roman", (len(str(reading.value)),), reading.label, reading.end, 3.5, reading.separator))
    return found


def _romans(text: str) -> list[Reading]:
    match = _ROMAN.match(text)
    if not match:
        return []
    letters = match["value"]
    separator = match["sep"].strip()
    value = roman_value(letters.replace("l", "I").replace("1", "I"))
    found = []
    if value and not letters.isdigit():
        odd = any(c in "l1" for c in letters)
        found.append(Reading("roman", (value,), match[0], match.end(), 1.5 if odd else 0.0, separator))
        if letters in ("I", "l", "II", "ll"):  # Arabic ones that recognition took for capital i or small L
            found.append(Reading("number", (int("1" * len(letters)),), match[0], match.end(), 2.0, separator))
    return found


def _letters(text: str) -> list[Reading]:
    match = _LETTER.match(text)
    if not match:
        return _letter_numbers(text)
    letter, separator = match["value"], match["sep"].strip()
    style = "upper" if letter.isupper() else "lower"
    cost = 0.5 if letter in "IVXivxl" else 0.0
    found = [Reading(style, (_ALPHABET.index(letter.lower()) + 1,), match[0], match.end(), cost, separator)]
    if letter in "ivx":
        found.append(Reading("roman_lower", (roman_value(letter.upper()),), match[0], match.end(), 0.5, separator))
    return found


def _letter_numbers(text: str) -> list[Reading]:
    """“b1.”, “b.2)”: the second level below a letter."""
    match = _LETTER_NUMBER.match(text)
    if not match:
        return []
    values = (_ALPHABET.index(match["value"]) + 1, int(match["number"]))
    return [Reading("lower2", values, match[0], match.end(), 1.0, match["sep"].strip())]


def _parens(text: str) -> list[Reading]:
    match = _PAREN.match(text)
    if not match:
        return []
    return [Reading(style, (value,), match[0], match.end()) for style, value in paren_values(match["value"])]


def paren_values(inner: str) -> list[tuple[str, int]]:
    """The series in which a bracketed mark may stand: number, letter, small Roman."""
    if inner.isdigit():
        return [("paren", int(inner))]
    found = []
    if len(inner) == 1:
        found.append(("paren_lower", _ALPHABET.index(inner) + 1))
    if roman_value(inner.upper()):
        found.append(("roman_lower", roman_value(inner.upper())))
    return found


def _bullets(text: str) -> list[Reading]:
    match = _BULLET.match(text)
    if not match:
        return []
    spaced = text[match.end() :][:1].isspace()
    cost = (0.0 if spaced else 1.0) + (1.0 if match["value"] in "*o" else 0.0)
    return [Reading(BULLETS[match["value"]], (1,), match["value"], match.end(), cost)]


def _word(text: str) -> list[Reading]:
    match = _WORD.match(text)
    if not match or not match["word"][0].isupper():
        return []
    word = " ".join(match["word"].lower().split())
    style = PART_WORDS[word]
    value = _value_of_word(match)
    if value == 0:
        bare = style == "appendix" and not text[match.end() :].strip()
        return [Reading(style, (1,), match[0], match.end(), 0.0)] if bare else []
    cost = 0.0 if match["sep"] or match.end() == len(text) else 2.0
    if match["word"].isupper():
        cost = 0.0
    return [Reading(style, (value,), match[0], match.end(), cost, (match["sep"] or "").strip())]


def _value_of_word(match: re.Match[str]) -> int:
    if match["ordinal"]:
        return ORDINALS.get(match["ordinal"].lower(), 0)
    roman = (match["roman"] or "").replace("l", "I").upper()  # recognition takes a capital i for a small L
    if roman_value(roman):
        return roman_value(roman)
    if match["number"]:
        return int(re.sub(r"\D", "", match["number"]))
    if match["letter"]:
        return _ALPHABET.index(match["letter"].lower()) + 1
    return 0
