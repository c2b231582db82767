"""What a body has to do: the tasks in which the documents give it a role. Nothing comes to it through a class it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from build_tools.link import LinkedItem, Site
from build_tools.model import Assignment
from build_tools.rendering.due_points import DuePoint, due_points, pressure
from build_tools.vocabularies import DATED, ROLES

_ORDER = {role: position for position, role in enumerate(ROLES)}


@dataclass(frozen=True)
class Duty:
    """A task with what it asks of one body."""

    task: LinkedItem
    assignments: tuple[Assignment, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """In the order of the vocabulary."""
        return tuple(dict.fromkeys(a.role for a in self.assignments))

    @property
    def is_lead(self) -> bool:
        return "lead" in self.roles

    @cached_property
    def times(self) -> tuple[DuePoint, ...]:
        return due_points(self.task)

    @property
    def dated(self) -> tuple[DuePoint, ...]:
        """The times that a calendar can hold."""
        return due_points(self.task, DATED)

    def partners(self) -> tuple[tuple[str, str], ...]:
        """(body, role) of the other bodies that lead or take part, each once."""
        own = self.assignments[0].body
        found: dict[str, str] = {}
        for assignment in sorted(self.task.item.assignments, key=lambda a: _ORDER[a.role]):
            if assignment.body != own and assignment.role in ("lead", "coordinate"):
                found.setdefault(assignment.body, assignment.role)
        return tuple(found.items())


def duties_of(site: Site, body: str) -> tuple[Duty, ...]:
    """The duties of a body, earliest deadline first; those of equal date as the documents print them."""
    found: dict[str, tuple[LinkedItem, list[Assignment]]] = {}
    for link in site.body_links[body]:
        if assignment := link.assignment:
            found.setdefault(link.key, (link.source, []))[1].append(assignment)
    duties = [Duty(task, tuple(sorted(claims, key=lambda a: _ORDER[a.role]))) for task, claims in found.values()]
    return tuple(sorted(duties, key=lambda duty: pressure(duty.task.item)))


def by_role(duties: Iterable[Duty]) -> dict[str, list[tuple[Duty, tuple[str, ...]]]]:
    """Role -> its duties with the quotes that give it, in the order in which they come."""
    grouped: dict[str, list[tuple[Duty, tuple[str, ...]]]] = {role: [] for role in ROLES}
    for duty in duties:
        for role in duty.roles:
            quotes = tuple(dict.fromkeys(a.quote for a in duty.assignments if a.role == role))
            grouped[role].append((duty, quotes))
    return {role: members for role, members in grouped.items() if members}
