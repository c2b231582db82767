"""What several tests of incremental builds begin with."""

from __future__ import annotations

import pytest

from build_tools.incremental import shelf
from build_tools.rendering import connections, due_pages, newest, task_tables


@pytest.fixture
def large_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are cut into pages where a few documents have more than they can hold, and few cards stay in memory."""
    monkeypatch.setattr(shelf, "_CARDS", 3)
    monkeypatch.setattr(due_pages, "ON_ONE_PAGE", 2)
    monkeypatch.setattr(due_pages, "OF_A_PAGE", 1)
    monkeypatch.setattr(task_tables, "TEXTS_OF_PART", 2)
    monkeypatch.setattr(task_tables, "AT_ONCE", 2)
    monkeypatch.setattr(newest, "MOST", 2)
    monkeypatch.setattr(newest, "NAMED", 1)
    monkeypatch.setattr(newest, "CARDS", 1)
    monkeypatch.setattr(connections, "CHAINED", 1)
