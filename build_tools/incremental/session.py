"""A build from its beginning to its end: the lock, the store, what holds, the checks, the site's new files in their place.

An interruption before the first file moves changes nothing; after it, the next build finds the store
unsealed and makes everything anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from build_tools.build import check_content
from build_tools.collecting import SETTINGS, read_sources
from build_tools.diagnostics import Diagnostic, in_order
from build_tools.incremental.builder import Builder
from build_tools.incremental.desk import Materials, Stretch
from build_tools.incremental.digests import digest
from build_tools.incremental.earlier import earlier_site, with_places
from build_tools.incremental.early import EarlyPages
from build_tools.incremental.frame import Frame, files_below, key_of_code, key_of_frame
from build_tools.incremental.giving_way import GivesWay, never
from build_tools.incremental.lock import locked
from build_tools.incremental.looks import Look, look_of
from build_tools.incremental.parts import Staging
from build_tools.incremental.processes import spread
from build_tools.incremental.reading import read_content
from build_tools.incremental.site_files import differs, put_in_place
from build_tools.incremental.sources import Changes, changes_of, last_edited, remember
from build_tools.incremental.store import VERSION, DamagedStoreError, Store, forget_lost, store_of, unseal
from build_tools.link import Foreign, Site
from build_tools.printing import Library, Press
from build_tools.project import Project
from build_tools.rendering.chrome import Chrome
from build_tools.rendering.output import Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.templates import Templates
from build_tools.write import discard, make_scratch
from build_tools.write import replace as take_the_place

_AT_ONCE, _PROCESSES_FROM = 8, 24
"""Documents that a process links at a time, and from how many on there is more than one."""
A = TypeVar("A")
B = TypeVar("B")
Show = Callable[[frozenset[str]], None]
"""Is told of files that stand in their place."""
FindForeign = Callable[[Site], tuple[Foreign, list[str]]]
"""Texts on other sites, and what an editor should be told of them."""


@dataclass(frozen=True)
class Outcome:
    """What a build did to the site."""

    written: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    parts: int = 0
    told: tuple[str, ...] = ()
    """What an editor should know besides."""
    is_unfinished: bool = False
    """Whether the next build has to go on, because this one gave way."""


class Session:
    """``check``, then ``finish``; ``close`` in any case. Holds the lock of its target in between."""

    def __init__(self, project: Project, target: Path, today: date, edited: Collection[str] | None = None) -> None:
        """Raises UnsafeTargetError where the target is no place for a site.

        ``edited``: files of ``content/`` that the caller saw change since the last build of this target, and that nothing else did;
        None where anything may have changed, the site itself too.
        """
        self.project = project
        self._edited = edited
        self.target = target
        self._today = today
        self._open = ExitStack()
        self._path = store_of(project, target)
        try:
            self._open.enter_context(locked(self._path.with_suffix(".lock")))
        except OSError:  # nothing can be kept here: this build keeps what it needs till its end
            self._path = Path(self._open.enter_context(TemporaryDirectory())) / self._path.name
        try:
            self.scratch = make_scratch(target, project.sources)
            self._open.callback(discard, self.scratch)
            self._look = look_of(project) if edited is None else Look("", "")
            self._is_new = False
            self._store = self._opened()
            forget_lost(self._path.parent, self._path, target)
        except BaseException:
            self._open.close()
            raise
        self._told: list[str] = []
        self._every_part = False
        self._builder: Builder | None = None
        self._early: EarlyPages | None = None

    def _opened(self) -> Store:
        try:
            store = Store(self._path, fresh=False)
            if store.get("version") == VERSION:
                if self._edited is not None and (held := store.get("keys")):
                    self._look = Look(held[0], "")
                self._keys = self._keys_in(store) or self._keys_now()
                is_same = self.target.is_dir() if self._edited is not None else not differs(self.target, store)
                if store.get("code") == self._keys["code"] and is_same and self._look.frame:
                    return store
            store.close()
        except (DamagedStoreError, OSError):
            pass
        return self._anew()

    def _anew(self) -> Store:
        self._is_new = True
        if self._edited is not None:
            self._edited, self._look = None, look_of(self.project)
        self._keys = self._keys_now()
        store = Store(self._path, fresh=True)
        store.put("code", self._keys["code"])
        return store

    def _keys_in(self, store: Store) -> dict[str, str] | None:
        """The keys of the last build, where no file looks different that they are of."""
        kept: tuple[str, dict[str, str]] | None = store.get("keys")
        return kept[1] if kept and kept[0] == self._look.frame else None

    def _keys_now(self) -> dict[str, str]:
        return {"code": key_of_code(), "frame": key_of_frame(self.project)}

    @property
    def frame(self) -> Frame | None:
        """What MkDocs made for an earlier build, where it still holds."""
        held: tuple[str, Frame] | None = self._store.kept("frame")
        return held[1] if held and held[0] == self._keys["frame"] else None

    def check(self, find_foreign: FindForeign, *, is_waited_for: bool = False) -> tuple[Diagnostic, ...]:
        """Read what changed and check everything. A damaged store is given up for a new one.

        ``is_waited_for``: where a file cannot be read, say what is wrong in it and not, much later, what else there may be.
        """
        try:
            return self._check(find_foreign, is_waited_for)
        except DamagedStoreError:
            self._store.close()
            self._store = self._anew()
            return self._check(find_foreign, is_waited_for)

    def _check(self, find_foreign: FindForeign, is_waited_for: bool) -> tuple[Diagnostic, ...]:
        self._changes = changes_of(self.project, self._store, self._edited)
        read = read_content(self.project, self._store, self._changes, _beside, everything=self._is_new)
        if read.is_doubtful:
            self._builder = None
            if is_waited_for and read.unread:
                return in_order(read.unread)
            return in_order(check_content(self.project.content_files()).diagnostics)
        templates = _templates_of(self.project, self._look)
        settings = self.frame.settings if self.frame else Settings("", "", "")
        builder = Builder(self._store, read, Foreign(), templates, settings, may_commit=self._is_new)
        foreign, self._told = find_foreign(builder.site)
        self._every_part = read.every_part or self.frame is None or self._store.get("foreign") != digest(foreign)
        builder = Builder(self._store, read, foreign, templates, settings, may_commit=self._is_new)
        self._store.put("foreign", digest(foreign))
        builder.begin(every_part=self._every_part)
        self._builder = builder
        return in_order(builder.check())

    @property
    def is_doubtful(self) -> bool:
        """Whether something could not be read at all, so that nothing can be made of it."""
        return self._builder is None

    def finish(self, frame: Frame, said: str = "", show: Show | None = None, gives_way: GivesWay = never) -> Outcome:
        """Make what is missing and bring the site up to date; ``scratch`` holds what MkDocs made, if anything. Raises PrintError.

        ``said``: what an editor was told of the content, for builds that find nothing to do. ``show``: is told of the first pages
        in their place, when the rest is still being made. ``gives_way``: whether that rest may be left to the next build by now.
        """
        builder = self._builder
        if builder is None:
            raise ValueError("check first")
        store = self._store
        named = os.environ.get("VANKIEN_HISTORY", "")
        earlier = earlier_site(self.target, named)
        if not named:
            held: dict[str, Stretch] = store.get("corpus") or {}
            earlier = with_places(earlier, self.target, {name: (start, length) for name, (_, start, length, _) in held.items()})
        warning = builder.note_history(earlier, self._today, again=self._is_new or bool(named))
        staging = Staging(self.scratch, self.target, store)
        self._open.callback(_let_go, staging)
        staging.staged |= self._staged_by_mkdocs(frame)
        if show and not self._is_new and not self._every_part:
            self._early = EarlyPages(store, staging, show)
        early = self._early
        removed = builder.make(
            self._materials(frame), frame.files, staging, early.place if early else None, never if self._is_new else gives_way
        )
        if self.frame is None:
            store.keep("frame", (self._keys["frame"], frame))
        remember(store, self._changes)
        store.put("keys", (self._look.frame, self._keys))
        is_alone = not read_sources((self.project.root / SETTINGS).read_text("utf-8"))[0]
        can_rest = is_alone and self._edited is None and not builder.is_unfinished
        store.put("rest", (self._look, tuple(filter(None, (said, *self._told)))) if can_rest else None)
        written = frozenset(staging.staged | (early.placed if early else set()))
        self._place(staging, removed)
        told = (*self._told, warning) if warning else tuple(self._told)
        return Outcome(written, removed, builder.made, told, builder.is_unfinished)

    def _materials(self, frame: Frame) -> Materials:
        site_url = frame.settings.site_url
        library = Library(Press(self.project.prints, site_url), self.project.kept_prints) if frame.prints else None
        chromes = {section: Chrome(html) for section, html in frame.chromes.items()}

        def fill(page: Page) -> Artifact:
            return chromes[page.section].fill(page, site_url)

        return Materials(replace(frame.settings, today=self._today), library, fill)

    def rehearse(self) -> None:
        """Read, link and check the document that was edited last and make its pages, and keep nothing of it.

        What a process loads and compiles once is there then, and the next edit need not wait for it. Nothing happens where the next
        build begins anew. Instead of ``check`` and ``finish``; ``close`` comes after it too.
        """
        frame, path = self.frame, last_edited(self.project, self._store)
        if frame is None or not path:
            return
        read = read_content(self.project, self._store, Changes((path,), (), False, (), False, {}), _beside, everything=False)
        if not read.is_doubtful:
            templates = _templates_of(self.project, self._look)
            builder = Builder(self._store, read, Foreign(), templates, frame.settings, may_commit=False)
            builder.rehearse(path, self._materials(frame), Staging(self.scratch, self.target, self._store))

    def _staged_by_mkdocs(self, frame: Frame) -> set[str]:
        """MkDocs' files that the site does not have yet; those it has are taken out of the way."""
        there = {path for path, _, _ in files_below(self.scratch)} if any(self.scratch.iterdir()) else set()
        staged = set()
        for path, _, told in frame.files:
            rows = self._store.rows("SELECT digest FROM file WHERE path=?", (path,))
            if path in there and (not rows or rows[0][0] != told or self._is_new):
                staged.add(path)
        return staged

    def _place(self, staging: Staging, removed: frozenset[str]) -> None:
        """The new files take their place; from the first on until the store is sealed the next build would begin anew."""
        staging.settle()
        store, self._early = self._store, None
        unseal(self._path)
        if self._is_new:
            take_the_place(self.scratch, self.target)
        elif staging.staged or removed:
            put_in_place(staging.staged, self.scratch, self.target, removed)
        store.put("finished", time.time_ns())
        store.close(sealed=True)
        self._open.close()

    def close(self) -> None:
        """Leave everything as it was; after ``finish`` nothing is left to do."""
        try:
            self._store.close()
            if self._early:
                self._early.take_back()
        finally:
            self._open.close()


def _let_go(staging: Staging) -> None:
    """Nobody writes into the scratch folder any more, whatever became of the build."""
    with suppress(OSError, EOFError):
        staging.settle()


_templates: dict[tuple[Path, str], Templates] = {}


def _templates_of(project: Project, look: Look) -> Templates:
    """Loaded once in a process, as long as nothing looks different that pages are made with."""
    key = project.root, look.frame
    if key not in _templates or not project.kept_templates.is_dir():  # somebody may have emptied .cache meanwhile
        _templates.clear()
        _templates[key] = Templates(project.pages, project.kept_templates)
    return _templates[key]


def _beside(work: Callable[[A], B], things: list[A]) -> Iterator[B]:
    for found in spread(lambda some: [work(one) for one in some], things, size=_AT_ONCE, least=_PROCESSES_FROM):
        yield from found
