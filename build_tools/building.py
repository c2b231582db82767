"""Builds the site: without MkDocs where what it made for an earlier build still holds, through it otherwise."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from build_tools.incremental.run import RefusedError, UnsafeTargetError, build_again, target_of
from build_tools.incremental.session import Outcome
from build_tools.project import Project

if TYPE_CHECKING:
    from build_tools.serving import Edited, IsWaitedFor, Rebuild, Show
    from build_tools.serving import Outcome as Rebuilt

log = logging.getLogger("vankien")


def build_site(project: Project, *, strict: bool, site_dir: str | None = None) -> Path:
    """The folder of the site. Raises RefusedError or UnsafeTargetError, and SystemExit where MkDocs says what is wrong."""
    target = target_of(project, site_dir)
    outcome = build_again(project, target, strict=strict) if target else None
    if target is None or outcome is None:
        from build_tools.mkdocs_plugin import build_site as build_with_mkdocs  # loads MkDocs, which takes longer than such a build

        return build_with_mkdocs(project.root, strict=strict, site_dir=site_dir and str(Path(site_dir).resolve()))
    _tell(outcome)
    return target


def rebuilding(project: Project, target: Path) -> Rebuild:
    """What the live server calls at every edit. Errors come back as text, and the site stays as it was."""

    from build_tools.serving import Outcome as Rebuilt  # a build alone needs no server

    is_good = False
    """Whether the last build took in everything; after one that did not, the next one looks at all files."""

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Rebuilt:
        nonlocal is_good
        edited, is_good = edited if is_good else None, False
        try:
            outcome = build_again(project, target, strict=False, show=show, edited=edited, gives_way=is_waited_for)
            if outcome is None:
                from build_tools.mkdocs_plugin import rebuild_with_mkdocs

                outcome = rebuild_with_mkdocs(project.root, target)
        except (RefusedError, UnsafeTargetError) as error:
            return Rebuilt(diagnostics_text=str(error))
        is_good = True
        return Rebuilt(outcome.written | outcome.removed, warnings="\n".join(outcome.told), is_unfinished=outcome.is_unfinished)

    return rebuild


def _tell(outcome: Outcome) -> None:
    for line in outcome.told:
        log.warning("%s", line)
