"""All tasks: a plain table that any browser reads, and the data by which a script filters it.

A large office has a plain table for each document, which holds until that document changes.

``tasks.js`` holds what the table shows, with bodies, instruments and times as numbers into lists.
The whole texts lie in parts of their own, because only a search and an export need them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from build_tools.ids import address_of_path
from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.rendering import newest, task_tables
from build_tools.rendering.addresses import (
    DOCUMENTS,
    TASK_DATA,
    TASKS,
    linked_address,
    target_address,
    task_texts,
    tasks_filtered,
    tasks_of_document,
)
from build_tools.rendering.due_points import DuePoint
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.long_json import JsonRows, json_pieces
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_lines import LinesIn, TaskLine, all_lines, kept_lines, lines_in, times_of
from build_tools.rendering.task_sheet import COLUMNS, cells
from build_tools.vietnamese.dates import last_day
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import ROLES

_SCRIPTS = (TASK_DATA, *(f"assets/tasks-{part}.js" for part in ("model", "rows", "facets", "export")), "assets/tasks.js")


def _data(context: Context) -> Iterator[Artifact]:
    yield Artifact(TASK_DATA, _script("window.vankienTasks", table_data(context.site, kept_lines(context))))


def texts(context: Context, first: str) -> Iterator[Artifact]:
    """The texts of the documents from one on. Each text stands there once, rows are numbers into ``strings``."""
    documents: tuple[str, ...] = context.value(documents_of_part, first)
    strings: dict[str, int] = {}
    rows = (row for document in documents for row in context.value(cells_of, document))
    numbers = [[strings.setdefault(value, len(strings)) for value in row] for row in rows]
    target = f"(window.vankienTaskTexts ||= {{}})[{json.dumps(first)}]"
    yield Artifact(task_texts(first), _script(target, {"strings": list(strings), "rows": numbers}))


def documents_of_part(context: Context, first: str) -> tuple[str, ...]:
    """Those whose texts are in the part that begins with one; none where no part does."""
    counts = context.site.task_counts
    parts = task_tables.text_parts(counts)
    if first not in parts:
        return ()
    documents = [document for document, count in counts.items() if count]
    following = parts[parts.index(first) + 1 :]
    return tuple(documents[documents.index(first) : documents.index(following[0]) if following else None])


def cells_of(context: Context, identity: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each task of a document, as a sheet has them."""
    site = context.site
    return tuple(tuple(cells(site, linked).values()) for linked in _tasks_of(site, identity))


@dataclass(frozen=True)
class Row:
    """A task as a row of the plain table."""

    task: LinkedItem
    name: str
    place: str
    href: str
    roles: dict[str, list[str]]
    """Role -> bodies, in the order of the vocabulary."""
    times: tuple[DuePoint, ...]


@dataclass(frozen=True)
class Group:
    """The rows of one document."""

    document: Document
    rows: tuple[Row, ...]


def _table(context: Context) -> Iterator[Page]:
    """All tasks, or those of the newest documents before the list of the others."""
    site = context.site
    counts = {document: count for document, count in site.task_counts.items() if count}
    shown = newest.shown_documents(site, counts, task_tables.AT_ONCE if task_tables.with_own_table(counts) else newest.MOST)
    is_cut = len(shown) < len(counts)
    groups = newest.newest_first(site, shown) if is_cut else counts
    others = {"earlier": newest.earlier_documents(site, counts, shown), "tasks_of_document": tasks_of_document, "all_documents": DOCUMENTS}
    content = _content(context, "../", groups, total=sum(counts.values()), counts=counts, is_cut=is_cut, **others)
    about = "Tất cả nhiệm vụ theo văn bản, cơ quan, nghị quyết và thời hạn"
    yield Page(TASKS, "tasks", "Nhiệm vụ", about, content, assets=_SCRIPTS)


def _of_document(context: Context, identity: str) -> Iterator[Page]:
    """The table of one document."""
    document = context.site.documents[identity]
    content = _content(context, "../../", (identity,), document=document, filtered=tasks_filtered(document=identity), index=TASKS)
    about = f"Bảng nhiệm vụ, cơ quan được giao và thời hạn trong {document.name}"
    yield Page(tasks_of_document(identity), "tasks", f"Nhiệm vụ: {document.name}", about, content)


def _content(context: Context, root: str, documents: Iterable[str], **more: Any) -> Markup:
    site = context.site
    return context.templates.render(
        "tasks_of_document.html" if "document" in more else "tasks.html",
        root=root,
        site=site,
        groups=[Group(site.documents[document], tuple(map(_row, _tasks_of(site, document)))) for document in documents],
        target_of=lambda target: target_address(site, "instrument", target),
        name_of_target=lambda target: name_of_target(site, target),
        **more,
    )


def _tasks_of(site: Site, document: str) -> Iterator[LinkedItem]:
    return (linked for linked in site.items_by_document[document] if linked.item.task)


def _row(task: LinkedItem) -> Row:
    roles = {role: list(dict.fromkeys(a.body for a in task.item.assignments if a.role == role)) for role in ROLES}
    given = {role: bodies for role, bodies in roles.items() if bodies}
    return Row(task, name_of_item(task), place_of_item(task), linked_address(task), given, times_of(task))


