"""Proposals as YAML that an editor pastes at the item, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from build_tools.ids import suggest_slug
from build_tools.link import Site
from build_tools.proposals.proposal import (
    CONFIDENCES,
    Grounds,
    ItemProposals,
    ProposedAssignment,
    ProposedDeadline,
    ProposedImplements,
    ProposedTarget,
)

Entry = tuple[ProposedAssignment | ProposedDeadline | ProposedTarget | ProposedImplements, list[str]]
"""A proposal and its lines of YAML."""

_SHOWN = 72
_SLUG = 60


def as_yaml(site: Site, proposals: Iterable[ItemProposals]) -> str:
    """For each item a comment with its place, then the keys to paste, indented as the item's own."""
    return "\n".join(line for one in proposals for line in _item(site, one))


def as_json(site: Site, proposals: Iterable[ItemProposals]) -> str:
    """A list of items, each with its place and what is proposed."""
    return json.dumps([_data(site, one) for one in proposals], ensure_ascii=False, indent=2)


def _item(site: Site, one: ItemProposals) -> Iterator[str]:
    item = one.linked.item
    pad = " " * (item.span.column - 1)
    said = " ".join((item.heading or item.text).split())
    yield f"# {item.span.path}:{item.span.line}  mục {item.path}: {said[:_SHOWN]}{'…' if len(said) > _SHOWN else ''}"
    stated = {
        "assignments": bool(item.assignments),
        "deadlines": bool(item.deadlines),
        "targets": bool(item.targets),
        "implements": bool(item.implements),
    }
    for key, entries in entries_of(site, one):
        yield f"{pad}# thêm vào {key} đã có:" if stated[key] else f"{pad}{key}:"
        yield from (f"{pad}  {line}" for _, entry in entries for line in entry)
    yield ""


def entries_of(site: Site, one: ItemProposals) -> Iterator[tuple[str, list[Entry]]]:
    """Each key of the item with its entries, where there are any; an entry's lines begin with comments, the reason first."""
    found: tuple[tuple[str, list[Entry]], ...] = (
        ("assignments", [(a, _assignment(site, one, a)) for a in one.assignments]),
        ("deadlines", [(d, _deadline(d)) for d in one.deadlines]),
        ("targets", [(t, _target(one, t)) for t in one.targets]),
        ("implements", [(i, _implements(i)) for i in one.implements]),
    )
    yield from ((key, entries) for key, entries in found if entries)


def _why(grounds: Grounds) -> str:
    return f"# {CONFIDENCES[grounds.confidence]}: {grounds.reason}"


def _assignment(site: Site, one: ItemProposals, a: ProposedAssignment) -> list[str]:
    body = a.body or _slug(a.name)
    lines = [_why(a.grounds)]
    if not a.body:
        lines.append(f"# thêm vào content/bodies: {body_entry(a.name, one.linked.document.locality)}")
    return [*lines, f"- body: {body}", f"  role: {a.role}", f"  quote: {_scalar(a.quote)}"]


def _deadline(d: ProposedDeadline) -> list[str]:
    return [_why(d.grounds), f"- due: {d.due}", f"  kind: {d.kind}", f"  quote: {_scalar(d.quote)}"]


def _target(one: ItemProposals, t: ProposedTarget) -> list[str]:
    lines = [_why(t.grounds)]
    if not t.indicator:
        unit = f", unit: {as_flow(t.unit)}" if t.unit else ""
        lines.append(f"# thêm vào content/indicators: - {{id: {_slug(t.name)}, name: {as_flow(t.name)}{unit}}}")
    lines += [f"- indicator: {t.indicator or _slug(t.name)}", f"  op: {t.op}", f"  value: {_value(t.value)}"]
    lines += [f"  unit: {_scalar(t.unit)}"] if t.unit else []
    lines += [f"  year: {t.year}"] if t.year else []
    return [*lines, f"  quote: {_scalar(t.quote)}", *(["  result: true"] if t.result else [])]


