"""The received copy of a generated document: the same letters in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.bench.corpus.yaml_lines import Record

_MARK = re.compile(r"\[\^(\d+)\]")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def original(document: Record) -> str:
    """Paragraphs parted by blank lines, headings in bold, footnotes below what they belong to."""
    return "\n\n".join(_paragraphs(document)) + "\n"


def _paragraphs(document: Record) -> Iterator[str]:
    for side in ("left", "right"):
        yield from document["letterhead"][side]
    yield "\n".join(f"**{line}**" for line in document["title"].split("\n"))
    yield from _text(document["preamble"]["text"])
    for item in document["items"]:
        yield from _item(item)
    recipients, signature = document["recipients"], document["signature"]
    yield from (recipients["heading"], *recipients["lines"], *signature["capacity"], signature["name"])


def _item(item: Record) -> Iterator[str]:
    heading, texts = item.get("heading", ""), list(_text(item.get("text", "")))
    first = [f"**{item['label']} {heading}**"] if heading else [f"{item['label']} {texts.pop(0)}"]
    yield from (*first, *texts)
    for note in item.get("footnotes", ()):
        yield f"{note['mark'].translate(_SUPERSCRIPTS)} {' '.join(_text(note['text']))}"
    for child in item.get("items", ()):
        yield from _item(child)


def _text(text: str) -> Iterator[str]:
    yield from (_MARK.sub(lambda m: m[1].translate(_SUPERSCRIPTS), p) for p in text.split("\n\n") if p)
