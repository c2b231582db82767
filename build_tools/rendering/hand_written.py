"""The pages of ``docs/`` as the search finds them: one entry per heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from build_tools.rendering.output import HandWritten

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNREAD = frozenset({"script", "style", "svg", "pre"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class _Section:
    level: int
    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections: list[_Section] = []
        self._in_heading = False
        self._open_unread: list[str] = []
        self._code: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HEADINGS:
            self.sections.append(_Section(int(tag[1]), given.get("id") or ""))
            self._in_heading = True
        elif self._open_unread and tag not in _VOID:
            self._open_unread.append(tag)
        elif tag == "code":
            self._code = []
        elif tag in _UNREAD or "headerlink" in (given.get("class") or "").split():
            self._open_unread.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._in_heading = False
        elif self._open_unread and self._open_unread[-1] == tag:
            self._open_unread.pop()
        elif tag == "code" and self._code is not None:
            code, self._code = "".join(self._code), None
            if " " not in code:  # a key or a file; several words are an example of what to type
                self.handle_data(code)

    def handle_data(self, data: str) -> None:
        if self._code is not None:
            self._code.append(data)
        elif self.sections and not self._open_unread:
            section = self.sections[-1]
            (section.title if self._in_heading else section.text).append(data)


def sections_of(address: str, html: str) -> list[HandWritten]:
    """The sections of a page's HTML; the first heading stands for the page itself."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found: list[HandWritten] = []
    above: list[tuple[int, str]] = []
    for at, section in enumerate(reader.sections):
        title = " ".join("".join(section.title).split())
        above = [(level, name) for level, name in above if level < section.level]
        place = f"{address}#{section.anchor}" if at and section.anchor else address
        found.append(HandWritten(place, title, tuple(name for _, name in above), " ".join("".join(section.text).split())))
        above.append((section.level, title))
    return found
