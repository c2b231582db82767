"""What the table, the map, the matrices and the lists of gaps show of every task: a short line instead of the whole item.

The lines of a document are a value of an incremental build, so that what shows all tasks loads no items, and is made
again from a line only when the line is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_tools.link import LinkedItem, Site
from build_tools.rendering.addresses import linked_address
from build_tools.rendering.due_points import DuePoint, due_points, pressure
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context

_SHORT = 72
"""Characters of a name on the map."""


class TaskLine(NamedTuple):
    """A task as lists of all tasks show it."""

    document: str
    path: str
    label: str
    """Empty where the name does not begin with it."""
    name: str
    """Without the label, because names are sorted without it."""
    short: str
    """The name with its label, for the map."""
    place: str
    address: str
    assigned: tuple[tuple[str, str], ...]
    """(body, role), each pair once."""
    carried: tuple[tuple[str, str], ...]
    """(instrument, via)."""
    times: tuple[tuple[str, str, str], ...]
    """(kind, due, as it is said), pressing ones first; what reads the same is there once."""
    pressure: tuple[int, str]
    topics: tuple[str, ...]
    outdated: tuple[tuple[str, tuple[str, ...]], ...]
    """(instrument, what replaces it) of those that nobody has reviewed."""

    @property
    def key(self) -> str:
        return f"{self.document}#{self.path}"

    @property
    def full_name(self) -> str:
        return f"{self.label} {self.name}" if self.label else self.name

    @property
    def bodies(self) -> tuple[str, ...]:
        """Those with a role, each once."""
        return tuple(dict.fromkeys(body for body, _ in self.assigned))


LinesIn = Callable[[Site, str], tuple[TaskLine, ...]]
"""Gives the lines of a document."""


def lines_in(site: Site, document: str) -> tuple[TaskLine, ...]:
    """The tasks of a document in printed order."""
    return tuple(_line(linked) for linked in site.items_by_document[document] if linked.item.task)


def lines_of_document(context: Context, document: str) -> tuple[TaskLine, ...]:
    """The same, to be kept."""
    return lines_in(context.site, document)


def kept_lines(context: Context) -> LinesIn:
    """Gives the lines that an incremental build has kept."""
    return lambda _, document: context.value(lines_of_document, document)


def all_lines(site: Site, lines: LinesIn = lines_in) -> Iterator[TaskLine]:
    """Of every document, in the order of the site."""
    for document in site.documents:
        yield from lines(site, document)


def times_of(task: LinkedItem) -> tuple[DuePoint, ...]:
    """Pressing ones first; what reads the same is said once."""
    said: dict[str, DuePoint] = {}
    for point in due_points(task):
        said.setdefault(point.said, point)
    return tuple(said.values())


def _line(task: LinkedItem) -> TaskLine:
    item = task.item
    label, name = _label_and_name(task)
    return TaskLine(
        task.document.id,
        item.path,
        label,
        name,
        name_of_item(task, _SHORT),
        place_of_item(task),
        linked_address(task),
        tuple(dict.fromkeys((a.body, a.role) for a in item.assignments)),
        tuple((claim.instrument, claim.via) for claim in task.implements),
        tuple((point.kind, point.due, point.said) for point in times_of(task)),
        pressure(item),
        task.topics,
        tuple((outdated.instrument, outdated.by) for outdated in task.outdated),
    )


def _label_and_name(task: LinkedItem) -> tuple[str, str]:
    name = name_of_item(task)
    label = task.item.label
    return (label, name[len(label) + 1 :]) if label and name.startswith(f"{label} ") else ("", name)
