"""The open data contract: ``data/corpus.json`` and the schema that describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from build_tools.link import LinkedItem, Site, relations_of, relations_of_item, relations_of_thing
from build_tools.mentions import Mention
from build_tools.model import Body, Booklet, Document, Instrument, Target
from build_tools.rendering import addresses
from build_tools.rendering.data_contract import corpus_schema
from build_tools.rendering.indented import indented
from build_tools.rendering.output import Context, Output
from build_tools.rendering.page import Artifact, Page

Relation = tuple[str, str, str]
"""(from, type, to)."""


def render(context: Context) -> Iterator[Page | Artifact]:
    yield Artifact(addresses.CORPUS_DATA, _corpus(context))


def schema(_: Context) -> Iterator[Page | Artifact]:
    """The description of the data, which no edit of the content changes."""
    yield Artifact(addresses.CORPUS_SCHEMA, _dump(corpus_schema()))


def document_text(context: Context, identity: str) -> str:
    """A document as it stands in the list of documents, indented as there."""
    return indented(_document(context.site, context.site.documents[identity]), 2)


def document_relations(context: Context, identity: str) -> str:
    """What a document and its items state and cite, sorted, as it stands in the list of relations."""
    site = context.site
    items = (relation for linked in site.items_by_document[identity] for relation in relations_of_item(linked))
    return _listed({*relations_of_thing(site.documents[identity]), *items})


def _listed(relations: Iterable[Relation]) -> str:
    return BETWEEN.join(indented(_relation(relation), 2) for relation in sorted(relations))


def _corpus(context: Context) -> bytes:
    """As ``_dump(corpus_data(site))`` gives it, put together from the texts of the documents."""
    documents = [context.value(document_text, d.id) for d in context.site.corpus.documents]
    blocks = {identity: context.value(document_relations, identity) for identity in context.site.documents}
    blocks |= context.value(stated_relations, "")
    told = [blocks[identity] for identity in sorted(blocks) if blocks[identity]]
    head, middle, end = (context.value(make, "") for make in (head_of_corpus, middle_of_corpus, end_of_corpus))
    return f"{head}{_as_list(documents)}{middle}{_as_list(told)}{end}".encode()


FIRST, BETWEEN, LAST = "\n  ", ",\n  ", "\n "
"""What stands before the first, between two and behind the last text of a list."""


def _as_list(texts: Sequence[str]) -> str:
    return FIRST + BETWEEN.join(texts) + LAST if texts else ""


def head_of_corpus(context: Context, _: str) -> str:
    """What stands before the texts of the documents."""
    return context.value(registries_text, "").head


def middle_of_corpus(context: Context, _: str) -> str:
    """What stands between the documents and the relations, which are sorted by document or instrument."""
    return context.value(registries_text, "").middle


def end_of_corpus(context: Context, _: str) -> str:
    """What stands behind them."""
    return context.value(registries_text, "").end


def stated_relations(context: Context, _: str) -> dict[str, str]:
    """Of every instrument that states any, as they stand in the list; no other id lies between those of a document's items."""
    return {instrument: text for instrument, text in context.value(registries_text, "").stated.items() if text}


class Registries(NamedTuple):
    """The data without documents and relations, parted between the brackets of those; and what each instrument states."""

    head: str
    middle: str
    end: str
    stated: dict[str, str]


def registries_text(context: Context, _: str) -> Registries:
    """What the registries give, as text; asked for by all parts of the file, made once."""
    site = context.site
    text = indented(_data(site, [], [])) + "\n"
    stated = {instrument.id: _listed(set(relations_of_thing(instrument))) for instrument in site.corpus.instruments}
    head, documents, rest = text.partition(' "documents": []')
    middle, relations, end = rest.rpartition(' "relations": []')
    return Registries(head + documents[:-1], f"]{middle}{relations[:-1]}", f"]{end}", stated)


def _dump(data: dict[str, Any]) -> bytes:
    return (indented(data) + "\n").encode()


def corpus_data(site: Site) -> dict[str, Any]:
    """Everything the site knows, as plain data."""
    return _data(site, [_document(site, d) for d in site.corpus.documents], [_relation(relation) for relation in relations_of(site)])


def _relation(relation: Relation) -> dict[str, str]:
    source, kind, target = relation
    return {"from": source, "type": kind, "to": target}


def _data(site: Site, documents: list[dict[str, Any]], relations: list[dict[str, str]]) -> dict[str, Any]:
    corpus = site.corpus
    return {
        "documents": documents,
        "instruments": [_instrument(i) for i in corpus.instruments],
        "bodies": [_body(b) for b in corpus.bodies],
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
        "topics": [{"id": t.id, "name": t.name} for t in site.corpus.topics],
        "booklets": [_booklet(b) for b in corpus.booklets],
        "abbreviations": [{"id": a.id, "short": a.short, "words": list(a.words)} for a in corpus.abbreviations],
        "relations": relations,
    }


def _booklet(b: Booklet) -> dict[str, Any]:
    return {
        "id": b.id,
        "title": b.title,
        "occasion": b.occasion,
        "date": b.date.isoformat() if b.date else None,
        "chair": b.chair or None,
        "note": b.note or None,
        "items": [{"document": i.document.id, "path": i.path, "note": i.note or None} for i in b.items],
        "questions": list(b.questions),
        "url": addresses.booklet_page(b.id),
    }


def _instrument(i: Instrument) -> dict[str, Any]:
    return {
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


def _body(b: Body) -> dict[str, Any]:
    return {
        "id": b.id,
        "name": b.name,
        "kind": b.kind,
        "locality": b.locality,
        "aliases": list(b.aliases),
        "parent": b.parent.id if b.parent else None,
        "url": addresses.body_page(b.id),
    }


def _document(site: Site, document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "number": document.number or None,
        "date": document.date.isoformat() if document.date else None,
        "title": document.title,
        "short_title": document.short_title or None,
        "summary": document.summary or None,
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
        "times": [{"start": t.start, "end": t.end, "text": t.text, "due": t.due, "kind": t.kind} for t in linked.mentions.times],
        "assignments": [{"body": a.body, "role": a.role, "quote": a.quote} for a in item.assignments],
        "deadlines": [{"due": d.due, "quote": d.quote, "kind": d.kind} for d in item.deadlines],
        "targets": [_target(t) for t in item.targets],
        "implements": [{"instrument": c.instrument, "via": c.via} for c in linked.implements] if item.task else [],
        "topics": list(linked.topics),
        "outdated": [{"instrument": o.instrument, "replaced_by": list(o.by)} for o in linked.outdated],
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


OUTPUT = Output("data", render)
SCHEMA = Output("data-schema", schema)
