"""A text made ready to be proofread: its words, their forms with margins, and the known words in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from build_tools.proofreading.lexicon import NOTHING, Cover, Lexicon
from build_tools.proofreading.words import ABBREVIATION, NUMBER, STOP, Word, words

MARGIN = 2
"""Stops before the first word; so many follow the last one, and two more."""
_MARKS = frozenset((STOP, ",", "-", NUMBER, ABBREVIATION))


@dataclass(frozen=True)
class Passage:
    """``forms[i]`` is the form of ``word(i)``; positions count from ``MARGIN``."""

    text: str
    lexicon: Lexicon

    @cached_property
    def words(self) -> list[Word]:
        return words(self.text)

    @cached_property
    def forms(self) -> list[str]:
        return [STOP] * MARGIN + [w.form for w in self.words] + [STOP] * (MARGIN + 2)

    @cached_property
    def covers(self) -> list[Cover]:
        """For every position the longest known word over it."""
        return [self.lexicon.cover(self.forms, at) for at in range(len(self.forms))]

    @property
    def positions(self) -> range:
        return range(MARGIN, MARGIN + len(self.words))

    def word(self, at: int) -> Word:
        return self.words[at - MARGIN]

    def is_syllable(self, at: int) -> bool:
        return at in self.positions and self.word(at).is_syllable

    def follows_directly(self, at: int) -> bool:
        """Whether the word at ``at`` stands behind the one before it with nothing but a space between."""
        return self.is_syllable(at - 1) and self.is_syllable(at) and self.text[self.word(at - 1).end : self.word(at).start] == " "

    def is_capitalised(self, at: int) -> bool:
        """Whether a word has a capital first and small letters behind."""
        if not self.is_syllable(at):
            return False
        word = self.word(at)
        return word.is_capitalised and not (len(word.text) > 1 and word.text.isupper())

    def is_in_name(self, at: int) -> bool:
        """Two capitalised words side by side: very likely a name, about which the model knows little."""
        return self.is_capitalised(at) and (self.is_capitalised(at - 1) or self.is_capitalised(at + 1))

    def opens_sentence(self, at: int) -> bool:
        return self.forms[at - 1] in (STOP, NUMBER) and self.word(at).is_capitalised

    def with_forms(self, at: int, replaced: int, forms: tuple[str, ...]) -> list[str]:
        return self.forms[:at] + list(forms) + self.forms[at + replaced :]

    def cover_in(self, forms: list[str], at: int) -> Cover:
        """The longest known word over a changed syllable that tears no known word of the printed text apart."""
        for cover in self.lexicon.over(forms, at):
            if all(self._is_kept(cover, other, at) for other in range(cover.start, cover.end) if other != at):
                return cover
        return NOTHING

    def _is_kept(self, cover: Cover, at: int, changed: int) -> bool:
        printed = self.covers[at]
        return not len(printed) or cover.holds(printed) or printed.start <= changed < printed.end


def is_mark(form: str) -> bool:
    return form in _MARKS
