"""A build without MkDocs, as long as what MkDocs and the theme made for an earlier one still holds."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import yaml

from build_tools.collecting import foreign_of
from build_tools.diagnostics import Diagnostic, as_text, has_errors
from build_tools.incremental.giving_way import GivesWay, never
from build_tools.incremental.session import Outcome, Session, Show
from build_tools.incremental.sources import all_seen
from build_tools.printing import PrintError
from build_tools.project import Project
from build_tools.write import UnsafeTargetError

VIETNAM = timezone(timedelta(hours=7))
_INHERITS = re.compile(r"^INHERIT:", re.MULTILINE)


class RefusedError(Exception):
    """The content may not be published as it is; the site stays as it was. Says why, in Vietnamese."""


def target_of(project: Project, site_dir: str | None) -> Path | None:
    """Where the site goes; None where only MkDocs can tell."""
    if site_dir:
        return Path(site_dir).resolve()
    if _INHERITS.search(project.settings.read_text("utf-8")):
        return None
    return (project.root / (_setting(project, "site_dir") or "site")).resolve()


def site_url_of(project: Project) -> str:
    """The public address of the site, as the settings or the environment that they name say it; empty where nobody does."""
    return _setting(project, "site_url")


def _setting(project: Project, name: str) -> str:
    """A plain setting, or one of ``!ENV``; nothing is made of other tags, which only MkDocs knows."""
    root = yaml.compose(project.settings.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == name and isinstance(value, yaml.SequenceNode):
            *names, default = [member.value for member in value.value]
            return next((os.environ[one] for one in names if one in os.environ), default)
        if key.value == name and isinstance(value, yaml.ScalarNode):
            return os.environ.get(value.value, "") if value.tag == "!ENV" else str(value.value)
    return ""


def build_again(
    project: Project,
    target: Path,
    *,
    strict: bool,
    show: Show | None = None,
    edited: Collection[str] | None = None,
    gives_way: GivesWay = never,
) -> Outcome | None:
    """Build; None where MkDocs has to make the frame first. Raises RefusedError, and UnsafeTargetError.

    ``show``, ``gives_way``: as for ``Session.finish``. ``edited``: what a watcher saw change, from the project's root; where that cannot
    be all, anything may have changed.
    """
    if edited is not None and not all_seen(project, edited):
        edited = None
    session = Session(project, target, today(), edited)
    try:
        frame = session.frame
        if frame is None:
            return None
        found = session.check(lambda site: foreign_of(site, project), is_waited_for=show is not None)
        refuse(project, found, strict=strict)
        said = as_text(found, project.read_line) if found else ""
        outcome = session.finish(frame, said, show, gives_way)
        return replace(outcome, told=(said, *outcome.told)) if said else outcome
    except PrintError as error:
        raise RefusedError(unprinted(project, error)) from error
    finally:
        session.close()


def rehearse(project: Project, target: Path) -> None:
    """As ``Session.rehearse``, of a site that an earlier build has made; the site and what is kept of it stay as they are."""
    session = Session(project, target, today(), frozenset())
    try:
        session.rehearse()
    finally:
        session.close()


def refuse(project: Project, found: Iterable[Diagnostic], *, strict: bool) -> None:
    """Raises RefusedError for errors, and in strict mode for warnings too."""
    diagnostics = tuple(found)
    if has_errors(diagnostics):
        raise RefusedError(f"nội dung có lỗi, trang cũ được giữ nguyên\n{as_text(diagnostics, project.read_line)}")
    if strict and diagnostics:
        raise RefusedError(f"--strict: có cảnh báo, trang cũ được giữ nguyên\n{as_text(diagnostics, project.read_line)}")


def unprinted(project: Project, error: PrintError) -> str:
    """What is said of something that cannot be printed."""
    problem = Diagnostic(error.span, "PRN001", str(error))
    return f"không in được, trang cũ được giữ nguyên\n{as_text([problem], project.read_line)}"


def today() -> date:
    """The day in Viet Nam, wherever the machine stands; SOURCE_DATE_EPOCH (reproducible-builds.org) sets another. Raises RefusedError."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (datetime.fromtimestamp(int(given), VIETNAM) if given else datetime.now(VIETNAM)).date()
    except (ValueError, OverflowError, OSError) as error:
        raise RefusedError(f"SOURCE_DATE_EPOCH phải là số giây từ 1/1/1970, không phải “{given}”") from error


__all__ = ["RefusedError", "UnsafeTargetError", "build_again", "refuse", "rehearse", "target_of", "today", "unprinted"]