def _script(target: str, data: object) -> bytes:
    """A classic script, because a page opened from a disk can fetch nothing."""
    return b"".join((f"{target}=".encode(), *json_pieces(data), b";\n"))


def table_data(site: Site, lines: LinesIn = lines_in) -> dict[str, Any]:
    """What the table shows of every task: a list for each property, in the order of the documents.

    The tasks are gone through twice, first for what they refer to, because a large site keeps no line in memory.
    """
    lists = _Lists(site, all_lines(site, lines))
    columns = {name: JsonRows() for name in _COLUMNS}
    pressures: list[tuple[int, str]] = []
    outdated = []
    for at, task in enumerate(all_lines(site, lines)):
        for column, value in zip(columns.values(), lists.row(task), strict=True):
            column.append(value)
        pressures.append(task.pressure)
        if task.outdated:
            outdated.append(at)
    return {
        "localities": [locality.name for locality in site.corpus.localities],
        "bodies": lists.bodies,
        "roles": [[role, name] for role, name in ROLES.items()],
        "documents": [[d, site.documents[d].name] for d in lists.documents],
        "instruments": lists.instruments,
        "topics": [[topic, site.topics[topic].name] for topic in lists.topics],
        "times": [[kind, due, said, last_day(due)] for kind, due, said in lists.times],
        "columns": [[key, heading] for key, heading in COLUMNS.items()],
        "parts": _parts(site.task_counts),
        "tasks": {**columns, "pressure": _ranks(pressures), "outdated": outdated},
    }


_COLUMNS = ("document", "path", "label", "name", "place", "assigned", "carried", "inherited", "times", "topics")
"""Properties of a task, as ``_Lists.row`` gives them."""


def _parts(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """(the document by which a part of the texts is known, number of the first task in it)."""
    begins = set(task_tables.text_parts(counts))
    starts = accumulate(counts.values(), initial=0)
    return [(document, start) for document, start in zip(counts, starts, strict=False) if document in begins]


def _ranks(keys: Sequence[tuple[int, str]]) -> list[int]:
    """Numbers that sort as the keys do."""
    places = {key: at for at, key in enumerate(sorted(set(keys)))}
    return [places[key] for key in keys]


class _Lists:
    """What tasks refer to, each once: the lists themselves and where each thing stands in its list."""

    def __init__(self, site: Site, tasks: Iterable[TaskLine]) -> None:
        documents: dict[str, None] = {}
        carried: dict[str, None] = {}
        used: set[str] = set()
        held: set[str] = set()
        times: set[tuple[str, str, str]] = set()
        for task in tasks:
            documents[task.document] = None
            carried |= dict.fromkeys(instrument for instrument, _ in task.carried)
            used.update(body for body, _ in task.assigned)
            held.update(task.topics)
            times.update(task.times)
        places = {locality.id: at for at, locality in enumerate(site.corpus.localities)}
        known = sorted((b for b in site.corpus.bodies if b.id in used), key=lambda b: (places[b.locality], collation_key(b.name)))
        self.bodies = [[b.id, b.name[:1].upper() + b.name[1:], places[b.locality]] for b in known]
        self._bodies = {b.id: at for at, b in enumerate(known)}
        self._roles = {role: at for at, role in enumerate(ROLES)}
        targets = {instrument: name_of_target(site, instrument) for instrument in carried}
        ordered = sorted(targets, key=lambda target: collation_key(targets[target]))
        self.instruments = [[target, targets[target], target_address(site, "instrument", target)] for target in ordered]
        self._instruments = {target: at for at, target in enumerate(ordered)}
        self.documents = _numbered(documents)
        self.topics = _numbered(topic.id for topic in site.corpus.topics if topic.id in held)
        self.times = {time: at for at, time in enumerate(sorted(times))}

    def row(self, task: TaskLine) -> tuple[Any, ...]:
        """In the order of ``_COLUMNS``."""
        return (
            self.documents[task.document],
            address_of_path(task.path),
            task.label,
            task.name,
            task.place,
            self._assigned(task),
            self._carried(task, inherited=False),
            self._carried(task, inherited=True),
            [self.times[time] for time in task.times],
            [self.topics[topic] for topic in task.topics if topic in self.topics],
        )

    def _assigned(self, task: TaskLine) -> list[int]:
        """Body, role, body, role …, each pair once."""
        pairs = ((self._bodies[body], self._roles[role]) for body, role in task.assigned if body in self._bodies)
        return [number for pair in pairs for number in pair]

    def _carried(self, task: TaskLine, *, inherited: bool) -> list[int]:
        return [self._instruments[instrument] for instrument, via in task.carried if (via == "inherited") == inherited]


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    return {identity: at for at, identity in enumerate(dict.fromkeys(ids))}


OUTPUT = Output("task_list", _data)
TABLE = Output("task_table", _table, {"tasks": _of_document})
TEXTS = Output("task_texts", each={"texts": texts})
