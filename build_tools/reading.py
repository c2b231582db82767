"""A text as it is read once its declared corrections are made, and the way back to what is printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from build_tools.model import Correction


@dataclass(frozen=True)
class Reading:
    """``text`` with corrections made; ``edits`` are (start in reading, start in print, length in reading, length in print, correction)."""

    text: str
    edits: tuple[tuple[int, int, int, int, Correction], ...] = ()

    def printed_range(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the reading as a stretch of the printed text; edits it touches count whole."""
        return self._printed(start, False), self._printed(end, True)

    def _printed(self, offset: int, is_end: bool) -> int:
        index = bisect_right([e[0] for e in self.edits], offset - (1 if is_end else 0)) - 1
        if index < 0:
            return offset
        start, printed, length, printed_length, _ = self.edits[index]
        if offset < start + length or (is_end and offset == start + length):
            inside = offset - start
            if inside == 0:
                return printed
            return printed + printed_length if is_end else printed
        return printed + printed_length + (offset - start - length)


def read(text: str, corrections: Sequence[Correction]) -> Reading:
    """Make every correction wherever its printed form stands as whole words."""
    if not corrections or not any(c.printed in text for c in corrections):
        return Reading(text)
    by_print = {c.printed: c for c in corrections}
    pattern = re.compile("|".join(f"(?<!\\w){re.escape(p)}(?!\\w)" for p in sorted(by_print, key=len, reverse=True)))
    out: list[str] = []
    edits = []
    at = length = 0
    for match in pattern.finditer(text):
        out.append(text[at : match.start()])
        length += match.start() - at
        correction = by_print[match[0]]
        edits.append((length, match.start(), len(correction.read_as), len(match[0]), correction))
        out.append(correction.read_as)
        length += len(correction.read_as)
        at = match.end()
    out.append(text[at:])
    return Reading("".join(out), tuple(edits))
