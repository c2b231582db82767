"""What the other engines get: the same words of the same things that ours finds, as a title and a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from mkdocs.utils.meta import get_data

from build_tools.link import Site
from build_tools.rendering.hand_written import sections_of
from build_tools.rendering.output import HandWritten
from build_tools.search import sources_of
from build_tools.search.records import Record, words_of
from build_tools.vietnamese.letters import fold

_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A thing to be found, at an address of the site."""

    address: str
    title: str
    text: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


def entries_of(site: Site, built: Path, docs: Path) -> list[Entry]:
    """Everything of the site; the hand-written pages that are searched, as they were built from ``docs``."""
    hand_written = list(_hand_written(built, docs))
    return [_entry(site, record) for source in sources_of(site, hand_written) for record in source.records()]


def with_folded_copy(entries: Iterable[Entry]) -> list[Entry]:
    """Each text followed by all its words without marks: how a site helps an engine that knows no Vietnamese."""
    return [replace(e, text=f"{e.text} {fold(f'{e.title} {e.text}')}") for e in entries]


def _entry(site: Site, record: Record) -> Entry:
    texts = (text for _, text in words_of(site, record) if text and text != record.title)
    return Entry(record.address, record.title, "\n".join(texts))


def _hand_written(built: Path, docs: Path) -> Iterator[HandWritten]:
    for source in sorted(docs.rglob("*.md")):
        _, front = get_data(source.read_text("utf-8"))
        if front.get("search", {}).get("exclude"):
            continue
        address = source.relative_to(docs).with_suffix(".html").as_posix()
        found = _ARTICLE.search((built / address).read_text("utf-8"))
        yield from sections_of(address, found[0] if found else "")
