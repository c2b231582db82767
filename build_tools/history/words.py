"""What differs between two texts, word by word, so that a reader sees it at a glance.

``difflib`` alone is quadratic in long texts, and it finds as many equal words as it can: a rewritten
sentence becomes a salad of kept syllables. So words that stand once in both texts are matched first
(patience difference), ``difflib`` sees only the short stretches between them, and a kept word or two
between larger changes is taken into the change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from math import inf

from build_tools.rendering.changes import Words
from build_tools.vietnamese.letters import nfc

_PIECE = re.compile(r"\n|[^\S\n]*(?:\w+(?:[.,/–-]\w+)*|[^\w\s])")
"""A line's end, or a word, number or sign with the spaces before it. ``09-NQ/TW`` and ``5,5`` are one word."""
_SMALL = 40_000
"""Pairs of pieces that difflib may compare."""
_FEW = 2
_Match = tuple[int, int, int]
"""(place before, place after, how many pieces are the same)."""


def difference(before: str, after: str) -> Words:
    """(operation, text) along both texts: ``same``, ``removed``, ``added``; spaces of what is the same are those of ``after``."""
    old, new = _PIECE.findall(nfc(before)), _PIECE.findall(nfc(after))
    matches = _without_crumbs(_joined(_matches([p.strip() or p for p in old], [p.strip() or p for p in new])), old, new)
    words: list[tuple[str, str]] = []
    at_old = at_new = 0
    for start_old, start_new, length in [*matches, (len(old), len(new), 0)]:
        words.append(("removed", "".join(old[at_old:start_old])))
        words.append(("added", "".join(new[at_new:start_new])))
        words.append(("same", "".join(new[start_new : start_new + length])))
        at_old, at_new = start_old + length, start_new + length
    return tuple((operation, text) for operation, text in words if text)


def likeness(first: Counter[str], second: Counter[str]) -> float:
    """How much two bags of words have in common: 0 nothing, 1 everything."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def bag_of_words(text: str) -> Counter[str]:
    return Counter(piece.strip() for piece in _PIECE.findall(nfc(text)))


def _matches(old: Sequence[str], new: Sequence[str]) -> list[_Match]:
    """Stretches that both have, in order. A stack, not recursion: texts may be very long."""
    found: list[_Match] = []
    open_parts = [(0, len(old), 0, len(new))]
    while open_parts:
        start, end, begin, stop = open_parts.pop()
        head = _equal(range(start, end), range(begin, stop), old, new)
        found.append((start, begin, head))
        start, begin = start + head, begin + head
        tail = _equal(range(end - 1, start - 1, -1), range(stop - 1, begin - 1, -1), old, new)
        found.append((end - tail, stop - tail, tail))
        end, stop = end - tail, stop - tail
        if (end - start) * (stop - begin) <= _SMALL:
            blocks = SequenceMatcher(None, old[start:end], new[begin:stop], autojunk=False).get_matching_blocks()
            found += [(start + block.a, begin + block.b, block.size) for block in blocks]
            continue
        open_parts += _between_anchors(old, new, (start, end, begin, stop))
    return sorted(match for match in found if match[2])


def _equal(old_places: range, new_places: range, old: Sequence[str], new: Sequence[str]) -> int:
    """How many pieces are the same from the first places on."""
    count = 0
    for at_old, at_new in zip(old_places, new_places, strict=False):
        if old[at_old] != new[at_new]:
            break
        count += 1
    return count


def _between_anchors(old: Sequence[str], new: Sequence[str], part: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
    """The parts between words, else groups of three words, that stand once in both. Without any, all of it is another text."""
    start, end, begin, stop = part
    for size in (1, 3):
        anchors = _longest_rising(_unique_in_both(old, new, part, size))
        if anchors:
            for at_old, at_new in anchors:
                yield start, at_old, begin, at_new
                start, begin = at_old, at_new
            yield start, end, begin, stop
            return


def _unique_in_both(old: Sequence[str], new: Sequence[str], part: tuple[int, int, int, int], size: int) -> list[tuple[int, int]]:
    """Places in both texts, in the order of the first."""
    start, end, begin, stop = part
    before, after = _once(old, start, end, size), _once(new, begin, stop, size)
    return [(at, after[group]) for group, at in before.items() if group in after]


def _once(pieces: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    groups = [tuple(pieces[at : at + size]) for at in range(start, end - size + 1)]
    counts = Counter(groups)
    return {group: start + at for at, group in enumerate(groups) if counts[group] == 1}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that rise in both places (patience sorting, n log n)."""
    tops: list[int] = []
    piles: list[int] = []
    previous: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        previous.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [index]
    chain = []
    at = piles[-1] if piles else -1
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def _joined(matches: list[_Match]) -> list[_Match]:
    """Stretches that touch in both texts as one."""
    joined: list[_Match] = []
    for at_old, at_new, length in matches:
        if joined and (joined[-1][0] + joined[-1][2], joined[-1][1] + joined[-1][2]) == (at_old, at_new):
            joined[-1] = (*joined[-1][:2], joined[-1][2] + length)
        else:
            joined.append((at_old, at_new, length))
    return joined


def _without_crumbs(matches: list[_Match], old: Sequence[str], new: Sequence[str]) -> list[_Match]:
    """Leaves out kept signs, and one or two kept words, between changes that are larger than they."""
    kept: list[_Match] = []
    end_old = end_new = 0
    for match, (next_old, next_new, _) in pairwise([*matches, (len(old), len(new), 0)]):
        at_old, at_new, length = match
        change_before = max(at_old - end_old, at_new - end_new)
        change_after = max(next_old - at_old - length, next_new - at_new - length)
        if min(change_before, change_after) <= _weight(new[at_new : at_new + length]):
            kept.append(match)
            end_old, end_new = at_old + length, at_new + length
    return kept


def _weight(pieces: Sequence[str]) -> float:
    """How many words must change on both sides of these so that they are no longer worth keeping."""
    words = sum(1 for piece in pieces if re.search(r"\w", piece))
    if words > _FEW or "\n" in pieces:
        return inf
    return words + 1 if words else 0
