"""Which lines begin items, and on which level: the cheapest way to read them all together.

Every line may go on with the paragraph before, be a paragraph of its own, or begin an item with
one of its readings, beside any open item or below it. Each choice has a cost; a beam search keeps
the cheapest histories. So a number that no series expects stays in its sentence, a series that
restarts opens a level, and an odd number is kept where everything else would be odder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from build_tools.importer.structure.boundaries import Seam, is_capitals, may_be_heading
from build_tools.importer.structure.labels import UNORDERED, Reading, step
from build_tools.importer.structure.rich import Rich
from build_tools.importer.structure.words import BASES, OPENERS

BEAM, NARROW_BEAM, LONG = 24, 6, 4000
"""Histories that are kept; of a paper of more than ``LONG`` lines fewer, to end in good time."""
DEEPEST = 8
_ANNOUNCES = re.compile(r"\b(?:như sau|sau đây|dưới đây|sau) ?:$")
HOPELESS = 12.0
"""A history so much dearer than the best one does not come back."""
Form = Literal["", "heading", "text"]


@dataclass(frozen=True)
class Open:
    """An item that is open: its label, the form of the sibling before it, and its own when known."""

    reading: Reading
    sibling: Form = ""
    form: Form = ""


@dataclass(frozen=True)
class Choice:
    """What a line was taken for: ``join``, ``paragraph``, or a label on a level (0 is outermost)."""

    kind: Literal["join", "paragraph", "label"]
    reading: Reading | None = None
    depth: int = 0
    cost: float = 0.0
    why: str = ""


@dataclass(frozen=True)
class _Path:
    """A way to read the lines so far. ``text`` is the paragraph now open."""

    cost: float
    stack: tuple[Open, ...]
    choice: Choice
    before: _Path | None
    text: Rich
    labelled: bool


def outline(seams: Sequence[Seam]) -> list[Choice]:
    """A choice for each line; the first is never a join."""
    if not seams:
        return []
    paths = [_Path(0.0, (), Choice("paragraph"), None, Rich(), False)]
    for seam in seams:
        grown = [new for path in paths for new in _grow(path, seam)]
        paths = _best(grown, BEAM if len(seams) <= LONG else NARROW_BEAM)
    best = min(paths, key=lambda p: p.cost + _closing(p))
    choices: list[Choice] = []
    path: _Path | None = best
    while path is not None and path.before is not None:
        choices.append(path.choice)
        path = path.before
    return choices[::-1]


def _best(paths: list[_Path], beam: int) -> list[_Path]:
    """The cheapest of each state, at most ``beam``."""
    paths.sort(key=lambda p: p.cost)
    seen: set[object] = set()
    kept = []
    for path in paths:
        state = (
            tuple((o.reading.style, o.reading.values, o.form, o.sibling) for o in path.stack),
            path.choice.kind == "join",
            path.labelled,
        )
        if state not in seen:
            seen.add(state)
            kept.append(path)
        if len(kept) == beam or path.cost > paths[0].cost + HOPELESS:
            break
    return kept


def _grow(path: _Path, seam: Seam) -> Iterator[_Path]:
    rich = seam.unit.rich
    surest = seam.readings[0].cost if seam.readings else None
    if path.before is not None and seam.boundary < 9:
        cost = max(0.0, seam.boundary)
        if surest is not None and seam.boundary > -8:
            cost += max(0.0, 2.5 - surest)
        cost = max(0.0, cost + _goes_on(path, seam))
        yield _Path(path.cost + cost, path.stack, Choice("join", cost=cost), path, path.text.join(rich), path.labelled)
    cut = max(0.0, -seam.boundary) if path.before is not None else 0.0
    stack, closing = _close(path)
    cost = cut + closing + (max(0.0, 5.0 - surest) if surest is not None else 0.0)
    yield _Path(path.cost + cost, stack, Choice("paragraph", cost=cost), path, rich, False)
    for reading in seam.readings:
        for depth, placed, why in _places(stack, reading, path.text.text):
            sibling = stack[depth].form if depth < len(stack) and stack[depth].reading.style == reading.style else ""
            new = (*stack[:depth], Open(reading, sibling))
            cost = cut + closing + reading.cost + placed + _cuts_sentence(path, reading)
            yield _Path(path.cost + cost, new, Choice("label", reading, depth, cost, why), path, rich, True)


def _goes_on(path: _Path, seam: Seam) -> float:
    """To join a sentence to what is plainly a heading, a remark in brackets or a base of its own is dear."""
    before, text = path.text.text, seam.unit.text
    if before.startswith("(") and before.endswith(")") and text[:1].isupper():
        return 4.0
    if (before.endswith(";") and BASES.match(text)) or (_ANNOUNCES.search(before) and text[:1].isupper()):
        return 4.0
    if not path.labelled or not path.stack:
        return 0.0
    body = before[path.stack[-1].reading.end :].strip()
    if is_capitals(body) and is_capitals(text) and not seam.readings and not seam.unit.blank_before:
        return -3.0
    if is_capitals(body) and not is_capitals(text):
        return 6.0
    return 1.0 if path.stack[-1].sibling == "heading" and may_be_heading(body) and seam.boundary > -4 else 0.0


def _cuts_sentence(path: _Path, reading: Reading) -> float:
    """A dash that begins a line within a sentence is no label: “Sở Lao động | - Thương binh và Xã hội”."""
    if reading.style != "dash" or path.before is None or not path.text.text:
        return 0.0
    before = path.text.text
    top = path.stack[-1].reading if path.labelled and path.stack else None
    if before[-1] in ".;:,!?…”)" or (top and top.style in UNORDERED):
        return 0.0
    body = before[top.end :].strip() if top else before
    return 4.0 if len(body) > 20 and (form_of(body) == "text" or OPENERS.match(body)) else 0.0


@lru_cache(maxsize=4096)
def form_of(text: str) -> Form:
    """Whether the text of a labelled line looks like a heading or like a sentence."""
    return "heading" if is_capitals(text) or may_be_heading(text) else "text"


def _close(path: _Path) -> tuple[tuple[Open, ...], float]:
    """The stack once the open paragraph has ended, and what an unlikely end of it costs."""
    if not path.labelled or not path.stack:
        return path.stack, 0.0
    top = path.stack[-1]
    form = form_of(path.text.text[top.reading.end :].strip())
    stack = (*path.stack[:-1], Open(top.reading, top.sibling, form))
    return stack, _closing(path)


def _closing(path: _Path) -> float:
    if not path.labelled or not path.stack:
        return 0.0
    top = path.stack[-1]
    form = form_of(path.text.text[top.reading.end :].strip())
    return 1.8 if top.sibling and top.sibling != form else 0.0


def _places(stack: tuple[Open, ...], reading: Reading, before: str) -> Iterator[tuple[int, float, str]]:
    """(level, cost, why it is odd) of each place where an item with this label may stand."""
    closed = 0.0
    for depth in range(len(stack) - 1, -1, -1):
        found = _as_sibling(stack, depth, reading)
        if found is not None:
            yield depth, found[0] + closed, found[1]
        if stack[depth].reading.style not in UNORDERED:
            closed += 0.4
    for depth in range(min(len(stack), DEEPEST), -1, -1):
        if depth == len(stack) or stack[depth].reading.style != reading.style:
            cost, why = _as_child(stack, depth, reading, before)
            yield depth, cost, why


def _as_sibling(stack: tuple[Open, ...], depth: int, reading: Reading) -> tuple[float, str] | None:
    old = stack[depth].reading
    ahead = step(old, reading)
    if ahead is None:
        return None
    cost, why = _cost_of_step(ahead, reading)
    if len(reading.values) > 1 and old.values[:-1] != reading.values[:-1]:
        parent = stack[depth - 1].reading.values if depth else ()
        own = reading.values[:-1] == parent
        cost += 3.0 if own and reading.value == 1 else 0.3 if own else 2.0
        why = why or ("" if own else "phần đầu của số không theo mục cha")
    if old.separator != reading.separator and reading.style not in UNORDERED:
        cost += 0.3 if reading.style == "roman" else 0.8
    return cost, why


def _cost_of_step(ahead: int, reading: Reading) -> tuple[float, str]:
    if ahead == 1:
        return 0.0, ""
    if ahead == 0:
        return 3.0, "số lặp lại"
    if ahead in (2, 3):
        return 2.0 + 0.5 * ahead, "số nhảy quãng"
    if ahead > 3:
        return 6.5, "số nhảy quãng"
    if reading.style == "article":
        return 7.0, "số lùi lại"
    return (6.0, "đánh số lại từ đầu") if reading.value == 1 else (8.0, "số lùi lại")


def _as_child(stack: tuple[Open, ...], depth: int, reading: Reading, before: str) -> tuple[float, str]:
    """Cost of a first child on this level; the items below are closed."""
    cost, why = 0.5, ""
    parent = stack[depth - 1].reading if depth else None
    if reading.style not in UNORDERED and reading.value != 1:
        cost, why = cost + 5.0, "dãy không bắt đầu từ 1"
        if reading.style == "article":
            cost -= 4.5  # articles count through the chapters
            why = ""
    if len(reading.values) > 1:
        if parent is not None and parent.values == reading.values[:-1]:
            cost -= 0.4
        else:
            cost, why = cost + 1.5, why or "phần đầu của số không theo mục cha"
    if parent is None:
        return cost + (4.0 + max(0.0, reading.rank - stack[0].reading.rank) if stack else 0.0), why
    return cost + _cost_below(parent, reading) + _cost_of_leaving(stack, depth, before), why


def _cost_below(parent: Reading, reading: Reading) -> float:
    """What usually stands below what."""
    deeper = reading.rank - parent.rank
    if parent.style == reading.style:
        return 4.0 if reading.style not in UNORDERED else 8.0
    if deeper < 0:
        return 5.0 - deeper * 0.3
    return 0.1 * min(deeper, 4.0)


def _cost_of_leaving(stack: tuple[Open, ...], depth: int, before: str) -> float:
    """A new list under an item that already has children of another kind is odd; after a colon one is expected."""
    if depth < len(stack):
        return 2.0
    return -1.5 if before.endswith(":") else 0.0
