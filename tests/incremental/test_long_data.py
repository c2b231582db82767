"""``data/corpus.json`` of an archive is copied by the system while a build goes on; what that may come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.incremental import large_file
from build_tools.incremental.builder import Builder
from build_tools.incremental.large_file import LargeFile
from build_tools.incremental.parts import Staging
from build_tools.incremental.put_together import DATA
from build_tools.incremental.store import is_sealed
from tests.incremental import test_equality
from tests.incremental.building import build, tree
from tests.incremental.test_interruptions import Place, without_history


@pytest.fixture(autouse=True)
def _every_stretch_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_file, "_PRINTED", 10)


@pytest.mark.parametrize("seed", range(300, 306))
def test_it_is_as_if_written_at_once(seed: int, tmp_path: Path) -> None:
    test_equality.test_a_sequence_of_edits_ends_in_the_same_bytes(seed, tmp_path)


def test_where_it_fails_the_site_stays_and_the_next_build_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path)
    before = tree(place.site)
    place.change()
    with monkeypatch.context() as failing:
        failing.setattr(LargeFile, "_copy_at", _full)
        with pytest.raises(OSError, match="No space left"):
            build(place.project.root, place.site)
    assert tree(place.site) == before and is_sealed(place.store)
    assert [path for path in place.site.parent.iterdir() if path.name.startswith(".")] == []
    build(place.project.root, place.site)
    assert without_history(tree(place.site)) == place.expected()


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("seed", range(3))
def test_put_together_twice_in_a_build_it_is_the_same(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made late may be asked for again; both times it is copied from the file that the site has."""
    place = Place(tmp_path, seed)
    place.change()
    made: list[str] = []
    make = Builder._make_special

    def twice(builder: Builder, key: str, staging: Staging) -> None:
        if key == DATA and key in builder._pending:
            made.append(key)
            make(builder, key, staging)
            builder._pending[key] = None
        make(builder, key, staging)

    monkeypatch.setattr(Builder, "_make_special", twice)
    build(place.project.root, place.site)
    assert made
    assert without_history(tree(place.site)) == place.expected()
