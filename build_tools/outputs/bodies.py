"""A page per body: its tasks by role, what it issued, where it is named; and the list of bodies."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.link import BackLink
from build_tools.model import Body
from build_tools.rendering.addresses import body_page, linked_address
from build_tools.rendering.item_view import name_of_item, place_of_item
from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.dates import last_day
from build_tools.vietnamese.letters import collation_key
from build_tools.vocabularies import BODY_KINDS, ROLES


def render(context: Context) -> Iterator[Page | Artifact]:
    site = context.site
    localities = {loc.id: loc.name for loc in site.corpus.localities}
    groups: list[tuple[str, list[tuple[Body, int, int]]]] = []
    for locality, name in localities.items():
        members = sorted((b for b in site.corpus.bodies if b.locality == locality), key=lambda b: collation_key(b.name))
        rows = [(b, sum(1 for link in site.body_links[b.id] if link.assignment), len(site.body_links[b.id])) for b in members]
        if rows:
            groups.append((name, rows))
    yield Page(
        "co-quan/index.html",
        "bodies",
        "Cơ quan, tổ chức",
        "Các cơ quan, tổ chức được giao nhiệm vụ hoặc được nêu trong văn bản",
        context.templates.render("bodies.html", root="../", groups=groups, kinds=BODY_KINDS),
    )
    for body in site.corpus.bodies:
        yield _page(context, body)


def _page(context: Context, body: Body) -> Page:
    site = context.site
    links = site.body_links[body.id]
    by_role: dict[str, list[BackLink]] = {role: [] for role in ROLES}
    for link in links:
        if link.assignment:
            by_role[link.assignment.role].append(link)
    for found in by_role.values():
        found.sort(key=_by_deadline)
    named: dict[str, dict[str, BackLink]] = {}
    for link in links:
        if not link.assignment:
            named.setdefault(link.document.id, {}).setdefault(link.source.key, link)
    content = context.templates.render(
        "body.html",
        root="../",
        site=site,
        body=body,
        locality=next((loc.name for loc in site.corpus.localities if loc.id == body.locality), ""),
        by_role={role: found for role, found in by_role.items() if found},
        named=[(document, list(found.values())) for document, found in named.items()],
        issued=[d for d in site.corpus.documents if d.issuer == body.id],
        issued_instruments=[i for i in site.corpus.instruments if i.issuer == body.id],
        children=[b for b in site.corpus.bodies if b.parent and b.parent.id == body.id],
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=linked_address,
    )
    description = f"{body.name}: nhiệm vụ được giao theo vai trò, văn bản đã ban hành, nơi được nêu tên."
    return Page(body_page(body.id), "bodies", body.name, description, content, {"@type": "Organization", "name": body.name})


def _by_deadline(link: BackLink) -> tuple[str, str]:
    dues = [last_day(d.due) for d in link.source.item.deadlines]
    return min(dues, default="9999"), link.source.key


OUTPUT = Output("bodies", LINKED, render)
