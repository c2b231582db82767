"""Work spread over the processors, where the system can fork; one after another where it cannot."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

_LOOK_UP = 0.02
"""Seconds between two calls of ``waiting``."""
A = TypeVar("A")
B = TypeVar("B")


def processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[A]], B], things: Sequence[A], *, size: int, least: int, waiting: Callable[[], object] | None = None
) -> Iterator[B]:
    """``work`` over slices of ``size`` things, in their order; in processes of their own from ``least`` things on.

    What ``work`` refers to is there in the processes as it was when they began; only its results travel. ``waiting`` is called
    now and then in this process while it waits for them.
    """
    slices = [things[at : at + size] for at in range(0, len(things), size)]
    workers = min(processors(), len(slices))
    if workers < 2 or len(things) < least or "fork" not in multiprocessing.get_all_start_methods():
        for some in slices:
            if waiting:
                waiting()
            yield work(some)
        return
    gc.collect()  # garbage would go along with every fork
    with multiprocessing.get_context("fork").Pool(workers, _begin, (work, slices)) as pool:
        results = pool.imap(_run, range(len(slices)))
        while waiting:
            try:
                yield results.next(timeout=_LOOK_UP)
            except multiprocessing.TimeoutError:
                waiting()
            except StopIteration:
                return
        yield from results


_job: list[Any] = []
"""In a worker: the function and the slices, handed over by the fork."""


def _begin(work: Callable[..., Any], slices: list[Any]) -> None:
    gc.freeze()  # what the fork brought along is nobody's garbage here, and stays shared as long as it is not looked through
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # what the parent makes of it is not ours: it ends us by it
    _job[:] = [work, slices]


def _run(at: int) -> Any:
    work, slices = _job
    return work(slices[at])
