"""What is new: the latest changes, all changes of each year, and the schema of the history's data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from build_tools.history import CHANGES, Change, history_schema
from build_tools.rendering.addresses import CHANGES_FEED, HISTORY_SCHEMA, WHATS_NEW, whats_new_in
from build_tools.rendering.change_view import days_of
from build_tools.rendering.following import CHANGES as CHANGES_TITLE
from build_tools.rendering.following import feed_links
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page

LATEST = 100
"""Changes on the first page; the day of the last of them is told to its end."""


def render(context: Context) -> Iterator[Page | Artifact]:
    changes = context.history.changes
    years = [(year, tuple(group)) for year, group in groupby(changes, key=lambda change: change.date.year)]
    latest = _latest(changes)
    description = "Văn bản, nhiệm vụ mới thêm, sửa đổi, hiệu đính, đổi thời hạn hoặc rút khỏi trang"
    yield _page(context, WHATS_NEW, "Có gì mới", description, latest, years)
    for year, own in years:
        yield _page(context, whats_new_in(year), f"Thay đổi trong năm {year}", f"{description}, năm {year}", own, years)
    yield Artifact(HISTORY_SCHEMA, (json.dumps(history_schema(), ensure_ascii=False, indent=1) + "\n").encode())


def _latest(changes: Sequence[Change]) -> Sequence[Change]:
    if len(changes) <= LATEST:
        return changes
    last = changes[LATEST - 1].date
    return [change for change in changes if change.date >= last]


def _page(
    context: Context, path: str, title: str, description: str, changes: Sequence[Change], years: Sequence[tuple[int, Sequence[Change]]]
) -> Page:
    counted = Counter(change.what for change in changes)
    content = context.templates.render(
        "whats-new.html",
        root="../",
        title=title,
        is_index=path == WHATS_NEW,
        days=days_of(context.site, changes),
        total=len(changes),
        kinds=[(what, said, counted[what]) for what, said in CHANGES.items() if counted[what]],
        years=[(year, whats_new_in(year), len(own)) for year, own in years],
        own_page=path,
        whats_new=WHATS_NEW,
        since=min((context.history.first_seen(document) for document in context.site.documents), default=None),
    )
    links = feed_links(context.settings.site_url, (CHANGES_FEED, CHANGES_TITLE))
    return Page(path, "documents", title, description, content, links=links)


OUTPUT = Output("whats_new", render)
