"""The site for offices that run OpenSearch: lines for its ``_bulk`` call, and the index that they fit.

No plug-in is needed. Each text stands twice: as written, for words with their marks, and folded by our own
folding, for words typed without. What the index folds of a query (``asciifolding`` after đ has become d) is
what we fold of a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from build_tools.link import LinkedItem, Site
from build_tools.model import Body, Document, Instrument
from build_tools.rendering import addresses
from build_tools.rendering.due_points import due_points
from build_tools.rendering.instrument_name import instrument_name
from build_tools.rendering.item_view import name_of_item
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES, number_key
from build_tools.vietnamese.letters import fold, nfc
from build_tools.vocabularies import BODY_KINDS, DOCUMENT_KINDS, ROLES

INDEX_NAME = "van-kien"
_TITLE = 200
_KEYWORD: dict[str, Any] = {"type": "keyword"}
_DATE: dict[str, Any] = {"type": "date", "format": "strict_date"}
_EXACT: dict[str, Any] = {"type": "text", "analyzer": "exact"}
_FOLDED: dict[str, Any] = {"type": "text", "analyzer": "folded"}


def index_body() -> dict[str, Any]:
    """Settings and mapping, as ``PUT /<index>`` takes them. A field that is not listed is refused."""
    return {
        "settings": {
            "index": {"number_of_shards": 1},
            "analysis": {
                "char_filter": {"d_bar": {"type": "mapping", "mappings": ["đ => d", "Đ => D"]}},
                "analyzer": {
                    "exact": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase"]},
                    "folded": {
                        "type": "custom",
                        "char_filter": ["d_bar"],
                        "tokenizer": "standard",
                        "filter": ["lowercase", "asciifolding"],
                    },
                },
            },
        },
        "mappings": {"dynamic": "strict", "properties": _properties()},
    }


def _properties() -> dict[str, Any]:
    role: dict[str, Any] = {"body": _KEYWORD, "name": _KEYWORD, "role": _KEYWORD, "role_name": _KEYWORD}
    return {
        "what": _KEYWORD,
        "id": _KEYWORD,
        "url": {"type": "keyword", "index": False},
        "kind": _KEYWORD,
        "kind_name": _KEYWORD,
        "title": {**_EXACT, "fields": {"raw": {"type": "keyword", "ignore_above": 512}}},
        "title_folded": _FOLDED,
        "text": _EXACT,
        "text_folded": _FOLDED,
        "suggest": {"type": "completion", "analyzer": "folded"},
        "number": _KEYWORD,
        "number_key": _KEYWORD,
        "date": _DATE,
        "year": {"type": "integer"},
        "issuer": _KEYWORD,
        "issuer_name": _KEYWORD,
        "locality": _KEYWORD,
        "locality_name": _KEYWORD,
        "document": _KEYWORD,
        "document_title": {**_EXACT, "fields": {"raw": {"type": "keyword", "ignore_above": 512}}},
        "path": _KEYWORD,
        "task": {"type": "boolean"},
        "assignments": {"type": "nested", "dynamic": "strict", "properties": role},
        "due": _KEYWORD,
        "due_date": _DATE,
        "implements": _KEYWORD,
        "names": _KEYWORD,
        "topics": _KEYWORD,
    }


def bulk_lines(site: Site, index: str = INDEX_NAME, site_url: str = "") -> Iterator[str]:
    """Pairs of lines, action and source, each with its line feed: documents, their items, instruments, bodies."""
    for identity, source in _sources(_Making(site, site_url)):
        yield _line({"index": {"_index": index, "_id": identity}})
        yield _line({key: value for key, value in source.items() if value not in ("", None, [], ())})


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _sources(making: _Making) -> Iterator[tuple[str, dict[str, Any]]]:
    site = making.site
    for document in site.corpus.documents:
        yield f"document:{document.id}", making.document(document)
        for linked in site.items_by_document[document.id]:
            yield f"item:{linked.key}", making.item(linked)
    for instrument in site.corpus.instruments:
        yield f"instrument:{instrument.id}", making.instrument(instrument)
    for body in site.corpus.bodies:
        yield f"body:{body.id}", making.body(body)


class _Making:
    """Sources of one site; ``site_url`` before every address, where it is known."""

    def __init__(self, site: Site, site_url: str) -> None:
        self.site = site
        self._base = site_url
        self._places = {place.id: place.name for place in site.corpus.localities}

    def document(self, document: Document) -> dict[str, Any]:
        return {
            **self._common("document", document.id, document.kind, DOCUMENT_KINDS[document.kind], addresses.document_page(document.id)),
            **_texts(document.name, document.title if document.title != document.name else ""),
            **self._issued(document),
            "locality": document.locality,
            "locality_name": self._places.get(document.locality),
            "document": document.id,
            "suggest": _suggested(document.name, document.number),
            "implements": list(document.implements),
            "topics": [topic.id for topic in document.topics],
        }

    def item(self, linked: LinkedItem) -> dict[str, Any]:
        item, document = linked.item, linked.document
        points = list(due_points(linked))
        kind = ("task", "Nhiệm vụ") if item.task else ("item", "Đoạn văn bản")
        return {
            **self._common(kind[0], linked.key, item.kind, kind[1], addresses.linked_address(linked)),
            **_texts(name_of_item(linked, _TITLE), "\n".join(filter(None, (item.text, *(note.text for note in item.footnotes))))),
            "date": document.date.isoformat() if document.date else None,
            "year": document.date.year if document.date else None,
            "issuer": document.issuer,
            "issuer_name": self._name(document.issuer),
            "locality": document.locality,
            "locality_name": self._places.get(document.locality),
            "document": document.id,
            "document_title": document.name,
            "path": item.path,
            "task": item.task,
            "assignments": [
                {"body": a.body, "name": self._name(a.body) or a.body, "role": a.role, "role_name": ROLES[a.role]} for a in item.assignments
            ],
            "due": [point.due for point in points],
            "due_date": sorted({point.day.isoformat() for point in points if point.day}),
            "implements": [claim.instrument for claim in linked.implements] if item.task else [],
            "names": sorted({m.target for m in linked.mentions.all() if m.target}),
            "topics": list(linked.topics),
        }

    def instrument(self, instrument: Instrument) -> dict[str, Any]:
        name = instrument_name(instrument)
        kind = TYPE_NAMES[instrument.type]
        return {
            **self._common("instrument", instrument.id, instrument.type, kind, addresses.instrument_page(instrument.id)),
            **_texts(name, "\n".join(filter(None, (instrument.title, *instrument.aliases)))),
            **self._issued(instrument),
            "locality": instrument.locality,
            "locality_name": self._places.get(instrument.locality),
            "suggest": _suggested(name, instrument.number, instrument.title, *instrument.aliases),
        }

    def body(self, body: Body) -> dict[str, Any]:
        return {
            **self._common("body", body.id, body.kind, BODY_KINDS[body.kind], addresses.body_page(body.id)),
            **_texts(body.name, "\n".join(body.aliases)),
            "locality": body.locality,
            "locality_name": self._places.get(body.locality),
            "suggest": _suggested(body.name, *body.aliases),
        }

    def _common(self, what: str, identity: str, kind: str, kind_name: str, address: str) -> dict[str, Any]:
        return {"what": what, "id": identity, "url": self._base + address, "kind": kind, "kind_name": kind_name}

    def _issued(self, thing: Document | Instrument) -> dict[str, Any]:
        return {
            "number": thing.number,
            "number_key": number_key(thing.number) if thing.number else "",
            "date": thing.date.isoformat() if thing.date else None,
            "year": thing.date.year if thing.date else None,
            "issuer": thing.issuer,
            "issuer_name": self._name(thing.issuer),
        }

    def _name(self, body: str) -> str:
        return self.site.bodies[body].name if body in self.site.bodies else ""


def _texts(title: str, text: str) -> dict[str, str]:
    return {"title": title, "title_folded": fold(nfc(title)), "text": text, "text_folded": fold(nfc(text))}


def _suggested(*names: str) -> list[str]:
    """What a completion offers, each once."""
    return list(dict.fromkeys(name for name in names if name))
