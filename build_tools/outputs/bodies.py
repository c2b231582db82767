"""A page per body: its tasks by role and deadline, on paper and as files too; and the list of bodies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from build_tools.link import BackLink, Site
from build_tools.model import Body
from build_tools.rendering import addresses
from build_tools.rendering.body_duties import Duty, by_role, duties_of
from build_tools.rendering.calendar_file import CalendarFiles
from build_tools.rendering.embed_view import oembed_link
from build_tools.rendering.following import Following, feed_links, feed_title
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.newest import earlier_documents, shown_documents
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.sheet_files import SheetFiles
from build_tools.vietnamese.letters import collation_key

_ASSETS = ("assets/body.js",)


def _of_body(context: Context, identity: str) -> Iterator[Page | Artifact]:
    site, base = context.site, context.settings.site_url
    body = site.bodies[identity]
    duties = duties_of(site, identity)
    yield _page(context, body, duties)
    if duties:
        yield from _files(body, duties, CalendarFiles(site, base), SheetFiles(site, base))


def _list(context: Context) -> Iterator[Page]:
    site = context.site
    groups: list[tuple[str, list[tuple[Body, int, int]]]] = []
    members: dict[str, list[Body]] = defaultdict(list)
    for body in site.corpus.bodies:
        members[body.locality].append(body)
    for locality in site.corpus.localities:
        rows = [
            (b, site.tally("body", b.id).assigned, site.tally("body", b.id).sources)
            for b in sorted(members[locality.id], key=lambda b: collation_key(b.name))
        ]
        if rows:
            groups.append((locality.name, rows))
    yield Page(
        "co-quan/index.html",
        "bodies",
        "Cơ quan, tổ chức",
        "Các cơ quan, tổ chức được giao nhiệm vụ hoặc được nêu trong văn bản",
        context.templates.render("bodies.html", root="../", groups=groups),
        assets=("assets/name-filter.js",),
    )


def _page(context: Context, body: Body, duties: Sequence[Duty]) -> Page:
    site, path = context.site, addresses.body_page(body.id)
    counts = Counter(duty.task.document.id for duty in duties)
    listed = shown_documents(site, counts)
    shown = [duty for duty in duties if duty.task.document.id in listed]
    lead = [duty for duty in duties if duty.is_lead]
    named = _named(site, body, {duty.task.key for duty in duties})
    places = {document: len(links) for document, links in named.items()}
    named_in = shown_documents(site, places)
    content = context.templates.render(
        "body.html",
        root="../",
        site=site,
        body=body,
        address=context.settings.site_url and context.settings.site_url + path,
        locality=site.name_of_locality(body.locality),
        duties=duties,
        shown=shown,
        earlier=earlier_documents(site, counts, listed),
        role_counts={role: len(members) for role, members in by_role(duties).items()},
        files=context.prints.get(path, ()),
        by_role=by_role(shown),
        lead=lead,
        named=[(document, links) for document, links in named.items() if document in named_in],
        named_earlier=earlier_documents(site, places, named_in),
        issued=site.issued_by.get(body.id, ()),
        issued_instruments=site.instruments_issued_by.get(body.id, ()),
        children=site.children_of_body.get(body.id, ()),
        addresses=addresses,
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        name_of_target=name_of_target,
        href_of=addresses.linked_address,
    )
    description = f"{body.name}: nhiệm vụ được giao theo vai trò và thời hạn, văn bản đã ban hành, nơi được nêu tên."
    json_ld = {"@type": "Organization", "name": body.name}
    feeds = [(addresses.feed_of_body(body.id), feed_title("body", body.name))] if Following(site).has_of_body(body.id) else []
    embed = [oembed_link(addresses.oembed_of(addresses.embed_of_body(body.id)), f"Nhiệm vụ của {body.name}")] if duties else []
    links = (*feed_links(context.settings.site_url, *feeds), *embed)
    return Page(path, "bodies", body.name, description, content, json_ld, _ASSETS if duties else (), links)


def _named(site: Site, body: Body, shown: Set[str]) -> dict[str, list[BackLink]]:
    """Document -> places that name the body beyond its tasks, each place once."""
    named: dict[str, dict[str, BackLink]] = {}
    for link in site.body_links[body.id]:
        if link.key not in shown:
            named.setdefault(link.document.id, {}).setdefault(link.key, link)
    return {document: list(found.values()) for document, found in named.items()}


def _files(body: Body, duties: Sequence[Duty], calendars: CalendarFiles, sheets: SheetFiles) -> Iterator[Artifact]:
    lead = [duty.task for duty in duties if duty.is_lead]
    name = f"Nhiệm vụ: {body.name}"
    yield Artifact(addresses.calendar_file(body.id), calendars.of_tasks(name, (duty.task for duty in duties)))
    if lead:
        yield Artifact(addresses.lead_calendar_file(body.id), calendars.of_tasks(f"Nhiệm vụ chủ trì: {body.name}", lead))
    yield Artifact(addresses.sheet_file(body.id, "xlsx"), sheets.xlsx(name, duties))
    yield Artifact(addresses.sheet_file(body.id, "csv"), sheets.csv(duties))


OUTPUT = Output("bodies", _list, {"body": _of_body})
