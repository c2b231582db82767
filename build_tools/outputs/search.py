"""The files of the search index; the page that reads them is ``search_page``."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.search import build_index, sources_of


def render(context: Context) -> Iterator[Page | Artifact]:
    yield from build_index(context.site, sources_of(context.site, context.settings.sections))


OUTPUT = Output("search", LINKED, render)
