"""The report as one HTML file that needs nothing else: the original with its parts beside the draft."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

import jinja2

from build_tools.importer.lines import Paper
from build_tools.importer.report.places import Part, SourceLine
from build_tools.importer.report.text import letters_sentence
from build_tools.importer.report.understood import Doubt, document_name, facts, percent, sureness, to_fill, trouble, understood
from build_tools.importer.structure import Draft
from build_tools.importer.structure.findings import SURE

_MARK = "# xem lại"
"""What the writer of drafts puts where an editor has to look."""


@dataclass(frozen=True)
class ShownLine:
    """A line of the source with its place in the list (its anchor) and the findings about it."""

    place: int
    line: SourceLine
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Group:
    """Neighbouring lines that went into the same parts. ``kind`` is text, outside or unknown."""

    kind: str
    document: str
    label: str
    goal: str
    """Where the draft has it; empty when unknown."""
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True)
class YamlLine:
    """A line of a draft; ``goal`` is the anchor of an item that begins there, or of a key that must be filled in."""

    text: str
    marked: bool
    goal: str


@dataclass(frozen=True)
class ShownDraft:
    """A draft with what an editor has to do in it: (name, anchor) of what must be filled in."""

    name: str
    lines: Sequence[YamlLine]
    to_fill: Sequence[tuple[str, str]]

    @property
    def marks(self) -> int:
        return sum(line.marked for line in self.lines)


def html_report(paper: Paper, drafts: Sequence[Draft], yaml_texts: Sequence[str], name: str = "") -> str:
    """The whole page; ``yaml_texts`` belong to the drafts in their order, ``name`` is the source file's."""
    known = understood(paper, drafts)
    places = {id(line): place for place, line in enumerate(known.lines, start=1)}
    yamls = [_shown_draft(index, text, drafts, len(yaml_texts)) for index, text in enumerate(yaml_texts)]
    return _template().render(
        name=name,
        letters=letters_sentence(known.letters),
        whole=not known.letters.lost and not known.letters.added,
        reports=paper.reports,
        documents=[(document_name(i, len(drafts)), facts(draft), sureness(draft)) for i, draft in enumerate(drafts)],
        troubles=list(trouble(known, paper, drafts)),
        doubts=[(doubt, document_name(doubt.document, len(drafts)), places.get(id(doubt.line), 0)) for doubt in known.doubts],
        first_place=_first_places(known.lines),
        groups=list(_groups(known.lines, known.doubts, len(drafts), {line.goal for shown in yamls for line in shown.lines})),
        yamls=yamls,
        listed_below=percent(SURE),
    )


def _shown_draft(index: int, text: str, drafts: Sequence[Draft], count: int) -> ShownDraft:
    keys = to_fill(text)
    lines = [
        replace(line, goal=_place_to_fill(index, key)) if (key := line.text.partition(":")[0]) in keys else line
        for line in _yaml_lines(index, text, drafts)
    ]
    return ShownDraft(document_name(index, count), lines, [(name, _place_to_fill(index, key)) for key, name in keys.items()])


def _place_to_fill(document: int, key: str) -> str:
    return f"dien-{document}-{key}"


def _yaml_lines(document: int, text: str, drafts: Sequence[Draft]) -> list[YamlLine]:
    """A draft's lines. Items have anchors when the lines that look like their beginnings are as many as they."""
    lines = text.rstrip("\n").split("\n")
    begin = [at for at, line in enumerate(lines) if line.lstrip().startswith(("- label: ", "- heading: "))]
    draft = drafts[document] if document < len(drafts) else None
    items = [item for item in draft.walk() if item is not draft.preamble and item is not draft.closing] if draft else []
    places = {at: place for place, at in enumerate(begin)} if len(begin) == len(items) else {}
    return [
        YamlLine(line, line.lstrip().startswith(_MARK) or f"  {_MARK}" in line, _goal(document, places[at]) if at in places else "")
        for at, line in enumerate(lines)
    ]


def _goal(document: int, item: int | None) -> str:
    return f"muc-{document}-{item}"


def _first_places(lines: Sequence[SourceLine]) -> dict[int, int]:
    """The anchor of each line number: its first occurrence."""
    found: dict[int, int] = {}
    for place, line in enumerate(lines, start=1):
        found.setdefault(line.number, place)
    return found


def _groups(lines: Sequence[SourceLine], doubts: Sequence[Doubt], documents: int, goals: Container[str]) -> Iterator[Group]:
    about: dict[int, list[Doubt]] = {}
    for doubt in doubts:
        about.setdefault(id(doubt.line), []).append(doubt)
    placed = enumerate(lines, start=1)
    for (is_placed, parts), members in groupby(placed, key=lambda member: (member[1].is_placed, member[1].parts)):
        shown = tuple(ShownLine(place, line, tuple(about.get(id(line), ()))) for place, line in members)
        kind = _kind(parts) if is_placed else "unknown"
        document = document_name(parts[0].document, documents) if parts else ""
        goal = next((_goal(part.document, part.item) for part in parts if part.item is not None), "")
        label = "; ".join(dict.fromkeys(part.label for part in parts))
        yield Group(kind, document, label, goal if goal in goals else "", shown)


def _kind(parts: Sequence[Part]) -> str:
    return "outside" if parts and all(part.outside for part in parts) else "text"


@cache
def _template() -> jinja2.Template:
    """Everything escaped, nothing undefined; the template and its style lie beside this module."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("build_tools.importer.report", "."),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = percent
    return environment.get_template("page.html")
