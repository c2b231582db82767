"""All tasks as plain pages and as data for the script: nothing lost, nothing twice, every number into its list."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.outputs import task_list
from build_tools.rendering import newest, task_tables
from build_tools.rendering.addresses import TASK_DATA, TASKS, linked_address, task_texts, tasks_of_document
from build_tools.rendering.due_points import due_points, pressure
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.task_sheet import COLUMNS, cells
from tests.unit.connected import context_of

MOST, OF_PART = 30, 60


@pytest.fixture(scope="module")
def site(checked: Checked) -> Site:
    return checked.site


@pytest.fixture
def made(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[Page | Artifact]:
    """The output of an office whose list is too long at the size of the real content."""
    monkeypatch.setattr(newest, "MOST", MOST)
    monkeypatch.setattr(task_tables, "TEXTS_OF_PART", OF_PART)
    monkeypatch.setattr(task_tables, "AT_ONCE", MOST)
    return [one for output in (task_list.OUTPUT, task_list.TABLE, task_list.TEXTS) for one in output.render(context_of(site))]


def pages_of(made: list[Page | Artifact]) -> dict[str, str]:
    return {thing.path: str(thing.content) for thing in made if isinstance(thing, Page)}


def decoded(made: list[Page | Artifact]) -> Any:
    text = next(thing.data for thing in made if isinstance(thing, Artifact) and thing.path == TASK_DATA).decode()
    assert text.startswith("window.vankienTasks={") and text.endswith("};\n")
    return json.loads(text.removeprefix("window.vankienTasks=").removesuffix(";\n"))


def hrefs(content: str) -> list[str]:
    return [href.replace("../", "") for href in re.findall(r'<tr><th scope="row"><a href="([^"]+)"', content)]


def test_a_short_list_is_one_table(site: Site) -> None:
    pages = pages_of(list(task_list.TABLE.render(context_of(site))))
    assert list(pages) == [TASKS]
    assert hrefs(pages[TASKS]) == [linked_address(task) for task in site.tasks]


def test_each_document_of_a_long_list_has_a_table_with_all_its_tasks(made: list[Page | Artifact], site: Site) -> None:
    pages = pages_of(made)
    for document in {task.document.id for task in site.tasks}:
        wanted = [linked_address(task) for task in site.tasks if task.document.id == document]
        assert hrefs(pages.pop(tasks_of_document(document))) == wanted
    assert list(pages) == [TASKS]


def test_the_first_page_shows_the_newest_and_leads_to_every_other(made: list[Page | Artifact], site: Site) -> None:
    pages = pages_of(made)
    documents = {task.document.id for task in site.tasks}
    shown = set(re.findall(r'<tbody id="([^"]+)"', pages[TASKS]))
    assert shown and len(hrefs(pages[TASKS])) <= max(MOST, max(map(len, map(hrefs, pages.values()))))
    assert hrefs(pages[TASKS]) and {href.split("/")[1] for href in hrefs(pages[TASKS])} == shown
    others = re.findall(r'<li id="([^"]+)"><a href="\.\./([^"#]+)"', pages[TASKS])
    assert {document for document, _ in others} == documents - shown
    assert all(path == tasks_of_document(document) and path in pages for document, path in others)
    days = [site.documents[document].date for document, _ in others]
    assert days == sorted(days, key=lambda day: day or date(1, 1, 1), reverse=True)


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
    parts = decoded(made)["parts"]
    assert len(parts) > 2 and parts[0][1] == 0
    for (name, start), (_, end) in pairwise([*parts, ("", len(site.tasks))]):
        assert site.tasks[start].document.id == name != site.tasks[start - 1].document.id
        text = next(t.data for t in made if isinstance(t, Artifact) and t.path == task_texts(name)).decode()
        head, _, body = text.partition("={")
        assert head == f'(window.vankienTaskTexts ||= {{}})["{name}"]'
        texts = json.loads("{" + body.removesuffix(";\n"))
        for row, task in zip(texts["rows"], site.tasks[start:end], strict=True):
            assert [texts["strings"][at] for at in row] == list(cells(site, task).values())


def test_a_site_without_tasks_still_has_its_page(site: Site) -> None:
    empty = replace(site, items={})
    made = [one for output in (task_list.OUTPUT, task_list.TABLE, task_list.TEXTS) for one in output.render(context_of(empty))]
    assert [page.path for page in made if isinstance(page, Page)] == [TASKS]
    assert decoded(made)["tasks"]["name"] == []
