"""An item as it runs down a page: headings and paragraphs, one after the other.

The label stands before what comes first; a run-in item goes on in the paragraph before it. The
layouts of all formats are made from this.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_tools.printing.runs import Run


@dataclass(frozen=True)
class Flow:
    """A heading of a level from 1, or a paragraph with level 0."""

    level: int
    runs: list[Run]


def flow(node: dict[str, Any]) -> Iterator[Flow]:
    """The headings and paragraphs of a node (see ``content``) and of all below it."""
    lead = [{"text": f"{node['label']} "}] if node["label"] else []
    if node["heading"]:
        yield Flow(node["level"], [*lead, *node["heading"]])
        lead = []
    said: list[Run] = []
    for block in node["blocks"]:
        child = block.get("node")
        if child is None:
            if said:
                yield Flow(0, said)
            said, lead = [*lead, *block["runs"]], []
        elif child["kind"] == "run_in":
            said, lead = [*lead, *said, *([{"text": " "}] if said else []), *_run_in(child)], []
        else:
            if said or lead:
                yield Flow(0, said or _closed(lead))
            said, lead = [], []
            yield from flow(child)
    if said or lead:
        yield Flow(0, said or _closed(lead))


def _run_in(node: dict[str, Any]) -> list[Run]:
    parts: list[Run] = [{"text": f"{node['label']} "}] if node["label"] else []
    for number, block in enumerate(b for b in node["blocks"] if "runs" in b):
        parts += [*([{"text": " "}] if number else []), *block["runs"]]
    return parts


def _closed(lead: list[Run]) -> list[Run]:
    """A label that stands alone."""
    return [{"text": run["text"].rstrip()} for run in lead]
