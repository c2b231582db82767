"""The open data contract: ``data/corpus.json`` and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from build_tools.link import LinkedItem, Site, relations_of
from build_tools.mentions import Mention
from build_tools.model import BODY_KINDS, DEADLINE_KINDS, DOCUMENT_KINDS, FURNITURE_KINDS, ROLES, TARGET_OPERATORS, Document, Target
from build_tools.rendering import addresses
from build_tools.rendering.output import LINKED, Context, Output
from build_tools.rendering.page import Artifact, Page
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES

RELATIONS = ("implements", "cites", "based_on", "forwards", "replies_to", "replaces", "amends", "names", "self")
MENTION_TYPES = ("instrument", "body", "scheme", "document")


def render(context: Context) -> Iterator[Page | Artifact]:
    yield Artifact("data/corpus.json", _dump(corpus_data(context.site)))
    yield Artifact("data/corpus.schema.json", _dump(corpus_schema()))


def _dump(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def corpus_data(site: Site) -> dict[str, Any]:
    """Everything the site knows, as plain data."""
    corpus = site.corpus
    return {
        "documents": [_document(site, d) for d in corpus.documents],
        "instruments": [
            {
                "id": i.id,
                "type": i.type,
                "number": i.number or None,
                "date": i.date.isoformat() if i.date else None,
                "issuer": i.issuer or None,
                "title": i.title or None,
                "aliases": list(i.aliases),
                "locality": i.locality or None,
                "sources": list(i.sources),
                "url": addresses.instrument_page(i.id),
            }
            for i in corpus.instruments
        ],
        "bodies": [
            {
                "id": b.id,
                "name": b.name,
                "kind": b.kind,
                "locality": b.locality,
                "aliases": list(b.aliases),
                "parent": b.parent.id if b.parent else None,
                "url": addresses.body_page(b.id),
            }
            for b in corpus.bodies
        ],
        "localities": [{"id": loc.id, "name": loc.name, "parent": loc.parent.id if loc.parent else None} for loc in corpus.localities],
        "indicators": [
            {"id": i.id, "name": i.name, "unit": i.unit or None, "direction": i.direction, "url": addresses.indicator_page(i.id)}
            for i in corpus.indicators
        ],
        "schemes": [
            {
                "id": s.id,
                "name": s.name,
                "aliases": list(s.aliases),
                "locality": s.locality or None,
                "issuer": s.issuer or None,
                "url": addresses.scheme_page(s.id),
            }
            for s in corpus.schemes
        ],
        "relations": [{"from": source, "type": kind, "to": target} for source, kind, target in relations_of(site)],
    }


def _document(site: Site, document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number or None,
        "date": document.date.isoformat() if document.date else None,
        "title": document.title,
        "short_title": document.short_title or None,
        "issuer": document.issuer,
        "locality": document.locality,
        "url": addresses.document_page(document.id),
        "original": list(document.originals),
        "attested": [{"fields": list(a.fields), "source": a.source} for a in document.attested],
        "letterhead": list(document.letterhead.lines),
        "addressees": [line for line in (document.addressees.heading, *document.addressees.lines) if line],
        "signature": {"capacity": list(document.signature.capacity), "name": document.signature.name or None},
        "recipients": [line for line in (document.recipients.heading, *document.recipients.lines) if line],
        "furniture": [{"text": f.text, "what": f.what} for f in document.furniture],
        "implements": list(document.implements),
        "items": [_item(linked) for linked in site.items_by_document[document.id]],
    }


def _item(linked: LinkedItem) -> dict[str, Any]:
    item = linked.item
    return {
        "path": item.path,
        "label": item.label,
        "kind": item.kind,
        "heading": item.heading or None,
        "text": item.text,
        "url": addresses.linked_address(linked),
        "task": item.task,
        "footnotes": [
            {
                "mark": n.mark,
                "anchor": n.anchor,
                "text": n.text,
                "mentions": [_mention(m) for m in linked.mentions.footnotes.get(n.mark, ())],
            }
            for n in item.footnotes
        ],
        "corrections": [{"printed": c.printed, "read_as": c.read_as, "why": c.why} for c in item.corrections],
        "mentions": [_mention(m) for m in linked.mentions.text],
        "heading_mentions": [_mention(m) for m in linked.mentions.heading],
        "assignments": [{"body": a.body, "role": a.role, "quote": a.quote} for a in item.assignments],
        "deadlines": [{"due": d.due, "quote": d.quote, "kind": d.kind} for d in item.deadlines],
        "targets": [_target(t) for t in item.targets],
        "implements": [{"instrument": c.instrument, "via": c.via} for c in linked.implements] if item.task else [],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "target": mention.target or None,
        "relation": mention.relation,
    }


def _target(target: Target) -> dict[str, Any]:
    values = [int(v) if float(v).is_integer() else v for v in target.value]
    return {
        "indicator": target.indicator,
        "op": target.op,
        "value": values[0] if len(values) == 1 else values,
        "unit": target.unit or None,
        "year": target.year or None,
        "quote": target.quote,
        "result": target.result,
    }


def corpus_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of ``corpus.json``."""
    text, optional, flag = {"type": "string"}, {"type": ["string", "null"]}, {"type": "boolean"}
    texts = {"type": "array", "items": text}
    mention = _closed(
        {
            "start": {"type": "integer", "minimum": 0},
            "end": {"type": "integer", "minimum": 1},
            "text": text,
            "type": {"enum": list(MENTION_TYPES)},
            "target": optional,
            "relation": {"enum": list(RELATIONS)},
        }
    )
    number = {"type": "number"}
    item = _closed(
        {
            "path": text,
            "label": text,
            "kind": text,
            "heading": optional,
            "text": text,
            "url": text,
            "task": flag,
            "footnotes": _list(
                {"mark": text, "anchor": {"type": "integer"}, "text": text, "mentions": {"type": "array", "items": mention}}
            ),
            "corrections": _list({"printed": text, "read_as": text, "why": text}),
            "mentions": {"type": "array", "items": mention},
            "heading_mentions": {"type": "array", "items": mention},
            "assignments": _list({"body": text, "role": {"enum": list(ROLES)}, "quote": text}),
            "deadlines": _list({"due": text, "quote": text, "kind": {"enum": list(DEADLINE_KINDS)}}),
            "targets": _list(
                {
                    "indicator": text,
                    "op": {"enum": list(TARGET_OPERATORS)},
                    "value": {"anyOf": [number, {"type": "array", "items": number, "minItems": 2, "maxItems": 2}]},
                    "unit": optional,
                    "year": optional,
                    "quote": text,
                    "result": flag,
                }
            ),
            "implements": _list({"instrument": text, "via": {"enum": ["stated", "cited", "inherited"]}}),
        }
    )
    document = _closed(
        {
            "id": text,
            "kind": {"enum": list(DOCUMENT_KINDS)},
            "number": optional,
            "date": optional,
            "title": text,
            "short_title": optional,
            "issuer": text,
            "locality": text,
            "url": text,
            "original": texts,
            "attested": _list({"fields": texts, "source": text}),
            "letterhead": texts,
            "addressees": texts,
            "signature": _closed({"capacity": texts, "name": optional}),
            "recipients": texts,
            "furniture": _list({"text": text, "what": {"enum": list(FURNITURE_KINDS)}}),
            "implements": texts,
            "items": {"type": "array", "items": item},
        }
    )
    instrument = {
        "id": text,
        "type": {"enum": list(TYPE_NAMES)},
        "number": optional,
        "date": optional,
        "issuer": optional,
        "title": optional,
        "aliases": texts,
        "locality": optional,
        "sources": texts,
        "url": text,
    }
    body = {
        "id": text,
        "name": text,
        "kind": {"enum": list(BODY_KINDS)},
        "locality": text,
        "aliases": texts,
        "parent": optional,
        "url": text,
    }
    scheme = {"id": text, "name": text, "aliases": texts, "locality": optional, "issuer": optional, "url": text}
    indicator = {"id": text, "name": text, "unit": optional, "direction": text, "url": text}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dữ liệu mở của trang",
        **_closed(
            {
                "documents": {"type": "array", "items": document},
                "instruments": _list(instrument),
                "bodies": _list(body),
                "localities": _list({"id": text, "name": text, "parent": optional}),
                "indicators": _list(indicator),
                "schemes": _list(scheme),
                "relations": _list({"from": text, "type": text, "to": text}),
            }
        ),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _closed(properties)}


OUTPUT = Output("data", LINKED, render)
