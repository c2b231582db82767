"""Text made safe for HTML as a plain string: the same characters as ``markupsafe.escape`` gives, without an object for each piece."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape


def escaped(text: str) -> str:
    """A text whose characters stand for nothing but themselves, in elements and in attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace('"', "&#34;")


def shown(value: Any) -> str:
    """What a template shows of a value: HTML as it is, everything else escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return escaped(value) if kind is str else escape(value)
