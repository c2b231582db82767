"""Texts as words that know from which piece they come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from build_tools.fidelity.expected import Segment
from build_tools.fidelity.received import ReceivedLine


class Words:
    """Words of many pieces, and from a word back to its piece."""

    def __init__(self, pieces: Sequence[tuple[str, Segment | ReceivedLine]]) -> None:
        self.pieces = pieces
        self.words: list[str] = []
        self.starts: list[int] = []
        for text, _ in pieces:
            self.starts.append(len(self.words))
            self.words += text.split(" ")

    def at(self, word: int) -> tuple[Segment | ReceivedLine | None, int]:
        """The piece that holds a word and the word's offset in it; the last piece after the end."""
        if not self.pieces:
            return None, 0
        index = max(0, bisect_right(self.starts, min(word, len(self.words) - 1)) - 1)
        text, piece = self.pieces[index]
        before = text.split(" ")[: word - self.starts[index]]
        return piece, sum(len(w) + 1 for w in before)
