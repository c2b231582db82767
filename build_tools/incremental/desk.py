"""A store open for making: what parts may read, and who makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from build_tools.fidelity import FidelityReport
from build_tools.history import History
from build_tools.incremental import checks
from build_tools.incremental.context import RecordedContext, RecordedHistory, key_of_value
from build_tools.incremental.digests import fact
from build_tools.incremental.parts import Staging, Values, Workshop
from build_tools.incremental.reading import Read
from build_tools.incremental.recording import Asked, Recorded, RecordedSite
from build_tools.incremental.shelf import Recorder, Shelf
from build_tools.incremental.store import Store, loads
from build_tools.link import Foreign
from build_tools.outputs import OUTPUTS
from build_tools.printing import Library
from build_tools.rendering.output import Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.templates import Templates

Stretch = tuple[int, int, int, int]
"""Of ``data/corpus.json``: fingerprint, place and length in the file, and length of what stands before it."""


@dataclass(frozen=True)
class Materials:
    """What parts are made of besides the content. ``fill`` puts the frame around a page."""

    settings: Settings
    library: Library | None
    fill: Callable[[Page], Artifact]


class Desk:
    """A store open for making: what parts may read, and who makes them. Each process has its own."""

    def __init__(self, store: Store, read: Read, foreign: Foreign, templates: Templates, settings: Settings) -> None:
        self.store = store
        self.recorder = Recorder()
        originals = {original.name: original for original in read.registries.originals}
        self.shelf = Shelf(store, self.recorder, read.at_hand)
        self.site = RecordedSite(read.registries, self.shelf, self.recorder, originals.get, foreign)
        self.values = Values(store, self.recorder)
        self.context = RecordedContext(self.site, templates, settings, self._fidelity(), values=self.values)
        self.stretches: dict[str, Stretch] | None = None
        """Of the file that the site has, however often a new one is put together in this build."""
        self._work(None, None, None)

    def equip(self, materials: Materials, history: History, staging: Staging) -> None:
        """For making files; values need none of it."""
        self.context = replace(
            self.context,
            settings=materials.settings,
            prints=Recorded(lambda key: self.recorder.note("prints", key), self._prints, tuple),
            files=Recorded(lambda key: self.recorder.note("file", key), staging.read, tuple),
            history=RecordedHistory(history, self.recorder),
        )
        self._work(staging, materials.library, materials.fill)

    def _work(self, staging: Staging | None, library: Library | None, fill: Callable[[Page], Artifact] | None) -> None:
        self.workshop = Workshop(self.context, self.recorder, staging, library, fill, {output.name: output for output in OUTPUTS})
        self.values.make = self.workshop.make

    def _fidelity(self) -> Recorded[FidelityReport]:
        def find(name: str) -> FidelityReport | None:
            group = checks.group_around(self.site, name)
            return cast(FidelityReport, self.values.of(key_of_value(checks.report_of, group[0][0]))) if group else None

        return Asked(lambda _: None, find, tuple)  # the values note themselves, each time they are asked

    def _prints(self, address: str) -> tuple[PrintFile, ...] | None:
        rows = self.store.rows("SELECT data FROM given WHERE fact=? ORDER BY part", (fact("prints", address),))
        return tuple(print_file for (data,) in rows for print_file in loads(data)) or None
