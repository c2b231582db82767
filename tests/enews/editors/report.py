"""The trials as tables for ``docs/contributing/e-news.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.enews.editors.structure import PARTS
from tests.enews.editors.trial import Trial

ALL = "all"
TRACES = {
    "superscript": r"<sup\b",
    "inline styles": r"\sstyle=",
    "ids": r"\sid=",
    "borders of tables": r"<table[^>]*\bborder=",
}
"""What an article can do without: name -> what shows that it is there."""


def report(trials: Sequence[Trial]) -> str:
    """What was kept of each article in each editor, then what each editor takes from any article."""
    return "\n".join([*_kept(trials), "", *_traces(trials)]) + "\n"


def _kept(trials: Sequence[Trial]) -> Iterator[str]:
    editors = list(dict.fromkeys(t.editor for t in trials))
    yield from _head(["Article", "Has", *(f"{e.name} ({e.version})" for e in editors)])
    for article in dict.fromkeys(t.article for t in trials):
        of_article = {t.editor: t for t in trials if t.article == article}
        counts = next(iter(of_article.values())).lost.counts
        has = ", ".join(f"{counts[part]} {part}" for part in PARTS if counts[part])
        yield _line([f"`{article.name}`", has, *(_verdict(of_article[e]) for e in editors)])


def _verdict(trial: Trial) -> str:
    lost = trial.lost
    less = [f"{lost.kept[part]} of {lost.counts[part]} {part}" for part in PARTS if lost.kept[part] < lost.counts[part]]
    return ", ".join(less) or (ALL if not lost.differences else f"{len(lost.differences)} differences")


def _traces(trials: Sequence[Trial]) -> Iterator[str]:
    editors = list(dict.fromkeys(t.editor for t in trials))
    yield from _head(["Of all articles", *(e.name for e in editors)])
    for name, pattern in TRACES.items():
        had = sum(_count(pattern, t.article.html) for t in trials if t.editor == editors[0])
        if had:
            kept = [sum(_count(pattern, t.html) for t in trials if t.editor == e) for e in editors]
            yield _line([f"{had} × {name}", *map(str, kept)])


def _count(pattern: str, html: str) -> int:
    return len(re.findall(pattern, html))


def _head(cells: list[str]) -> Iterator[str]:
    yield _line(cells)
    yield _line(["---"] * len(cells), "")


def _line(cells: list[str], space: str = " ") -> str:
    return f"|{space}" + f"{space}|{space}".join(cells) + f"{space}|"
