"""The words of ``words`` as a trie, so that a phrase is found by its longest match."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple

from build_tools.proposals import words
from build_tools.vietnamese.letters import canonical

WORD = re.compile(r"\w+|[^\w\s]|\n")
_BETWEEN = re.compile(f"({WORD.pattern})")
_CLASSES = (
    *("ACT", "ASSIGN", "DENIAL", "DETERMINER", "ENABLE", "JOINT", "MEMBER", "MODAL"),
    *("NOUN_HEAD", "OPENER", "POST", "PREPOSITION", "SUPPORT", "URGE"),
)


@dataclass
class Entry:
    """A phrase, or the beginning of phrases; ``classes`` is empty when no phrase ends here."""

    next: dict[str, Entry] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()
    role: str = ""

    def add(self, text: str, name: str, role: str = "") -> None:
        """Phrases between bars, all of one class."""
        for phrase in text.split("|"):
            step = self
            for token in WORD.findall(canonical(phrase).lower()):
                step = step.next.setdefault(token, Entry())
            step.classes |= {name}
            step.role = step.role or role


class Piece(NamedTuple):
    """A syllable or a mark: as compared, where it stands, and whether it is printed with a capital."""

    key: str
    start: int
    end: int
    capital: bool


@cache
def lexicon() -> Entry:
    """All classes of ``words``."""
    root = Entry()
    for role, verbs in words.ROLE_VERBS.items():
        root.add(verbs, "role", role)
    for name in _CLASSES:
        root.add(getattr(words, name), name.lower())
    return root


def pieces(text: str) -> list[Piece]:
    """The syllables and marks of a text."""
    plain = canonical(text).lower()
    if len(plain) != len(text):  # a letter whose lower case is longer; keep offsets true
        plain = canonical(text)
    cut = _BETWEEN.split(text)  # gap, piece, gap, piece … gap: everything from here on runs in C
    edges = list(accumulate(map(len, cut)))
    starts, ends = edges[:-1:2], edges[1::2]
    keys = cut[1::2] if plain == text else map(plain.__getitem__, map(slice, starts, ends))
    capitals = map(str.isupper, map(text.__getitem__, starts))
    return list(map(_new_piece, zip(keys, starts, ends, capitals, strict=True)))


_new_piece = partial(tuple.__new__, Piece)
"""A piece from a row of its fields, without the wrapper in Python that a named tuple has."""


def longest(root: Entry, row: list[Piece], index: int) -> tuple[int, Entry] | None:
    """(index behind it, entry) of the longest phrase that begins here."""
    best = None
    step = root.next.get(row[index].key) if index < len(row) else None
    while step is not None:
        index += 1
        if step.classes:
            best = index, step
        step = step.next.get(row[index].key) if step.next and index < len(row) else None
    return best
