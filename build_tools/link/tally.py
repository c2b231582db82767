"""How much points at a thing: numbers that lists show, so that they need not look at every item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from build_tools.link.site import BackLink


class Tally(NamedTuple):
    """How much points at a thing; those of several documents add up."""

    documents: int = 0
    links: int = 0
    sources: int = 0
    """Items, each once."""
    assigned: int = 0
    """Items that give a body a role."""
    led: int = 0
    """Those that tell it to lead."""
    tasks: int = 0
    """Tasks that carry an instrument or a scheme out."""
    own: int = 0
    """Those that do so of their own, not through their document."""
    dated: int = 0
    """Those that state a time with a day."""


def tally_of(links: Iterable[BackLink]) -> Tally:
    """``links`` point at one thing."""
    every = list(links)
    carrying = [link for link in every if link.relation == "implements" and link.is_of_task]
    return Tally(
        len({link.document.id for link in every}),
        len(every),
        len({link.key for link in every}),
        len({link.key for link in every if link.assignment}),
        len({link.key for link in every if link.assignment and link.assignment.role == "lead"}),
        len({link.key for link in carrying}),
        len({link.key for link in carrying if link.via != "inherited"}),
        len({link.key for link in carrying if link.is_dated}),
    )
