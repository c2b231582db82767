"""All tasks as plain pages and as data for the script: nothing lost, nothing twice, every number into its list."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.outputs import task_list
from build_tools.rendering import output
from build_tools.rendering.addresses import TASK_DATA, TASKS, linked_address, task_texts
from build_tools.rendering.due_points import due_points, pressure
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_sheet import COLUMNS, cells
from tests.unit.connected import context_of

ROWS = 30


@pytest.fixture(scope="module")
def site(checked: Checked) -> Site:
    return checked.site


@pytest.fixture
def made(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[Page | Artifact]:
    """The output with pages and parts so small that the real content fills several."""
    monkeypatch.setattr(task_list, "ROWS_OF_RANGE", ROWS)
    monkeypatch.setattr(output, "ROWS_OF_RANGE", ROWS)
    monkeypatch.setattr(task_list, "TEXTS_OF_PART", ROWS)
    return [*task_list.OUTPUT.render(context_of(site)), *task_list.TEXTS.render(context_of(site))]


def pages_of(made: list[Page | Artifact]) -> dict[str, str]:
    return {thing.path: str(thing.content) for thing in made if isinstance(thing, Page)}


def decoded(made: list[Page | Artifact]) -> Any:
    text = next(thing.data for thing in made if isinstance(thing, Artifact) and thing.path == TASK_DATA).decode()
    assert text.startswith("window.vankienTasks={") and text.endswith("};\n")
    return json.loads(text.removeprefix("window.vankienTasks=").removesuffix(";\n"))


def test_every_task_stands_on_one_page_and_no_page_has_more_than_its_share(made: list[Page | Artifact], site: Site) -> None:
    pages = pages_of(made)
    rows = {path: re.findall(r'<tr><th scope="row"><a href="\.\./([^"]+)"', content) for path, content in pages.items()}
    assert max(map(len, rows.values())) == ROWS
    assert [href for path in pages for href in rows[path]] == [linked_address(task) for task in site.tasks]


def test_pages_lead_to_their_neighbours(made: list[Page | Artifact]) -> None:
    pages = list(pages_of(made).items())
    assert len(pages) > 3 and pages[0][0] == TASKS
    for at, (_, content) in enumerate(pages):
        neighbours = {"prev": pages[at - 1][0] if at else None, "next": pages[at + 1][0] if at + 1 < len(pages) else None}
        for rel, path in neighbours.items():
            found = set(re.findall(rf'<a rel="{rel}" href="([^"]+)"', content))
            assert found == ({path.rpartition("/")[2]} if path else set())


def test_the_first_page_holds_a_place_for_every_document_and_the_link_there_is_right(made: list[Page | Artifact], site: Site) -> None:
    pages = pages_of(made)
    first = pages[TASKS]
    for document in {task.document.id for task in site.tasks}:
        assert len(re.findall(rf'id="{document}"', first)) == 1, document
    later = re.findall(r'<li id="([^"]+)"><a href="([^"#]+)#([^"]+)"', first)
    assert later
    for document, page, anchor in later:
        assert document == anchor and f'<tbody id="{document}">' in pages[f"nhiem-vu/{page}"]


def test_the_data_says_of_each_task_what_the_site_says(made: list[Page | Artifact], site: Site) -> None:
    data = decoded(made)
    tasks = data["tasks"]
    for at, task in enumerate(site.tasks):
        assert data["documents"][tasks["document"][at]][0] == task.document.id
        assert f"nhiem-vu/{task.document.id}/{tasks['path'][at]}.html" == linked_address(task)
        numbers = tasks["assigned"][at]
        pairs = [(data["bodies"][b][0], data["roles"][r][0]) for b, r in zip(numbers[::2], numbers[1::2], strict=True)]
        assert pairs == list(dict.fromkeys((a.body, a.role) for a in task.item.assignments))
        for key, wanted in (("carried", False), ("inherited", True)):
            claims = [c.instrument for c in task.implements if (c.via == "inherited") == wanted]
            assert [data["instruments"][i][0] for i in tasks[key][at]] == claims
        assert {data["times"][t][2] for t in tasks["times"][at]} == {point.said for point in due_points(task)}
        assert [data["topics"][t][0] for t in tasks["topics"][at]] == list(task.topics)
        assert (at in tasks["outdated"]) == bool(task.outdated)
    order = sorted(range(len(site.tasks)), key=lambda at: tasks["pressure"][at])
    assert order == sorted(range(len(site.tasks)), key=lambda at: pressure(site.tasks[at].item))


def test_a_time_that_reads_the_same_twice_is_said_once(made: list[Page | Artifact], site: Site) -> None:
    data = decoded(made)
    repeated = [at for at, task in enumerate(site.tasks) if len({p.said for p in due_points(task)}) < len(due_points(task))]
    assert repeated, "no task of the content states one time as two kinds"
    for at in repeated:
        said = [data["times"][t][2] for t in data["tasks"]["times"][at]]
        assert len(said) == len(set(said))


def test_the_parts_of_the_texts_hold_the_cells_of_a_sheet(made: list[Page | Artifact], site: Site) -> None:
    assert [heading for _, heading in decoded(made)["columns"]] == list(COLUMNS.values())
    for part in range(0, len(site.tasks), ROWS):
        text = next(t.data for t in made if isinstance(t, Artifact) and t.path == task_texts(part // ROWS)).decode()
        head, _, body = text.partition("={")
        assert head == f"(window.vankienTaskTexts ||= {{}})[{part // ROWS}]"
        texts = json.loads("{" + body.removesuffix(";\n"))
        for row, task in zip(texts["rows"], site.tasks[part : part + ROWS], strict=True):
            assert [texts["strings"][at] for at in row] == list(cells(site, task).values())


def test_a_site_without_tasks_still_has_its_page(site: Site) -> None:
    empty = replace(site, items={})
    made = list(task_list.OUTPUT.render(context_of(empty)))
    assert [page.path for page in made if isinstance(page, Page)] == [TASKS]
    assert decoded(made)["tasks"]["name"] == []
