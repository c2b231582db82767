"""What documents and registries leave open: tasks, instruments, bodies and phrases, each with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from build_tools.link import LinkedItem, Site, Tally
from build_tools.mentions import Mention
from build_tools.model import Document, Instrument
from build_tools.rendering.addresses import body_page, document_page, linked_address, target_address, tasks_filtered
from build_tools.rendering.connections import CHAIN, stating
from build_tools.rendering.instrument_name import name_of_target
from build_tools.rendering.item_view import place_of_item
from build_tools.rendering.task_lines import LinesIn, TaskLine
from build_tools.vietnamese.instrument_numbers import INSTRUMENT_TYPES
from build_tools.vietnamese.letters import collation_key

_AROUND = 60
"""Characters shown on either side of a phrase."""


@dataclass(frozen=True)
class Entry:
    """One thing to look at: where it leads, and a word on it."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Entries of one document (``document``, its id), locality or type. ``table`` shows them in the table of tasks, where it can.

    ``more`` are those beyond ``entries``, which nobody asked for.
    """

    name: str
    entries: tuple[Entry, ...]
    document: str = ""
    table: str = ""
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.entries) + self.more


Finding = Callable[[Site], Iterator[Group]]


@dataclass(frozen=True)
class TaskFinding:
    """Tasks of a kind: which ones, what is said of each, and the filters that narrow the table of tasks to the same, as far as it can."""

    wanted: Callable[[TaskLine], bool]
    note: Callable[[Site, TaskLine], str] = lambda site, task: ""
    filters: Mapping[str, str] = field(default_factory=dict)


def _what_replaced(site: Site, task: TaskLine) -> str:
    return "; ".join(f"{name_of_target(site, old)} đã được thay thế bằng {_names(site, by)}" for old, by in task.outdated)


TO_REVIEW = TaskFinding(lambda task: bool(task.outdated), _what_replaced, {"review": "1"})
"""Tasks that carry out a replaced instrument, with what replaced it."""
WITHOUT_BODY = TaskFinding(lambda task: not task.assigned)
WITHOUT_LEAD = TaskFinding(lambda task: bool(task.assigned) and all(role != "lead" for _, role in task.assigned))
"""Tasks that are assigned, though nobody is told to lead."""
WITHOUT_DEADLINE = TaskFinding(
    lambda task: not {kind for kind, _, _ in task.times} & {"deadline", "periodic"}, filters={"deadline": "none"}
)
"""Tasks with neither a date nor a recurring one; periods and horizons are no deadlines."""
WITHOUT_INSTRUMENT = TaskFinding(lambda task: not task.carried)


def groups_of_tasks(site: Site, findings: Mapping[str, TaskFinding], most: tuple[int, int], lines: LinesIn) -> dict[str, list[Group]]:
    """Finding -> the tasks that answer, by document. All are looked for at once, because a large site keeps no line in memory.

    ``most``: of so many groups so many entries are wanted, of the others only how many they are.
    """
    groups, wanted = most
    found: dict[str, list[Group]] = {kind: [] for kind in findings}
    for document in site.documents:
        every = lines(site, document)
        for kind, finding in findings.items():
            tasks = [task for task in every if finding.wanted(task)]
            if tasks:
                shown = tasks[: wanted if len(found[kind]) < groups else 0]
                entries = tuple(_entry(site, finding, task) for task in shown)
                table = tasks_filtered(document=document, **finding.filters) if shown else ""
                name = site.documents[document].name if shown else ""
                found[kind].append(Group(name, entries, document, table, len(tasks) - len(shown)))
    return found


def _entry(site: Site, finding: TaskFinding, task: TaskLine) -> Entry:
    return Entry(task.full_name, task.address, " · ".join(filter(None, (task.place, finding.note(site, task)))))


def _names(site: Site, targets: Iterable[str]) -> str:
    return ", ".join(name_of_target(site, target) for target in targets)


def instruments_not_carried_out(site: Site) -> Iterator[Group]:
    """Instruments that texts name, though no task and no other instrument here carries them out; by type."""
    for kind in INSTRUMENT_TYPES:
        entries = [
            Entry(name_of_target(site, i.id), target_address(site, "instrument", i.id), i.title if i.number else "")
            for i in site.corpus.instruments
            if i.type == kind.id and _is_only_named(site.tally("instrument", i.id)) and not stating(site, i.id, CHAIN)
        ]
        if entries:
            yield Group(kind.name, _in_order(entries))


def _is_only_named(tally: Tally) -> bool:
    return tally.links > 0 and not tally.tasks


def bodies_never_assigned(site: Site) -> Iterator[Group]:
    """Bodies of the registry without a role in any task; by locality."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for body in site.corpus.bodies:
        if not site.tally("body", body.id).assigned:
            entry = Entry(body.name[:1].upper() + body.name[1:], body_page(body.id), _times_named(site, body.id))
            entries[body.locality].append(entry)
    for locality in site.corpus.localities:
        if locality.id in entries:
            yield Group(locality.name, _in_order(entries[locality.id]))


def _times_named(site: Site, body: str) -> str:
    places = site.tally("body", body).sources
    return f"được nhắc ở {places} mục" if places else ""


def _in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: collation_key(entry.text)))


OpenIn = Callable[[Site, str], tuple[Entry, ...]]


def mentions_without_target(site: Site, open_in: OpenIn | None = None) -> Iterator[Group]:
    """Phrases that name something which the registries do not settle, with a few words around them."""
    for document in site.corpus.documents:
        if entries := (open_in or open_mentions_in)(site, document.id):
            yield Group(document.name, entries, document.id)


def open_mentions_in(site: Site, document: str) -> tuple[Entry, ...]:
    """The same of one document."""
    return tuple(
        Entry(_excerpt(text, mention), linked_address(linked), place_of_item(linked))
        for linked in site.items_by_document[document]
        if linked.has_open_mentions
        for text, mention in _mentions_with_text(linked)
        if not mention.target
    )


def _mentions_with_text(linked: LinkedItem) -> Iterator[tuple[str, Mention]]:
    yield from ((linked.item.heading, mention) for mention in linked.mentions.heading)
    yield from ((linked.item.text, mention) for mention in linked.mentions.text)
    for note in linked.item.footnotes:
        yield from ((note.text, mention) for mention in linked.mentions.footnotes.get(note.mark, ()))


def _excerpt(text: str, mention: Mention) -> str:
    start, end = max(0, mention.start - _AROUND), min(len(text), mention.end + _AROUND)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    return before + " ".join(f"{text[start : mention.start]}“{mention.text}”{text[mention.end : end]}".split()) + after


def instruments_not_identified(site: Site) -> Iterator[Group]:
    """Documents and instruments whose number, date or issuer nobody has stated."""
    for document in site.corpus.documents:
        if lacks := missing_facts(document):
            yield Group(document.name, (Entry(document.name, document_page(document.id), lacks),), document.id)
    for kind in INSTRUMENT_TYPES:
        lacking = [(i, missing_facts(i)) for i in site.corpus.instruments if i.type == kind.id]
        entries = [Entry(name_of_target(site, i.id), target_address(site, "instrument", i.id), lacks) for i, lacks in lacking if lacks]
        if entries:
            yield Group(kind.name, _in_order(entries))


def missing_facts(thing: Document | Instrument) -> str:
    """``không ghi số, ngày``: what of number, date and issuer nobody has stated; empty when all is there."""
    missing = [name for name, value in (("số", thing.number), ("ngày", thing.date), ("cơ quan ban hành", thing.issuer)) if not value]
    return f"không ghi {', '.join(missing)}" if missing else ""
