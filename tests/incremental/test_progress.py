"""A build says how far it is to whoever listens."""

from __future__ import annotations

from pathlib import Path

from build_tools.incremental.progress import listening, tell
from tests.incremental.building import build
from tests.incremental.small import SmallProject


def test_every_stage_is_told_and_counts_up(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    project = SmallProject(tmp_path / "project", 1)
    with listening(lambda *one: told.append(one)):
        build(project.root, tmp_path / "site")
    documents = len(project.documents)
    assert documents and ("Đọc văn bản", 1, documents) in told and ("Nối văn bản", documents, documents) in told
    assert "Làm trang" in {what for what, _, _ in told} and all(0 <= done <= of for _, done, of in told)


def test_nobody_need_listen(tmp_path: Path) -> None:
    tell("Làm trang", 1, 2)