def _implements(i: ProposedImplements) -> list[str]:
    return [_why(i.grounds) + f" (“{i.quote}”)", f"- {i.instrument}"]


def body_entry(name: str, locality: str) -> str:
    """A ready entry of the registry of bodies in YAML flow style."""
    return f"- {{id: {_slug(name)}, name: {as_flow(name)}, kind: {_kind(name)}, locality: {locality}}}"


_COMMITTEES = ("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "đảng ủy")
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("class", ("các ", "những ", "từng ")),
    (
        "party",
        ("ủy ban kiểm tra", "ban tuyên giáo", "ban dân vận", "ban tổ chức", "ban nội chính", "đảng", "cấp ủy", "chi bộ", *_COMMITTEES),
    ),
    (
        "front",
        (
            "mặt trận",
            "mttq",
            "hội nông dân",
            "hội liên hiệp",
            "hội cựu",
            "hội ",
            "liên đoàn",
            "công đoàn",
            "đoàn ",
            "tỉnh đoàn",
            "thành đoàn",
        ),
    ),
    (
        "state",
        (
            "hội đồng nhân dân",
            "ủy ban nhân dân",
            "ubnd",
            "sở ",
            "bộ ",
            "cục ",
            "chi cục",
            "công an",
            "thanh tra",
            "kho bạc",
            "phòng ",
            "văn phòng",
        ),
    ),
)
"""How names of a kind of body begin, for a first guess that an editor looks at."""


def _kind(name: str) -> str:
    said = name.lower() + " "
    if name[:1].islower():
        return "class"
    if any(word in said for word in _COMMITTEES):
        return "party"
    state = said.startswith("hội đồng")
    return next(
        (kind for kind, words in _KINDS if said.startswith(words) and not (state and kind == "front")), "state" if state else "other"
    )


def _slug(name: str) -> str:
    return suggest_slug(name)[:_SLUG].strip("-")


def _value(value: tuple[float, ...]) -> str:
    shown = [str(int(v)) if float(v).is_integer() else str(v) for v in value]
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"


def _scalar(text: str) -> str:
    """A scalar of one line, quoted where YAML needs it."""
    return yaml.safe_dump({"k": text}, allow_unicode=True, width=1_000_000)[3:].rstrip("\n")


def as_flow(text: str) -> str:
    """A scalar inside a flow mapping, quoted where YAML needs it."""
    return yaml.safe_dump([text], allow_unicode=True, width=1_000_000, default_flow_style=True).strip()[1:-1]


def _data(site: Site, one: ItemProposals) -> dict[str, Any]:
    item = one.linked.item
    locality = one.linked.document.locality
    return {
        "document": one.linked.document.id,
        "item": item.path,
        "path": item.span.path,
        "line": item.span.line,
        "assignments": [
            {"body": a.body or _slug(a.name), "name": site.bodies[a.body].name if a.body else a.name, "role": a.role, "quote": a.quote}
            | ({} if a.body else {"new_body": body_entry(a.name, locality)})
            | _told(a.grounds)
            for a in one.assignments
        ],
        "deadlines": [{"due": d.due, "kind": d.kind, "quote": d.quote} | _told(d.grounds) for d in one.deadlines],
        "targets": [_target_data(t) for t in one.targets],
        "implements": [{"instrument": i.instrument, "quote": i.quote} | _told(i.grounds) for i in one.implements],
    }


def _target_data(t: ProposedTarget) -> dict[str, Any]:
    value = [int(v) if float(v).is_integer() else v for v in t.value]
    return {
        "indicator": t.indicator or _slug(t.name), "name": t.name, "new": not t.indicator, "op": t.op,
        "value": value[0] if len(value) == 1 else value, "unit": t.unit, "year": t.year, "quote": t.quote, "result": t.result,
    } | _told(t.grounds)  # fmt: skip


def _told(grounds: Grounds) -> dict[str, str]:
    return {"confidence": grounds.confidence, "pattern": grounds.pattern, "reason": grounds.reason}
