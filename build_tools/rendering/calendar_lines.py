"""Lines of a calendar as RFC 5545 wants them: escaped, folded, ended.

Thousands of events are written in one build, so they are put together as bytes. The tests compare every calendar
with what the package ``icalendar`` writes of the same properties.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 74
"""Octets of a line before it goes on in the next; with the space of the next line there are never more than 75."""
_BEGINS_ESCAPE = b"\\^"


def text(value: str) -> str:
    """A value of type TEXT (3.3.11)."""
    escaped = value.replace(r"\N", "\n").replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return escaped.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n")


def folded(line: str) -> bytes:
    """A content line with its end, cut between characters (3.1); readers exist that want escapes whole, so these are not cut either."""
    data = line.encode()
    out = bytearray()
    at, end = 0, len(data)
    while end - at > _LONGEST:
        cut = at + _LONGEST
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        if data[cut - 1] in _BEGINS_ESCAPE:
            cut -= 1
        out += data[at:cut]
        out += b"\r\n "
        at = cut
    out += data[at:]
    out += b"\r\n"
    return bytes(out)


def component(name: str, lines: Iterable[str], *inside: bytes) -> bytes:
    """A component with its properties, each a whole content line, and the components in it."""
    return b"".join((folded(f"BEGIN:{name}"), *map(folded, lines), *inside, folded(f"END:{name}")))
