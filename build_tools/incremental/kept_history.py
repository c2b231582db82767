"""The history of changes from build to build: noted where a document's own state changed, else as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from build_tools.history import Earlier, History, Noted, Traced, dates_of, note_changes, state_of
from build_tools.incremental.checks import trace_of
from build_tools.incremental.context import changed_history, key_of_value
from build_tools.incremental.desk import Desk
from build_tools.incremental.digests import fingerprint
from build_tools.incremental.store import Store
from build_tools.link import Site
from build_tools.model import Document

_traces: dict[str, tuple[int, Any]] = {}
"""Traces with their fingerprints, for as long as the process lives."""


class KeptHistory:
    """What the store has of the history. Traces of all documents are values that are already made."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._noted: Noted | None = None

    @property
    def history(self) -> History:
        found: History = self._store.kept("history") or History()
        return found

    @property
    def data(self) -> bytes:
        """``data/history.json``, written anew where something was noted."""
        if self._noted:
            self._store.put("history_data", self._noted.data)
            self._store.put("history_left", None if self._noted.warning else fingerprint(self._noted.data))
        found: bytes = self._store.get("history_data")
        return found

    def note(self, earlier: Earlier, today: date, *, again: bool) -> Noted | None:
        """None where no document's own state changed, unless ``again`` asks for it."""
        start = key_of_value(trace_of, "")
        traces = dict(self._store.rows("SELECT key, digest FROM part WHERE key >= ? AND key < ?", (start, start + "\uffff")))
        traces_before: dict[str, int] = self._store.get("traces") or {}
        if not again and traces_before == traces:
            return None
        for gone in _traces.keys() - traces.keys():
            del _traces[gone]
        unchanged = frozenset(key[len(start) :] for key, told in traces.items() if traces_before.get(key) == told)
        if earlier.history and self._store.get("history_left") == fingerprint(earlier.history):
            earlier = replace(earlier, unchanged=unchanged)
        site = self._desk.site
        dates = {identity: day for identity, day in self.history.own_dates.items() if identity in unchanged}
        dates |= dates_of(site.documents[identity] for identity in self._desk.shelf.ids if identity not in unchanged)
        self._noted = note_changes(earlier, site, today, self._trace, dates)
        self._store.put("traces", traces)
        return self._noted

    def take(self, noted: Noted) -> Iterator[int]:
        """Keep what was noted; returns the facts that parts can read of the history and that differ."""
        before = self.history
        self._store.keep("history", noted.history)
        return changed_history(before, noted.history)

    def _trace(self, site: Site, document: Document) -> Traced:
        key = key_of_value(trace_of, document.id)
        told = self._desk.values.digest(key)
        if key not in _traces or _traces[key][0] != told:
            _traces[key] = told, self._desk.values.of(key)
        name, fingerprint, traces = _traces[key][1]
        return Traced(name, fingerprint, traces, lambda: state_of(site, document))
