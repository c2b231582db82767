"""Small sites of two offices: one publishes a resolution whole, the others cite it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from build_tools.link import Site
from tests.conftest import ROOT
from tests.golden.corpus import DOCUMENT, check_files, overlay
from tests.made_once import made_once

RESOLUTION = "content/documents/nq-09.yml"
CENTRAL: dict[str, Any] = {
    DOCUMENT: None,
    "content/instruments/van-ban.yml": None,
    RESOLUTION: """\
kind: resolution
title: |
  NGHỊ QUYẾT
  về công tác dân vận
short_title: Nghị quyết 09 về công tác dân vận
number: 09-NQ/TW
date: 2022-05-04
attested:
  - fields: [number, date]
    source: bản in
locality: trung-uong
issuer: bo-chinh-tri
original:
  files: [goc.txt]
items:
  - label: I.
    heading: QUAN ĐIỂM
    items:
      - label: "1."
        text: Công tác dân vận là nhiệm vụ của cả hệ thống chính trị.
""",
    "content/originals/goc.txt": """\
NGHỊ QUYẾT
về công tác dân vận

I. QUAN ĐIỂM

1. Công tác dân vận là nhiệm vụ của cả hệ thống chính trị.
""",
}
"""Over the base corpus: what the office that issued the resolution publishes."""
WITHOUT_ENTRY: dict[str, Any] = {"content/instruments/van-ban.yml": None}
"""Over the base corpus: an office that cites the resolution and has no entry of it."""


def site_of(changes: dict[str, Any], replaced: list[dict[str, str]] | None = None) -> Site:
    """The base corpus with these changes, linked."""
    return check_files(overlay(changes, replaced or [])).site


def write_project(folder: Path, changes: dict[str, Any], name: str, inventories: str = "") -> Path:
    """A project that can be built, with the project's own looks and hand-written pages."""
    for path, data in overlay(changes, []).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for part in ("docs", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("site_name: Văn kiện", f"site_name: {name}", 1)
    if inventories:
        assert settings.count("      inventories: []\n") == 1
        settings = settings.replace("      inventories: []\n", f"      inventories:\n{inventories}")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def local_sites(factory: pytest.TempPathFactory) -> Path:
    """A folder with built sites that name the other in their settings: ``co`` has an entry of the resolution, ``khong`` has none."""
    from build_tools.mkdocs_plugin import build_site

    def make(folder: Path) -> None:
        entry = f"        - {{path: '{central_site(factory)}', url: https://vi-du.vn/tw/}}\n"
        for name, changes in (("co", {}), ("khong", WITHOUT_ENTRY)):
            build_site(write_project(folder / f"p-{name}", changes, f"Trang {name}", entry), strict=False, site_dir=str(folder / name))

    return made_once(factory, "local", make)


def central_site(factory: pytest.TempPathFactory) -> Path:
    """A built site of the office that publishes the resolution, once for all workers of a run."""
    from build_tools.mkdocs_plugin import build_site

    def make(folder: Path) -> None:
        build_site(write_project(folder / "tw", CENTRAL, "Trung ương"), strict=False, site_dir=str(folder / "site"))

    return made_once(factory, "central", make) / "site"
