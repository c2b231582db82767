"""A text of an item as it is read, with what it names at the offsets of that reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from build_tools.link import LinkedItem
from build_tools.mentions import Mention, Time
from build_tools.reading import Reading, read


@dataclass(frozen=True)
class Passage:
    """The ``heading``, ``text`` or a ``note`` of an item, by ``field``; offsets of mentions and times are those of ``text``."""

    field: str
    printed: str
    reading: Reading
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()

    @property
    def text(self) -> str:
        return self.reading.text

    def quote(self, start: int, end: int) -> str:
        """The printed words of a stretch, without what a quote need not end with; within one paragraph."""
        first, last = self.reading.printed_range(start, end)
        words = self.printed[first:last].split("\n")[0].strip(" ,;:.")
        if words.count("(") > words.count(")") and self.printed[last : last + 1] == ")":
            words += ")"
        return " ".join(words.split())


def passages_of(linked: LinkedItem) -> Iterator[Passage]:
    """Heading, text, then footnotes, where there are any."""
    item = linked.item
    mentions = linked.mentions
    parts: list[tuple[str, str, tuple[Mention, ...], tuple[Time, ...]]] = [
        ("heading", item.heading, mentions.heading, mentions.heading_times),
        ("text", item.text, mentions.text, mentions.times),
    ]
    parts += [("note", note.text, mentions.footnotes.get(note.mark, ()), ()) for note in item.footnotes]
    for field, printed, named, times in parts:
        if printed.strip():
            reading = read(printed, item.corrections)
            yield Passage(field, printed, reading, _mentions(named, reading), _times(times, reading))


def _mentions(found: Iterable[Mention], reading: Reading) -> tuple[Mention, ...]:
    if not reading.edits:
        return tuple(found)
    return tuple(replace(m, start=_read_offset(reading, m.start), end=_read_offset(reading, m.end)) for m in found)


def _times(found: Iterable[Time], reading: Reading) -> tuple[Time, ...]:
    if not reading.edits:
        return tuple(found)
    return tuple(replace(t, start=_read_offset(reading, t.start), end=_read_offset(reading, t.end)) for t in found)


def _read_offset(reading: Reading, printed: int) -> int:
    """Where a printed offset stands in the reading."""
    shift = 0
    for _, at, length, printed_length, _ in reading.edits:
        if printed < at + printed_length:
            break
        shift += length - printed_length
    return printed + shift
