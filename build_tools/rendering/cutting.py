"""Where a long list is cut into pages: the entries themselves choose the places, so an entry that comes or goes moves few of them.

Pages of a fixed number of entries would all change behind a new one. The places are found as in content-defined chunking (Muthitacharoen,
Chen and Mazières, "A low-bandwidth network file system", 2001), with whole entries in place of bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

_ALL = 2**32


def page_starts(entries: Iterable[tuple[str, int]], usual: int) -> list[int]:
    """The places, from 0, of the entries with which pages begin.

    ``entries``: (what an entry is known by, how much room it takes), as they are listed. A page usually takes ``usual`` of room: half of
    it at the least, where another page follows, and half as much again at the most, unless one entry alone takes more.
    """
    least, most = max(1, usual // 2), max(1, usual + usual // 2)
    starts: list[int] = []
    room = 0
    for at, (key, size) in enumerate(entries):
        if not starts or room + size > most or (room >= least and _number(key) * least < _ALL * size):
            starts.append(at)
            room = 0
        room += size
    return starts


def _number(key: str) -> int:
    """Below ``_ALL``, evenly spread over all keys."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big")
