"""The small map of a page: what lies one step around it, in columns from resolution to body.

Columns are lists of links, so that a narrow screen, a screen reader and a page without styles
read them as such; the lines between them are drawn by an inline SVG that stretches over the
columns. Row positions follow from the counts alone: every column is centred on the tallest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.rendering import addresses
from build_tools.rendering.connections import CHAIN, assigned_tasks, implementing_links, stated_by, stating
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import name_of_item, shortened
from build_tools.vocabularies import ROLES

COLUMNS: dict[str, tuple[str, str]] = {
    "above": ("Văn bản cấp trên, căn cứ", "văn bản"),
    "instrument": ("Nghị quyết, văn bản được thực hiện", "văn bản"),
    "document": ("Văn bản thực hiện", "văn bản"),
    "task": ("Nhiệm vụ", "nhiệm vụ"),
    "body": ("Cơ quan được giao", "cơ quan"),
}
"""Kind of node -> heading of its column, and what one of them is called."""
_ROWS = 7
_GAP = 6.0
"""Between two columns, in hundredths of the map's width; small-map.css has the same figure."""


@dataclass
class _Map:
    """What is around a thing: nodes of each kind with the tasks behind them, and weighted lines."""

    kind: str
    own: str
    rest_address: str
    nodes: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in COLUMNS})
    lines: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """(kind, id, kind, id) -> number of tasks."""
    roles: dict[str, list[str]] = field(default_factory=dict)


def small_map(site: Site, kind: str, name: str, root: str) -> Markup:
    """The section of a page, empty when nothing is connected. ``kind`` as in ``COLUMNS``; a task's name is its key."""
    found = _around(site, kind, name)
    shown = {column: _shown(found, column) for column in COLUMNS if found.nodes[column]}
    if sum(len(nodes) for nodes in shown.values()) < 2:
        return Markup("")
    height = max(len(nodes) + _has_rest(found, column, nodes) for column, nodes in shown.items())
    lists = "".join(_list(site, found, column, nodes, root) for column, nodes in shown.items())
    big = escape(root + addresses.graph_focused(kind, name))
    return Markup(
        f'<section class="vk-panel vk-map" id="so-do"><h2>Sơ đồ liên kết</h2><div class="vk-map-grid vk-map-{len(shown)}">{lists}'
        f'{_drawing(found, shown, height)}</div><p class="vk-subtle vk-no-print"><a href="{big}">Xem trên sơ đồ lớn</a></p></section>\n'
    )


def _around(site: Site, kind: str, name: str) -> _Map:
    found = _Map(kind, name, _rest_address(kind, name))
    found.nodes[kind][name] = 1
    for task in {task.key: task for task in _tasks_around(site, kind, name)}.values():
        _take(found, task)
    if kind in ("instrument", "document"):
        _take_stated(site, found)
    return found


class _Task(NamedTuple):
    """What a map shows of a task."""

    key: str
    document: Document
    carried: tuple[tuple[str, str], ...]
    """(instrument, via)."""
    assigned: tuple[tuple[str, str], ...]
    """(body, role); the role is empty where the map does not show it."""


def _tasks_around(site: Site, kind: str, name: str) -> Iterator[_Task]:
    if kind == "instrument":  # of a central resolution there are tens of thousands, and none is looked at
        for link in implementing_links(site, name):
            yield _Task(link.key, link.document, ((name, link.via),), tuple((body, "") for body in link.bodies))
    elif kind == "task":
        yield _task(site.items[name])
    elif kind == "body":  # of the bodies of its tasks it shows itself alone
        for linked in assigned_tasks(site, name):
            yield _Task(linked.key, linked.document, _carried(linked), ((name, ""),))
    else:
        yield from (_task(linked) for linked in site.items_by_document.get(name, ()) if linked.item.task)


def _task(linked: LinkedItem) -> _Task:
    return _Task(linked.key, linked.document, _carried(linked), tuple((a.body, a.role) for a in linked.item.assignments))


def _carried(linked: LinkedItem) -> tuple[tuple[str, str], ...]:
    return tuple([(claim.instrument, claim.via) for claim in linked.implements])


def _rest_address(kind: str, name: str) -> str:
    return addresses.tasks_filtered(**{kind: name}) if kind != "task" else addresses.graph_focused(kind, name)


def _take(found: _Map, task: _Task) -> None:
    """A task with what it carries out and who is assigned; only the page's own thing in its own column."""
    document = task.document.id
    found.nodes["task"][task.key] += 1
    found.nodes["document"][document] += 1
    found.lines["document", document, "task", task.key] += 1
    for instrument, via in task.carried:
        if found.kind != "instrument" or instrument == found.own:
            found.nodes["instrument"][instrument] += 1
            whole = via == "inherited" or instrument in task.document.implements
            source = ("document", document) if whole else ("task", task.key)
            found.lines["instrument", instrument, *source] += 1
    for body in dict.fromkeys(body for body, _ in task.assigned):
        if found.kind != "body" or body == found.own:
            found.nodes["body"][body] += 1
            found.lines["task", task.key, "body", body] += 1
            found.roles[body] = [role for of_body, role in task.assigned if of_body == body]


