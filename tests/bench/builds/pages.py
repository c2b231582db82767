"""The pages that every generator makes: one for each document, task, body and instrument, already as HTML.

They come from the records of the generated corpus, so that none of our own stages has a part in what the peers are
given. Nothing is recognised in the texts and nothing can be searched for in them: the peers have less to do than we.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from tests.bench.corpus.documents import Maker
from tests.bench.corpus.yaml_lines import Record

MOST_LINKS = 200
"""Tasks listed on the page of a body or instrument."""
_IS_DOCUMENT = re.compile(r"-\d{5}$")
Links = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class PlainPage:
    """A page without its frame; ``path`` is below the site's root and ends in ``.html``."""

    path: str
    title: str
    body: str


def edited(document: Record, time: int) -> Record:
    """The document with new words in its first task, as after the ``time``-th edit of an editor."""
    items = [_item_edited(item, time) if at == 1 else item for at, item in enumerate(document["items"])]
    return {**document, "items": items}


def renamed(document: Record, time: int) -> Record:
    """The document under another name, which other pages show too."""
    return {**document, "short_title": f"{document['short_title']} (lần {time})"}


def new_word(time: int) -> str:
    """What stands on the page of the first task after the edit and on no page before."""
    return f"bổ sung lần thứ {time}"


def _item_edited(item: Record, time: int) -> Record:
    if "items" in item:
        first, *rest = item["items"]
        return {**item, "items": [_item_edited(first, time), *rest]}
    return {**item, "text": type(item["text"])(f"{item['text']}\n\nViệc này được {new_word(time)}.")}


def pages_of_document(document: Record, identity: str) -> Iterator[PlainPage]:
    """Its page, which holds the whole text, and before it those of its tasks."""
    home = PlainPage(f"van-ban/{identity}.html", document["short_title"], "")
    whole = [f"<p>{escape(document['preamble']['text'])}</p>"]
    paths = iter(path for path, _ in _tasks(document, identity))
    for level, item in _walk(document["items"]):
        whole.append(f"<h{level}>{escape(item['label'])} {escape(item.get('heading', ''))}</h{level}>{_text(item)}")
        if item.get("task"):
            page = _task_page(item, document, next(paths), home)
            whole.append(f'<p><a href="/{page.path}">Trang của nhiệm vụ</a></p>')
            yield page
    yield replace(home, body="\n".join(whole))


def every_page(maker: Maker, documents: int, names: Mapping[str, str]) -> Iterator[PlainPage]:
    """One document at a time; ``names``: path of a body or instrument without its ending -> what it is called."""
    links: Links = defaultdict(list)
    for n in range(documents):
        document, identity = maker.document(n), maker.identity(n).id
        yield from pages_of_document(document, identity)
        for path, item in _tasks(document, identity):
            for key in _named(item):
                if len(links[key]) < MOST_LINKS:
                    links[key].append((path, _name(item)))
    for key in [*names, *(k for k in links if k not in names)]:
        rows = "".join(f'<li><a href="/{path}">{escape(name)}</a></li>' for path, name in links.get(key, ()))
        yield PlainPage(f"{key}.html", names.get(key, key.split("/")[1]), f"<ul>{rows}</ul>")


def _task_page(item: Record, document: Record, path: str, home: PlainPage) -> PlainPage:
    roles = "".join(f'<li><a href="/co-quan/{a["body"]}.html">{escape(a["body"])}</a>: {a["role"]}</li>' for a in item["assignments"])
    carried = "".join(f'<li><a href="/nghi-quyet/{i}.html">{escape(i)}</a></li>' for i in item["implements"] or document["implements"])
    back = f'<p><a href="/{home.path}">{escape(home.title)}</a></p>'
    return PlainPage(path, _name(item), f"{back}{_text(item)}<ul>{roles}</ul><ul>{carried}</ul>")


def _tasks(document: Record, identity: str) -> Iterator[tuple[str, Record]]:
    """(path of its page, task) of each."""
    tasks = (item for _, item in _walk(document["items"]) if item.get("task"))
    return ((f"nhiem-vu/{identity}/{number}.html", item) for number, item in enumerate(tasks, 1))


def _named(item: Record) -> set[str]:
    """The bodies and instruments whose pages list the task; a generated document has a page of its own."""
    carried = (i for i in item["implements"] if not _IS_DOCUMENT.search(i))
    return {f"co-quan/{a['body']}" for a in item["assignments"]} | {f"nghi-quyet/{i}" for i in carried}


def _name(item: Record) -> str:
    return f"{item['label']} {item['text'][:90]}"


def _walk(items: Iterable[Record], level: int = 2) -> Iterator[tuple[int, Record]]:
    for item in items:
        yield level, item
        yield from _walk(item.get("items", ()), level + 1)


def _text(item: Record) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in item.get("text", "").split("\n\n") if paragraph)
