"""The peers, installed for the benchmark only, below ``.cache/bench``; versions are pinned in ``peers/``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "peers"
CACHE = Path(__file__).resolve().parents[3] / ".cache" / "bench"
MINUTES = 10


class UnavailableError(Exception):
    """The peer cannot be had here; the message says why."""


def python_peer(name: str) -> list[str]:
    """The command of a peer that comes as a Python package."""
    folder = _made("python", SOURCES / "requirements.txt", _install_python)
    return [str(folder / "bin" / name)]


def eleventy() -> list[str]:
    return ["node", str(node_folder(SOURCES / "package.json") / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs")]


def node_folder(pins: Path) -> Path:
    """A folder with the packages that a ``package.json`` names."""
    return _made("node", pins, _install_node)


def _made(name: str, pins: Path, install: Callable[[Path, Path], None]) -> Path:
    """A folder that holds what ``pins`` names, made when those change."""
    folder = CACHE / f"{name}-{sha256(pins.read_bytes()).hexdigest()[:12]}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            install(folder, pins)
        except (subprocess.SubprocessError, OSError) as error:
            raise UnavailableError(f"{pins.name} cannot be installed ({type(error).__name__})") from error
        (folder / "complete").touch()
    return folder


def _install_python(folder: Path, pins: Path) -> None:
    _run([sys.executable, "-m", "venv", str(folder)], folder)
    _run([str(folder / "bin" / "pip"), "install", "--quiet", "-r", str(pins)], folder)


def _install_node(folder: Path, pins: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise UnavailableError("this machine has no node and npm")
    shutil.copy(pins, folder)
    _run([npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], folder)


def _run(line: list[str], folder: Path) -> None:
    subprocess.run(line, cwd=folder, check=True, capture_output=True, timeout=MINUTES * 60)
