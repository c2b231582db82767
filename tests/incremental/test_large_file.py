"""Files put together from pieces of themselves."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.incremental import large_file
from build_tools.incremental.digests import fingerprint
from build_tools.incremental.large_file import LargeFile


@pytest.mark.parametrize("seed", range(20))
def test_pieces_come_out_in_their_order(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_file, "_PIECE", 7)
    _put_together(seed, tmp_path, fingerprint)


@pytest.mark.parametrize("seed", range(20))
def test_so_they_do_where_some_are_left_to_the_system(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_file, "_PRINTED", 20)
    if seed % 2:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    _put_together(seed, tmp_path, lambda _: 0)


def _put_together(seed: int, tmp_path: Path, print_of: Callable[[bytes], int]) -> None:
    dice = random.Random(seed)
    (tmp_path / "earlier").write_bytes(earlier := dice.randbytes(200))
    file, expected = LargeFile("a/new", tmp_path / "a" / "new", tmp_path / "earlier"), b""
    for _ in range(30):
        if dice.random() < 0.4:
            piece = dice.randbytes(dice.randrange(9))
            file.write(piece)
        else:
            start = dice.choice([len(expected) % 150, dice.randrange(150)])
            piece = earlier[start : start + dice.randrange(50)]
            file.copy(start, len(piece))
        expected += piece
        assert file.size == len(expected)
    file.close()
    file.wait()
    assert (tmp_path / "a" / "new").read_bytes() == expected
    assert file.row == ("a/new", len(expected), print_of(expected))


@pytest.mark.parametrize("is_able", [True, False])
def test_long_stretches_are_the_systems_to_copy_where_it_can(is_able: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(*_: object) -> int:
        raise OSError("another file system")

    monkeypatch.setattr(large_file, "_PRINTED", 20)
    if not is_able:
        monkeypatch.setattr(os, "copy_file_range", unable, raising=False)
    earlier = random.Random(1).randbytes(500)
    (tmp_path / "earlier").write_bytes(earlier)
    file = LargeFile("new", tmp_path / "new", tmp_path / "earlier")
    file.write(b"begin")
    file.copy(100, 200)
    file.write(b"middle")
    file.copy(0, 10)
    file.copy(300, 200)
    file.close()
    file.wait()
    assert (tmp_path / "new").read_bytes() == b"begin" + earlier[100:300] + b"middle" + earlier[:10] + earlier[300:]
    assert file.row == ("new", 5 + 200 + 6 + 10 + 200, 0)


def test_a_stretch_beyond_the_end_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_file, "_PRINTED", 20)
    (tmp_path / "earlier").write_bytes(b"x" * 50)
    file = LargeFile("new", tmp_path / "new", tmp_path / "earlier")
    file.copy(10, 100)
    file.close()
    with pytest.raises(EOFError):
        file.wait()


def test_neighbours_are_copied_at_once(tmp_path: Path) -> None:
    (tmp_path / "earlier").write_bytes(b"0123456789")
    file = LargeFile("new", tmp_path / "new", tmp_path / "earlier")
    file.copy(2, 3)
    file.copy(5, 4)
    file.close()
    assert (tmp_path / "new").read_bytes() == b"2345678"


def test_an_earlier_file_that_is_too_short_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "earlier").write_bytes(b"01")
    file = LargeFile("new", tmp_path / "new", tmp_path / "earlier")
    file.copy(0, 3)
    with pytest.raises(EOFError, match="earlier"):
        file.close()


def test_a_large_one_is_known_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_file, "_PRINTED", 3)
    file = LargeFile("new", tmp_path / "new", tmp_path / "earlier")
    file.write(b"0123")
    file.close()
    assert file.row == ("new", 4, 0)
