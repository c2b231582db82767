"""The tests themselves: none is passed over, and workers share what is expensive."""

from __future__ import annotations

import threading
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.made_once import made_once


class _Folders:
    """Stands for pytest's factory: a worker's folder beside those of the others."""

    def __init__(self, run: Path, worker: str) -> None:
        self.base = run / worker

    def getbasetemp(self) -> Path:
        return self.base


def asked_for(run: Path, worker: str, made: list[Path], error: type[Exception] | None = None) -> Path:
    def make(folder: Path) -> None:
        made.append(folder)
        if error:
            raise error("hỏng")
        (folder / "site").mkdir()

    return made_once(_Folders(run, worker), "built", make)  # type: ignore[arg-type]


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {folder.name for path in (ROOT / "tests").rglob("test_*.py") for folder in path.relative_to(ROOT).parents if folder.name}
    assert "build" in folders
    assert [name for name in folders if any(fnmatch(name, pattern) for pattern in passed_over)] == []


def test_workers_of_a_run_get_one_whole_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    made: list[Path] = []
    whole: list[bool] = []
    threads = [threading.Thread(target=lambda n=n: whole.append((asked_for(tmp_path, f"gw{n}", made) / "site").is_dir())) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), whole) == (1, [True] * 4)


def test_what_one_worker_cannot_make_fails_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    made: list[Path] = []
    with pytest.raises(ValueError, match="hỏng"):
        asked_for(tmp_path, "gw0", made, ValueError)
    with pytest.raises(pytest.fail.Exception, match="hỏng"):
        asked_for(tmp_path, "gw1", made)
    assert len(made) == 1


def test_a_single_process_has_a_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert list(made_once(tmp_path_factory, "own", lambda folder: (folder / "a").touch()).iterdir())
