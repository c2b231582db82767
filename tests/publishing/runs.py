"""Publications of the tests: whole, and killed after some operation. Also a script, for kills in a process of its own.

``python -m tests.publishing.runs KIND PLACE SITE AFTER``
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from build_tools.publish_run import is_gone, this_run
from build_tools.publishing import Prepared, Target, carry_out, known_of, prepare, release_lock, take_lock
from build_tools.publishing.folder import FolderFiles
from build_tools.publishing.rsync import RsyncTarget
from build_tools.publishing.sftp import SftpFiles, SftpPlace
from build_tools.publishing.staged import StagedTarget

KILLED = 77
CHANGING = ("put", "create", "rename", "make_folder", "remove", "remove_folder")


def publish(site: Path, target: Target, **options: Any) -> Prepared:
    """What the command does once the site is built."""
    holder = this_run()
    take_lock(target, holder, is_gone)
    try:
        ready = prepare(target, known_of(target), site, "", **options)
        carry_out(target, ready, holder, lambda words: None)
    finally:
        release_lock(target, holder)
    return ready


class Counting:
    """File operations that are counted; after the ``last`` the process dies, in the middle of it where it writes."""

    def __init__(self, files: Any, last: int = 0) -> None:
        self.files = files
        self.last = last
        self.count = 0

    def __getattr__(self, name: str) -> Any:
        operation = getattr(self.files, name)
        return self._counted(name, operation) if name in CHANGING else operation

    def _counted(self, name: str, operation: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            self.count += 1
            if self.count != self.last:
                return operation(*arguments)
            if name == "put":
                source, path = arguments
                data = source if isinstance(source, bytes) else source.read_bytes()
                operation(data[: len(data) // 2], path)
            elif self.count % 2:
                operation(*arguments)
            os._exit(KILLED)

        return run


class DyingRsync(RsyncTarget):
    """rsync that is called so many times and never again."""

    def __init__(self, address: str, last: int) -> None:
        super().__init__(address)
        self.left = last

    def _run(self, *options: str, source: str, goal: str, names: Collection[str] = ()) -> str:
        self.left -= 1
        if not self.left:
            os._exit(KILLED)
        return super()._run(*options, source=source, goal=goal, names=names)


def folder_target(place: Path) -> StagedTarget:
    return StagedTarget(FolderFiles(place))


def sftp_target(place: SftpPlace) -> StagedTarget:
    return StagedTarget(SftpFiles(place, "mat-khau"))


def killed_in_folder(site: Path, place: Path, after: int) -> bool:
    """Publish to a folder in a copy of this process that dies at an operation; whether it did."""
    process = multiprocessing.get_context("fork").Process(target=_die, args=(FolderFiles(place), site, after))
    process.start()
    process.join()
    assert process.exitcode in (0, KILLED)
    return process.exitcode == KILLED


def killed_elsewhere(kind: str, place: str, site: Path, after: int) -> bool:
    """The same in a new process, to any kind of target."""
    call = [sys.executable, "-m", "tests.publishing.runs", kind, place, str(site), str(after)]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=Path(__file__).resolve().parents[2])
    assert done.returncode in (0, KILLED), done.stderr
    return done.returncode == KILLED


def operations(site: Path, place: Path) -> int:
    """How many operations a whole publication takes."""
    files = Counting(FolderFiles(place))
    publish(site, StagedTarget(files))
    return files.count


def _die(files: Any, site: Path, after: int) -> None:
    publish(site, StagedTarget(Counting(files, after)))


def main(kind: str, place: str, site: str, after: str) -> None:
    if kind == "rsync":
        publish(Path(site), DyingRsync(place, int(after)))
        return
    host, port, folder, known_hosts = place.split("|")
    _die(SftpFiles(SftpPlace(host, int(port), "bientap", folder, known_hosts=known_hosts), "mat-khau"), Path(site), int(after))


if __name__ == "__main__":
    main(*sys.argv[1:])
