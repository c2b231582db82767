"""How a text is cut into the terms by which it is found; the page's script does the same with what a reader types.

A term is one syllable, word or number in two forms: ``exact`` (lower case, one spelling for both
placements of tone marks and for i/y) and ``key`` (the same without marks). What can be said in
several ways becomes a graph of arcs: an abbreviation beside its words, ``số`` before a number
beside nothing, ``NQ/TW`` beside ``nqtw``, a Roman numeral beside its number. ``search/analysis.js``
is this module once more; a test compares the two on every text of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from build_tools.vietnamese.letters import canonical, fold, nfc
from build_tools.vietnamese.numerals import roman_value

Term = tuple[str, str]
"""(exact, key)."""

_DIGITS = frozenset("0123456789")
_TOKEN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+|[^\W_0-9]+")
_LETTER_I = re.compile(r"(?<=^[hklmst])[iíìĩỉị]$")
_QUI = re.compile(r"(?<=^qu)[iíìĩỉị]$")
_Y = dict(zip("iíìĩỉị", "yýỳỹỷỵ", strict=True))
_BEFORE_NUMBER = frozenset({"số", "ngày", "tháng", "năm", "thứ"})
"""Words that are often left away before a number: “Nghị quyết số 98”, “ngày 24 tháng 6 năm 2023”."""
_BEFORE_ROMAN = frozenset({"khóa", "thứ", "quý", "mục", "phần", "chương", "kỳ"})
_ROMAN = frozenset("IVX")
_CODE_JOINT = re.compile(r"\s?[-–—/]\s?")
_LONGEST_CODE = 4


@dataclass(frozen=True)
class Arc:
    """Another way to say the tokens from ``start`` to ``end``: these terms, or nothing."""

    start: int
    end: int
    terms: tuple[Term, ...]


class _Special(dict[str, bool]):
    """Token -> whether another way to say it may begin there, found out once for each token."""

    def __init__(self, firsts: frozenset[str]) -> None:
        super().__init__()
        self._firsts = firsts

    def __missing__(self, token: str) -> bool:
        own = token[0] in _DIGITS or (token[0].isupper() and (token[0] in _ROMAN or term_of(token)[0] in self._firsts))
        self[token] = own
        return own


class _Gaps:
    """What stands between the tokens of a text, found when first asked: most texts are never asked."""

    def __init__(self, text: str, tokens: list[str]) -> None:
        self._text, self._tokens = text, tokens

    @cached_property
    def _gaps(self) -> list[str]:
        return _TOKEN.split(self._text)

    def before(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self._gaps[at]

    def between(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self._tokens[first] + "".join(self._gaps[at] + self._tokens[at] for at in range(first + 1, last + 1))


@dataclass(frozen=True, eq=False)
class Abbreviations:
    """What short forms stand for: tokens of the short form -> (the form as printed, the words of each meaning)."""

    meanings: Mapping[tuple[str, ...], tuple[str, tuple[tuple[Term, ...], ...]]]
    longest: int
    firsts: frozenset[str]
    """First tokens of all short forms."""

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Iterable[str]]]) -> Abbreviations:
        """From (short form, words of each meaning)."""
        meanings = {}
        for short, words in entries:
            tokens = tuple(term_of(token)[0] for token, _, _ in cut(short))
            if tokens:
                meanings[tokens] = (short, tuple(tuple(term_of(t) for t, _, _ in cut(text)) for text in words))
        return cls(meanings, max(map(len, meanings), default=0), frozenset(tokens[0] for tokens in meanings))

    @cached_property
    def special(self) -> Mapping[str, bool]:
        """Token -> whether another way to say it may begin there: a number, a Roman numeral, a short form."""
        return _Special(self.firsts)


def cut(text: str) -> Iterator[tuple[str, int, int]]:
    """(token, start, end) of every run of letters and every number; the input is NFC."""
    for match in _TOKEN.finditer(text):
        yield match[0], *match.span()


@cache
def term_of(token: str) -> Term:
    """The two forms of a token: ``Hoà`` -> (``hòa``, ``hoa``), ``kĩ`` -> (``kỹ``, ``ky``), ``3.080`` -> 3080, ``08`` -> 8."""
    if token[0] in _DIGITS:
        number = token.replace(".", "").lstrip("0") or "0"
        return number, number
    exact = canonical(nfc(token.lower()))
    exact = _QUI.sub(lambda m: _Y[m[0]], _LETTER_I.sub(lambda m: _Y[m[0]], exact))
    return exact, fold(exact)


_fold_word = cache(fold)


def folded(term: str) -> str:
    """The key of an exact term, or of two with a space between."""
    first, space, second = term.partition(" ")
    return f"{_fold_word(first)} {_fold_word(second)}" if space else _fold_word(first)


def terms_of(text: str) -> list[Term]:
    """The terms of a text, one after the other, without other ways to say them."""
    return [term_of(token) for token, _, _ in cut(nfc(text))]


def _arcs(text: str, tokens: list[str], terms: list[Term], abbreviations: Abbreviations) -> list[Arc]:
    """Other ways to say parts of a text, in the order of their ends."""
    special = [at for at, token in enumerate(tokens) if abbreviations.special[token]]
    numbers = [at for at in special if tokens[at][0] in _DIGITS]
    capitals = [at for at in special if tokens[at][0] not in _DIGITS]
    gaps = _Gaps(text, tokens)
    arcs = [*_optional(terms, numbers), *_codes(gaps, tokens, terms, numbers)]
    arcs += [*_roman(tokens, terms, capitals), *_written_out(gaps, terms, capitals, abbreviations)]
    return sorted(arcs, key=lambda arc: (arc.end, arc.start, arc.terms)) if arcs else arcs


def _optional(terms: list[Term], numbers: list[int]) -> Iterator[Arc]:
    for at in numbers:
        if at and terms[at - 1][0] in _BEFORE_NUMBER:
            yield Arc(at - 1, at, ())


def _roman(tokens: list[str], terms: list[Term], capitals: list[int]) -> Iterator[Arc]:
    for at in capitals:
        if at and tokens[at][0] in _ROMAN and terms[at - 1][0] in _BEFORE_ROMAN:
            value = roman_value(tokens[at])
            if value:
                yield Arc(at, at + 1, ((str(value), str(value)),))


def _codes(gaps: _Gaps, tokens: list[str], terms: list[Term], numbers: list[int]) -> Iterator[Arc]:
    """``31-NQ/TW``: the letters behind the number, also written as one word."""
    for at in numbers:
        end = at + 1
        while end < len(terms) and end - at <= _LONGEST_CODE and _is_code(gaps, tokens, end):
            end += 1
        if end - at > 2:
            joined = "".join(exact for exact, _ in terms[at + 1 : end])
            yield Arc(at + 1, end, ((joined, fold(joined)),))


def _is_code(gaps: _Gaps, tokens: list[str], at: int) -> bool:
    return tokens[at][0].isupper() and _CODE_JOINT.fullmatch(gaps.before(at)) is not None


def _written_out(gaps: _Gaps, terms: list[Term], capitals: list[int], abbreviations: Abbreviations) -> Iterator[Arc]:
    for at in capitals:
        if terms[at][0] not in abbreviations.firsts:
            continue
        for length in range(1, min(abbreviations.longest, len(terms) - at) + 1):
            found = abbreviations.meanings.get(tuple(exact for exact, _ in terms[at : at + length]))
            if found is None:
                continue
            short, meanings = found
            if gaps.between(at, at + length - 1) in (short, short.upper()):
                yield from (Arc(at, at + length, meaning) for meaning in meanings)


def pairs_and_singles(text: str, abbreviations: Abbreviations) -> tuple[list[Term], list[tuple[Term, Term]]]:
    """Every term of a text and every two that may stand beside each other, repetitions kept. The input is NFC."""
    tokens = _TOKEN.findall(text)
    terms = list(map(term_of, tokens))
    singles, pairs = _beside(text, tokens, abbreviations)
    return [*terms, *singles], [*pairwise(terms), *pairs]


def said(text: str, abbreviations: Abbreviations) -> tuple[int, list[str]]:
    """The same in exact forms and one list, as the index needs it of every text: (number of single terms, singles and pairs).

    The two of a pair have a space between; the order is no matter.
    """
    tokens = _TOKEN.findall(text)
    found = list(map(_exact, tokens))
    found += list(map(" ".join, pairwise(found)))
    singles, pairs = _beside(text, tokens, abbreviations)
    found += [exact for exact, _ in singles]
    found += [f"{first} {second}" for (first, _), (second, _) in pairs]
    return len(tokens) + len(singles), found


@cache
def _exact(token: str) -> str:
    return term_of(token)[0]


def _beside(text: str, tokens: list[str], abbreviations: Abbreviations) -> tuple[list[Term], list[tuple[Term, Term]]]:
    """Terms and pairs that a text has by its arcs, beside those that it has by its tokens."""
    if any(map(abbreviations.special.__getitem__, tokens)):
        terms = list(map(term_of, tokens))
        arcs = _arcs(text, tokens, terms, abbreviations)
        if arcs:
            return _along(terms, arcs)
    return [], []


def _along(terms: list[Term], arcs: list[Arc]) -> tuple[list[Term], list[tuple[Term, Term]]]:
    """What may stand before a place are the last terms of all ways that lead to it."""
    singles: list[Term] = []
    pairs: list[tuple[Term, Term]] = []
    ends: dict[int, list[Term]] = {}
    for arc in arcs:
        before = _before(arc.start, terms, ends)
        if not arc.terms:
            ends.setdefault(arc.end, []).extend(t for t in before if t not in ends.get(arc.end, ()))
            continue
        singles += arc.terms
        pairs += [(last, arc.terms[0]) for last in before]
        pairs += pairwise(arc.terms)
        ends.setdefault(arc.end, []).append(arc.terms[-1])
    for at, lasts in ends.items():
        if at < len(terms):
            pairs += [(last, terms[at]) for last in lasts]
    return singles, pairs


def _before(at: int, terms: list[Term], ends: Mapping[int, list[Term]]) -> list[Term]:
    own = [terms[at - 1]] if at else []
    return own + ends.get(at, [])
