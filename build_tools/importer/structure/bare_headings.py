"""Headings in capitals that carry no label: “TỔ CHỨC THỰC HIỆN” on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from build_tools.importer.structure.boundaries import Seam, is_capitals
from build_tools.importer.structure.draft import Finding
from build_tools.importer.structure.outline import Choice
from build_tools.importer.structure.words import AUTHORITY, BASES, DECIDES

_SHORTEST, _LONGEST, _FEWEST = 6, 150, 2


def bare_headings(seams: Sequence[Seam], choices: Sequence[Choice]) -> list[int]:
    """Indexes of the lines that stand alone as such a heading and have text below."""
    alone = [
        i
        for i, choice in enumerate(choices)
        if choice.kind == "paragraph" and i + 1 < len(choices) and choices[i + 1].kind != "join" and _is_bare(seams[i].unit.text)
    ]
    return [i for i in alone if not seams[i].unit.row and not _decides(seams, i) and i + 1 not in alone]


def are_sections(starts: Sequence[int], choices: Sequence[Choice]) -> bool:
    """Whether such headings part the paper: two or more, and the first label stands below the first of them."""
    if len(starts) < _FEWEST:
        return False
    label = next((i for i, choice in enumerate(choices) if choice.kind == "label"), len(choices))
    return label > starts[0]


def findings_of_bare(seams: Sequence[Seam], starts: Sequence[int]) -> list[Finding]:
    """What the editor is told of headings that were left as text."""
    return [
        Finding("", 0.5, f"dòng chữ hoa không có ký hiệu: “{s.unit.text}”", "nếu là tên một phần thì ghi thành heading", s.unit.number)
        for s in (seams[i] for i in starts)
    ]


def _is_bare(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and is_capitals(text) and " " in text and text[-1] not in ".,;"


def _decides(seams: Sequence[Seam], index: int) -> bool:
    """“QUYẾT ĐỊNH:”, and the authority that stands above the bases."""
    text = seams[index].unit.text
    return bool(DECIDES.search(text)) or bool(AUTHORITY.match(text) and BASES.match(seams[index + 1].unit.text))
