"""Precision, recall and F1 of the recogniser on the annotated set, by kind of mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build_tools.link import LinkedItem, Site
from build_tools.model import Document

FOLDER = Path(__file__).parent
MARK = re.compile(r"\[\[(?P<type>[a-z]+):(?P<target>[^|\]]*)\|(?P<words>[^\[\]|]*)\]\]")
HEAD = re.compile(r"^# (?P<path>\S+) (?P<field>heading|text|note .+)$", re.MULTILINE)
TIMES = frozenset({"deadline", "periodic", "event", "period", "horizon"})
_LEADING = re.compile(
    r"(?:chậm nhất(?: là)?|muộn nhất(?: là)?|xong|hoàn thành|các|những|toàn bộ|toàn|cả|mọi|từng|mỗi|trong|vào|từ|đến|tới|trước|sau|của"
    r"|hệ thống)\s+|[“\"(]",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True)
class Marked:
    """One mention: where it stands, of what kind, and what it means (``?`` when no registry has it)."""

    place: str
    start: int
    end: int
    type: str
    target: str
    words: str = field(compare=False, default="")


def annotated(document: str, folder: Path = FOLDER) -> Iterator[Marked]:
    """The marks of a document's file; offsets are those of the text without marks."""
    text = (folder / f"{document}.txt").read_text("utf-8")
    heads = list(HEAD.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        block = text[head.end() + 1 : after.start() if after else len(text)]
        removed = 0
        for mark in MARK.finditer(block):
            start = mark.start() - removed
            end = start + len(mark["words"])
            removed += len(mark[0]) - len(mark["words"])
            yield _trimmed(f"{document}#{head['path']} {head['field']}", start, end, mark["type"], mark["target"], mark["words"])


def skeleton(document: Document) -> str:
    """The texts of a document in the form of its annotations, still without marks."""
    blocks = []
    for item in document.walk():
        fields = [("heading", item.heading), ("text", item.text), *((f"note {n.mark}", n.text) for n in item.footnotes)]
        blocks += [f"# {item.path} {name}\n{text}\n" for name, text in fields if text]
    return "\n".join(blocks)


def plain(text: str) -> str:
    """Annotations without their marks."""
    return MARK.sub(lambda m: m["words"], text)


def recognised(site: Site, document: Document) -> Iterator[Marked]:
    """What the site has found, in the form of the annotations."""
    for linked in site.items_by_document[document.id]:
        yield from _of_item(linked)


def _of_item(linked: LinkedItem) -> Iterator[Marked]:
    mentions = linked.mentions
    fields = [("text", mentions.text, mentions.times), ("heading", mentions.heading, mentions.heading_times)]
    fields += [(f"note {mark}", found, ()) for mark, found in mentions.footnotes.items()]
    for name, found, times in fields:
        place = f"{linked.key} {name}"
        for m in found:
            kind = "instrument" if m.type == "document" else m.type
            yield _trimmed(place, m.start, m.end, kind, m.target or "?", m.text)
        for t in times:
            yield _trimmed(place, t.start, t.end, t.kind, t.due, t.text)


def _trimmed(place: str, start: int, end: int, kind: str, target: str, words: str) -> Marked:
    """Without the determiner or preposition in front, which does not count."""
    while match := _LEADING.match(words):
        start += match.end()
        words = words[match.end() :]
    return Marked(place, start, end, kind, target, words)


@dataclass
class Score:
    """Counts of one kind."""

    right: int = 0
    missed: list[Marked] = field(default_factory=list)
    wrong: list[Marked] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(site: Site, document: str = "", folder: Path = FOLDER) -> dict[str, Score]:
    """Kind -> score over the annotated documents, or over one. A mention counts when place, kind and target agree."""
    scores: dict[str, Score] = {}
    for doc in site.corpus.documents:
        if document and doc.id != document:
            continue
        wanted, found = set(annotated(doc.id, folder)), set(recognised(site, doc))
        for mark in wanted | found:
            score = scores.setdefault(mark.type, Score())
            if mark in wanted and mark in found:
                score.right += 1
            elif mark in wanted:
                score.missed.append(mark)
            else:
                score.wrong.append(mark)
    return scores
