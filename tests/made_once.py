"""What is expensive is made by the first worker that asks for it; the others of the same run wait."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PATIENCE = 600
"""Seconds after which a worker that makes something is taken for dead."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` has filled. Fails where it failed, in every worker that asks for it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = factory.mktemp(name)
        make(folder)
        return folder
    folder = factory.getbasetemp().parent / name
    try:
        folder.mkdir()
    except FileExistsError:
        _wait(folder)
        return folder
    try:
        make(folder)
    except BaseException as error:
        _mark(folder, "failed").write_text(repr(error), "utf-8")
        raise
    _mark(folder, "made").touch()
    return folder


def _mark(folder: Path, what: str) -> Path:
    return folder.with_name(f"{folder.name}.{what}")


def _wait(folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not _mark(folder, "made").exists():
        if _mark(folder, "failed").exists():
            pytest.fail(f"another worker could not make {folder.name}: {_mark(folder, 'failed').read_text('utf-8')}")
        if time.monotonic() > until:
            pytest.fail(f"waited in vain for {folder.name}")
        time.sleep(0.05)
