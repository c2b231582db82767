"""Choices of the outline made into items: headings and texts, run-in numbers, footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from build_tools.importer.structure.boundaries import Seam
from build_tools.importer.structure.draft import DraftItem, DraftNote
from build_tools.importer.structure.labels import UNORDERED, Reading
from build_tools.importer.structure.outline import Choice, form_of
from build_tools.importer.structure.rich import Rich
from build_tools.importer.structure.run_ins import split_run_ins
from build_tools.importer.structure.units import gap_after
from build_tools.model import Paragraph


@dataclass
class Node:
    """An item while it is built: its label, then in printed order the paragraphs and items it holds."""

    reading: Reading | None = None
    first: Rich = field(default_factory=Rich)
    parts: list[Rich | Node] = field(default_factory=list)
    line: int = 0
    cost: float = 0.0
    why: str = ""

    @property
    def label(self) -> str:
        return self.reading.label.strip() if self.reading else ""


@dataclass
class Grown:
    """The paragraphs before the first label, the outermost items, the paragraphs after which nothing is numbered."""

    opening: Node
    items: list[Node]


def grow(seams: Sequence[Seam], choices: Sequence[Choice]) -> Grown:
    """Nodes from choices. Paragraphs after a list of dashes belong to the item that holds the list."""
    opening = Node()
    items: list[Node] = []
    stack: list[Node] = []
    blocks = _blocks(seams, choices)
    for seam, choice, rich in blocks:
        if choice.kind == "label" and choice.reading:
            body = rich.cut(choice.reading.end)
            node = Node(choice.reading, body, [], seam.unit.number, choice.cost, choice.why)
            del stack[choice.depth :]
            (stack[-1].parts if stack else items).append(node)
            stack.append(node)
            continue
        holder = _holder(stack) if stack else opening
        holder.parts.append(rich)
        opening.line = opening.line or seam.unit.number
    return Grown(opening, items)


def _blocks(seams: Sequence[Seam], choices: Sequence[Choice]) -> list[tuple[Seam, Choice, Rich]]:
    blocks: list[tuple[Seam, Choice, Rich]] = []
    for index, (seam, choice) in enumerate(zip(seams, choices, strict=True)):
        if choice.kind == "join" and blocks:
            first, taken, rich = blocks[-1]
            blocks[-1] = (first, taken, rich.join(seam.unit.rich, gap_after(seams[index - 1].unit)))
        else:
            blocks.append((seam, choice, seam.unit.rich))
    return blocks


def _holder(stack: list[Node]) -> Node:
    """Where an unlabelled paragraph goes: the innermost open item that is no dash in a list."""
    for node in reversed(stack):
        if node.reading and node.reading.style not in UNORDERED:
            return node
    return stack[-1]


@dataclass
class NotesLeft:
    """Footnotes not yet placed, by mark, in printed order; run-in numbers go on from item to item."""

    notes: dict[str, list[DraftNote]]
    last_run_in: int = 0

    def of(self, riches: Sequence[Rich]) -> tuple[DraftNote, ...]:
        found = []
        for rich in riches:
            for _, mark in rich.notes:
                waiting = self.notes.get(mark)
                if waiting:
                    found.append(waiting.pop(0))
        return tuple(found)


def item_of(node: Node, left: NotesLeft) -> DraftItem:
    """The node as an item; what has a heading's form and something below it is a heading."""
    heading, own = "", [node.first] if node.first.text else []
    if node.first.text and _is_heading(node):
        heading, own = node.first.text, []
        if node.first.notes:  # a heading carries no mark; as text it can
            heading, own = "", [node.first]
    return part_of([*own, *node.parts], left, label=node.label, heading=heading, line=node.line, cost=node.cost)


def _is_heading(node: Node) -> bool:
    form = form_of(node.first.text)
    if form != "heading":
        return False
    letters = [c for c in node.first.text if c.isalpha()]
    capitals = bool(letters) and all(c.isupper() for c in letters)
    return bool(node.parts) or capitals or node.first.is_all("strong")


def part_of(
    parts: Sequence[Rich | Node], left: NotesLeft, *, label: str = "", heading: str = "", line: int = 0, cost: float = 0.0
) -> DraftItem:
    """An item from its paragraphs and items in printed order."""
    paragraphs: list[Paragraph] = []
    children: list[DraftItem] = []
    notes: list[DraftNote] = []
    for part in parts:
        if isinstance(part, Node):
            children.append(item_of(part, left))
            continue
        before, run_ins, last = split_run_ins(part, left.last_run_in)
        left.last_run_in = last
        if before.text:
            paragraphs.append(before.paragraph(len(children)))
            notes += left.of([before])
        for run_in in run_ins:
            inner = left.of([run_in.rich])
            children.append(DraftItem(run_in.label, "", (run_in.rich.paragraph(),), (), inner, True, line))
    confidence = max(0.05, 1.0 - cost / 10)
    return DraftItem(label, heading, tuple(paragraphs), tuple(children), tuple(notes), False, line, confidence)
