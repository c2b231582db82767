"""What the recogniser proposes for a draft, as lines of YAML that say why and ask to be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.importer.structure import Draft, DraftItem
from build_tools.importer.yaml_draft import Claims
from build_tools.link import Site
from build_tools.model import Document, Item
from build_tools.proposals.patch import Entry, entries_of
from build_tools.proposals.proposal import CONFIDENCES, MIDDLE, ItemProposals, ProposedAssignment, ProposedTarget
from build_tools.proposals.suggest import propose, sure_enough

_FRAME = ("title", "recipients", "signature")
MARK = "# xem lại đề xuất: "
"""Begins each claim, so that a claim can be found by counting."""


_OF_TASKS = re.compile(
    r"(?:(?:về|các|những|một số)\s+)*(?:nhiệm vụ|giải pháp|biện pháp|phân công|công tác trọng tâm|tổ chức thực hiện|tổ chức triển khai)\b",
    re.IGNORECASE,
)
"""How the name of a section of tasks begins."""


_TELLING = frozenset(("report", "regulation"))
"""Kinds of papers that tell what was done or what always holds, more than what is to be done."""


@dataclass(frozen=True)
class Claim:
    """One entry below ``key`` of the n-th part of a draft; ``aside`` when it stands as a comment only."""

    part: int
    key: str
    lines: tuple[str, ...]
    aside: bool = False

    def written(self) -> Iterator[str]:
        """First the reason, then the entry, or the entry as a comment."""
        first, *rest = self.lines
        yield first
        yield from (f"# {line}" if self.aside and not line.startswith("#") else line for line in rest)


@dataclass(frozen=True)
class Proposed:
    """Claims in the order of the file, and what registries need before all of them can stand: (registry, entry)."""

    claims: tuple[Claim, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()


def proposed(draft: Draft, site: Site, document: Document) -> Proposed:
    """Proposals of at least middle confidence, item by item; nothing where draft and document are not the same tree."""
    parts = {item.path: n for n, (_, item) in enumerate(_pairs(draft, document))}
    claims: list[Claim] = []
    lacking: dict[tuple[str, str], None] = {}
    for one in propose(site, document.id):
        kept = sure_enough(one, MIDDLE)
        if not kept or kept.linked.item.path not in parts:
            continue
        for key, entries in entries_of(site, kept):
            for entry in entries:
                claims.append(_claim(parts[kept.linked.item.path], key, entry))
                lacking.update(dict.fromkeys(_lacking(entry)))
        claims += _task(parts[kept.linked.item.path], kept)
    in_order = sorted((*_sections_of_tasks(draft), *claims), key=lambda claim: claim.part)
    return Proposed(tuple(in_order), tuple(lacking))


def _sections_of_tasks(draft: Draft) -> Iterator[Claim]:
    """The outermost sections whose name says that what stands below are tasks."""
    below: set[int] = set()
    for part, item in enumerate(draft.walk()):
        if id(item) in below or not item.children or not _OF_TASKS.match(item.heading):
            continue
        below.update(id(inner) for inner in item.walk())
        yield Claim(part, "tasks", (f"{MARK}tên phần nêu nhiệm vụ, giải pháp", "true"))


def _pairs(draft: Draft, document: Document) -> list[tuple[DraftItem, Item]]:
    """Each part of the draft with the item that the loader made of it."""
    drafted, loaded = list(draft.walk()), [i for i in document.walk() if i.path not in _FRAME]
    same = [(d.label.strip(), " ".join(d.heading.split())) for d in drafted] == [(i.label.strip(), i.heading) for i in loaded]
    return list(zip(drafted, loaded, strict=True)) if same else []


def _is_known(entry: Entry) -> bool:
    proposal = entry[0]
    if isinstance(proposal, ProposedAssignment):
        return bool(proposal.body)
    return not isinstance(proposal, ProposedTarget) or bool(proposal.indicator)


def _claim(part: int, key: str, entry: Entry) -> Claim:
    proposal, lines = entry
    quoted = f": “{proposal.quote}”" if key == "implements" else ""
    why = f"{MARK}{proposal.grounds.reason}{quoted} (độ tin cậy {CONFIDENCES[proposal.grounds.confidence]})"
    known = _is_known(entry)
    return Claim(part, key, (" ".join(why.split()), *(line for line in lines if not line.startswith("#"))), not known)


def _lacking(entry: Entry) -> Iterator[tuple[str, str]]:
    """Entries that the proposal's comments ask to be added to a registry."""
    for line in entry[1]:
        if line.startswith("# thêm vào content/"):
            registry, _, wanted = line.removeprefix("# thêm vào content/").partition(": ")
            yield registry, wanted


def _task(part: int, one: ItemProposals) -> Iterator[Claim]:
    """An item is a task where an office is told to do something, or where it is due by a day; a report only tells what was done."""
    if one.linked.item.kind in ("preamble", "closing") or (
        one.linked.document.kind in _TELLING and not any(a.body for a in one.assignments)
    ):
        return
    if any(a.body for a in one.assignments):
        yield Claim(part, "task", (f"{MARK}có cơ quan được giao việc", "true"))
    elif one.assignments:
        yield Claim(part, "task", (f"{MARK}có cơ quan được giao việc, chưa có trong danh mục", "true"))
    elif any(d.kind == "deadline" for d in one.deadlines):
        yield Claim(part, "task", (f"{MARK}có thời hạn phải xong", "true"))


def as_claims(claims: Sequence[Claim], document: tuple[str, ...] = ()) -> Claims:
    """The claims as the writer of drafts takes them; a key of comments alone is a comment too."""
    parts: dict[int, list[str]] = {}
    for part in dict.fromkeys(claim.part for claim in claims):
        lines = parts.setdefault(part, [])
        for key in dict.fromkeys(claim.key for claim in claims if claim.part == part):
            lines += _below(key, [claim for claim in claims if (claim.part, claim.key) == (part, key)])
    return Claims(document, {part: tuple(lines) for part, lines in parts.items()})


def _below(key: str, claims: Sequence[Claim]) -> Iterator[str]:
    if key in ("task", "tasks"):
        (claim,) = claims
        yield claim.lines[0]
        yield ("# " if claim.aside else "") + f"{key}: {claim.lines[1]}"
        return
    yield f"# {key}:" if all(claim.aside for claim in claims) else f"{key}:"
    for claim in claims:
        yield from (f"  {line}" for line in claim.written())


def set_aside(claims: Sequence[Claim], text: str, lines: Sequence[int]) -> tuple[Claim, ...]:
    """The claims with those as comments that stand at these lines (from 1) of the written text."""
    starts = [n for n, line in enumerate(text.split("\n"), start=1) if line.lstrip().startswith(MARK)]
    ordered = [claim for lists in _grouped(claims) for claim in lists]
    wrong = {sum(start <= line for start in starts) - 1 for line in lines} - {-1}
    return tuple(replace(claim, aside=True) if n in wrong else claim for n, claim in enumerate(ordered))


def _grouped(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """In the order in which they are written: by part, then by key."""
    for part, key in dict.fromkeys((claim.part, claim.key) for claim in claims):
        yield [claim for claim in claims if (claim.part, claim.key) == (part, key)]
