"""Which parts of a document tell tasks, and which only frame or report."""

from __future__ import annotations

import re

from build_tools.link import LinkedItem
from build_tools.proposals import words
from build_tools.proposals.agents import Found

_FRAME = ("title", "recipients", "signature", "addressees", "letterhead")
_TOLD = ("assigned", "partner", "directed", "label")
_NARRATIVE = re.compile(words.NARRATIVE)
_TASKS = re.compile(words.TASK_WORDS)


def is_frame(linked: LinkedItem) -> bool:
    """Whether an item is no running text: title, recipients, signature."""
    return linked.item.kind in _FRAME


def is_narrative(linked: LinkedItem) -> bool:
    """Whether the nearest heading that says anything of it announces results, views or causes, not tasks."""
    for item in (linked.item, *reversed(linked.ancestors)):
        heading = item.heading.lower()
        if _TASKS.search(heading):
            return False
        if _NARRATIVE.search(heading):
            return True
    return False


def in_frame(linked: LinkedItem, found: Found) -> bool:
    """Whether a finding in the opening or closing words is only what the issuer does by issuing."""
    outside = any(item.kind in ("preamble", "closing") for item in (linked.item, *linked.ancestors))
    return outside and (found.office.id == linked.document.issuer or not found.pattern.startswith(_TOLD))
