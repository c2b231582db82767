"""``vankien publish``: builds the site, looks it over and puts it on one of the places of ``mkdocs.yml``."""

from __future__ import annotations

import getpass
import os
import secrets
import shutil
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from build_tools.arguments import USAGE
from build_tools.diagnostics import as_text
from build_tools.project import Project
from build_tools.publishing import (
    SETTINGS,
    TROUBLES,
    Destination,
    Holder,
    PublishError,
    Target,
    carry_out,
    fetch_history,
    forecast,
    known_of,
    open_target,
    prepare,
    read_destinations,
    release_lock,
    result,
    said,
    take_lock,
)

CLEAN, FINDINGS = 0, 1
_SAMPLE = """\
plugins:
  - vankien:
      publish:
        trang-chinh:
          to: sftp://tai-khoan@may-chu/var/www/van-kien
          url: https://vi-du.vn/van-kien/"""


def publish(project: Project, *, to: str | None, dry_run: bool, overwrite: bool, break_lock: bool) -> int:
    """The whole command; returns its exit status."""
    destinations, problems = read_destinations((project.root / SETTINGS).read_text("utf-8"))
    if problems:
        print(as_text(problems, project.read_line), file=sys.stderr)
        return FINDINGS
    try:
        destination = _chosen(destinations, to)
    except PublishError as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return USAGE
    run = _Run(project, destination, dry_run, overwrite, break_lock)
    try:
        with _speaking() as tell, _opened(run) as target:
            print(run.on(target, tell))
    except TROUBLES as error:
        print(f"Lỗi: {said(error)}", file=sys.stderr)
        return FINDINGS
    return CLEAN


def _chosen(destinations: Sequence[Destination], name: str | None) -> Destination:
    names = ", ".join(d.name for d in destinations)
    if not destinations:
        raise PublishError(f"mkdocs.yml chưa ghi nơi đăng nào; thêm, ví dụ:\n{_SAMPLE}")
    if name is None and len(destinations) > 1:
        raise PublishError(f"có nhiều nơi đăng; chọn một bằng --to: {names}")
    found = next((d for d in destinations if name in (None, d.name)), None)
    if found is None:
        raise PublishError(f"không có nơi đăng “{name}” trong mkdocs.yml; đang có: {names}")
    return found


@contextmanager
def _speaking() -> Iterator[Callable[[str], None]]:
    """What goes on, in one changing line on a terminal; silence elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda words: None
        return
    with console.status("Đang nối với nơi đăng…") as status:
        yield status.update


@dataclass(frozen=True)
class _Run:
    """One call of the command."""

    project: Project
    destination: Destination
    dry_run: bool
    overwrite: bool
    break_lock: bool

    def on(self, target: Target, tell: Callable[[str], None]) -> str:
        """Everything between opening and closing the target; what there is to say of it. A dry run changes nothing."""
        if self.dry_run:
            return self._go(target, None, tell)
        holder = this_run()
        take_lock(target, holder, is_gone, break_it=self.break_lock)
        try:
            return self._go(target, holder, tell)
        finally:
            with suppress(*TROUBLES):
                release_lock(target, holder)

    def _go(self, target: Target, holder: Holder | None, tell: Callable[[str], None]) -> str:
        known = known_of(target)
        tell("Đang dựng trang…")
        site, site_url = self._build(lambda folder: fetch_history(target, known, folder) or bool(known.ours))
        tell("Đang soát liên kết…")
        ready = prepare(target, known, site, site_url, overwrite=self.overwrite)
        if holder is None:
            return forecast(ready.plan, ready.manifest, self.destination)
        carry_out(target, ready, holder, tell)
        return result(ready.plan, self.destination)

    def _build(self, fetch: Callable[[Path], bool]) -> tuple[Path, str]:
        """(site, its public address), built as ``vankien build`` does, from the history of the published site."""
        from build_tools.mkdocs_plugin import build_site

        kept = self.project.root / ".cache" / "publish" / self.destination.name
        history = kept / "history"
        try:
            shutil.rmtree(history, ignore_errors=True)
            history.mkdir(parents=True)
        except OSError as error:
            raise PublishError(f"không ghi được vào {history}: {error.strerror}") from error
        published_before = fetch(history)
        if not published_before:
            shutil.rmtree(kept / "site", ignore_errors=True)  # an earlier build here is no part of what readers saw there
        address = self.destination.url or os.environ.get("SITE_URL", "")
        with _environment(VANKIEN_HISTORY=str(history) if published_before else "", SITE_URL=address):
            try:
                site = build_site(self.project.root, strict=False, site_dir=str(kept / "site"))
            except OSError as error:
                raise PublishError(f"không dựng được trang trên máy này: {error}") from error
        return site, address and address.rstrip("/") + "/"


@contextmanager
def _opened(run: _Run) -> Iterator[Target]:
    target = open_target(
        run.destination, run.project.root, run.project.sources, user=_user(), password=os.environ.get("VANKIEN_PASSWORD", "")
    )
    try:
        yield target
    finally:
        target.close()


@contextmanager
def _environment(**wanted: str) -> Iterator[None]:
    """Variables that the build reads, for as long as it runs."""
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in containers
        return "khong-ro-ten"


def this_run() -> Holder:
    """This process as the holder of a lock."""
    now = datetime.now().astimezone()
    return Holder(f"{_user()}@{socket.gethostname()}", f"{now:%H:%M} ngày {now:%d/%m/%Y}", _machine(), os.getpid(), secrets.token_hex(8))


def _machine() -> str:
    """This machine and, in a container, the container: where a process number means one process."""
    try:
        inside = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        inside = ""
    return f"{socket.gethostname()} {inside}".strip()


def is_gone(holder: Holder) -> bool:
    """A run of this very machine whose process has ended. Of other machines nothing is known."""
    if os.name != "posix" or holder.machine != _machine() or holder.process <= 0:
        return False
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
