"""The map of resolutions, documents, tasks and bodies, and its table."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page


def render(context: Context) -> Iterator[Page | Artifact]:
    yield from ()


OUTPUT = Output("graph", LINKED, render)
