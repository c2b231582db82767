"""A site for the live server that begins with what ``vankien build`` has made: its files linked, its store copied.

Files of a site are never written in place, always beside and then moved over, so two sites can share them: what one of
them changes is another file from then on.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from build_tools.incremental.frame import key_of_code
from build_tools.incremental.lock import locked_at_once
from build_tools.incremental.store import adopt_store, is_of_code, is_sealed, store_of
from build_tools.project import Project
from build_tools.write import UnsafeTargetError, discard, make_scratch, replace


def adopt(project: Project, source: Path, target: Path) -> bool:
    """Put a copy of the site ``source`` in the place of ``target``, where that has none that a build could go on from.

    Returns whether it did. Where anything stands against it (nothing whole to begin with, a build that is running, a file
    system without links) the target stays as it was: the next build makes it.
    """
    held, own, code = store_of(project, source), store_of(project, target), key_of_code()
    if (target.is_dir() and is_of_code(own, code)) or not source.is_dir() or not is_of_code(held, code):
        return False
    try:
        with locked_at_once(held.with_suffix(".lock")) as is_quiet, locked_at_once(own.with_suffix(".lock")) as is_ours:
            if not (is_quiet and is_ours and is_sealed(held)):
                return False
            scratch = make_scratch(target, project.sources)
            try:
                shutil.copytree(source, scratch, copy_function=os.link, dirs_exist_ok=True)
                adopt_store(held, own, lambda: replace(scratch, target))
            finally:
                discard(scratch)
    except (OSError, shutil.Error, UnsafeTargetError):
        return False
    return True
