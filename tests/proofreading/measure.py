"""How well scanning errors are found: those listed by hand in the five originals, and errors put into clean texts.

A document is always read by a model that has learned nothing from it. ``errors.yml`` was written before the
proofreader; what it calls doubtful counts neither way.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from build_tools.load import ContentFile, load_corpus
from build_tools.model import Corpus, Document, Item
from build_tools.project import Project
from build_tools.proofreading.confusions import LIKE_LETTER, SHAPE, cost_of
from build_tools.proofreading.documents import findings, proofreader_for, texts_of
from build_tools.proofreading.general import MODEL, PHRASES, unpack
from build_tools.proofreading.lexicon import Lexicon
from build_tools.proofreading.model import Counts
from build_tools.proofreading.proofreader import THRESHOLD, Proofreader
from build_tools.proofreading.words import Word, words

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "build_tools" / "proofreading" / "data"
HELD_OUT = ("unseen", "unseen-2")
SORTS = ("mark", "letter", "doubled")


@dataclass(frozen=True)
class Score:
    """``found`` errors of ``errors``, ``mended`` of them exactly; ``wrong`` suggestions beside them; ``syllables`` read."""

    errors: int = 0
    found: int = 0
    mended: int = 0
    wrong: int = 0
    syllables: int = 0

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.errors)

    @property
    def false_alarms(self) -> float:
        """Wrong suggestions in a thousand syllables."""
        return 1000 * self.wrong / max(1, self.syllables)


@cache
def general(with_phrases: bool = True) -> tuple[Counts, Lexicon]:
    return unpack((DATA / MODEL).read_bytes(), (DATA / PHRASES).read_text("utf-8") if with_phrases else "")


@cache
def content() -> Corpus:
    return load_corpus(Project(ROOT).content_files())[0]


def as_received(document: Document) -> Document:
    """A document without the corrections that editors have declared."""
    return replace(document, items=tuple(_as_printed(item) for item in document.items))


def _as_printed(item: Item) -> Item:
    return replace(item, corrections=(), children=tuple(_as_printed(child) for child in item.children))


def listed() -> dict[str, list[dict[str, Any]]]:
    data: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests/proofreading/errors.yml").read_text("utf-8"))
    return data


def of_originals(threshold: float = THRESHOLD, with_phrases: bool = True) -> tuple[Score, list[str]]:
    """The figures for the errors listed by hand, and what was missed (-) or said wrongly (+)."""
    errors, doubtful = listed()["errors"], listed()["doubtful"]
    found: set[int] = set()
    mended: set[int] = set()
    wrong: list[str] = []
    syllables = 0
    for document in content().documents:
        proofreader = proofreader_for(document, content().documents, *general(with_phrases))
        syllables += sum(_syllables(text) for item in document.walk() for text in texts_of(item))
        for one in findings(as_received(document), proofreader, threshold):
            here = [n for n, e in enumerate(errors) if e["file"] in document.originals and _touches(one.text, one.suggestion, e)]
            unsure = any(e["file"] in document.originals and _touches(one.text, one.suggestion, e) for e in doubtful)
            # the same error may stand in two lines of the original: the first that is not found yet
            number = next((n for n in here if n not in found), here[0] if here else None)
            if number is None:
                wrong += [] if unsure else [f"+ {''.join(one.context)} → {one.read_as}"]
                continue
            found.add(number)
            if one.suggestion.read_as == errors[number]["read_as"] or one.read_as.endswith(errors[number]["read_as"]):
                mended.add(number)
    missed = [f"- {e['printed']} → {e['read_as']}" for n, e in enumerate(errors) if n not in found]
    return Score(len(errors), len(found), len(mended), len(wrong), syllables), missed + wrong


def _touches(text: str, suggestion: Any, error: dict[str, Any]) -> bool:
    """Whether a suggestion overlaps the wrong stretch of an error of the list."""
    wrong = error.get("error", error["printed"])
    for match in re.finditer(re.escape(error["printed"]), text):
        start = match.start() + error["printed"].find(wrong)
        if suggestion.start < start + len(wrong) and start < suggestion.end:
            return True
    return False


@cache
def held_out() -> tuple[str, ...]:
    """Texts of other offices, invented, in which there are no errors."""
    return tuple(text for folder in HELD_OUT for document in _documents(folder) for item in document.walk() for text in texts_of(item))


def _documents(folder: str) -> tuple[Document, ...]:
    root = ROOT / "tests" / "annotated" / folder
    paths = sorted((root / "content").rglob("*.yml"))
    return tuple(load_corpus(ContentFile(p.relative_to(root).as_posix(), p.read_bytes()) for p in paths)[0].documents)


@cache
def for_others() -> Proofreader:
    """The proofreader for a text that is not of the project: it knows all five documents."""
    nobody = replace(content().documents[0], id="", originals=())
    return proofreader_for(nobody, content().documents, *general())


def of_clean_texts(threshold: float = THRESHOLD) -> Score:
    texts = held_out()
    wrong = sum(len(for_others().read(text, threshold)) for text in texts)
    return Score(wrong=wrong, syllables=sum(_syllables(text) for text in texts))


def of_inserted(sort: str, threshold: float = THRESHOLD, seed: int = 1) -> Score:
    """One error of a sort put into each longer clean text, at a place drawn by a fixed seed."""
    draw = random.Random(seed)
    score = Score()
    for text in held_out():
        spoiled = _spoiled(text, sort, draw)
        if spoiled is None:
            continue
        wrong_text, start, end = spoiled
        said = for_others().read(wrong_text, threshold)
        here = [s for s in said if s.start < end and start < s.end]
        mended = any(wrong_text[: s.start] + s.read_as + wrong_text[s.end :] == text for s in here)
        score = Score(score.errors + 1, score.found + bool(here), score.mended + mended, score.wrong + len(said) - len(here))
    return score


def _spoiled(text: str, sort: str, draw: random.Random) -> tuple[str, int, int] | None:
    """A text with one error, and where it is now."""
    small = [w for w in words(text) if w.is_syllable and w.text.islower()]
    if len(small) < 15:
        return None
    word = draw.choice(small[3:-3])
    if sort == "doubled":
        return text[: word.end] + " " + text[word.start :], word.start, word.end + 1 + len(word.text)
    others = list(_misread(word, sort))
    return None if not others else _with(text, word, draw.choice(others))


def _misread(word: Word, sort: str) -> Iterator[str]:
    """What the word could be read as: other marks, or another letter that looks like it."""
    for other in for_others().confusions.near(word.form):
        cost = cost_of(word.form, other)
        if cost <= SHAPE if sort == "mark" else LIKE_LETTER <= cost <= LIKE_LETTER + SHAPE:
            yield other


def _with(text: str, word: Word, other: str) -> tuple[str, int, int]:
    return text[: word.start] + other + text[word.end :], word.start, word.start + len(other)


def _syllables(text: str) -> int:
    return sum(word.is_syllable for word in words(text))
