"""Suggestions about syllables that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.proofreading.lexicon import Cover
from build_tools.proofreading.model import Model
from build_tools.proofreading.passage import Passage
from build_tools.proofreading.replacing import Option
from build_tools.vietnamese.syllables import is_syllable

_SURE = 8.0
"""The score of a repetition; what the model knows decides only whether there is one."""
_WRITTEN = 2.0
"""What is seen so often side by side is meant; less is a slip of those texts."""


def doubled(passage: Passage, model: Model) -> Iterator[Option]:
    """Words that stand twice in a row. Reduplications that are words (luôn luôn) are none, nor is “thành thành phố”."""
    for at in passage.positions:
        if passage.follows_directly(at + 1) and _is_doubled(passage, at, model):
            yield Option(at, (passage.forms[at],), Cover(at, at + 2), _SURE, 0.0)
        if all(passage.follows_directly(at + k) for k in (1, 2, 3)) and _is_doubled_pair(passage, at):
            yield Option(at, tuple(passage.forms[at : at + 2]), Cover(at, at + 4), _SURE, 0.0)


def _is_doubled(passage: Passage, at: int, model: Model) -> bool:
    """Nobody has written the two side by side, and the second begins no word, which the first could stand before."""
    form, second = passage.forms[at : at + 2]
    if form != second or not is_syllable(form) or passage.is_capitalised(at + 1):
        return False
    begins_word = passage.covers[at + 1].start == at + 1 and len(passage.covers[at + 1])
    return not begins_word and (form, form) not in passage.lexicon.words and model.of_pair(form, form) < _WRITTEN


def _is_doubled_pair(passage: Passage, at: int) -> bool:
    pair = tuple(passage.forms[at : at + 2])
    return pair == tuple(passage.forms[at + 2 : at + 4]) and pair[0] != pair[1] and pair in passage.lexicon.words
