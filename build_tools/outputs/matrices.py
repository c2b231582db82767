"""Resolutions by bodies and documents by bodies, with the number of tasks that connect them.

A section per locality of the bodies, so that no grid grows with the country: the columns and
rows with most tasks are shown, the rest is named below with links to the table of tasks. Where
there are many localities, each has a page of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
    rows: dict[str, set[str]] = field(default_factory=dict)
    columns: dict[str, set[str]] = field(default_factory=dict)


def render(context: Context) -> Iterator[Page | Artifact]:
    yield from _pages(
        context, INSTRUMENTS_BY_BODIES, "Nghị quyết và cơ quan", "instrument", lambda task: (instrument for instrument, _ in task.carried)
    )
    yield from _pages(context, DOCUMENTS_BY_BODIES, "Văn bản và cơ quan", "document", lambda task: (task.document,))


def _pages(context: Context, address: str, title: str, kind: str, rows_of: RowsOf) -> Iterator[Page]:
    sections = list(sections_of(context.site, rows_of, kept_lines(context)))
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
    tasks = list(all_lines(site, lines))
    every, lead = _counted(site, tasks, rows_of, ""), _counted(site, tasks, rows_of, "lead")
    for locality in site.corpus.localities:
        if locality.id in every:
            led = _grid(site, lead[locality.id]) if locality.id in lead else None
            yield Section(locality.id, locality.name, _grid(site, every[locality.id]), led)


def _counted(site: Site, tasks: Iterable[TaskLine], rows_of: RowsOf, role: str) -> dict[str, _Counts]:
    """Locality -> counts over all tasks; with ``role`` only of bodies in that role."""
    found: dict[str, _Counts] = {}
    for task in tasks:
        bodies = dict.fromkeys(body for body, own in task.assigned if body in site.bodies and role in ("", own))
        for row in dict.fromkeys(rows_of(task)):
            for body in bodies:
                counts = found.setdefault(site.bodies[body].locality, _Counts())
                counts.cells[row, body] += 1
                counts.rows.setdefault(row, set()).add(task.key)
                counts.columns.setdefault(body, set()).add(task.key)
    return found


def _grid(site: Site, counts: _Counts) -> Grid:
    columns = sorted(counts.columns, key=lambda body: (-len(counts.columns[body]), collation_key(site.bodies[body].name)))
    rows = sorted(counts.rows, key=lambda row: (-len(counts.rows[row]), collation_key(name_of_target(site, row))))
    shown = columns[:COLUMNS]
    outside: set[str] = set().union(*(counts.columns[body] for body in columns[COLUMNS:]))
    return Grid(
        tuple(shown),
        tuple(len(counts.columns[body]) for body in shown),
        tuple(_row(site, counts, row, shown, outside) for row in rows[:ROWS]),
        len(outside),
        len(set().union(*counts.rows.values())),
        tuple((body, len(counts.columns[body])) for body in columns[COLUMNS:]),
        tuple((name_of_target(site, row), target_address(site, "instrument", row), len(counts.rows[row])) for row in rows[ROWS:]),
    )


def _row(site: Site, counts: _Counts, row: str, columns: list[str], outside: set[str]) -> Row:
    cells = tuple(counts.cells[row, body] for body in columns)
    tasks = counts.rows[row]
    return Row(row, name_of_target(site, row), target_address(site, "instrument", row), cells, len(tasks & outside), len(tasks))


OUTPUT = Output("matrices", render)
