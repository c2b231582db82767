"""The home page: what there is, and the ways in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from build_tools.link import LinkedItem, Site
from build_tools.model import Deadline
from build_tools.rendering.addresses import (
    ALL_FEED,
    BODY_NAMES,
    CHANGES_FEED,
    DEADLINES,
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
from build_tools.vietnamese.dates import last_day
from build_tools.vietnamese.letters import collation_key


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    documents = sorted(site.corpus.documents, key=lambda d: (d.date.isoformat() if d.date else "", d.id), reverse=True)
    assigned = [(body, site.tally("body", body.id).assigned) for body in site.corpus.bodies]
    busiest = sorted((pair for pair in assigned if pair[1]), key=lambda pair: (-pair[1], pair[0].name))[:10]
    implemented = [(instrument, site.tally("instrument", instrument.id).tasks) for instrument in site.corpus.instruments]
    most = sorted((pair for pair in implemented if pair[1]), key=lambda pair: (-pair[1], pair[0].id))[:10]
    content = context.templates.render(
        "home.html",
        root="",
        settings=context.settings,
        documents=documents,
        counts={
            "documents": len(documents),
            "tasks": len(site.tasks),
            "instruments": len(site.corpus.instruments),
            "bodies": len(site.corpus.bodies),
        },
        busiest=busiest,
        most=most,
        dated=_dated(site)[:8],
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=linked_address,
        site=site,
        deadlines=DEADLINES,
        search=SEARCH,
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


def _dated(site: Site) -> list[tuple[Deadline, LinkedItem]]:
    """Deadlines with their tasks, the latest first."""
    found = ((deadline, task) for task in site.tasks for deadline in task.item.deadlines if deadline.kind == "deadline")
    return sorted(found, key=lambda pair: (last_day(pair[0].due), pair[1].key), reverse=True)


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
