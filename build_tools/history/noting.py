"""From the earlier build's history and the site of today to the history of this build.

A day counts as one step: what changes twice in a day is told as one change against the morning, and
what is back at evening was never changed. A build that finds nothing new writes the file as it was,
on whatever day it runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from build_tools.history.differences import Known, NameOf, changes_of
from build_tools.history.file import Documents, Morning, NewerHistoryError, Record, read_record, write_record
from build_tools.history.states import DocumentState, Traced, state_in_data, traced
from build_tools.link import Site
from build_tools.model import Document
from build_tools.rendering.changes import Change, History
from build_tools.rendering.instrument_name import name_of_target

WITH_WORDS = 2000
"""Of so many changes the words are kept; of older ones only what, where and when: some 300 bytes each."""


def _nothing(*_: str) -> bytes | None:
    return None


@dataclass(frozen=True)
class Earlier:
    """What an earlier build left: ``data/history.json`` and ``data/corpus.json``, the second only read where something changed."""

    history: bytes | None = None
    corpus: Callable[[], bytes | None] = _nothing
    is_expected: bool = False
    """Whether there was an earlier site, so that a missing history is a lost one."""
    document: Callable[[str], bytes | None] = _nothing
    """A single document as it stands in the second file, where somebody knows its place there."""
    unchanged: frozenset[str] | None = None
    """Documents that ``history`` knows just as they are now; None where it may not be what the last build left."""


@dataclass(frozen=True)
class Noted:
    """The history of this build, what it leaves for the next, and what went wrong, in Vietnamese."""

    history: History
    left: Record | bytes
    warning: str = ""

    @cached_property
    def data(self) -> bytes:
        """The bytes of ``data/history.json``, written when they are first asked for."""
        return self.left if isinstance(self.left, bytes) else write_record(self.left)


def dates_of(documents: Iterable[Document]) -> dict[str, date]:
    """The dates that documents bear themselves, of those that bear one."""
    return {document.id: document.date for document in documents if document.date}


def note_changes(
    earlier: Earlier,
    site: Site,
    today: date,
    trace: Callable[[Site, Document], Traced] = traced,
    own_dates: Mapping[str, date] | None = None,
) -> Noted:
    """Compare and note. Never raises for what an earlier build left.

    ``own_dates``: ``dates_of`` the documents of the site, where somebody knows them; else they are looked up.
    """
    states = _States(site, trace)
    own_dates = dates_of(site.corpus.documents) if own_dates is None else own_dates
    record, warning = _read(earlier)
    if record is None:
        record = Record(Documents({name: _known(state, today) for name, state in states.items()}))
    elif warning:
        first_days = {name: record.documents[name].first_seen if name in record.documents else today for name in states}
        return Noted(History((), first_days, own_dates), earlier.history or b"", warning)
    else:
        record = _Step(record, states, today, _Corpus(earlier), site, earlier.unchanged or frozenset()).taken()
    return Noted(History(record.changes, record.documents.first_days(), own_dates), record, warning)


def _read(earlier: Earlier) -> tuple[Record | None, str]:
    """The record, None where there is none to go on from; a newer one is empty here and its file stays as it is."""
    if earlier.history is None:
        lost = "không thấy data/history.json của lần dựng trước: lịch sử thay đổi bắt đầu lại từ lần dựng này"
        return None, lost if earlier.is_expected else ""
    try:
        return read_record(earlier.history, is_own=earlier.unchanged is not None), ""
    except NewerHistoryError as error:
        message = (
            f"data/history.json do bản phần mềm mới hơn ghi (dạng {error}): giữ nguyên tệp, lần dựng này không ghi thêm thay đổi nào "
            "và không hiện lịch sử; hãy cập nhật phần mềm"
        )
        return Record(), message
    except ValueError as error:
        return None, f"data/history.json của lần dựng trước bị hỏng ({error}): lịch sử thay đổi bắt đầu lại từ lần dựng này"


def _known(state: Traced, first_seen: date) -> Known:
    return Known(state.name, first_seen, state.fingerprint, state.traces)


class _States(Mapping[str, Traced]):
    """The documents of a site, each traced when it is asked for."""

    def __init__(self, site: Site, trace: Callable[[Site, Document], Traced]) -> None:
        self._site = site
        self._trace = trace
        self._names = dict.fromkeys(site.documents)
        self._traced: dict[str, Traced] = {}

    def __getitem__(self, name: str) -> Traced:
        if name not in self._traced:
            self._traced[name] = self._trace(self._site, self._site.documents[name])
        return self._traced[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class _Corpus:
    """The earlier ``corpus.json``, parsed when first asked for; damaged or missing it is empty."""

    def __init__(self, earlier: Earlier) -> None:
        self._earlier = earlier
        self._documents: dict[str, Any] | None = None
        self._names: dict[str, str] = {}

    def state_of(self, document: str, known: Known) -> DocumentState | None:
        """A document as it was; None where the file is not the one that belongs to the history."""
        for find in (self._alone, lambda name: self._parsed()[name]):
            try:
                state = state_in_data(find(document))
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
                continue
            if not _differs(known, state):
                return state
        return None

    def _alone(self, document: str) -> Any:
        """Read without the others: the whole file may be hundreds of megabytes."""
        return json.loads(self._earlier.document(document) or b"")

    def name_of(self, name: str) -> str:
        """How readers knew a thing that is no longer there; its id where nothing says it."""
        self._parsed()
        return self._names.get(name, name)

    def _parsed(self) -> dict[str, Any]:
        if self._documents is None:
            try:
                data = json.loads(self._earlier.corpus() or b"{}")
                self._documents = {document["id"]: document for document in data.get("documents", ())}
                for thing in (*data.get("bodies", ()), *data.get("indicators", ()), *data.get("schemes", ())):
                    self._names[str(thing["id"])] = str(thing["name"])
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
                self._documents = {}
        return self._documents


@dataclass
class _Step:
    """One step of the history: from ``record`` to the states of today."""

    record: Record
    states: Mapping[str, Traced]
    today: date
    corpus: _Corpus
    site: Site
    unchanged: frozenset[str]
    """Documents that ``record`` knows as they are."""
    before: dict[str, Known | None] = field(default_factory=dict)
    """The documents that changed, as they were."""

    def taken(self) -> Record:
        if self._is_nothing_new():
            return self.record
        morning = self.record.morning
        is_same_day = morning is not None and morning.date == self.today
        of_this_day = morning.documents if morning and is_same_day else {}
        base = self._base(of_this_day)
        renamed = self._renamed(base)
        looked_at = [name for name in self.states if name not in self.unchanged or name in of_this_day]
        noted = list(self._changes(looked_at, base, renamed))
        known = {name: _known(self.states[name], self._first_seen(base.get(renamed.get(name, name)))) for name in looked_at}
        documents = self.record.documents.with_these(self.states, known)
        if not noted and not is_same_day:
            return replace(self.record, documents=documents)
        settled = [change for change in self.record.changes if not (is_same_day and change.date == self.today)]
        is_new_day = all(change.date != self.today for change in settled)
        changes = sorted([*noted, *settled], key=lambda change: change.date, reverse=True)
        faded = [replace(change, words=()) if change.words else change for change in changes[WITH_WORDS:]]
        return Record(documents, (*changes[:WITH_WORDS], *faded), Morning(self.today, self.before) if noted and is_new_day else None)

    def _is_nothing_new(self) -> bool:
        last = self.record.documents
        if last.keys() != self.states.keys():
            return False
        return not any(_differs(last[name], self.states[name]) for name in self.states if name not in self.unchanged)

    def _base(self, morning: Mapping[str, Known | None]) -> Documents:
        """What today is compared with: the last build, or the morning of this day."""
        last = self.record.documents
        were = {name: known for name, known in morning.items() if known}
        return last.with_these([name for name in dict.fromkeys((*last, *were)) if morning.get(name, ...) is not None], were)

    def _changes(self, names: Iterable[str], base: Mapping[str, Known], renamed: Mapping[str, str]) -> Iterator[Change]:
        """Documents that came, in the order of the site; then what changed in others; then those that went, by id."""
        looked_at = {name: self.states[name] for name in names}
        for name, state in looked_at.items():
            if name not in base and name not in renamed:
                self.before[name] = None
                yield Change(self.today, name, "", "added", state.name, state.name)
        for name, state in looked_at.items():
            known = base.get(renamed.get(name, name))
            if known and _differs(known, state):
                known = self._with_words(renamed.get(name, name), known)
                found = list(changes_of(known, state.whole(), self.today, self._name_of()))
                if found:
                    self.before[name] = known
                yield from found
        went_on = set(renamed.values())
        for name in self._gone(base):
            if name not in went_on:
                known = base[name]
                self.before[name] = self._with_words(name, known)
                yield Change(self.today, name, "", "withdrawn", known.name, known.name)

    def _gone(self, base: Mapping[str, Known]) -> list[str]:
        """Documents that are no more, by id: in what order they went, and whether the record was read or kept, must not show."""
        return sorted(name for name in base if name not in self.states)

    def _with_words(self, name: str, known: Known) -> Known:
        return known if known.state else replace(known, state=self.corpus.state_of(name, known))

    def _renamed(self, base: Mapping[str, Known]) -> dict[str, str]:
        """New id -> earlier id of documents that hold the very same words."""
        gone = {_wordings(base[name]): name for name in self._gone(base)}
        come = ((name, _wordings(self.states[name])) for name in self.states if name not in base)
        return {name: gone.pop(words) for name, words in come if any(words) and words in gone}

    def _first_seen(self, known: Known | None) -> date:
        return known.first_seen if known else self.today

    def _name_of(self) -> NameOf:
        def name_of(name: str) -> str:
            for registry in (self.site.bodies, self.site.indicators):
                if name in registry:
                    return registry[name].name
            found = name_of_target(self.site, name)
            return self.corpus.name_of(name) if found == name else found

        return name_of


def _differs(known: Known, state: Traced | DocumentState) -> bool:
    return (known.fingerprint, known.traces) != (state.fingerprint, state.traces)


def _wordings(document: Known | Traced) -> tuple[str, ...]:
    return tuple(trace.wording for trace in document.traces)
