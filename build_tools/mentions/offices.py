"""Names of bodies in a text: those of the registry with the place that follows them, and those that no registry holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_tools.mentions.mention import Findings, Passage
from build_tools.mentions.names import Name
from build_tools.mentions.variants import Place
from build_tools.vietnamese.organisation_classes import ORGANISATION_CLASS
from build_tools.vietnamese.organisations import BODY_PLACE, COUNTRY, ORGANISATION, TAKES_LONG_PLACE, TAKES_PLACE

_CLASS_FOLLOWS = re.compile(r"\s+(?:các\s|(?:cấp\s+)?(?:tỉnh|huyện|quận|phường|xã|thị\s+xã|thị\s+trấn)(?:,|\s+(?:và|,))|cấp\s|hai\s+cấp)")
_LEVEL = re.compile(r"\s+(?:thành\s+phố|tỉnh)(?!\s*ủy|\s+(?:thông\s+minh|trực\s+thuộc|và)|\w)")
_ORDINAL = re.compile(r"\s+lần\s+thứ\s+(?:[IVXLC]+|\d+)(?!\w)")


@dataclass(frozen=True)
class Office:
    """A stretch that names a body; ``target`` is empty when it is not the one of the registry."""

    start: int
    end: int
    target: str


def settle(passage: Passage, start: int, end: int, name: Name, places: Mapping[str, Place]) -> Office | None:
    """A name of the registry where it stands, with the place behind it.

    The own place lengthens the name (“Thành ủy” in “Thành ủy TP. Cần Thơ”); another place makes it
    another body, whose name is not in the registry (“Thành ủy Hà Nội”). None when the words mean a
    class (“Ủy ban nhân dân các quận”).
    """
    text = passage.plain
    if name.bare and _CLASS_FOLLOWS.match(text, end):
        return None
    if text.startswith("Đại hội", start) and (ordinal := _ORDINAL.match(text, end)):
        return Office(start, ordinal.end(), name.target)
    if country := COUNTRY.match(text, end):
        return Office(start, country.end(), "")
    match = BODY_PLACE.match(text, end)
    if match is None and name.phrase[0].islower() and (level := _LEVEL.match(text, end)):
        return Office(start, level.end(), name.target)
    if match is None or "\n" in match[0]:
        return Office(start, end, name.target)
    said = "place" if match["place"] is not None else "own"
    if (said == "own" and not _takes(text, start, end, match["own"])) or text[start:end].isupper():
        return Office(start, end, name.target)
    place = places.get(name.locality)
    if place is not None and passage.keys(*match.span(said)) in place.said:
        return Office(start, match.end(), name.target)
    if name.everywhere:
        return Office(start, end, name.target)
    if name.phrase[0].islower():
        return Office(start, match.end(), name.target)  # a class, here the one of a place
    return Office(start, match.end(), "")


def _takes(text: str, start: int, end: int, own: str) -> bool:
    """Whether a name in capitals behind this one is a place that belongs to it."""
    if TAKES_PLACE.search(text, start, end):
        return True
    return " " in own and TAKES_LONG_PLACE.search(text, start, end) is not None


def unregistered(passage: Passage, start: int = 0, end: int | None = None) -> Iterator[Office]:
    """Whole names of offices by the grammar of such names, whatever the registry has."""
    for match in ORGANISATION.found(passage.plain, start, end):
        yield Office(match.start(), match.end(), "")


def classes(passage: Passage, found: Findings) -> Iterator[Office]:
    """Classes of offices in small letters; of a list that begins with names found already, the rest."""
    for match in ORGANISATION_CLASS.found(passage.plain):
        inside = found.within(match.start(), match.end())
        in_tail = match["tail"] is not None and all(mention.start >= match.start("tail") for mention in inside)
        if not inside or (in_tail and found.give_way(match.start(), match.end())):
            yield Office(match.start(), match.end(), "")
            continue
        last = max(mention.end for mention in inside)
        if last < match.end() and (rest := ORGANISATION_CLASS.search(passage.plain, last, match.end())):
            yield Office(rest.start(), rest.end(), "")
