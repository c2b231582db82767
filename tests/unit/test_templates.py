"""What templates refuse, and text made safe as Jinja makes it."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import escape

from build_tools.rendering.escaping import escaped
from build_tools.rendering.templates import Templates


@pytest.mark.parametrize("text", ["{{ missing }}", "{{ known.missing }}", "{{ known.missing() }}", "{% for x in missing %}{% endfor %}"])
def test_what_is_not_there_is_a_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.html").write_text(text, "utf-8")
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        Templates(tmp_path).render("page.html", known="x")


@given(some.text(some.sampled_from("a&<>\"'đ\n;#")))
def test_characters_are_escaped_as_everywhere(text: str) -> None:
    assert escaped(text) == str(escape(text))
