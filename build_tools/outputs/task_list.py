"""All tasks: a plain table in pages that any browser reads, and the data by which a script filters it.

``tasks.js`` holds what the table shows, with bodies, instruments and times as numbers into lists.
The whole texts lie in parts of their own, because only a search and an export need them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from build_tools.ids import address_of_path
from build_tools.link import LinkedItem, Site
from build_tools.model import Document
from build_tools.rendering import newest
from build_tools.rendering.addresses import TASK_DATA, TASKS, linked_address, target_address, task_list_page, task_texts
from build_tools.rendering.due_points import DuePoint
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.long_json import JsonRows, json_pieces
from build_tools.rendering.output import ROWS_OF_RANGE, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_lines import LinesIn, TaskLine, all_lines, kept_lines, lines_in, times_of
from build_tools.rendering.task_sheet import COLUMNS, cells
from build_tools.vietnamese.dates import last_day
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import ROLES

TEXTS_OF_PART = 1000
T = TypeVar("T")
_SCRIPTS = (TASK_DATA, *(f"assets/tasks-{part}.js" for part in ("model", "rows", "facets", "export")), "assets/tasks.js")


def _data(context: Context) -> Iterator[Artifact]:
    yield Artifact(TASK_DATA, _script("window.vankienTasks", table_data(context.site, kept_lines(context))))


def _of_range(context: Context, number: str) -> Iterator[Page]:
    """A page of the plain table."""
    yield _page(context, int(number) + 1)


def texts(context: Context, number: str) -> Iterator[Artifact]:
    """Every few ranges begin a part of the texts. Each text stands there once, rows are numbers into ``strings``."""
    start = int(number) * ROWS_OF_RANGE
    rows = _slice(context.site.task_counts, start, TEXTS_OF_PART, lambda document: context.value(cells_of, document))
    if start % TEXTS_OF_PART == 0 and rows:
        part = start // TEXTS_OF_PART
        strings: dict[str, int] = {}
        numbers = [[strings.setdefault(value, len(strings)) for value in row] for row in rows]
        yield Artifact(
            task_texts(part), _script(f"(window.vankienTaskTexts ||= {{}})[{part}]", {"strings": list(strings), "rows": numbers})
        )


def cells_of(context: Context, identity: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each task of a document, as a sheet has them."""
    site = context.site
    return tuple(tuple(cells(site, linked).values()) for linked in site.items_by_document[identity] if linked.item.task)


def _tasks(site: Site, start: int, number: int) -> list[LinkedItem]:
    """So many tasks from one on, in the order of the documents."""
    return _slice(site.task_counts, start, number, lambda document: [t for t in site.items_by_document[document] if t.item.task])


def _slice(counts: Mapping[str, int], start: int, number: int, of_document: Callable[[str], Sequence[T]]) -> list[T]:
    """So many things from one on, of which each document has as many as it has tasks."""
    found: list[T] = []
    for document, count in counts.items():
        if start < count:
            found += of_document(document)[max(0, start) : max(0, start) + number - len(found)]
        start -= count
        if len(found) == number:
            break
    return found


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
    """The rows of one document on one page; ``continued`` when the page before began it."""

    document: Document
    rows: tuple[Row, ...]
    continued: bool


def _page(context: Context, number: int) -> Page:
    site = context.site
    starts, total = _starts(site.task_counts), sum(site.task_counts.values())
    tasks = _tasks(site, (number - 1) * ROWS_OF_RANGE, ROWS_OF_RANGE)
    path = task_list_page(number)
    content = context.templates.render(
        "tasks.html",
        root="../",
        site=site,
        groups=tuple(_groups(site, tasks, starts, number)),
        later=_later(starts) if number == 1 else [],
        one_in=_one_in(starts),
        counts=site.task_counts,
        number=number,
        pages=max(1, -(-total // ROWS_OF_RANGE)),
        total=total,
        first=(number - 1) * ROWS_OF_RANGE + 1,
        last=(number - 1) * ROWS_OF_RANGE + len(tasks),
        page_of=lambda n: task_list_page(n).rpartition("/")[2],
        target_of=lambda target: target_address(site, "instrument", target),
        name_of_target=lambda target: name_of_target(site, target),
    )
    title = "Nhiệm vụ" if number == 1 else f"Nhiệm vụ, trang {number}"
    assets = _SCRIPTS if path == TASKS else ()
    return Page(path, "tasks", title, "Tất cả nhiệm vụ theo văn bản, cơ quan, nghị quyết và thời hạn", content, assets=assets)


def _starts(counts: Mapping[str, int]) -> dict[str, int]:
    """Document -> the page on which its tasks begin."""
    found: dict[str, int] = {}
    at = 0
    for document, count in counts.items():
        if count:
            found[document] = at // ROWS_OF_RANGE + 1
        at += count
    return found


def _later(starts: Mapping[str, int]) -> list[tuple[str, int]]:
    """(document, page) of documents that begin beyond the first page: all, or as many as a page can name, evenly spread."""
    return [(document, page) for document, page in starts.items() if page > 1][:: _one_in(starts)]


def _one_in(starts: Mapping[str, int]) -> int:
    return max(1, -(-sum(page > 1 for page in starts.values()) // newest.NAMED))


def _groups(site: Site, tasks: Iterable[LinkedItem], starts: dict[str, int], number: int) -> Iterator[Group]:
    for document, members in groupby(tasks, key=lambda task: task.document.id):
        yield Group(site.documents[document], tuple(map(_row, members)), starts[document] < number)


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
        "partSize": TEXTS_OF_PART,
        "tasks": {**columns, "pressure": _ranks(pressures), "outdated": outdated},
    }


_COLUMNS = ("document", "path", "label", "name", "place", "assigned", "carried", "inherited", "times", "topics")
"""Properties of a task, as ``_Lists.row`` gives them."""


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


OUTPUT = Output("task_list", _data, {"range": _of_range})
TEXTS = Output("task_texts", each={"range": texts})