def _take_stated(site: Site, found: _Map) -> None:
    """Documents and instruments that are stated to carry the thing out, or to be carried out by it."""
    own = found.own
    if found.kind == "instrument":
        for below in stating(site, own, CHAIN):
            found.nodes["document"][below] += 0
            found.lines["instrument", own, "document", below] += 0
    for above in stated_by(site, own, CHAIN):
        column = "instrument" if found.kind == "document" else "above"
        found.nodes[column][above] += 0
        found.lines[column, above, found.kind, own] += 0


def _shown(found: _Map, column: str) -> list[str]:
    """The ids of a column: most tasks first, but tasks and what is equal in the order of the documents."""
    nodes = found.nodes[column]
    ordered = list(nodes) if column == "task" else sorted(nodes, key=lambda n: (n != found.own, -nodes[n]))
    return ordered if len(ordered) <= _ROWS + 1 else ordered[:_ROWS]


def _has_rest(found: _Map, column: str, nodes: list[str]) -> bool:
    return len(found.nodes[column]) > len(nodes)


def _list(site: Site, found: _Map, column: str, nodes: list[str], root: str) -> str:
    heading, noun = COLUMNS[column]
    rows = [_node(site, found, column, node, root) for node in nodes]
    if _has_rest(found, column, nodes):
        address = found.rest_address if column == "task" else addresses.graph_focused(found.kind, found.own)
        text = f"và {len(found.nodes[column]) - len(nodes)} {noun} nữa"
        rows.append(f'<li class="vk-map-rest"><a href="{escape(root + address)}">{text}</a></li>')
    return f'<p>{heading}</p><ul class="vk-map-{column}">{"".join(rows)}</ul>'


def _node(site: Site, found: _Map, column: str, node: str, root: str) -> str:
    name, address = _name_and_address(site, column, node)
    if column == found.kind and node == found.own:
        return f'<li><b aria-current="page">{escape(name)}</b></li>'
    note = ""
    if found.kind == "task" and column == "body":
        note = f"<small>{', '.join(ROLES[role].lower() for role in found.roles[node])}</small>"
    elif column != "task" and found.kind != "task" and found.nodes[column][node]:
        note = f"<small>{found.nodes[column][node]} nhiệm vụ</small>"
    return f'<li><a href="{escape(root + address)}">{escape(name)}</a>{note}</li>'


def _name_and_address(site: Site, column: str, node: str) -> tuple[str, str]:
    if column == "task":
        return name_of_item(site.items[node], 60), addresses.linked_address(site.items[node])
    if column == "body":
        name = site.bodies[node].name if node in site.bodies else node
        return name[:1].upper() + name[1:], addresses.body_page(node)
    name = name_of_target(site, node)
    return shortened(name[:1].upper() + name[1:], 70), addresses.target_address(site, "instrument", node)


def _drawing(found: _Map, shown: dict[str, list[str]], height: int) -> str:
    """The lines, thicker where more tasks are behind them; nodes that are not shown count as the rest of their column."""
    places: dict[tuple[str, str], tuple[int, float]] = {}
    for index, (column, nodes) in enumerate(shown.items()):
        rest = _has_rest(found, column, nodes)
        top = (height - len(nodes) - rest) / 2 + 0.5
        places |= {(column, node): (index, top + row) for row, node in enumerate(nodes)}
        if rest:
            places |= {(column, node): (index, top + len(nodes)) for node in found.nodes[column] if (column, node) not in places}
    weights: Counter[tuple[tuple[int, float], tuple[int, float]]] = Counter()
    for (kind, start, other, end), count in found.lines.items():
        weights[places[kind, start], places[other, end]] += count
    paths = {"1": "", "2": "", "3": ""}
    for (start_place, end_place), count in weights.items():
        paths["1" if count < 3 else "2" if count < 10 else "3"] += _curve(start_place, end_place, len(shown))
    drawn = "".join(f'<path class="vk-map-w{weight}" d="{d}"/>' for weight, d in paths.items() if d)
    return f'<svg viewBox="0 0 100 {height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">{drawn}</svg>'


def _curve(start: tuple[int, float], end: tuple[int, float], columns: int) -> str:
    """From the right edge of a node to the left edge of another."""
    width = (100 - _GAP * (columns - 1)) / columns
    x = start[0] * (width + _GAP) + width
    to = end[0] * (width + _GAP)
    middle = (x + to) / 2
    return f"M{x:.4g} {start[1]:g}C{middle:.4g} {start[1]:g} {middle:.4g} {end[1]:g} {to:.4g} {end[1]:g}"
