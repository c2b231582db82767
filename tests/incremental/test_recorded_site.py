"""The site of a store answers as the site of the same content does that was linked in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.build import check_content
from build_tools.incremental import shelf as shelf_module
from build_tools.incremental.recording import RecordedSite
from build_tools.incremental.shelf import Recorder, Shelf
from build_tools.incremental.store import Store, store_of
from build_tools.link import Foreign, Site
from build_tools.project import Project
from tests.incremental.building import build
from tests.incremental.small import SmallProject


def both(root: Path, target: Path) -> tuple[Site, Site]:
    """As the store has it, and as it is linked from the files."""
    project = Project(root)
    plain = check_content(project.content_files()).site
    recorder = Recorder()
    shelf = Shelf(Store(store_of(project, target), fresh=False, shared=True), recorder)
    return RecordedSite(plain.corpus, shelf, recorder, lambda name: None, Foreign()), plain


@pytest.mark.parametrize("seed", range(4))
def test_numbers_and_times_are_those_of_the_whole(seed: int, tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project", seed)
    build(project.root, tmp_path / "site")
    for _ in range(6):
        project.change_at_random()
        if build(project.root, tmp_path / "site")[0] is None:
            continue  # refused: the store has nothing of it
        kept, plain = both(project.root, tmp_path / "site")
        for kind, ids in (("body", plain.bodies), ("instrument", [*plain.instruments, *plain.documents]), ("scheme", plain.schemes)):
            assert {i: kept.tally(kind, i) for i in ids} == {i: plain.tally(kind, i) for i in ids}
        assert (kept.due_counts, list(kept.due_counts)) == (plain.due_counts, list(plain.due_counts))
        assert {stretch: kept.dues[stretch] for stretch in plain.dues} == plain.dues
        assert any(plain.tally("body", body).assigned for body in plain.bodies)


def test_cards_that_had_to_go_come_back_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = SmallProject(tmp_path / "project", 1)
    build(project.root, tmp_path / "site")
    monkeypatch.setattr(shelf_module, "_CARDS", 3)
    kept, plain = both(project.root, tmp_path / "site")
    for _ in range(2):
        for document, items in plain.items_by_document.items():
            assert [(one.key, one.item.label, one.document.id) for one in kept.items_by_document[document]] == [
                (one.key, one.item.label, one.document.id) for one in items
            ]
        for items in plain.items_by_document.values():
            for one in items:
                found = kept.items[one.key]
                assert (found.key, found.item.opening, found.item.text) == (one.key, one.item.opening, one.item.text)
                assert [above.path for above in found.ancestors] == [above.path for above in one.ancestors]
    assert sum(len(items) for items in plain.items_by_document.values()) > 6, "more than stay in memory"


def test_an_item_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project", 1)
    build(project.root, tmp_path / "site")
    kept, plain = both(project.root, tmp_path / "site")
    first = next(iter(plain.documents))
    assert f"{first}#khong-co" not in kept.items
    assert "khong-co#1" not in kept.items
    assert kept.items.get(first) is None
