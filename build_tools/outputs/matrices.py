"""Resolutions by bodies and documents by bodies, with the number of tasks that connect them.

A section per locality of the bodies, so that no grid grows with the country: the columns and
rows with most tasks are shown, the rest is named below with links to the table of tasks. Where
there are many localities, each has a page of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.link import Site
from build_tools.rendering.addresses import DOCUMENTS_BY_BODIES, INSTRUMENTS_BY_BODIES, matrix_of_locality, target_address, tasks_filtered
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_lines import LinesIn, TaskLine, all_lines, kept_lines, lines_in
from build_tools.vietnamese.letters import collation_key

COLUMNS = 24
ROWS = 40
TOGETHER = 8
"""Localities on one page; with more, each has its own."""

RowsOf = Callable[[TaskLine], Iterable[str]]


@dataclass(frozen=True)
class Row:
    """A resolution or document with its cells; ``other`` counts tasks of bodies that have no column."""

    id: str
    name: str
    address: str
    cells: tuple[int, ...]
    other: int
    total: int


@dataclass(frozen=True)
class Grid:
    """One table. Totals count different tasks, so a task of two bodies counts once in its row."""

    columns: tuple[str, ...]
    column_totals: tuple[int, ...]
    rows: tuple[Row, ...]
    other: int
    total: int
    other_columns: tuple[tuple[str, int], ...]
    other_rows: tuple[tuple[str, str, int], ...]
    """(name, address, number of tasks)."""


@dataclass(frozen=True)
class Section:
    """The bodies of a locality: every role, and lead only (None when nobody leads)."""

    id: str
    name: str
    every: Grid
    lead: Grid | None


@dataclass
class _Counts:
    """What a grid counts, for one locality."""

    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    rows: dict[str, set[int]] = field(default_factory=dict)
    columns: dict[str, set[int]] = field(default_factory=dict)


@dataclass
class _Counted:
    """Locality -> counts: of bodies in every role, and of those that lead."""

    every: dict[str, _Counts] = field(default_factory=dict)
    lead: dict[str, _Counts] = field(default_factory=dict)


def render(context: Context) -> Iterator[Page | Artifact]:
    by_instrument, by_document = _counted(context.site, all_lines(context.site, kept_lines(context)), (_instruments_of, _document_of))
    yield from _pages(context, INSTRUMENTS_BY_BODIES, "Nghị quyết và cơ quan", "instrument", by_instrument)
    yield from _pages(context, DOCUMENTS_BY_BODIES, "Văn bản và cơ quan", "document", by_document)


def _instruments_of(task: TaskLine) -> Iterable[str]:
    return (instrument for instrument, _ in task.carried)


def _document_of(task: TaskLine) -> Iterable[str]:
    return (task.document,)


def _pages(context: Context, address: str, title: str, kind: str, counted: _Counted) -> Iterator[Page]:
    sections = list(_sections(context.site, counted))
    if len(sections) <= TOGETHER:
        yield _page(context, address, (title,), kind, sections)
        return
    yield _page(context, address, (title,), kind, [], {matrix_of_locality(address, s.id): s for s in sections})
    for section in sections:
        yield _page(context, matrix_of_locality(address, section.id), (title, section.name), kind, [section])


def _page(
    context: Context, address: str, titles: tuple[str, ...], kind: str, sections: list[Section], elsewhere: dict[str, Section] | None = None
) -> Page:
    root = "../" * address.count("/")
    content = context.templates.render(
        "matrices.html",
        root=root,
        site=context.site,
        titles=titles,
        kind=kind,
        sections=sections,
        elsewhere=elsewhere or {},
        filtered=tasks_filtered,
        view=INSTRUMENTS_BY_BODIES if kind == "instrument" else DOCUMENTS_BY_BODIES,
    )
    title = ": ".join(titles)
    description = f"{title}: số nhiệm vụ trong từng ô, theo địa phương; mỗi ô dẫn đến danh sách nhiệm vụ."
    return Page(address, "graph", title, description, content)


def sections_of(site: Site, rows_of: RowsOf, lines: LinesIn = lines_in) -> Iterator[Section]:
    """A section for each locality whose bodies have tasks, in the order of the registry."""
    yield from _sections(site, *_counted(site, all_lines(site, lines), (rows_of,)))


def _sections(site: Site, counted: _Counted) -> Iterator[Section]:
    for locality in site.corpus.localities:
        if locality.id in counted.every:
            led = _grid(site, counted.lead[locality.id]) if locality.id in counted.lead else None
            yield Section(locality.id, locality.name, _grid(site, counted.every[locality.id]), led)


def _counted(site: Site, tasks: Iterable[TaskLine], kinds: Iterable[RowsOf]) -> tuple[_Counted, ...]:
    """For each kind of rows, all tasks counted; they are gone through once, because a large site keeps no line in memory."""
    found = [(rows_of, _Counted()) for rows_of in kinds]
    for number, task in enumerate(tasks):
        every = _by_locality(site, (body for body, _ in task.assigned))
        lead = _by_locality(site, (body for body, role in task.assigned if role == "lead"))
        for rows_of, counted in found:
            if rows := dict.fromkeys(rows_of(task)):
                _count(counted.every, number, rows, every)
                _count(counted.lead, number, rows, lead)
    return tuple(counted for _, counted in found)


def _by_locality(site: Site, bodies: Iterable[str]) -> dict[str, list[str]]:
    """Locality -> its bodies among these that are known, each once."""
    found: dict[str, list[str]] = {}
    for body in dict.fromkeys(bodies):
        if body in site.bodies:
            found.setdefault(site.bodies[body].locality, []).append(body)
    return found


def _count(counts: dict[str, _Counts], task: int, rows: Iterable[str], bodies: Mapping[str, Iterable[str]]) -> None:
    """``bodies``: locality -> those of the task."""
    for locality, members in bodies.items():
        of_locality = counts.get(locality) or counts.setdefault(locality, _Counts())
        for body in members:
            of_locality.columns.setdefault(body, set()).add(task)
        for row in rows:
            of_locality.rows.setdefault(row, set()).add(task)
            for body in members:
                of_locality.cells[row, body] += 1


def _grid(site: Site, counts: _Counts) -> Grid:
    columns = sorted(counts.columns, key=lambda body: (-len(counts.columns[body]), collation_key(site.bodies[body].name)))
    rows = sorted(counts.rows, key=lambda row: (-len(counts.rows[row]), collation_key(name_of_target(site, row))))
    shown = columns[:COLUMNS]
    outside: set[int] = set().union(*(counts.columns[body] for body in columns[COLUMNS:]))
    return Grid(
        tuple(shown),
        tuple(len(counts.columns[body]) for body in shown),
        tuple(_row(site, counts, row, shown, outside) for row in rows[:ROWS]),
        len(outside),
        len(set().union(*counts.rows.values())),
        tuple((body, len(counts.columns[body])) for body in columns[COLUMNS:]),
        tuple((name_of_target(site, row), target_address(site, "instrument", row), len(counts.rows[row])) for row in rows[ROWS:]),
    )


def _row(site: Site, counts: _Counts, row: str, columns: list[str], outside: set[int]) -> Row:
    cells = tuple(counts.cells[row, body] for body in columns)
    tasks = counts.rows[row]
    return Row(row, name_of_target(site, row), target_address(site, "instrument", row), cells, len(tasks & outside), len(tasks))


OUTPUT = Output("matrices", render)
