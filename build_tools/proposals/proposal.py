"""What is proposed, how sure it is, and why.

Confidence has three steps, set by how often a pattern was right against the claims that editors made:
patterns of ``cao`` were right in about 95 of 100 cases together, those of ``vừa`` in about 90, those
of ``thấp`` in fewer than 50, or they are too rare to tell. ``make bench`` measures them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from build_tools.link import LinkedItem

CONFIDENCES: dict[str, str] = {"cao": "cao", "vua": "vừa", "thap": "thấp"}
"""Confidence, surest first -> as it is written."""

HIGH, MIDDLE, LOW = CONFIDENCES


def at_least(confidence: str, least: str) -> bool:
    """Whether one confidence is no lower than another."""
    order = list(CONFIDENCES)
    return order.index(confidence) <= order.index(least)


@dataclass(frozen=True)
class Grounds:
    """Why something is proposed: confidence, the pattern's name, and its reason in words."""

    confidence: str
    pattern: str
    reason: str


@dataclass(frozen=True)
class ProposedAssignment:
    """A body's role. ``body`` is empty when the registry lacks the body; ``name`` is as the text has it.

    ``at`` is where the quote begins in the printed text, -1 in a heading.
    """

    body: str
    role: str
    quote: str
    name: str
    grounds: Grounds
    at: int = -1


@dataclass(frozen=True)
class ProposedDeadline:
    """A time."""

    due: str
    kind: str
    quote: str
    grounds: Grounds


@dataclass(frozen=True)
class ProposedTarget:
    """A value; ``indicator`` is empty when no registered one fits, ``name`` is then the text's name of it."""

    indicator: str
    name: str
    op: str
    value: tuple[float, ...]
    unit: str
    year: str
    quote: str
    result: bool
    grounds: Grounds


@dataclass(frozen=True)
class ProposedImplements:
    """An instrument that the item carries out."""

    instrument: str
    quote: str
    grounds: Grounds


@dataclass(frozen=True)
class ItemProposals:
    """All that is proposed for one item."""

    linked: LinkedItem
    assignments: tuple[ProposedAssignment, ...] = ()
    deadlines: tuple[ProposedDeadline, ...] = ()
    targets: tuple[ProposedTarget, ...] = ()
    implements: tuple[ProposedImplements, ...] = ()

    def __bool__(self) -> bool:
        return any(True for _ in self.all())

    def all(self) -> Iterator[ProposedAssignment | ProposedDeadline | ProposedTarget | ProposedImplements]:
        yield from chain(self.assignments, self.deadlines, self.targets, self.implements)
