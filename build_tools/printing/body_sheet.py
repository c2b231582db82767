"""The tasks of a body as a sheet to hand out: by the weight of its role, then by document, each with its whole text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from build_tools.link import Site
from build_tools.model import Body
from build_tools.printing.flow import pieces_of
from build_tools.printing.sheet import Sheet, corrections_of, facts_of, origin_of, places_of, targets_of
from build_tools.rendering import addresses
from build_tools.rendering.body_duties import Duty, duties_of
from build_tools.rendering.item_view import place_of_item
from build_tools.vocabularies import ROLES

_TASK_LEVEL = 4
"""Of the headings below the body's name: role 2, document 3, task 4."""


def sheet_of_body(site: Site, body: Body) -> Sheet:
    """What a body has to do. A task in which it has several roles stands under the first of them."""
    duties = duties_of(site, body.id)
    address = addresses.body_page(body.id)
    documents = dict.fromkeys(duty.task.document.id for duty in duties)
    name = body.name[:1].upper() + body.name[1:]
    tops = [duty.task for duty in duties]
    locality = site.name_of_locality(body.locality)
    title = f"Phiếu nhiệm vụ: {name}"
    data = {
        "title": title,
        "running": name,
        "issuer": name,
        "day": [],
        "address": address,
        "body": {"name": name, "locality": locality, "tasks": len(duties), "documents": len(documents)},
        "roles": [_role(site, body, role, own) for role in ROLES if (own := [duty for duty in duties if duty.roles[0] == role])],
        "sources": [
            {
                **origin_of(site, site.documents[document], site.documents[document].name, addresses.document_page(document)),
                "corrections": list(corrections_of(top for top in tops if top.document.id == document)),
            }
            for document in documents
        ],
    }
    return Sheet(title, address, data, ((name, body.span), *places_of(tops)))


def _role(site: Site, body: Body, role: str, duties: Sequence[Duty]) -> dict[str, Any]:
    """The duties of one role: documents in the order of their first task, tasks as the body's page has them."""
    by_document: dict[str, list[Duty]] = {}
    for duty in duties:
        by_document.setdefault(duty.task.document.name, []).append(duty)
    return {
        "name": ROLES[role],
        "count": len(duties),
        "documents": [{"name": name, "tasks": [_task(site, body, duty) for duty in own]} for name, own in by_document.items()],
    }


def _task(site: Site, body: Body, duty: Duty) -> dict[str, Any]:
    task = duty.task
    return {
        "address": addresses.linked_address(task),
        "place": place_of_item(task),
        "above": [f"{part.label} {part.heading}".strip() for part in task.ancestors if part.heading],
        "also": [ROLES[role] for role in duty.roles[1:]],
        "facts": list(facts_of(site, task, besides=body.id)),
        "targets": targets_of(site, task.item),
        "pieces": pieces_of(task.item, _TASK_LEVEL + 1),
    }
