"""A build with nothing to do ends before it loads anything; whatever could have changed makes it look closer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.incremental import site_files
from build_tools.incremental.unchanged import unchanged
from build_tools.project import Project
from tests.incremental.building import build
from tests.incremental.small import SmallProject
from tests.incremental.test_interruptions import Place

_DONE = """
import sys
from pathlib import Path
from build_tools.incremental.unchanged import unchanged
from build_tools.project import Project
"""


def finds_nothing(place: Place) -> bool:
    return unchanged(Project(place.project.root), str(place.site)) is not None


def _touch(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("khác", "utf-8")


CHANGES: dict[str, Callable[[Place], object]] = {
    "a text": lambda place: place.change(),
    "a file more in content": lambda place: _touch(place.project.root, "content/ghi-chu.txt"),
    "a template": lambda place: _touch(place.project.root, "overrides/pages/them.html"),
    "a page of docs": lambda place: _touch(place.project.root, "docs/them.md"),
    "the settings": lambda place: _touch(place.project.root, "mkdocs.yml"),
    "a file of the site is gone": lambda place: (place.site / "index.html").unlink(),
    "a file of the site is another": lambda place: _touch(place.site, "index.html"),
    "a file more in the site": lambda place: _touch(place.site, "la.txt"),
    "the store is gone": lambda place: place.store.unlink(),
    "the store is another": lambda place: place.store.write_bytes(place.store.read_bytes() + b" "),
    "a build was interrupted": lambda place: place.store.with_suffix(".seal").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_is_seen(what: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert finds_nothing(place)
    CHANGES[what](place)
    assert not finds_nothing(place)


@pytest.mark.parametrize("name", ["SITE_URL", "VANKIEN_HISTORY", "SOURCE_DATE_EPOCH"])
def test_the_environment_counts(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path)
    monkeypatch.setenv(name, "1")
    assert not finds_nothing(place)


def test_other_sites_are_asked_each_time(tmp_path: Path) -> None:
    """What they publish may have changed though nothing did here."""
    place = Place(tmp_path)
    (place.project.root / "mkdocs.yml").write_text("plugins:\n  - vankien:\n      inventories:\n        - path: ../khac\n", "utf-8")
    build(place.project.root, place.site)
    assert not finds_nothing(place)


def test_a_large_site_is_looked_at_in_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_files, "_LOOKED_AT", 10)
    place = Place(tmp_path)
    assert finds_nothing(place)
    for path in sorted(place.site.rglob("*.html")):
        path.unlink()
    assert not finds_nothing(place)


def test_what_an_editor_was_told_is_told_again(tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "project", 1)
    build(project.root, tmp_path / "site", said="content/x.yml:1:1: một điều cần xem")
    found = unchanged(Project(project.root), str(tmp_path / "site"))
    assert found is not None and found[1] == ("content/x.yml:1:1: một điều cần xem",)


def test_the_command_says_so_and_strict_looks_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, site = SmallProject(tmp_path / "project", 1), str(tmp_path / "site")
    build(project.root, tmp_path / "site", said="content/x.yml:1:1: một điều cần xem")
    assert main(["-C", str(project.root), "build", "-d", site]) == 0
    told = capsys.readouterr()
    assert "Trang không đổi" in told.out and "một điều cần xem" in told.err
    assert main(["-C", str(project.root), "build", "-d", site, "--strict"]) == 1  # where there was something to tell, it looks again
    assert "--strict: có cảnh báo" in capsys.readouterr().err


def test_it_loads_nothing_that_makes_a_site(tmp_path: Path) -> None:
    place = Place(tmp_path)
    asked = f"assert unchanged(Project(Path({str(place.project.root)!r})), {str(place.site)!r})\n"
    said = "print(*(name for name in ('yaml', 'jinja2', 'mkdocs', 'build_tools.link', 'build_tools.outputs') if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", _DONE + asked + said], capture_output=True, text=True, check=True, env={**os.environ})
    assert run.stdout.strip() == ""
