"""Resolutions and documents by bodies: every number is the number of tasks that its link shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

import pytest

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.outputs import matrices
from build_tools.outputs.matrices import COLUMNS, ROWS, TOGETHER, sections_of
from build_tools.rendering.page import Page
from build_tools.rendering.task_lines import TaskLine
from tests.many import PLACES, many
from tests.unit.connected import context_of


def by_document(task: TaskLine) -> Iterable[str]:
    return (task.document,)


def by_instrument(task: TaskLine) -> Iterable[str]:
    return (instrument for instrument, _ in task.carried)


def pages(site: Site) -> dict[str, str]:
    return {made.path: str(made.content) for made in matrices.OUTPUT.render(context_of(site)) if isinstance(made, Page)}


@pytest.fixture(scope="module")
def big() -> Site:
    return many(200, 12)


def matching(site: Site, address: str) -> int:
    wanted = {key: values[0] for key, values in parse_qs(urlsplit(address.replace("&amp;", "&")).query).items()}
    return sum(
        1
        for task in site.tasks
        if wanted.get("document", task.document.id) == task.document.id
        and ("instrument" not in wanted or wanted["instrument"] in {claim.instrument for claim in task.implements})
        and any(a.body == wanted["body"] and wanted.get("role", a.role) == a.role for a in task.item.assignments)
    )


def test_every_cell_holds_the_number_of_tasks_that_its_link_filters(checked: Checked) -> None:
    for path, content in pages(checked.site).items():
        cells = re.findall(r'<td class="vk-heat-\d" data-th="[^"]*"><a href="([^"]+)">(\d+)</a>', content)
        assert len(cells) > 50, path
        assert [(address, int(count)) for address, count in cells if matching(checked.site, address) != int(count)] == []


def test_lead_only_is_a_table_of_its_own(checked: Checked) -> None:
    content = pages(checked.site)["so-do/van-ban-co-quan.html"]
    leads = sum(len({a.body for a in task.item.assignments if a.role == "lead"}) for task in checked.site.tasks)
    assert leads and sum(int(n) for n in re.findall(r'role=lead">(\d+)</a>', content)) == leads


def test_totals_count_a_task_of_several_bodies_once(checked: Checked) -> None:
    site = checked.site
    for section in sections_of(site, by_document):
        own = {t.key for t in site.tasks if any(site.bodies[a.body].locality == section.id for a in t.item.assignments)}
        assert section.every.total == len(own)
        assert all(max((*row.cells, row.other)) <= row.total <= sum(row.cells) + row.other for row in section.every.rows)
        assert all(total > 0 for total in section.every.column_totals) and all(row.total > 0 for row in section.every.rows)


def test_grids_stay_bounded_and_name_the_rest(big: Site) -> None:
    for rows_of in (by_document, by_instrument):
        for section in sections_of(big, rows_of):
            assert len(section.every.columns) <= COLUMNS and len(section.every.rows) <= ROWS
            bodies = {a.body for t in big.tasks for a in t.item.assignments if big.bodies[a.body].locality == section.id}
            assert {*section.every.columns, *(body for body, _ in section.every.other_columns)} == bodies
    small = many(60, 60)
    wide = [section for section in sections_of(small, by_document) if section.every.other_columns]
    assert wide and all(row.other or sum(row.cells) for section in wide for row in section.every.rows)


def test_many_localities_have_a_page_each(big: Site) -> None:
    made = pages(big)
    assert PLACES > TOGETHER
    index = made["so-do/van-ban-co-quan.html"]
    assert "<table" in index and 'href="../so-do/van-ban-co-quan/tinh-7.html"' in index
    assert 'href="../../nhiem-vu/index.html?document=' in made["so-do/van-ban-co-quan/tinh-7.html"]
    assert max(map(len, made.values())) < 400_000


def test_a_site_without_assignments_says_so() -> None:
    assert "Chưa có nhiệm vụ nào được giao." in pages(many(0, 0))["so-do/nghi-quyet-co-quan.html"]
