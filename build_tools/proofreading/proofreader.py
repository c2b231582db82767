"""Reads a text and says what may be wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from build_tools.proofreading.confusions import Confusions
from build_tools.proofreading.lexicon import Lexicon
from build_tools.proofreading.model import Counts, Model
from build_tools.proofreading.passage import Passage
from build_tools.proofreading.repeating import doubled
from build_tools.proofreading.replacing import Option, Replacing
from build_tools.proofreading.suggestion import DOUBLED, FITS, IMPOSSIBLE, PHRASE, UNKNOWN, Suggestion, in_case_of
from build_tools.vietnamese.syllables import is_syllable

THRESHOLD = 3.5
"""The least score of a suggestion; chosen for four right ones of five."""
_SELDOM = 0.6
"""Syllables seen less often than this (weights are fractions) are suggested to nobody."""


class Proofreader:
    """One model and one lexicon for many texts."""

    def __init__(self, counts: Counts, lexicon: Lexicon) -> None:
        self.model = Model(counts)
        self.lexicon = lexicon
        self.confusions = Confusions(form for form, number in counts.single.items() if number >= _SELDOM and _is_word(form))

    def read(self, text: str, threshold: float = THRESHOLD) -> list[Suggestion]:
        """Suggestions for a text, in its order; no two touch the same words."""
        passage = Passage(text, self.lexicon)
        replacing = Replacing(passage, self.model, self.confusions)
        found = [(option, _kind(option, replacing)) for option in replacing.options() if option.score >= threshold]
        found += [(option, DOUBLED) for option in doubled(passage, self.model)]
        return sorted((_suggestion(passage, option, kind) for option, kind in _best(found)), key=lambda s: s.start)


def _is_word(form: str) -> bool:
    return is_syllable(form) and (len(form) > 1 or form in "yýôơởạàảáưụ")


def _best(found: Iterable[tuple[Option, str]]) -> Iterator[tuple[Option, str]]:
    """The best of those that touch each other; a word that comes about keeps off what else could be made of it."""
    taken: set[int] = set()
    for option, kind in sorted(found, key=lambda one: (-one[0].score, one[0].at, one[0].forms)):
        touched = set(range(option.at, option.at + _replaced(option, kind)))
        if not touched & taken:
            taken |= touched | set(range(option.cover.start, option.cover.end))
            yield option, kind


def _replaced(option: Option, kind: str) -> int:
    """How many printed words an option stands for."""
    return 2 * len(option.forms) if kind == DOUBLED else len(option.forms)


def _kind(option: Option, replacing: Replacing) -> str:
    if len(option.forms) == 1:
        if not is_syllable(replacing.forms[option.at]):
            return IMPOSSIBLE
        if replacing.is_unknown(option.at):
            return UNKNOWN
    return PHRASE if len(option.cover) else FITS


def _suggestion(passage: Passage, option: Option, kind: str) -> Suggestion:
    last = option.at + _replaced(option, kind) - 1
    printed = [passage.word(at) for at in range(option.at, last + 1)]
    read_as = [in_case_of(word.text, form) for word, form in zip(printed, option.forms, strict=False)]
    phrase, instead = _phrases(passage, option)
    start, end = printed[0].start, printed[-1].end
    aside = (option.at - option.cover.start, option.cover.end - 1 - last) if phrase else (0, 0)
    return Suggestion(start, end, passage.text[start:end], " ".join(read_as), kind, option.score, option.gain, phrase, instead, *aside)


def _phrases(passage: Passage, option: Option) -> tuple[str, str]:
    """The known word that would come about, and what stands there now."""
    if not len(option.cover):
        return "", ""
    forms = passage.with_forms(option.at, len(option.forms), option.forms)
    stretch = slice(option.cover.start, option.cover.end)
    return " ".join(forms[stretch]), " ".join(passage.forms[stretch])
