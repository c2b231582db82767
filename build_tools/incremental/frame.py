"""What MkDocs and the theme give: chrome for each section, the pages of ``docs/``, the assets; and when all of it still holds."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from build_tools.incremental.digests import fingerprint
from build_tools.incremental.looks import ENVIRONMENT
from build_tools.project import Project
from build_tools.rendering.output import Settings

_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown", "pymdown-extensions", "pyyaml", "python-slugify", "typst")


@dataclass(frozen=True)
class Frame:
    """``chromes`` by section; ``prints`` says whether files are printed; ``files`` are MkDocs' own, (path, size, fingerprint)."""

    settings: Settings
    chromes: Mapping[str, str]
    prints: bool
    files: tuple[tuple[str, int, int], ...]


def key_of_code() -> str:
    """Of what makes everything: this package, the Python, the packages."""
    told = hashlib.blake2b(sys.version.encode())
    package = Path(__file__).resolve().parent.parent
    _add(told, package, (path for path in package.rglob("*") if path.suffix in (".py", ".html", ".json", ".gz", ".txt", ".bin")))
    for name in _PACKAGES:
        try:
            told.update(f"{name} {version(name)}".encode())
        except PackageNotFoundError:
            told.update(name.encode())
    return told.hexdigest()


def key_of_frame(project: Project) -> str:
    """Of what MkDocs reads: its settings, ``docs/``, ``overrides/``, and the environment that the settings may name."""
    told = hashlib.blake2b(repr([os.environ.get(name) for name in ENVIRONMENT]).encode())
    folders = (project.root / "docs", project.root / "overrides")
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    _add(told, project.root, [project.root / "mkdocs.yml", *files])
    return told.hexdigest()


def _add(told: hashlib.blake2b, root: Path, paths: Iterable[Path]) -> None:
    for path in sorted(paths):
        told.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        told.update(path.read_bytes())


def files_below(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """(path, size, fingerprint) of every file."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found.append((path.relative_to(folder).as_posix(), len(data), fingerprint(data)))
    return tuple(found)
