"""The files of the search index; the page that reads them is ``search_page``."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.search import Prepared, abbreviations_of, build_index, prepared, source_of, sources_of


def render(context: Context) -> Iterator[Page | Artifact]:
    yield from build_index(context.site, sources_of(context.site, context.settings.sections))


def prepared_source(context: Context, identity: str) -> Prepared:
    """What the index needs of one source; incremental builds put the index together from these."""
    source = source_of(context.site, context.settings.sections, identity)
    return prepared(context.site, source, abbreviations_of(context.site))


OUTPUT = Output("search", render)
