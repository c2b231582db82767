"""The bases of a decision, “- Căn cứ Điều lệ Đảng;”: paragraphs of its opening, though a dash stands before each."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.importer.structure.boundaries import Seam
from build_tools.importer.structure.labels import UNORDERED
from build_tools.importer.structure.outline import Choice
from build_tools.importer.structure.words import BASES


def with_bases(seams: Sequence[Seam], choices: list[Choice]) -> list[Choice]:
    """The choices; dashes above the first number are no items where each of them opens a base."""
    first = next((i for i, c in enumerate(choices) if c.reading and c.reading.style not in UNORDERED), 0)
    dashes = [i for i in range(first) if choices[i].kind == "label"]
    if not dashes or not all(BASES.match(seams[i].unit.text) for i in dashes):
        return choices
    return [Choice("paragraph", cost=c.cost) if i in dashes else c for i, c in enumerate(choices)]
