"""Fields of work: every task of ours has one, and says so on its page."""

from __future__ import annotations

from pathlib import Path

from build_tools.build import Checked
from build_tools.rendering.addresses import task_page


def test_every_task_has_a_field_of_the_registry_and_every_field_has_tasks(checked: Checked) -> None:
    site = checked.site
    assert [task.key for task in site.tasks if not task.topics] == []
    used = {topic for task in site.tasks for topic in task.topics}
    assert used == set(site.topics), "a field without a task is a dead entry in the filter"
    assert 12 <= len(site.topics) <= 24


def test_the_page_of_a_task_names_its_fields_and_leads_to_the_tasks_of_each(built_site: Path, checked: Checked) -> None:
    for task in checked.site.tasks:
        path = task_page(task.document.id, task.item.path)
        page = (built_site / path).read_text("utf-8")
        root = "../" * path.count("/")
        for topic in task.topics:
            assert f'<a href="{root}nhiem-vu/index.html?topic={topic}">{checked.site.topics[topic].name}</a>' in page, path
