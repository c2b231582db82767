"""What the history compares of a document: its words and what is stated of it, nothing that recognition finds.

So a new entry of a registry, which may link a thousand places, is no change of a document. A state is
taken from the linked site, and from an earlier ``data/corpus.json``; both give the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from build_tools.link import LinkedItem, Site
from build_tools.model import OPENING, Document
from build_tools.vietnamese.letters import nfc

Pair = tuple[str, str]


@dataclass(frozen=True)
class TargetState:
    """A target or a result."""

    indicator: str
    op: str
    value: tuple[float, ...]
    unit: str
    year: str
    result: bool


@dataclass(frozen=True)
class Trace:
    """What is remembered of an item where its words are not at hand: fingerprints, empty for nothing."""

    path: str
    wording: str
    claims: str = ""


@dataclass(frozen=True)
class ItemState:
    """An item as its editors wrote it. ``label`` and ``kind`` only say how it is called: a new number is no change."""

    path: str
    label: str
    kind: str
    heading: str
    text: str
    notes: tuple[Pair, ...] = ()
    """(mark, text)."""
    task: bool = False
    assignments: tuple[Pair, ...] = ()
    """(role, body)."""
    times: tuple[Pair, ...] = ()
    """(kind, due)."""
    targets: tuple[TargetState, ...] = ()
    implements: tuple[str, ...] = ()
    corrections: tuple[Pair, ...] = ()
    """(printed, read_as)."""

    @cached_property
    def opening(self) -> str:
        """The beginning of its text, as of ``Item``."""
        return self.text[:OPENING].partition("\n")[0]

    @property
    def wording(self) -> str:
        """All its words, a paragraph a line."""
        return "\n".join(part for part in (self.heading, self.text, *(f"[{mark}] {text}" for mark, text in self.notes)) if part)

    @cached_property
    def trace(self) -> Trace:
        claims = (self.task, self.assignments, self.times, [vars(t) for t in self.targets], self.implements, self.corrections)
        return Trace(self.path, _print(self.wording), _print(claims) if any(claims) else "")


@dataclass(frozen=True)
class DocumentState:
    """A document as its editors wrote it."""

    id: str
    name: str
    facts: tuple[Pair, ...]
    """(key of ``FACTS``, value)."""
    items: tuple[ItemState, ...]

    @cached_property
    def fingerprint(self) -> str:
        return _print(self.facts)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        return tuple(item.trace for item in self.items)

    def chain(self, path: str) -> list[ItemState]:
        """The items that lead from the top down to a path."""
        steps = path.split("/")
        prefixes = ["/".join(steps[: n + 1]) for n in range(len(steps))]
        return [self.by_path[prefix] for prefix in prefixes if prefix in self.by_path]

    @cached_property
    def by_path(self) -> dict[str, ItemState]:
        return {item.path: item for item in self.items}


@dataclass(frozen=True)
class Traced:
    """What of a document tells whether it changed; ``whole`` gives the rest, which only a changed one needs."""

    name: str
    fingerprint: str
    traces: tuple[Trace, ...]
    whole: Callable[[], DocumentState]


def traced(site: Site, document: Document) -> Traced:
    """From the linked site."""
    state = state_of(site, document)
    return Traced(state.name, state.fingerprint, state.traces, lambda: state)


def _print(value: object) -> str:
    """Eight signs of a checksum; nothing for nothing."""
    return sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:8] if value else ""


def state_of(site: Site, document: Document) -> DocumentState:
    """From the linked site."""
    facts = {
        "number": document.number,
        "date": document.date.isoformat() if document.date else "",
        "kind": document.kind,
        "issuer": document.issuer,
        "short_title": document.short_title,
        "implements": document.implements,
        "letterhead": document.letterhead.lines,
        "addressees": [line for line in (document.addressees.heading, *document.addressees.lines) if line],
    }
    return DocumentState(document.id, document.name, _facts(facts), tuple(map(_item_state, site.items_by_document[document.id])))


def _item_state(linked: LinkedItem) -> ItemState:
    item = linked.item
    return ItemState(
        item.path,
        item.label,
        item.kind,
        nfc(item.heading),
        nfc(item.text),
        tuple((note.mark, nfc(note.text)) for note in item.footnotes),
        item.task,
        _sorted((a.role, a.body) for a in item.assignments),
        _sorted((d.kind, d.due) for d in item.deadlines),
        tuple(TargetState(t.indicator, t.op, tuple(map(float, t.value)), t.unit, t.year, t.result) for t in item.targets),
        tuple(c.instrument for c in linked.implements if c.via == "stated") if item.task else (),
        tuple((c.printed, c.read_as) for c in item.corrections),
    )


def state_in_data(data: Mapping[str, Any]) -> DocumentState:
    """From a document of an earlier ``corpus.json``. Raises KeyError, TypeError or ValueError on what is none."""
    return DocumentState(data["id"], data["short_title"] or data["title"], _facts(data), tuple(map(_item_in_data, data["items"])))


def _item_in_data(data: Mapping[str, Any]) -> ItemState:
    return ItemState(
        data["path"],
        data["label"],
        data["kind"],
        nfc(data["heading"] or ""),
        nfc(data["text"]),
        tuple((note["mark"], nfc(note["text"])) for note in data["footnotes"]),
        data["task"],
        _sorted((a["role"], a["body"]) for a in data["assignments"]),
        _sorted((d["kind"], d["due"]) for d in data["deadlines"]),
        tuple(map(_target_in_data, data["targets"])),
        tuple(c["instrument"] for c in data["implements"] if c["via"] == "stated"),
        tuple((c["printed"], c["read_as"]) for c in data["corrections"]),
    )


def _target_in_data(data: Mapping[str, Any]) -> TargetState:
    value = data["value"] if isinstance(data["value"], (list, tuple)) else [data["value"]]
    return TargetState(
        data["indicator"], data["op"], tuple(map(float, value)), data["unit"] or "", str(data["year"] or ""), bool(data["result"])
    )


FACTS: dict[str, str] = {
    "number": "Số, ký hiệu",
    "date": "Ngày ban hành",
    "kind": "Loại văn bản",
    "issuer": "Cơ quan ban hành",
    "short_title": "Tên gọi",
    "implements": "Thực hiện",
    "letterhead": "Phần đầu trang",
    "addressees": "Nơi gửi",
}
"""What is stated of a document -> how it is said."""


def _facts(data: Mapping[str, Any]) -> tuple[Pair, ...]:
    """What is stated of the whole document; lists with a line each."""
    values = ((name, data[name] or "") for name in FACTS)
    return tuple((name, nfc(value if isinstance(value, str) else "\n".join(value))) for name, value in values if value)


def _sorted(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(set(pairs)))


def as_data(state: DocumentState) -> dict[str, Any]:
    """A state to keep, in the form of ``corpus.json``, so that ``state_in_data`` reads both."""
    facts = dict.fromkeys(FACTS, "") | dict(state.facts)
    return {"id": state.id, "title": state.name, **facts, "items": [_item_as_data(item) for item in state.items]}


def _item_as_data(item: ItemState) -> dict[str, Any]:
    return {
        "path": item.path,
        "label": item.label,
        "kind": item.kind,
        "heading": item.heading,
        "text": item.text,
        "footnotes": [{"mark": mark, "text": text} for mark, text in item.notes],
        "task": item.task,
        "assignments": [{"role": role, "body": body} for role, body in item.assignments],
        "deadlines": [{"kind": kind, "due": due} for kind, due in item.times],
        "targets": [vars(target) for target in item.targets],
        "implements": [{"instrument": instrument, "via": "stated"} for instrument in item.implements],
        "corrections": [{"printed": printed, "read_as": read_as} for printed, read_as in item.corrections],
    }
