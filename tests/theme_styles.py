"""The theme's style sheets without what no page of the site uses: ``python -m tests.theme_styles`` writes the file.

Material ships the looks of a blog, a search of its own, tabs, key caps and much else, in two sheets that every reader would
wait for. What is left stands in ``overrides/assets/vendor/mkdocs-material/material.css``; ``overrides/assets/site.css`` takes it up.
The file depends on the installed Material and on ``UNUSED`` alone. ``tests/unit/test_theme_styles.py`` fails when it is not
current, ``tests/build/test_styles.py`` when a page uses something that was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import material

UNUSED = re.compile(
    r"""
    md-(annotation|author|banner|button|consent|content--post|content__button|copyright|draft|feedback|footer|header--lifted|header__source
      |meta|nav--integrated|nav--lifted|nav__button|nav__item--(nested|section|pruned)|nav__source|pagination|path|pin|post|profile|progress
      |search|select|sidebar--post|social|source|status|tabs|tag|tooltip|version)(?![a-z])
    | tabbed- | highlight | linenos | arithmatex | emojione | twemoji | gemoji | key-[a-z] | keys\b | task-list | mermaid | critic
    | cards\b | grid\b | mdx- | lightbox | doc-
    """,
    re.VERBOSE,
)
"""Where the name of a class begins so, nothing on the site has it: extensions of Markdown and features of the theme that ``mkdocs.yml``
does not switch on. Material's script puts tooltips and buttons for copying only where those features are on."""

TARGET = Path(__file__).resolve().parent.parent / "overrides/assets/vendor/mkdocs-material/material.css"
_SHEETS = ("main", "palette")
_TEXT = r'"(?:\\.|[^"\\])*"' + "|" + r"'(?:\\.|[^'\\])*'"
_HEAD = re.compile(rf"(?:{_TEXT}|[^\"'{{}};])*")
_BRACE = re.compile(rf"{_TEXT}|[{{}}]")
_SIGN = re.compile(rf"{_TEXT}|[(),]")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_COLOUR = re.compile(r"\[data-md-color-(?:primary|accent)=(?!indigo\b)")
_ICON = re.compile(rf"--([\w-]+):url\((?:{_TEXT})\);?")


def shortened(css: str) -> str:
    """A minified sheet without the selectors that ``UNUSED`` names, the rules that then have none, and icons nothing shows."""
    left = "".join(_kept(css))
    shown = set(re.findall(r"var\(--([\w-]+)", left))
    return _ICON.sub(lambda icon: icon.group() if icon.group(1) in shown else "", left)


def _kept(css: str) -> Iterator[str]:
    for head, body in _rules(css):
        if body is None:
            if not head.startswith("/*"):
                yield head
        elif head.startswith(("@media", "@supports")):
            inner = "".join(_kept(body))
            if inner:
                yield f"{head}{{{inner}}}"
        else:
            selectors = [s for s in _selectors(head) if head.startswith("@") or not _is_unused(s)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _is_unused(selector: str) -> bool:
    bare = re.sub(r":not\([^)]*\)", "", selector)  # what must not be there may well be unused
    return bool(_COLOUR.search(bare)) or any(UNUSED.match(name) for name in _CLASS.findall(bare))


def _selectors(head: str) -> Iterator[str]:
    """The parts of a list, cut at the commas that no bracket encloses."""
    depth = start = 0
    for sign in _SIGN.finditer(head):
        depth += {"(": 1, ")": -1}.get(sign.group(), 0)
        if sign.group() == "," and not depth:
            yield head[start : sign.start()]
            start = sign.end()
    yield head[start:]


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """(what stands before a brace, what stands between the braces), or (a statement, None)."""
    at = 0
    while at < len(css):
        end = _HEAD.match(css, at).end()  # type: ignore[union-attr]
        if end >= len(css):
            return
        if css[end] != "{":
            yield css[at : end + 1], None
            at = end + 1
            continue
        depth, close = 1, end + 1
        while depth:
            found = _BRACE.search(css, close)
            assert found, "a brace is open"
            depth += {"{": 1, "}": -1}.get(found.group(), 0)
            close = found.end()
        yield css[at:end], css[end + 1 : close - 1]
        at = close


def current() -> str:
    """What ``material.css`` has to hold with the installed theme."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    sheets = [next(folder.glob(f"{name}.*.min.css")).read_text("utf-8").rsplit("/*# source", 1)[0] for name in _SHEETS]
    told = "/*! Material for MkDocs, MIT licence (LICENSE); shortened by tests/theme_styles.py, do not edit */"
    return "\n".join([told, *(shortened(sheet.removeprefix('@charset "UTF-8";').strip()) for sheet in sheets), ""])


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(current(), "utf-8")
