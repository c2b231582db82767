"""Deadlines and events of all tasks: a timeline, a calendar, a list."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page


def render(context: Context) -> Iterator[Page | Artifact]:
    yield from ()


OUTPUT = Output("deadlines", LINKED, render)
