"""How good proposals are, against what the YAML of documents states.

A proposal is right when its item states the same: body and role, due point and kind, indicator with
comparison and value, instrument. What an editor left out although the text says it counts as wrong,
so that precision is told rather too low.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from build_tools.link import Site
from build_tools.model import Item
from build_tools.proposals.proposal import ItemProposals
from build_tools.proposals.suggest import propose, sure_enough

Key = tuple[object, ...]


@dataclass
class Score:
    """Counts of proposals."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def take(self, wanted: set[Key], found: set[Key]) -> None:
        self.right += len(wanted & found)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Kind:
    """What is compared: the keys of what an item states, and of what is proposed for it."""

    name: str
    stated: Callable[[Item], Iterator[Key]]
    proposed: Callable[[ItemProposals], Iterator[tuple[Key, str]]]
    """(key, pattern)."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "phân công (cơ quan, vai trò)",
        lambda item: ((a.body, a.role) for a in item.assignments),
        lambda found: (((a.body or f"? {a.name}", a.role), a.grounds.pattern) for a in found.assignments),
    ),
    Kind(
        "phân công (cơ quan)",
        lambda item: ((a.body,) for a in item.assignments),
        lambda found: (((a.body or f"? {a.name}",), a.grounds.pattern) for a in found.assignments),
    ),
    Kind(
        "thời hạn",
        lambda item: ((d.due, d.kind) for d in item.deadlines),
        lambda found: (((d.due, d.kind), d.grounds.pattern) for d in found.deadlines),
    ),
    Kind(
        "chỉ tiêu",
        lambda item: ((t.indicator, t.op, t.value) for t in item.targets),
        lambda found: (((t.indicator or f"? {t.name}", t.op, t.value), t.grounds.pattern) for t in found.targets),
    ),
    Kind(
        "chỉ tiêu (số)",
        lambda item: ((t.value,) for t in item.targets),
        lambda found: (((t.value,), t.grounds.pattern) for t in found.targets),
    ),
    Kind(
        "thực hiện văn bản",
        lambda item: ((r.id,) for r in item.implements),
        lambda found: (((i.instrument,), i.grounds.pattern) for i in found.implements),
    ),
)


def measure(site: Site, kind: Kind, least: str, documents: Iterable[str] = ()) -> Score:
    """The score of one kind at a least confidence, over all documents or some."""
    score = Score()
    for document in documents or site.documents:
        for found in propose(site, document):
            sure = sure_enough(found, least)
            score.take(set(kind.stated(found.linked.item)), {key for key, _ in kind.proposed(sure)})
    return score


def by_pattern(site: Site, kind: Kind) -> dict[str, Score]:
    """Pattern -> how often it was right and wrong; what confidence is set by."""
    scores: dict[str, Score] = {}
    for document in site.documents:
        for found in propose(site, document):
            wanted = set(kind.stated(found.linked.item))
            seen: set[Any] = set()
            for key, pattern in kind.proposed(found):
                if key not in seen:
                    seen.add(key)
                    scores.setdefault(pattern, Score()).take(wanted & {key}, {key})
    return dict(sorted(scores.items()))
