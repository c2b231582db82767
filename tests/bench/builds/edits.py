"""What is edited between two builds: a record of the corpus for our own builds, finished pages for those of the peers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from tests.bench.builds.pages import PlainPage
from tests.bench.corpus.yaml_lines import Record


def new_word(time: int) -> str:
    """What stands on the page of the first task after the edit and on no page before."""
    return f"bổ sung lần thứ {time}"


def edited(document: Record, time: int) -> Record:
    """The document with new words in its first task, as after the ``time``-th edit of an editor."""
    items = [_item_edited(item, time) if at == 1 else item for at, item in enumerate(document["items"])]
    return {**document, "items": items}


def renamed(document: Record, time: int) -> Record:
    """The document under another name, which other pages show too."""
    return {**document, "short_title": _new_title(document["short_title"], time)}


def _item_edited(item: Record, time: int) -> Record:
    if "items" in item:
        first, *rest = item["items"]
        return {**item, "items": [_item_edited(first, time), *rest]}
    return {**item, "text": type(item["text"])(f"{item['text']}\n\n{_new_sentence(time)}")}


def edited_pages(pages: Iterable[PlainPage], texts: int, titles: int, title: str) -> Iterator[PlainPage]:
    """Pages of a document, its own before those of its tasks, after the same edits: new words on the first two, a new name on all.

    ``texts`` and ``titles`` are 0 where nothing was edited; ``title``: the name of the document that is replaced.
    """
    for at, page in enumerate(pages):
        if texts and at < 2:
            page = replace(page, body=f"{page.body}\n<p>{_new_sentence(texts)}</p>")
        if titles:
            new = _new_title(title, titles)
            page = replace(page, title=page.title.replace(title, new), body=page.body.replace(escape(title), escape(new)))
        yield page


def _new_sentence(time: int) -> str:
    return f"Việc này được {new_word(time)}."


def _new_title(title: str, time: int) -> str:
    return f"{title} (lần {time})"
