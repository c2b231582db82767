"""A command's wall seconds and the most memory that it and its children hold at once; how soon a server shows an edit."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

EVERY = 0.05
"""Seconds between two looks at the memory, at the least."""
_REST = 30
"""A look goes through all pages that a process has: so many times as long there is none, that it costs no more than a thirtieth."""
POLL = 0.005
_PAUSE = 3
"""Seconds between what was seen and the next edit: nobody edits sooner, a watcher may look once a second, a server may get ready."""
_SHARE = "Pss:"
"""The line of ``smaps_rollup`` (proc(5)) with the kB that a process holds: of a page that n processes share, the nth part."""


@dataclass(frozen=True)
class Run:
    """Wall seconds; ``peak`` in MB: memory of the process and its children, what they share counted once; seconds of all processors."""

    seconds: float
    peak: float = 0.0
    cpu: float = 0.0


class FailedError(Exception):
    """A command did not end as it should; the message has its last words."""


def run(line: Sequence[str], folder: Path, longest: float, environment: Mapping[str, str] | None = None) -> Run:
    """Run to the end. Raises FailedError on a failure or after ``longest`` seconds."""
    with tempfile.TemporaryFile() as said:
        start, used = time.perf_counter(), _used()
        process = _started(line, folder, said.fileno(), environment)
        memory = _Memory(process.pid)
        alarm = threading.Timer(longest, _kill, [process])
        alarm.start()
        try:
            status = process.wait()  # without a limit: with one, Python only looks every 50 ms
            seconds = time.perf_counter() - start
        finally:
            alarm.cancel()
            peak = memory.end()
            _end(process)
        if seconds >= longest:
            raise FailedError(f"took over {longest:.0f} s")
        if status:
            said.seek(0)
            raise FailedError(f"{' '.join(map(str, line))} ended with {status}: …{said.read()[-1500:].decode(errors='replace')}")
    return Run(seconds, peak, _used() - used)


def _used() -> float:
    """Seconds of processor time of all children that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def save_to_served(line: Sequence[str], folder: Path, address: str, edit: Callable[[], str], times: int, longest: float) -> list[Run]:
    """Seconds from the save to the page with the new words, for each of so many edits. ``edit`` saves and returns the words."""
    with tempfile.TemporaryFile() as said:
        process = _started(line, folder, said.fileno(), None)
        try:
            _seen(address, "", longest)
            found = []
            for _ in range(times):
                time.sleep(_PAUSE)
                words, start = edit(), time.perf_counter()
                _seen(address, words, longest)
                found.append(Run(time.perf_counter() - start))
            return found
        finally:
            _end(process)


def _seen(address: str, words: str, longest: float) -> None:
    """Return once the page is there and holds the words."""
    until = time.monotonic() + longest
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=10) as answer:
                if words in answer.read().decode("utf-8", "replace"):
                    return
        except (URLError, OSError, HTTPException):  # a server may be asked while it writes the page
            pass
        time.sleep(POLL)
    raise FailedError(f"{address} never showed “{words}”")


def _started(line: Sequence[str], folder: Path, output: int, environment: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    env = {**os.environ, **(environment or {})}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a user keeps what Python compiles
    return subprocess.Popen(line, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, env=env, start_new_session=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and its children, if any is left."""
    _kill(process)
    process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class _Memory:
    """Adds up the memory of a process and its descendants again and again."""

    def __init__(self, root: int) -> None:
        self._root, self._peak, self._ended = root, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> float:
        self._ended.set()
        self._thread.join()
        return self._peak * 1024 / 1e6

    def _watch(self) -> None:
        took = 0.0
        while not self._ended.wait(max(EVERY, _REST * took)):
            start = time.perf_counter()
            self._peak = max(self._peak, sum(map(_held, self._tree())))
            took = time.perf_counter() - start

    def _tree(self) -> list[int]:
        found = [self._root]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                try:
                    found += map(int, task.read_text().split())
                except OSError:
                    continue
        return found


def _held(pid: int) -> int:
    """kB; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(_SHARE)), 0)
