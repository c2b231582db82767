"""A task as a row of a sheet: the same columns in the table, its exports and the files of a body."""

from __future__ import annotations

from build_tools.link import LinkedItem, Site
from build_tools.rendering.addresses import linked_address
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import place_of_item
from build_tools.vietnamese.dates import show_due
from build_tools.vocabularies import DEADLINE_KINDS, ROLES

COLUMNS: dict[str, str] = {
    "document": "Văn bản",
    "place": "Mục",
    "text": "Nội dung nhiệm vụ",
    **{f"role:{role}": name for role, name in ROLES.items()},
    "deadline": "Thời hạn",
    "times": "Mốc thời gian khác",
    "instruments": "Nghị quyết, văn bản được thực hiện",
    "topics": "Lĩnh vực",
    "note": "Ghi chú",
    "address": "Địa chỉ",
}
"""Column -> its heading."""


def cells(site: Site, task: LinkedItem, base: str = "") -> dict[str, str]:
    """Column -> plain text; several values are joined with semicolons. ``base`` goes before the address."""
    item = task.item

    def bodies(role: str) -> str:
        ids = dict.fromkeys(a.body for a in item.assignments if a.role == role)
        return "; ".join(site.bodies[b].name if b in site.bodies else b for b in ids)

    times = [f"{show_due(d.due)} ({DEADLINE_KINDS[d.kind].lower()})" for d in item.deadlines if d.kind != "deadline"]
    return {
        "document": task.document.name,
        "place": place_of_item(task),
        "text": " ".join(part for part in (item.heading, item.text) if part).replace("\n", " "),
        **{f"role:{role}": bodies(role) for role in ROLES},
        "deadline": "; ".join(dict.fromkeys(show_due(d.due) for d in item.deadlines if d.kind == "deadline")),
        "times": "; ".join(dict.fromkeys(times)),
        "instruments": "; ".join(name_of_target(site, c.instrument) for c in task.implements),
        "topics": "; ".join(site.topics[t].name for t in task.topics if t in site.topics),
        "note": "cần rà soát" if task.outdated else "",
        "address": base + linked_address(task),
    }
