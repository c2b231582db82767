"""The map of resolutions, documents, tasks and bodies: its data for the browser, and the table that says the same.

The table is what stands on the page; with JavaScript the map comes before it and the table
follows what the map shows.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from build_tools.link import Site
from build_tools.model import Document, Instrument
from build_tools.rendering.addresses import GRAPH, body_page, target_address, tasks_filtered
from build_tools.rendering.connections import CHAIN
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.long_json import json_pieces
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_lines import TaskLine, all_lines, kept_lines
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import ROLES

_DATA = "so-do/graph.js"
_ASSETS = (
    _DATA,
    "assets/graph-model.js",
    "assets/graph-drawing.js",
    "assets/graph.js",
)
_ROWS = 500
_VIAS = ("stated", "cited", "inherited")
_SCHEMES = "schemes"
_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Line:
    """A row of the table: ``tasks`` tasks lie between two things; 0 where only the relation is stated."""

    source: str
    source_address: str
    relation: str
    target: str
    target_address: str
    tasks: int
    tasks_address: str


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    between = _Between(site)
    data = _script(graph_data(site, between.counting(all_lines(site, kept_lines(context)))))  # which counts
    lines = sorted(between.lines(_ROWS), key=lambda line: (-line.tasks, collation_key(line.source), collation_key(line.target)))
    with_documents = {document.locality for document in site.corpus.documents}
    content = context.templates.render(
        "graph.html",
        root="../",
        lines=lines[:_ROWS],
        total=between.total,
        documents=sorted(((d.id, d.name) for d in site.corpus.documents), key=lambda pair: collation_key(pair[1])),
        localities=[(loc.id, loc.name) for loc in site.corpus.localities if loc.id in with_documents],
        roles=ROLES,
        view=GRAPH,
    )
    description = "Sơ đồ từ nghị quyết đến văn bản thực hiện, nhiệm vụ và cơ quan được giao."
    yield Page(GRAPH, "graph", "Sơ đồ", description, content, assets=_ASSETS)
    yield Artifact(_DATA, data)


def _script(data: dict[str, Any]) -> bytes:
    """A classic script, which also loads from ``file://``; a string that is parsed reads faster than a literal."""
    return b"".join((b"window.vankienGraph=JSON.parse('", *json_pieces(data, _in_quotes), b"');\n"))


def _in_quotes(text: str) -> str:
    for character, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"), ("<", "\\x3c")):
        text = text.replace(character, escaped)
    return text


def lines_of(site: Site) -> Iterator[Line]:
    """What documents carry out, with how many tasks, and to whom they give how many."""
    between = _Between(site)
    deque(between.counting(all_lines(site)), maxlen=0)
    yield from between.lines()


class _Between:
    """Counts the tasks between two things, while somebody else goes through them: a large site keeps no line in memory."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._carried: Counter[tuple[str, str]] = Counter()
        self._given: Counter[tuple[str, str]] = Counter()
        for published in site.corpus.documents:
            self._carried.update({(published.id, ref.id): 0 for relation, ref in published.relations if relation in CHAIN})

    def counting(self, tasks: Iterable[TaskLine]) -> Iterator[TaskLine]:
        for task in tasks:
            self._carried.update((task.document, instrument) for instrument, _ in task.carried)
            self._given.update((task.document, body) for body in task.bodies)
            yield task

    @property
    def total(self) -> int:
        """How many pairs of things there are."""
        return len(self._carried) + len(self._given)

    def lines(self, most: int | None = None) -> Iterator[Line]:
        """Of what was counted; with ``most``, of no more pairs than the first so many by their tasks and those that have as many."""
        site = self._site
        counts = sorted((*self._carried.values(), *self._given.values()), reverse=True)
        least = counts[most - 1] if most and most < len(counts) else 0
        for (document, target), tasks in self._carried.items():
            if tasks >= least:
                address = tasks_filtered(instrument=target, document=document)
                yield Line(*_instrument(site, target), "được thực hiện bởi", *_instrument(site, document), tasks, address)
        for (document, body), tasks in self._given.items():
            if tasks >= least:
                address = tasks_filtered(document=document, body=body)
                yield Line(*_instrument(site, document), "giao nhiệm vụ cho", *_body(site, body), tasks, address)


def _instrument(site: Site, target: str) -> tuple[str, str]:
    """Name and address of an instrument, a document or a scheme."""
    return _capital(name_of_target(site, target)), target_address(site, "instrument", target)


def _body(site: Site, body: str) -> tuple[str, str]:
    return _capital(site.bodies[body].name if body in site.bodies else body), body_page(body)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def graph_data(site: Site, tasks: Iterable[TaskLine] | None = None) -> dict[str, Any]:
    """Nodes, groups and tasks in short rows; graph-model.js reads them in this order.

    ``tasks`` is an iterator, because a large site cannot hold all of them.

    nodes: [kind, id, name, address, group] with kind 0 instrument, 1 document, 2 body;
    tasks: [document, path, name, place, address, [body, roles as bits, …], [target, via, …], needs review];
    stated: [source, relation, target]. Documents, bodies and targets are indices of nodes, groups indices of groups.
    """
    nodes, groups = _nodes(site)
    index = {(row[0] == 2, row[1]): at for at, row in enumerate(nodes)}
    return {
        "groups": groups,
        "roles": list(ROLES.items()),
        "nodes": nodes,
        "tasks": (_task(task, index) for task in (all_lines(site) if tasks is None else tasks)),
        "stated": [
            [index[False, thing.id], relation, index[False, reference.id]]
            for thing in chain[Document | Instrument](site.corpus.documents, site.corpus.instruments)
            for relation, reference in thing.relations
            if (False, reference.id) in index
        ],
    }


def _nodes(site: Site) -> tuple[list[list[Any]], list[list[str]]]:
    groups: dict[str, str] = {loc.id: loc.name for loc in site.corpus.localities}
    groups |= {f"type-{kind}": name for kind, name in TYPE_NAMES.items()} | {_SCHEMES: "Chương trình, đề án", _UNKNOWN: "Chưa rõ"}
    order = {group: at for at, group in enumerate(groups)}
    rows: list[list[Any]] = [[0, i.id, *_instrument(site, i.id), order[f"type-{i.type}"]] for i in site.corpus.instruments]
    rows += [[0, s.id, *_instrument(site, s.id), order[_SCHEMES]] for s in site.corpus.schemes]
    rows += [[1, d.id, *_instrument(site, d.id), order.get(d.locality, order[_UNKNOWN])] for d in site.corpus.documents]
    rows += [[2, b.id, *_body(site, b.id), order.get(b.locality, order[_UNKNOWN])] for b in site.corpus.bodies]
    return rows, [list(pair) for pair in groups.items()]


def _task(task: TaskLine, index: dict[tuple[bool, str], int]) -> list[Any]:
    bits = {role: 1 << at for at, role in enumerate(ROLES)}
    roles: dict[int, int] = {}
    for body, role in task.assigned:
        if (True, body) in index:
            at = index[True, body]
            roles[at] = roles.get(at, 0) | bits[role]
    claims = [
        part for instrument, via in task.carried if (False, instrument) in index for part in (index[False, instrument], _VIAS.index(via))
    ]
    return [
        index[False, task.document],
        task.path,
        task.short,
        task.place,
        task.address,
        [part for pair in roles.items() for part in pair],
        claims,
        1 if task.outdated else 0,
    ]


OUTPUT = Output("graph", render)
