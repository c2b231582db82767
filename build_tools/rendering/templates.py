"""Jinja set up for pages: everything escaped, nothing undefined, no loader but the given folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from build_tools import vocabularies
from build_tools.rendering.connections import replaced_claims
from build_tools.rendering.indicator_values import said
from build_tools.rendering.small_map import small_map
from build_tools.vietnamese import dates
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vietnamese.numerals import show_number


class Templates:
    """Page templates of a folder; ``kept`` is where they are kept compiled."""

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        try:
            if kept:
                kept.mkdir(parents=True, exist_ok=True)
        except OSError:
            kept = None
        self._environment = jinja2.Environment(
            bytecode_cache=jinja2.FileSystemBytecodeCache(str(kept)) if kept else None,
            loader=jinja2.FileSystemLoader(folder),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(
            date=lambda day: dates.show_date(day) if day else "không ghi",
            due=dates.show_due,
            number=show_number,
            sentence=lambda text: text[:1].upper() + text[1:],
            role=lambda role: vocabularies.ROLES[role],
            document_kind=lambda kind: vocabularies.DOCUMENT_KINDS[kind],
            deadline_kind=lambda kind: vocabularies.DEADLINE_KINDS[kind],
            body_kind=lambda kind: vocabularies.BODY_KINDS[kind],
            instrument_type=lambda kind: TYPE_NAMES[kind],
            target_value=lambda target: said(target.op, target.value, target.unit),
            furniture_kind=lambda kind: vocabularies.FURNITURE_KINDS[kind],
        )
        self._environment.globals.update(small_map=small_map, replaced_claims=replaced_claims)

    def render(self, name: str, /, **values: Any) -> Markup:
        """Render a template; raises jinja2.TemplateError for a fault in the template itself."""
        return Markup(self._environment.get_template(name).render(**values))
