"""Our Jinja gives what Jinja gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup, escape

from build_tools.rendering.escaping import escaped, shown
from build_tools.rendering.templates import Templates

PIECES = """{% macro tag(name, text="<kept>") %}
<{{ name }}>{{ text }}</{{ name }}>
{%- endmacro %}
{% macro around(text) %}{{ text }}{{ caller() }}{% endmacro %}
"""
PAGE = """{% import "pieces.html" as p %}
{% macro own(n) %}{{ n }}{{ p.tag("b", n ~ "<") }}{% endmacro %}
{% for value in values %}
{{ loop.index }} {{ value }} {{ [value, "&"] | join("<") }} {{ own(value) }} {{ called(value) }} {{ value | string | upper }}
{% set kept = called(value) %}{{ kept }}{% call p.around(value) %}<u>{{ value }}</u>{% endcall %}
{% endfor %}
{% include "more.html" %}{{ cycler("a", "<").next() }}{{ {"x": html} | tojson }}{{ with_context() }}"""
MORE = "{{ html }}{{ text }}{{ number }}{{ none }}"


@jinja2.pass_context
def with_context(context: jinja2.runtime.Context) -> str:
    return f"<{context['number']}>"


VALUES: dict[str, Any] = {
    "values": ["a & 'b'", Markup("<b>c</b>"), 3, None, 1.5],
    "called": lambda value: f"({value})",
    "html": Markup("<br>"),
    "text": '"<>"',
    "number": 7,
    "none": None,
    "with_context": with_context,
}


def folder_with(folder: Path, **templates: str) -> Path:
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return folder


def test_pages_are_what_jinja_makes_of_them(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, pieces=PIECES, page=PAGE, more=MORE)
    options: dict[str, Any] = {"autoescape": True, "undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    plain = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), **options).get_template("page.html").render(**VALUES)
    assert Templates(folder).render("page.html", **VALUES) == plain
    assert "&lt;kept&gt;" not in plain and "(a &amp; &#39;b&#39;)" in plain


@pytest.mark.parametrize("text", ["{{ missing }}", "{{ known.missing }}", "{{ known.missing() }}", "{% for x in missing %}{% endfor %}"])
def test_what_is_not_there_is_a_fault(tmp_path: Path, text: str) -> None:
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        Templates(folder_with(tmp_path, page=text)).render("page.html", known="x")


@given(some.text(some.sampled_from("a&<>\"'đ\n;#")))
def test_characters_are_escaped_as_everywhere(text: str) -> None:
    assert escaped(text) == str(escape(text))
    assert shown(text) == str(escape(text)) and shown(Markup(text)) == text
