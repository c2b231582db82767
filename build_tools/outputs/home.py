"""The home page: what there is, and the ways in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, islice

from build_tools.link import Due, LinkedItem, Site, has_days
from build_tools.model import Deadline
from build_tools.rendering import newest
from build_tools.rendering.addresses import (
    ALL_FEED,
    BODY_NAMES,
    CHANGES_FEED,
    DEADLINES,
    DOCUMENTS,
    EMBED_LATEST,
    SEARCH,
    WHATS_NEW,
    linked_address,
    oembed_of,
)
from build_tools.rendering.embed_view import oembed_link
from build_tools.rendering.following import ALL_DOCUMENTS, CHANGES, feed_links
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.letters import collation_key


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    documents = newest.documents_by_day(site)
    assigned = [(body, site.tally("body", body.id).assigned) for body in site.corpus.bodies]
    busiest = sorted((pair for pair in assigned if pair[1]), key=lambda pair: (-pair[1], pair[0].name))[:10]
    implemented = [(instrument, site.tally("instrument", instrument.id).tasks) for instrument in site.corpus.instruments]
    most = sorted((pair for pair in implemented if pair[1]), key=lambda pair: (-pair[1], pair[0].id))[:10]
    content = context.templates.render(
        "home.html",
        root="",
        settings=context.settings,
        documents=documents[: newest.CARDS],
        counts={
            "documents": len(documents),
            "tasks": sum(site.task_counts.values()),
            "instruments": len(site.corpus.instruments),
            "bodies": len(site.corpus.bodies),
        },
        busiest=busiest,
        most=most,
        dated=list(islice(_dated(site), 8)),
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=linked_address,
        site=site,
        deadlines=DEADLINES,
        search=SEARCH,
        every_document=DOCUMENTS,
        whats_new=WHATS_NEW,
    )
    yield Page(
        "index.html",
        "home",
        context.settings.site_name,
        context.settings.site_description,
        content,
        {
            "@type": "WebSite",
            "name": context.settings.site_name,
            "inLanguage": "vi",
            **({"url": context.settings.site_url} if context.settings.site_url else {}),
        },
        ("assets/name-filter.js", "assets/home.js"),
        (
            *feed_links(context.settings.site_url, (ALL_FEED, ALL_DOCUMENTS), (CHANGES_FEED, CHANGES)),
            oembed_link(oembed_of(EMBED_LATEST), "Văn bản mới nhất"),
        ),
    )
    yield Artifact(BODY_NAMES, _body_names(site))


def _dated(site: Site) -> Iterator[tuple[Deadline, LinkedItem]]:
    """Deadlines with their tasks, the latest first."""
    for stretch in reversed([stretch for stretch in site.due_counts if has_days(stretch)]):
        dues = sorted((due for due in site.dues[stretch] if due.kind == "deadline"), key=_day_and_document, reverse=True)
        for (_, document), of_document in groupby(dues, key=_day_and_document):  # few documents are looked into
            found = ((due, site.item_at(document, due.at)) for due in of_document)
            for due, task in sorted(found, key=lambda pair: pair[1].item.path, reverse=True):
                if task.item.task:
                    yield next(d for d in task.item.deadlines if (d.kind, d.due) == (due.kind, due.due)), task


def _day_and_document(due: Due) -> tuple[str, str]:
    return due.day, due.document


def _body_names(site: Site) -> bytes:
    """The bodies that have tasks, by locality, as a script: a page opened from a disk can load no other data.

    Each is its id, name, other names, and how many tasks it leads and has in all.
    """
    groups: dict[str, list[list[str | int]]] = defaultdict(list)
    for body in sorted(site.corpus.bodies, key=lambda body: collation_key(body.name)):
        tally = site.tally("body", body.id)
        if tally.assigned:
            name = body.name[:1].upper() + body.name[1:]
            groups[body.locality].append([body.id, name, "; ".join(body.aliases), tally.led, tally.assigned])
    localities = sorted(site.corpus.localities, key=lambda locality: collation_key(locality.name))
    named = [[locality.name, groups[locality.id]] for locality in localities if groups[locality.id]]
    text = json.dumps(named, ensure_ascii=False, separators=(",", ":"))
    return f"window.vankienBodies={text};\n".encode()


OUTPUT = Output("home", render)
