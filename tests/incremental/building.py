"""Builds of small projects, without MkDocs: a frame that shows every part of a page stands for the theme's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from build_tools.diagnostics import Diagnostic, has_errors
from build_tools.incremental.frame import Frame
from build_tools.incremental.giving_way import GivesWay, never
from build_tools.incremental.session import Outcome, Session
from build_tools.link import Foreign
from build_tools.project import Project
from build_tools.rendering.chrome import SECTIONS, marker
from build_tools.rendering.output import Settings

_DONOR = (
    "<title>{title}</title><meta content='{description}'><link href='{canonical}'>{head}<a href='" + "../" * 9 + "index.html'></a>{content}"
)
FRAME = Frame(
    Settings("Thử", "https://vi-du.vn/", "Trang thử"),
    {
        section: section + _DONOR.format(**{part: marker(part) for part in ("title", "description", "canonical", "head", "content")})
        for section in SECTIONS
    },
    prints=False,
    files=(),
)


def build(
    root: Path,
    target: Path,
    day: date = date(2026, 11, 21),
    said: str = "",
    edited: Collection[str] | None = None,
    gives_way: GivesWay = never,
) -> tuple[Outcome | None, tuple[Diagnostic, ...]]:
    """Build as ``vankien build`` does, and with ``edited`` as ``vankien serve``; nothing is made where there are errors."""
    session = Session(Project(root), target, day, edited)
    try:
        found = session.check(lambda site: (Foreign(), []))
        if has_errors(found):
            return None, found
        return session.finish(session.frame or FRAME, said, lambda paths: _are_there(target, paths), gives_way), found
    finally:
        session.close()


def _are_there(target: Path, paths: frozenset[str]) -> None:
    """What is shown before the end of a build stands in its place."""
    assert all((target / path).is_file() for path in paths)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
