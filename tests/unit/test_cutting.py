"""Pages of long lists: nothing lost, sizes kept, and an entry that comes moves few others."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from build_tools.rendering.cutting import page_starts

USUAL = 20
Entries = list[tuple[str, int]]


def pages(entries: Entries, usual: int = USUAL) -> list[tuple[tuple[str, int], ...]]:
    starts = page_starts(entries, usual)
    return [tuple(entries[start:end]) for start, end in pairwise([*starts, len(entries)])]


def many(number: int, sizes: tuple[int, ...] = (1,)) -> Entries:
    return [(f"van-ban-{at}", sizes[at % len(sizes)]) for at in range(number)]


@pytest.mark.parametrize("sizes", [(1,), (1, 3, 7), (0, 2), (100, 1)])
def test_pages_hold_everything_and_keep_to_their_size(sizes: tuple[int, ...]) -> None:
    entries = many(2000, sizes)
    found = pages(entries)
    assert [entry for page in found for entry in page] == entries
    rooms = [sum(size for _, size in page) for page in found]
    assert all(room <= USUAL * 1.5 or len([1 for _, size in page if size]) == 1 for room, page in zip(rooms, found, strict=True))
    largest = max(sizes)
    assert all(room > USUAL * 1.5 - largest or room >= USUAL / 2 for room in rooms[:-1])
    if largest == 1:
        assert USUAL * 0.8 < sum(rooms) / len(rooms) < USUAL * 1.2


def test_nothing_has_no_page_and_little_has_one() -> None:
    assert page_starts([], USUAL) == []
    assert page_starts([("a", 0)], USUAL) == page_starts([("a", 500)], USUAL) == [0]
    assert page_starts(many(3), 1) == [0, 1, 2]


def test_an_entry_that_comes_changes_few_pages() -> None:
    random = Random(8)
    entries = many(4000)
    before = set(pages(entries))
    assert len(before) > 150
    changed = []
    for at in range(100):
        more = list(entries)
        more.insert(random.randrange(len(more) + 1), (f"moi-{at}", 1))
        changed.append(len(set(pages(more)) - before))
    assert sum(changed) / len(changed) < 3
