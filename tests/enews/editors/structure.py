"""What an article says, and what an editor made of it: blocks, marked words, links and footnotes, compared one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from playwright.sync_api import Page

READER = (Path(__file__).parent / "structure.js").read_text("utf-8")
MARK = re.compile(r"\[(\d+|\*+)\]")


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, entry of a list or row of a table, with the words that are marked in it."""

    kind: str
    text: str
    strong: tuple[str, ...] = ()
    emphasis: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    @property
    def is_heading(self) -> bool:
        return re.fullmatch("h[1-6]", self.kind) is not None


@dataclass(frozen=True)
class Comparison:
    """What was there, what of it is left, and what differs, in words; all for one article in one editor."""

    counts: dict[str, int]
    kept: dict[str, int]
    differences: tuple[str, ...] = field(default=())


def blocks_of(page: Page, html: str) -> tuple[Block, ...]:
    """The structure of a piece of HTML; ``page`` lends its parser."""
    return tuple(
        Block(
            found["kind"],
            found["text"],
            tuple(found["strong"]),
            tuple(found["emphasis"]),
            tuple((text, href) for text, href in found["links"]),
        )
        for found in page.evaluate(READER, html)
    )


def compare(before: Sequence[Block], after: Sequence[Block]) -> Comparison:
    """What of an article is left after an editor, and each difference, in order."""
    counts, kept = {}, {}
    for name, had, has in ((name, parts(before), parts(after)) for name, parts in PARTS.items()):
        counts[name] = len(had)
        kept[name] = sum((Counter(had) & Counter(has)).values())
    return Comparison(counts, kept, tuple(_differences(before, after)))


def _headings(blocks: Sequence[Block]) -> list[object]:
    return [(block.kind, block.text) for block in blocks if block.is_heading]


def _texts(blocks: Sequence[Block]) -> list[object]:
    return [(block.kind, block.text) for block in blocks if block.kind in ("p", "li", "quote", "pre")]


def _rows(blocks: Sequence[Block]) -> list[object]:
    return [block.text for block in blocks if block.kind == "row"]


def _strong(blocks: Sequence[Block]) -> list[object]:
    """Bold words outside of headings: these are bold in themselves, and editors differ in whether they say so."""
    return [words for block in blocks if not block.is_heading for words in block.strong]


def _emphasis(blocks: Sequence[Block]) -> list[object]:
    return [words for block in blocks for words in block.emphasis]


def _links(blocks: Sequence[Block]) -> list[object]:
    return [link for block in blocks for link in block.links]


def _footnotes(blocks: Sequence[Block]) -> list[object]:
    """Marks in the text, and the notes that begin with theirs."""
    marks: list[object] = [mark for block in blocks for mark in MARK.findall(block.text)]
    return marks + [block.text for block in blocks if MARK.match(block.text)]


PARTS = {
    "headings": _headings,
    "paragraphs": _texts,
    "rows": _rows,
    "bold": _strong,
    "italics": _emphasis,
    "links": _links,
    "footnotes": _footnotes,
}
"""Name of a part -> what of it stands in an article, in order."""


def letters_of(blocks: Sequence[Block]) -> str:
    """All that an article says, without its form: what must be the same in any editor, however poor."""
    return re.sub(r"[\s|]+", "", "".join(block.text for block in blocks))


def _differences(before: Sequence[Block], after: Sequence[Block]) -> list[str]:
    had, has = [_comparable(block) for block in before], [_comparable(block) for block in after]
    changed = [o[1:] for o in SequenceMatcher(None, had, has, autojunk=False).get_opcodes() if o[0] != "equal"]
    return [_difference(had[i:j], has[k:m]) for i, j, k, m in changed]


def _difference(had: Sequence[Block], has: Sequence[Block]) -> str:
    """In words: only what differs of a block that is still there, both sides of anything else."""
    if len(had) == len(has) and all(a.text == b.text for a, b in zip(had, has, strict=True)):
        return "; ".join(f"“{a.text[:40]}”: {_marks(a) - _marks(b)} -> {_marks(b) - _marks(a)}" for a, b in zip(had, has, strict=True))
    return f"{[(block.kind, block.text) for block in had]} -> {[(block.kind, block.text) for block in has]}"


def _marks(block: Block) -> set[object]:
    return {block.kind, *(("strong", words) for words in block.strong), *(("em", words) for words in block.emphasis), *block.links}


def _comparable(block: Block) -> Block:
    return Block(block.kind, block.text, () if block.is_heading else block.strong, block.emphasis, block.links)
