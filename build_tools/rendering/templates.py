"""Jinja set up for pages: everything escaped, nothing undefined, no loader but the given folder."""

from __future__ import annotations

from pathlib import Path
from types import FunctionType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from build_tools import vocabularies
from build_tools.rendering.connections import replaced_claims, stating
from build_tools.rendering.indicator_values import said
from build_tools.rendering.small_map import small_map
from build_tools.vietnamese import dates
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES
from build_tools.vietnamese.numerals import show_number


class _Code(CodeGenerator):
    """Shows values by ``escaping.shown``; Jinja's own code makes an object for each piece that is shown."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 -- Jinja's name
        super().visit_Template(node, frame)
        self.writeline("from build_tools.rendering.escaping import shown")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("shown(")
        if finalize.src is not None:
            self.write(finalize.src)


class _Context(Context):
    """Calls macros and plain functions straight away; Jinja's own looks at each for what they may want to be given."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 -- names that no keyword of a call can have
        if type(__obj) is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        if type(__obj) is FunctionType and not __obj.__dict__:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


class _Environment(jinja2.Environment):
    """Jinja with these; a template is the same for as long as the environment is there."""

    code_generator_class = _Code
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str, jinja2.Template] = {}

    def get_template(self, name: str, *_: Any, **__: Any) -> jinja2.Template:  # type: ignore[override]
        if name not in self._known:
            self._known[name] = super().get_template(name)
        return self._known[name]


class Templates:
    """Page templates of a folder; ``kept`` is where they are kept compiled."""

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
        self._environment = _Environment(
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
        self._environment.globals.update(small_map=small_map, replaced_claims=replaced_claims, stating=stating)

    def render(self, name: str, /, **values: Any) -> Markup:
        """Render a template; raises jinja2.TemplateError for a fault in the template itself."""
        return Markup(self._environment.get_template(name).render(**values))
