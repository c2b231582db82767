"""The changes of one document between two states, as a reader would tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from build_tools.history.matching import pair_up
from build_tools.history.states import FACTS, DocumentState, ItemState, Pair, TargetState, Trace
from build_tools.history.words import difference
from build_tools.rendering.changes import Change, Words
from build_tools.rendering.indicator_values import said
from build_tools.rendering.item_view import name_of_part, place_of_parts
from build_tools.vietnamese.dates import parse_date, show_date, show_due
from build_tools.vocabularies import DEADLINE_KINDS, DOCUMENT_KINDS, ROLES

NameOf = Callable[[str], str]
"""Id of a body, an indicator or an instrument -> how readers know it."""


@dataclass(frozen=True)
class Known:
    """What the history remembers of a document; ``state`` where its words are at hand."""

    name: str
    first_seen: date
    fingerprint: str
    traces: tuple[Trace, ...]
    state: DocumentState | None = None


@dataclass(frozen=True)
class _Teller:
    """Makes the changes of one document on one day."""

    today: date
    new: DocumentState
    name_of: NameOf

    def change(self, what: str, state: DocumentState | None, path: str, words: Words = ()) -> Change:
        """``state`` is the one in which the path is found: the earlier one for what is gone, None when it is not at hand."""
        chain = state.chain(path) if state and path else []
        place = place_of_parts(chain) if chain else _place_of_path(path)
        name = (name_of_part(chain[-1]) if chain else place) or self.new.name
        return Change(self.today, self.new.id, path, what, name, self.new.name, place, words)


def changes_of(known: Known, new: DocumentState, today: date, name_of: NameOf) -> Iterator[Change]:
    """Everything that differs, in the order of the new document, then what is gone from it."""
    teller = _Teller(today, new, name_of)
    old = known.state
    if known.fingerprint != new.fingerprint:
        yield teller.change("changed", new, "", difference(_facts_said(old, name_of), _facts_said(new, name_of)) if old else ())
    pairing = pair_up(known.traces, new.traces, _wordings(old), _wordings(new))
    changed = [(at_new, at_old) for at_old, at_new in pairing.pairs]
    for at, partner in sorted([*changed, *((at, None) for at in pairing.come)], key=lambda entry: entry[0]):
        if partner is not None:
            yield from _of_item(teller, known, known.traces[partner], new.items[at])
        elif at in _tops(pairing.new, pairing.come):
            item = new.items[at]
            yield teller.change("added", new, item.path, (("added", item.wording),))
    for at in _tops(pairing.earlier, pairing.gone):
        path = known.traces[at].path
        words = (("removed", old.by_path[path].wording),) if old else ()
        yield teller.change("withdrawn", old, path, words)


def _wordings(state: DocumentState | None) -> Mapping[str, str]:
    return {item.path: item.wording for item in state.items} if state else {}


def _tops(traces: Sequence[Trace], places: Iterable[int]) -> list[int]:
    """Of items that came or went, those that no other of them contains; what has no words of its own is not told."""
    told: dict[str, int] = {}
    for at in sorted(places):
        steps = traces[at].path.split("/")
        if traces[at].wording and not any("/".join(steps[:depth]) in told for depth in range(1, len(steps))):
            told[traces[at].path] = at
    return list(told.values())


def _of_item(teller: _Teller, known: Known, earlier: Trace, new: ItemState) -> Iterator[Change]:
    """What differs in one item: words and claims, times, corrections."""
    if (earlier.wording, earlier.claims) == (new.trace.wording, new.trace.claims):
        return
    if known.state is None:
        yield teller.change("changed", teller.new, new.path)
        return
    old = known.state.by_path[earlier.path]
    stated_before, stated_after = _stated(old, teller.name_of), _stated(new, teller.name_of)
    stated_before += [_correction(pair) for pair in old.corrections if pair not in new.corrections]
    before = [old.wording, *(line for line in stated_before if line not in stated_after)]
    after = [new.wording, *(line for line in stated_after if line not in stated_before)]
    if before != after:
        yield teller.change("changed", teller.new, new.path, difference("\n".join(before), "\n".join(after)))
    if old.times != new.times:
        yield teller.change("deadline", teller.new, new.path, _replaced(old.times, new.times, _time))
    if set(new.corrections) - set(old.corrections):
        yield teller.change("corrected", teller.new, new.path, _corrected(old, new))


def _stated(item: ItemState, name_of: NameOf) -> list[str]:
    """What is stated of an item, a claim a line. Times and new corrections are told on their own."""
    return [
        *(["Là một nhiệm vụ."] if item.task else []),
        *(f"{ROLES.get(role, role)}: {name_of(body)}." for role, body in item.assignments),
        *(_target(target, name_of) for target in item.targets),
        *(f"Thực hiện: {name_of(instrument)}." for instrument in item.implements),
    ]


def _correction(pair: Pair) -> str:
    return f"Hiệu đính: “{pair[0]}” đọc là “{pair[1]}”."


def _target(target: TargetState, name_of: NameOf) -> str:
    year = f" ({target.year})" if target.year else ""
    return f"{'Kết quả' if target.result else 'Chỉ tiêu'}: {name_of(target.indicator)} {said(target.op, target.value, target.unit)}{year}."


def _time(time: Pair) -> str:
    kind, due = time
    return show_due(due) if kind == "deadline" else f"{DEADLINE_KINDS.get(kind, kind).lower()}: {show_due(due)}"


def _replaced(old: Sequence[Pair], new: Sequence[Pair], say: Callable[[Pair], str]) -> Words:
    """What only the earlier has as removed, what only the new has as added."""
    sides = (("removed", [p for p in old if p not in new]), ("added", [p for p in new if p not in old]))
    return tuple((operation, "; ".join(map(say, pairs))) for operation, pairs in sides if pairs)


def _corrected(old: ItemState, new: ItemState) -> Words:
    """New corrections, one after the other: what is printed, how it is read."""
    added = [pair for pair in new.corrections if pair not in old.corrections]
    words: list[Pair] = []
    for printed, read_as in added:
        words += [("same", "; ")] if words else []
        words += [("removed", printed), ("added", read_as)]
    return tuple(words)


def _facts_said(state: DocumentState, name_of: NameOf) -> str:
    """The frame of a document, a fact a line."""
    return "\n".join(f"{FACTS[name]}: {_fact(name, value, name_of)}" for name, value in state.facts)


def _fact(name: str, value: str, name_of: NameOf) -> str:
    if name == "date":
        day = parse_date(value)
        return show_date(day) if day else value
    if name == "kind":
        return DOCUMENT_KINDS.get(value, value)
    if name in ("issuer", "implements"):
        return "; ".join(map(name_of, value.split("\n")))
    return value.replace("\n", " · ")


def _place_of_path(path: str) -> str:
    """Where an item stood of which only the path is known."""
    return f"Mục {' › '.join(path.split('/'))}" if path else ""
