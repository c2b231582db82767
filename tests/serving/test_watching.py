"""Edits are noticed, however they are written, and none is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.serving import watching
from build_tools.serving.watching import Watch
from tests.serving.conftest import PATIENCE


@pytest.fixture(params=["told by the system", "looking only"])
def watch(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    (tmp_path / "content" / "2025").mkdir(parents=True)
    (tmp_path / "content" / "a.yml").write_text("một", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("x", "utf-8")
    if request.param == "looking only":
        monkeypatch.setattr(watching.Watch, "_listen", _no_watches_left)
    with Watch([tmp_path / "content", tmp_path / "mkdocs.yml", tmp_path / "khong-co"]) as watch:
        yield watch


def _no_watches_left(watch: Watch) -> None:
    raise OSError("inotify watch limit reached")


def noticed(watch: Watch, root: Path) -> list[str]:
    return [Path(path).relative_to(root).as_posix() for path in watch.wait(PATIENCE)]


def test_a_save_in_place(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "content" / "a.yml").write_text("hai", "utf-8")
    assert noticed(watch, tmp_path) == ["content/a.yml"]


def test_a_save_beside_and_renamed_as_editors_do(watch: Watch, tmp_path: Path) -> None:
    scratch = tmp_path / "content" / ".a.yml.swp"
    scratch.write_text("hai", "utf-8")
    (tmp_path / "content" / "4913").touch()
    (tmp_path / "content" / "4913").unlink()
    (tmp_path / "content" / "a.yml").rename(tmp_path / "content" / "a.yml~")
    scratch.rename(tmp_path / "content" / "a.yml")
    assert noticed(watch, tmp_path) == ["content/a.yml"]


def test_the_settings_saved_by_renaming_twice(watch: Watch, tmp_path: Path) -> None:
    for text in ("y", "z"):
        (tmp_path / ".mkdocs.yml.new").write_text(text)
        (tmp_path / ".mkdocs.yml.new").replace(tmp_path / "mkdocs.yml")
        assert noticed(watch, tmp_path) == ["mkdocs.yml"]


def test_a_save_of_the_same_size_with_the_old_time(watch: Watch, tmp_path: Path) -> None:
    path = tmp_path / "content" / "a.yml"
    before = path.stat()
    path.write_text("mệt", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert noticed(watch, tmp_path) == ["content/a.yml"]


def test_files_of_a_new_a_moved_and_a_removed_folder(watch: Watch, tmp_path: Path) -> None:
    new = tmp_path / "content" / "moi"
    new.mkdir()
    (new / "b.yml").write_text("b")
    assert noticed(watch, tmp_path) == ["content/moi/b.yml"]
    new.rename(tmp_path / "content" / "2026")
    assert noticed(watch, tmp_path) == ["content/2026/b.yml", "content/moi/b.yml"]
    (tmp_path / "content" / "2026" / "b.yml").write_text("c")
    assert noticed(watch, tmp_path) == ["content/2026/b.yml"]
    (tmp_path / "content" / "2026" / "b.yml").unlink()
    (tmp_path / "content" / "2026").rmdir()
    assert noticed(watch, tmp_path) == ["content/2026/b.yml"]


def test_a_burst_is_one_edit_or_few_and_its_end_is_among_them(watch: Watch, tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / "content" / "2025" / f"t{number}.yml").write_text(str(number))
    seen = set()
    rounds = 0
    while len(seen) < 300:
        found = noticed(watch, tmp_path)
        assert found
        seen.update(found)
        rounds += 1
    assert rounds < 30


def test_an_edit_between_two_waits_is_found(watch: Watch, tmp_path: Path) -> None:
    path = tmp_path / "content" / "a.yml"
    path.write_text("hai", "utf-8")
    assert noticed(watch, tmp_path) == ["content/a.yml"]
    path.write_text("một", "utf-8")
    assert noticed(watch, tmp_path) == ["content/a.yml"]


def test_traces_of_editors_and_reading_are_no_edits(watch: Watch, tmp_path: Path) -> None:
    content = tmp_path / "content"
    for name in (".a.yml.swp", "a.yml~", "#a.yml#", ".#a.yml", "4913", "~$a.docx", "___jb_tmp___", "a.yml.tmp"):
        (content / name).touch()
    (tmp_path / "khac.txt").touch()
    (content / "a.yml").read_text("utf-8")
    assert watch.wait(1.5) == ()
    (content / "2025" / "b.yml").touch()
    assert noticed(watch, tmp_path) == ["content/2025/b.yml"]


def test_an_edit_that_was_looked_for_is_told_by_the_next_wait(watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_ANYWAY", 0.05)
    assert not watch.is_edited_again()
    (tmp_path / "content" / "a.yml").write_text("hai", "utf-8")
    until = time.monotonic() + PATIENCE
    while not watch.is_edited_again():
        assert time.monotonic() < until
        time.sleep(0.01)
    assert watch.is_edited_again(), "as long as nobody has heard of it"
    (tmp_path / "content" / "b.yml").write_text("ba", "utf-8")
    assert noticed(watch, tmp_path) == ["content/a.yml"]
    assert noticed(watch, tmp_path) == ["content/b.yml"], "what came after is not lost"
    assert not watch.is_edited_again()


def test_traces_of_editors_interrupt_nobody(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "content" / ".a.yml.swp").write_text("x", "utf-8")
    (tmp_path / "content" / "4913").write_text("x", "utf-8")
    time.sleep(0.2)
    assert not watch.is_edited_again()
