"""Whatever is edited in whatever order, the site is byte for byte the one that a build from nothing makes."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

import pytest

from build_tools.incremental.sources import all_seen
from build_tools.project import Project
from build_tools.serving.snapshots import differing, snapshot
from tests.incremental.building import build, tree
from tests.incremental.small import SmallProject

SEQUENCES, EDITS = 6, 6


def compare(project: SmallProject, folder: Path, told: list[str], edited: Collection[str] | None = None) -> bool:
    """The site after an incremental build against one made anew, from the same history. Returns whether the content could be published."""
    site, other = folder / "site", folder / "moi"
    shutil.rmtree(other, ignore_errors=True)
    earlier = {name: (site / "data" / name).read_bytes() for name in ("history.json", "corpus.json", "corpus.schema.json")}
    before = tree(site)
    made, found = build(project.root, site, edited=edited)
    (other / "data").mkdir(parents=True)
    for name, data in earlier.items():
        (other / "data" / name).write_bytes(data)
    shutil.rmtree(project.root / ".cache" / "other", ignore_errors=True)
    kept = project.root / ".cache" / "build"
    kept.rename(project.root / ".cache" / "aside")
    anew, expected = build(project.root, other)
    shutil.rmtree(kept)
    (project.root / ".cache" / "aside").rename(kept)
    one, two = tree(site), tree(other)
    assert [(d.code, d.span, d.message) for d in found] == [(d.code, d.span, d.message) for d in expected], told
    if anew is None:
        assert made is None and one == before, told
        return False
    assert one.keys() == two.keys(), (told, sorted(one.keys() ^ two.keys()))
    differ = [path for path in one if one[path] != two[path]]
    assert not differ, (told, differ)
    return True


@pytest.mark.parametrize("seed", range(100, 100 + SEQUENCES))
@pytest.mark.usefixtures("large_office")
def test_so_it_does_where_lists_are_cut_into_pages(seed: int, tmp_path: Path) -> None:
    test_a_sequence_of_edits_ends_in_the_same_bytes(seed, tmp_path)
    stated = sum(text.count("{due:") for text in (path.read_text("utf-8") for path in (tmp_path / "project").glob("content/*/*.yml")))
    assert len(list((tmp_path / "site" / "thoi-han").glob("*.html"))) == (1 + stated if stated > 2 else 1)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_sequence_of_edits_ends_in_the_same_bytes(seed: int, tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project", seed)
    build(project.root, tmp_path / "site")
    told: list[str] = []
    for _ in range(EDITS):
        told.append(project.change_at_random())
        compare(project, tmp_path, told)


@pytest.mark.parametrize("seed", range(200, 200 + SEQUENCES))
def test_so_it_does_where_only_the_files_are_looked_at_that_were_edited(seed: int, tmp_path: Path) -> None:
    """As the live server does, which sees every edit; after a build that was refused it looks at everything."""
    project = SmallProject(tmp_path / "project", seed)
    build(project.root, tmp_path / "site")
    told: list[str] = []
    is_good = True
    for _ in range(EDITS):
        before = snapshot([project.root / "content", project.root / "overrides"])
        told.append(project.change_at_random())
        edits = differing(before, snapshot([project.root / "content", project.root / "overrides"]))
        edited = {Path(path).relative_to(project.root).as_posix() for path in edits}
        is_good = compare(project, tmp_path, told, edited if is_good and all_seen(Project(project.root), edited) else None)
