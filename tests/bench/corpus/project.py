"""A generated project on disk: registries, documents, originals, and the hand-written files that a build needs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from build_tools.link import Site, link
from build_tools.load import load_corpus
from build_tools.project import Project
from build_tools.schema import FOLDERS_OF_KINDS
from tests.bench.corpus.documents import Maker
from tests.bench.corpus.originals import original
from tests.bench.corpus.registries import everywhere, of_province
from tests.bench.corpus.yaml_lines import Record, lines_of

ROOT = Path(__file__).resolve().parents[3]
SEED = "van-kien"
HAND_WRITTEN = ("mkdocs.yml", "docs", "overrides")


def real_site() -> Site:
    """The project's own documents, linked."""
    return link(load_corpus(Project(ROOT).content_files())[0])


def write_project(folder: Path, documents: int, seed: str = SEED, *, site: Site | None = None) -> None:
    """Fill ``folder``; one document is held at a time. What was in its ``content`` is gone."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    copy_hand_written(folder)
    for path, text in files(documents, seed, site or real_site()):
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def copy_hand_written(folder: Path) -> None:
    """Configuration, pages and looks as they are now; without printed files, of which every task of a made-up document would have one."""
    for name in HAND_WRITTEN:
        _copy(ROOT / name, folder / name)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("  - vankien:\n", "  - vankien:\n      prints: false\n", 1), "utf-8")


def files(documents: int, seed: str, site: Site) -> Iterator[tuple[str, str]]:
    """(path below ``content``, text) of every file."""
    maker = Maker(site, seed, documents)
    subjects = sorted({heading for model in maker.models for heading in model.groups})
    for registry, records in everywhere(site, seed, subjects).items():
        yield f"{registry}/chung.yml", _registry(registry, records)
    for province in maker.provinces:
        for registry, records in of_province(maker.local, province).items():
            yield f"{registry}/{province.id}.yml", _registry(registry, records)
    for n in range(documents):
        document, identity = maker.document(n), maker.identity(n)
        yield f"{FOLDERS_OF_KINDS[identity.kind]}/{identity.id}.yml", "\n".join(lines_of(document)) + "\n"
        yield f"originals/{identity.id}.txt", original(document)


def _registry(name: str, records: list[Record]) -> str:
    return "\n".join(lines_of({name: records})) + "\n"


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
