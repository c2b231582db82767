"""What this site holds, for other sites and for portals, and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from build_tools.federation import INVENTORY, INVENTORY_SCHEMA, as_bytes, inventory_of, inventory_schema
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page


def render(context: Context) -> Iterator[Page | Artifact]:
    settings, updated = context.settings, context.history.latest
    yield Artifact(INVENTORY, as_bytes(inventory_of(context.site, settings.site_name, settings.site_url, updated)))
    yield Artifact(INVENTORY_SCHEMA, (json.dumps(inventory_schema(), ensure_ascii=False, indent=1) + "\n").encode())


OUTPUT = Output("inventory", render)
