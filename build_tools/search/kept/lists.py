"""Lists of entries taken apart and put together again, in the form of ``search/postings``."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from build_tools.search.blocks import PARTS_OF_SOURCE
from build_tools.search.postings import ENTRY, count_of, entries_of, number_bytes, number_of, place_bytes, read_numbers

_NEVER = 1 << 62
"""A slot behind all others."""


def encoded(entries: Iterable[tuple[int, bytes]]) -> bytes:
    """A list of (slot, records), by slot."""
    out, last = [], 0
    for slot, records in entries:
        out.append(place_bytes(last, slot))
        out.append(records)
        last = slot
    return b"".join(out)


def changes_of(removed: Collection[int], added: bytes | bytearray) -> list[tuple[int, bytes]]:
    """Slots of which entries go and a list of entries that come, as (slot, records or nothing), by slot."""
    return sorted({**dict.fromkeys(removed, b""), **dict(entries_of(added))}.items())


def changed_list(data: bytes, changes: list[tuple[int, bytes]]) -> tuple[bytes, int]:
    """A list with other entries at some slots, in order, or without any; and how many records more it has.

    Bytes that stay are copied in stretches: an edit of one block leaves all but a few of thousands.
    """
    out: list[bytes] = []
    at = copied = more = place = last = 0
    left = iter([*changes, (_NEVER, b"")])
    target, records = next(left)
    is_moved = False
    for first, further, part, old in ENTRY.findall(data):
        place += number_of(first or further) >> 1
        slot = place * PARTS_OF_SOURCE + (number_of(part) if part else 0)
        end = at + len(first) + len(further) + len(part) + len(old)
        is_gone = False
        while target <= slot:
            out.append(data[copied:at])
            copied, is_moved, is_gone = at, True, target == slot
            if records:
                out.append(place_bytes(last, target) + records)
                more += count_of(records)
                last = target
            target, records = next(left)
        if is_gone:
            more -= count_of(old)
            copied = end
        else:
            if is_moved:
                out.append(place_bytes(last, slot))
                copied, is_moved = end - len(old), False
            last = slot
            if target == _NEVER:
                break  # the rest is as it was
        at = end
    out.append(data[copied:])
    while target < _NEVER:
        if records:
            out.append(place_bytes(last, target) + records)
            more += count_of(records)
            last = target
        target, records = next(left)
    return b"".join(out), more


def rebased(data: bytes, last_slot: int) -> bytes:
    """A list begun as if nothing were before it, to stand behind another that ends with a slot."""
    end = 1
    while data[end - 1] & 128:
        end += 1
    (first,) = read_numbers(data[:end])
    return number_bytes(first - (last_slot // PARTS_OF_SOURCE << 1)) + data[end:]


def joined(lists: Iterable[tuple[bytes, int]]) -> bytes:
    """One list out of several, each begun as if nothing were before it; with each its last slot."""
    out, last = [], 0
    for data, own_last in lists:
        if data:
            out.append(rebased(data, last))
            last = own_last
    return b"".join(out)
