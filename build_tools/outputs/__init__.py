"""Everything the site consists of: one output, one file."""

from build_tools.outputs import (
    bodies,
    data,
    deadlines,
    documents,
    gaps,
    graph,
    home,
    indicators,
    instruments,
    matrices,
    schemes,
    search,
    search_page,
    sitemap,
    task_list,
    tasks,
)
from build_tools.rendering.output import Output

OUTPUTS: tuple[Output, ...] = (
    home.OUTPUT,
    documents.OUTPUT,
    task_list.OUTPUT,
    tasks.OUTPUT,
    instruments.OUTPUT,
    bodies.OUTPUT,
    schemes.OUTPUT,
    indicators.OUTPUT,
    deadlines.OUTPUT,
    graph.OUTPUT,
    matrices.OUTPUT,
    gaps.OUTPUT,
    data.OUTPUT,
    search.OUTPUT,
    search_page.OUTPUT,
    sitemap.OUTPUT,
)
