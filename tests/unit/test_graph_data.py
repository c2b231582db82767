"""What the map's script reads, and the table that stands for the map."""

from __future__ import annotations

import json
import re
from typing import Any

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.outputs import graph
from build_tools.outputs.graph import lines_of
from build_tools.rendering.page import Artifact, Page
from tests.many import many
from tests.unit.connected import context_of, site_of


def graph_data(site: Site) -> dict[str, Any]:
    """With the tasks as a list."""
    data = graph.graph_data(site)
    return {**data, "tasks": list(data["tasks"])}


def test_the_script_is_a_classic_one_and_its_data_survive_it(checked: Checked) -> None:
    made = list(graph.OUTPUT.render(context_of(checked.site)))
    (script,) = [thing.data.decode() for thing in made if isinstance(thing, Artifact)]
    body = re.fullmatch(r"window\.vankienGraph=JSON\.parse\('(.*)'\);\n", script)
    assert body and "<" not in body[1] and not re.search(r"(?<!\\)'", body[1])
    text = body[1].replace("\\x3c", "<").replace("\\'", "'").replace("\\\\", "\\")
    assert json.loads(text) == json.loads(json.dumps(graph_data(checked.site)))


def test_every_task_names_its_document_bodies_and_targets(checked: Checked) -> None:
    data = graph_data(checked.site)
    nodes = data["nodes"]
    assert len(data["tasks"]) == len(checked.site.tasks)
    bits = [role for role, _ in data["roles"]]
    for row, task in zip(data["tasks"], checked.site.tasks, strict=True):
        assert nodes[row[0]][:2] == [1, task.document.id] and row[1] == task.item.path
        given = {
            (nodes[b][1], bits[n]) for b, roles in zip(row[5][::2], row[5][1::2], strict=True) for n in range(len(bits)) if roles >> n & 1
        }
        assert given == {(a.body, a.role) for a in task.item.assignments}
        carried = [(nodes[t][1], ("stated", "cited", "inherited")[via]) for t, via in zip(row[6][::2], row[6][1::2], strict=True)]
        assert carried == [(c.instrument, c.via) for c in task.implements]


def test_groups_are_localities_and_types(checked: Checked) -> None:
    data = graph_data(checked.site)
    for kind, name, _, _, group in data["nodes"]:
        if kind == 2:
            assert data["groups"][group][0] == checked.site.bodies[name].locality
        elif kind == 1:
            assert data["groups"][group][0] == checked.site.documents[name].locality
        elif name in checked.site.instruments:
            assert data["groups"][group][0] == f"type-{checked.site.instruments[name].type}"


def test_a_task_that_needs_a_review_is_marked() -> None:
    assert [row[7] for row in graph_data(site_of())["tasks"]] == [1]


def test_the_table_counts_the_tasks_between_two_things(checked: Checked) -> None:
    site = checked.site
    for line in lines_of(site):
        query = dict(pair.split("=") for pair in line.tasks_address.partition("?")[2].split("&"))
        tasks = [
            t
            for t in site.tasks
            if t.document.id == query["document"]
            and ("body" not in query or any(a.body == query["body"] for a in t.item.assignments))
            and ("instrument" not in query or any(c.instrument == query["instrument"] for c in t.implements))
        ]
        assert len(tasks) == line.tasks, line


def test_the_table_is_bounded_and_says_so() -> None:
    page = next(made for made in graph.OUTPUT.render(context_of(many(100, 20))) if isinstance(made, Page))
    content = str(page.content)
    assert content.count("<tr><td") == 500
    assert "500 liên hệ có nhiều nhiệm vụ nhất trong" in content and "van-ban-co-quan.html" in content
