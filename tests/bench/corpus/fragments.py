"""What can be recombined: the smallest items of the real documents with their claims, and headings to put above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.importer.yaml_draft import markup_of
from build_tools.link import LinkedItem, Site
from build_tools.model import Item, Paragraph, Target
from tests.bench.corpus.yaml_lines import Record, Text

LEAVES = ("section", "item", "bullet")


@dataclass(frozen=True)
class Fragment:
    """An item as plain values of the content language, without its label."""

    record: Record
    task: bool


@dataclass(frozen=True)
class Model:
    """What documents of one locality can be made of: ``kind`` and ``issuer`` are those of the real ones there."""

    locality: str
    frames: tuple[tuple[str, str], ...]
    """(kind of document, id of its issuer), each once."""
    tasks: tuple[Fragment, ...]
    others: tuple[Fragment, ...]
    sections: tuple[str, ...]
    groups: tuple[str, ...]


def models(site: Site, same: dict[str, str]) -> tuple[Model, ...]:
    """One for each locality with enough text. ``same``: locality -> the one it counts as."""
    held: dict[str, list[LinkedItem]] = defaultdict(list)
    for linked in site.items.values():
        held[same.get(linked.document.locality, linked.document.locality)].append(linked)
    return tuple(_model(place, items, set(site.documents)) for place, items in held.items() if sum(i.item.task for i in items) >= 40)


def _model(locality: str, items: Sequence[LinkedItem], documents: set[str]) -> Model:
    usable = [i for i in items if i.item.kind in LEAVES]
    leaves = [i for i in usable if not i.item.children and i.item.paragraphs and _stands_alone(i, documents)]
    fragments = [Fragment(_record(i.item), i.item.task) for i in leaves]
    frames = dict.fromkeys((i.document.kind, i.document.issuer) for i in items if i.document.kind != "letter")
    return Model(
        locality,
        tuple(frames),
        tuple(f for f in fragments if f.task),
        tuple(f for f in fragments if not f.task),
        tuple(dict.fromkeys(_headings(usable, deep=False))),
        tuple(dict.fromkeys(_headings(usable, deep=True))),
    )


def _stands_alone(linked: LinkedItem, documents: set[str]) -> bool:
    """Whether it names nothing that only its own document makes clear."""
    named = [m for m in linked.mentions.all() if m.type in ("instrument", "document")]
    return not linked.item.citations and all(m.target and m.target not in documents and m.relation != "self" for m in named)


def _headings(items: Sequence[LinkedItem], *, deep: bool) -> Iterator[str]:
    """Headings of sections, or of what stands in them, that name nothing."""
    for linked in items:
        item = linked.item
        if item.heading and bool(linked.ancestors) == deep and not linked.mentions.heading:
            yield item.heading


def _record(item: Item) -> Record:
    """The keys in the order of the schema. Notes and corrections come along; reviews are of other documents."""
    return {
        "heading": item.heading,
        "text": _text(item.paragraphs),
        "footnotes": [{"mark": n.mark, "text": _text(n.paragraphs)} for n in item.footnotes],
        "corrections": [{"printed": c.printed, "read_as": c.read_as, "why": c.why} for c in item.corrections],
        "task": item.task,
        "assignments": [{"body": a.body, "role": a.role, "quote": a.quote} for a in item.assignments],
        "deadlines": [{"due": d.due, "kind": d.kind, "quote": d.quote} for d in item.deadlines],
        "targets": [_target(t) for t in item.targets],
        "implements": [r.id for r in item.implements],
        "topics": [t.id for t in item.topics],
    }


def _target(target: Target) -> Record:
    value = target.value[0] if len(target.value) == 1 else list(target.value)
    said: Record = {"indicator": target.indicator, "op": target.op, "value": value, "unit": target.unit, "year": target.year}
    return said | {"quote": target.quote, "result": target.result}


def _text(paragraphs: Sequence[Paragraph]) -> Text:
    return Text("\n\n".join(markup_of(p) for p in paragraphs))
