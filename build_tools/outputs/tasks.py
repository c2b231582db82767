"""A page per task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from build_tools.link import LinkedItem, Site
from build_tools.model import Assignment
from build_tools.rendering.addresses import cover_picture, task_page
from build_tools.rendering.connections import assigned_tasks, implementing_links
from build_tools.rendering.item_view import linker, name_of_item, place_of_item, view_of
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Page
from build_tools.vocabularies import ROLES

_RELATED = 6
_Keys = Callable[[Context, str], tuple[str, ...]]
_COMMON = 200
"""What more tasks share makes none of them similar."""


def _of_document(context: Context, identity: str) -> Iterator[Page]:
    tasks = _tasks(context.site, identity)
    similar = context.value(similar_tasks, identity)
    for index, task in enumerate(tasks):
        previous = tasks[index - 1] if index else None
        following = tasks[index + 1] if index + 1 < len(tasks) else None
        yield _page(context, task, previous, following, [context.site.items[key] for key in similar[index]])


def _tasks(site: Site, document: str) -> list[LinkedItem]:
    return [linked for linked in site.items_by_document[document] if linked.item.task]


def similar_tasks(context: Context, document: str) -> tuple[tuple[str, ...], ...]:
    """Of each task of a document the keys of those like it. What is new for an office is like few of its other tasks: their pages hold."""
    holders = cache(context.value)
    return tuple(tuple(_similar(holders, task)) for task in _tasks(context.site, document))


def _page(context: Context, task: LinkedItem, previous: LinkedItem | None, following: LinkedItem | None, related: list[LinkedItem]) -> Page:
    path = task_page(task.document.id, task.item.path)
    root = "../" * path.count("/")
    view = view_of(context.site, task, linker(context.site, root, path))
    name = name_of_item(task)
    content = context.templates.render(
        "task.html",
        root=root,
        site=context.site,
        task=task,
        files=context.prints.get(path, ()),
        view=view,
        name=name,
        short_name=name_of_item(task, 60),
        place=place_of_item(task),
        by_role=_by_role(task),
        notes=[note for part in view.walk() for note in part.notes],
        has_corrections=any(item.corrections for item in task.item.walk()),
        previous=previous,
        following=following,
        related=related,
        named=_named(context.site, task),
        name_of_item=name_of_item,
        place_of_item=place_of_item,
        href_of=lambda linked: task_page(linked.document.id, linked.item.path),
    )
    description = " ".join(task.item.text.split())[:250].rsplit(" ", 1)[0]
    return Page(
        path, "tasks", f"{name} – {task.document.name}", description or name, content, _json_ld(task), picture=_picture(context, task)
    )


def _picture(context: Context, task: LinkedItem) -> str:
    """The cover of its document."""
    cover = cover_picture(task.document.id)
    return cover if cover in context.files else ""


def _by_role(task: LinkedItem) -> dict[str, list[Assignment]]:
    """Role -> assignments, roles in the order of the vocabulary."""
    grouped = {role: [a for a in task.item.assignments if a.role == role] for role in ROLES}
    return {role: assignments for role, assignments in grouped.items() if assignments}


def _named(site: Site, task: LinkedItem) -> dict[str, list[str]]:
    """What the text names beyond the claims: bodies without a role, other instruments, schemes."""
    assigned = {a.body for a in task.item.assignments}
    implemented = {c.instrument for c in task.implements}
    found: dict[str, dict[str, None]] = {"bodies": {}, "instruments": {}, "schemes": {}}
    for part in task.item.walk():
        for mention in site.items[f"{task.document.id}#{part.path}"].mentions.all():
            if mention.type == "body" and mention.target not in assigned:
                found["bodies"][mention.target] = None
            elif mention.type == "scheme":
                found["schemes"][mention.target] = None
            elif mention.type in ("instrument", "document") and mention.target not in {"", task.document.id, *implemented}:
                found["instruments"][mention.target] = None
    return {kind: list(ids) for kind, ids in found.items()}


def _similar(holders_of: Callable[[_Keys, str], tuple[str, ...]], task: LinkedItem) -> list[str]:
    """Tasks that share bodies or instruments, rarest in common first. ``holders_of`` gives a value of the context."""
    bodies = {a.body for a in task.item.assignments}
    carried = {c.instrument for c in task.implements if c.via != "inherited"}
    scores: Counter[str] = Counter()
    for make, identities in ((assigned_keys, bodies), (carrying_keys, carried)):
        for identity in sorted(identities):
            holders = holders_of(make, identity)
            for other in holders:
                scores[other] += 1 + 10 // len(holders)
    scores.pop(task.key, None)
    least = min(sorted(scores.values(), reverse=True)[:_RELATED], default=0)
    near = (key for key, score in scores.items() if score >= least)
    best = sorted(near, key=lambda k: (-scores[k], k.partition("#")[0] == task.document.id, k))
    return best[:_RELATED]


def assigned_keys(context: Context, body: str) -> tuple[str, ...]:
    """The tasks of a body; none where there are too many to say anything."""
    site = context.site
    if body not in site.bodies or site.tally("body", body).assigned > _COMMON:
        return ()
    return tuple(task.key for task in assigned_tasks(site, body))


def carrying_keys(context: Context, instrument: str) -> tuple[str, ...]:
    """The tasks that carry an instrument out of their own; none where there are too many."""
    site = context.site
    if site.tally("scheme" if instrument in site.schemes else "instrument", instrument).own > _COMMON:
        return ()
    return tuple(link.key for link in implementing_links(site, instrument) if link.via != "inherited")


def _json_ld(task: LinkedItem) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "name": name_of_item(task),
        "inLanguage": "vi",
        "isPartOf": {"@type": "CreativeWork", "name": task.document.name},
    }


OUTPUT = Output("tasks", each={"document": _of_document})
