"""The page of results: a link to it holds the words and the choices, so that a search can be sent and printed.

The index is read by the browser; without JavaScript the page leads to the lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.rendering import addresses
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page

_ASSETS = (
    "assets/search/recent.js",
    "assets/search/hits.js",
    "assets/search/facets.js",
    "assets/search/results.js",
)


def render(context: Context) -> Iterator[Page]:
    content = context.templates.render("search.html", root="../", deadlines=addresses.DEADLINES, tasks=addresses.TASKS)
    description = "Tìm nhiệm vụ, văn bản, nghị quyết, cơ quan; gõ có dấu hay không dấu, số văn bản hay chữ viết tắt đều được."
    yield Page(addresses.SEARCH, "search", "Tìm kiếm", description, content, assets=_ASSETS)


OUTPUT = Output("search_page", render)
