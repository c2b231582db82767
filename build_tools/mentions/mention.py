"""What is found in a text, and what is known of the text and of the world when looking."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from build_tools.mentions.context import Context
from build_tools.mentions.instruments import Candidate, Issuer
from build_tools.mentions.names import Abbreviations, Name, NameIndex, Word, tokens
from build_tools.mentions.variants import Place
from build_tools.vietnamese.instrument_numbers import InstrumentType, find_type_words
from build_tools.vietnamese.letters import canonical


@dataclass(frozen=True, order=True)
class Mention:
    """A stretch of a text that names a thing. ``target`` is empty when the registries lack it."""

    start: int
    end: int
    text: str
    type: str
    target: str
    relation: str
    number: str = ""
    candidates: tuple[str, ...] = ()
    instrument_type: str = ""
    """The type that words or the number say, of a complete number."""
    date: date | None = None
    """The date that stands beside a complete number."""


@dataclass(frozen=True)
class Scope:
    """Where a text stands: its localities from the nearest outwards, its document, what it states."""

    localities: tuple[str, ...]
    document: str
    stated: dict[str, str] = field(default_factory=dict)
    """Target id -> relation that the document's YAML states."""
    context: Context = field(default_factory=Context)
    names: NameIndex | None = None
    """Names that the document defines for itself."""
    heads: NameIndex | None = None
    """Short heads of bodies that it names in full or that issued it."""
    year: int | None = None
    """The document's year, for times that are said without one."""
    signer: NameIndex | None = None
    """How a signature names the issuer: “BAN THƯỜNG VỤ”."""


@dataclass(frozen=True)
class Lexicon:
    """What can be named: (number, candidate) pairs, names, places by locality, and which ids are documents or schemes."""

    numbers: tuple[tuple[str, Candidate], ...]
    names: tuple[Name, ...]
    documents: frozenset[str]
    schemes: frozenset[str] = frozenset()
    places: dict[str, Place] = field(default_factory=dict)
    unnumbered: tuple[tuple[str, Candidate], ...] = ()
    """(title, candidate) of instruments without a number, which a text names by the words of their title."""
    kinds: dict[str, Candidate] = field(default_factory=dict)
    """Every instrument and document by id."""
    bodies: dict[str, Issuer] = field(default_factory=dict)
    """Where each body is and of what kind."""
    abbreviations: Abbreviations = field(default_factory=dict)
    """Those that stand in names of offices."""


@dataclass(frozen=True)
class Passage:
    """A text made ready for looking: tone marks in one placement (same offsets), and its words."""

    text: str
    plain: str
    words: list[Word]
    types: list[tuple[int, int, InstrumentType]]
    """Where words of types of instruments stand."""
    part: str = ""
    """Part of the document: ``title``, ``preamble``, ``signature`` …; empty when it does not matter."""

    @classmethod
    def of(cls, text: str, abbreviations: Abbreviations, part: str = "") -> Passage:
        plain = canonical(text)
        return cls(text, plain, tokens(text, abbreviations, plain), find_type_words(plain), part)

    def keys(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a stretch that begins and ends with whole words."""
        first = bisect_left(self.words, start, key=_start_of_word)
        return tuple(word for word, _, _ in self.words[first : bisect_left(self.words, end, first, key=_start_of_word)])


class Findings:
    """Mentions found so far in one text, in order, none overlapping another."""

    def __init__(self) -> None:
        self._found: list[Mention] = []

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._found)

    def add(self, mention: Mention) -> None:
        """Keep it unless it overlaps one found before: the surer steps come first."""
        if not self.within(mention.start, mention.end):
            insort(self._found, mention, key=_start)

    def within(self, start: int, end: int) -> list[Mention]:
        """Those that overlap a stretch."""
        at = bisect_right(self._found, start, key=_start)
        if at and self._found[at - 1].end > start:
            at -= 1
        after = bisect_left(self._found, end, at, key=_start)
        return self._found[at:after]

    def give_way(self, start: int, end: int) -> bool:
        """Make room for a whole name: names of bodies within it go. False where something else or the same stretch stands."""
        inner = self.within(start, end)
        if any(m.type != "body" or m.start < start or m.end > end or not m.target or (m.start, m.end) == (start, end) for m in inner):
            return False
        for mention in inner:
            self._found.remove(mention)
        return True

    def body_at(self, start: int) -> Mention | None:
        """The body whose name begins here."""
        at = bisect_left(self._found, start, key=_start)
        here = self._found[at] if at < len(self._found) and self._found[at].start == start else None
        return here if here and here.type == "body" else None


def _start(mention: Mention) -> int:
    return mention.start


def _start_of_word(word: Word) -> int:
    return word[1]
