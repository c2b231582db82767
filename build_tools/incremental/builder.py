"""One build with an open store: checks what was read, then makes what is missing or no longer right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from build_tools.diagnostics import Diagnostic
from build_tools.enews.article import linked_text
from build_tools.history import Earlier
from build_tools.incremental import checks
from build_tools.incremental.context import key_of_value
from build_tools.incremental.crew import Crew
from build_tools.incremental.desk import Desk, Materials
from build_tools.incremental.digests import fact
from build_tools.incremental.giving_way import GivesWay, Undone, never
from build_tools.incremental.kept_history import KeptHistory
from build_tools.incremental.ledger import Ledger
from build_tools.incremental.part_keys import is_document_page, is_of_document, is_print, is_task_page, parts_of, still_there, together
from build_tools.incremental.parts import Made, Staging
from build_tools.incremental.progress import tell
from build_tools.incremental.put_together import DATA, SEARCH, SPECIAL
from build_tools.incremental.reading import Read
from build_tools.incremental.store import Store, dumps, loads
from build_tools.link import Foreign, Site
from build_tools.outputs import OUTPUTS
from build_tools.outputs.data import document_relations, document_text, end_of_corpus, head_of_corpus, middle_of_corpus, stated_relations
from build_tools.outputs.deadlines import events_of
from build_tools.outputs.gaps import open_mentions
from build_tools.outputs.search import prepared_source
from build_tools.outputs.task_list import cells_of
from build_tools.rendering.addresses import HISTORY_DATA
from build_tools.rendering.output import Settings, identities
from build_tools.rendering.page import Artifact
from build_tools.rendering.task_lines import lines_of_document
from build_tools.rendering.templates import Templates

_OF_DOCUMENT = (checks.found_in_document, checks.trace_of, checks.unknown_in)
"""Values of every document that are wanted before anything is made."""
_ASKED_OF_DOCUMENT = (document_text, document_relations, open_mentions, cells_of, events_of, lines_of_document)
"""Values of every document that the site as a whole asks for: made beforehand, where there are processes to share them."""
_LATE = tuple(
    key_of_value(make, "")
    for make in (*_ASKED_OF_DOCUMENT, prepared_source, stated_relations, head_of_corpus, middle_of_corpus, end_of_corpus, linked_text)
)
"""Values of which no page of a document or task is made, but lists, the search index, the data, the kits for news pages: an edited page
does not wait for them."""
_TOLD = {"booklet": "booklets", "tasks": "counts", "texts": "counts", "due": "dues", "stretch": "dues"}
"""Kind of things that come and go with others -> the fact that tells of it."""
_UNDONE = "undone"
"""Where the store has what a build left to the next one."""


class Builder:
    """Knows which parts hold. ``check`` comes first, then ``make``."""

    def __init__(self, store: Store, read: Read, foreign: Foreign, templates: Templates, settings: Settings, *, may_commit: bool) -> None:
        """``settings`` are those of the frame of an earlier build, where it holds.

        ``may_commit``: nothing is lost when the store keeps what a build that ends early has done.
        """
        self._store = store
        self._may_commit = may_commit
        self._read = read
        self._ledger = Ledger(store, read.changed)
        self._crew = Crew(store, self._ledger, lambda store: Desk(store, read, foreign, templates, settings))
        self._desk = self._crew.desk
        self._pending: dict[str, None] = {}
        self._late: dict[str, None] = {}
        self._history = KeptHistory(store, self._desk)
        self.made = 0
        self.is_unfinished = False
        """Whether it gave way, so that the next build has to go on."""

    @property
    def site(self) -> Site:
        return self._desk.site

    # ------------------------------------------------------------------ values

    def begin(self, *, every_part: bool) -> None:
        """Find what cannot hold any more."""
        undone: Undone = self._store.get(_UNDONE) or Undone()
        self._ledger.take_up(undone.files)
        if every_part:
            self._ledger.reset(SEARCH)
            self._pending = dict.fromkeys(("frame||", "history||", *self._all_parts()))
            return
        for identity in self._read.gone:
            for name in (identity, f"document:{identity}"):
                for (key,) in self._store.rows("SELECT key FROM part WHERE key LIKE ?", (f"%|{name}",)):
                    self._ledger.drop(key)
        for identity in sorted(self._read.new):
            self._pending |= dict.fromkeys(parts_of("document", identity))
        for kind, told in _TOLD.items():
            if fact(told, "") in self._ledger.changed:
                self._reconcile(kind)
        self._pending |= dict.fromkeys(still_there(undone.parts, self._desk.site))
        self._follow()

    def _reconcile(self, kind: str) -> None:
        """Parts of things that came and went."""
        wanted = dict.fromkeys(key for identity in identities(self._desk.site, kind) for key in parts_of(kind, identity))
        query = "SELECT key FROM part WHERE key LIKE ? OR key LIKE ?"
        have = {key for (key,) in self._store.rows(query, (f"{kind}|%", f"print|{kind}|%"))}
        self._pending |= dict.fromkeys(key for key in wanted if key not in have)
        for key in have - wanted.keys():
            self._ledger.drop(key)

    def _all_parts(self) -> Iterable[str]:
        site = self._desk.site
        yield from (f"whole|{output.name}|" for output in OUTPUTS if output.whole)
        for kind in ("document", "body", "instrument", "scheme", "indicator", *_TOLD):
            for identity in identities(site, kind):
                yield from parts_of(kind, identity)
        for identity in self._desk.shelf.ids:
            yield from (key_of_value(make, identity) for make in _ASKED_OF_DOCUMENT)
            yield key_of_value(prepared_source, f"document:{identity}")

    def _follow(self, *, to_the_end: bool = False) -> None:
        """Parts that read what changed; values are made at once, because what reads them may still hold; late ones at the end."""
        while (touched := self._ledger.touched()) or (to_the_end and self._late):
            values = [key for key in touched if key.startswith("value|")]
            self._pending |= dict.fromkeys(key for key in touched if not key.startswith("value|"))
            self._desk.values.stale.update(values)
            self._late |= dict.fromkeys(key for key in values if key.startswith(_LATE))
            for key in [key for key in values if key not in self._late] + (list(self._late) if to_the_end else []):
                if self._is_there(key):
                    self._crew.want(key)
                else:
                    self._ledger.drop(key)
            self._late = {} if to_the_end else self._late
            self._crew.take()

    def _is_there(self, key: str) -> bool:
        """Whether the document of a value is still there; values of other things outlive no registry."""
        _, _, identity = key.split("|", 2)
        return identity.removeprefix("document:") not in self._read.gone

    # ------------------------------------------------------------------ checking

    def check(self) -> list[Diagnostic]:
        """Everything that is wrong with the content."""
        firsts: tuple[str, ...] = self._desk.values.of(key_of_value(checks.first_originals, ""))
        self._crew.take()
        wanted = [
            (identity, key_of_value(make, identity)) for make in _OF_DOCUMENT for identity in self._missing(make, self._desk.shelf.ids)
        ]
        for first in self._missing(checks.differences_of, firsts):
            wanted.append((self.site.documents_of_original[first][0].id, key_of_value(checks.differences_of, first)))
        self._crew.make_values([key for _, key in sorted(wanted)], beside=self._may_commit)
        self._crew.want(key_of_value(checks.found_in_whole, ""))
        self._crew.take()
        return self._found(firsts)

    def _missing(self, make: Callable[..., object], identities: Iterable[str]) -> list[str]:
        start = key_of_value(make, "")
        have = {
            key[len(start) :] for (key,) in self._store.rows("SELECT key FROM part WHERE key >= ? AND key < ?", (start, start + "\uffff"))
        }
        return [identity for identity in identities if identity not in have]

    def _found(self, firsts: tuple[str, ...]) -> list[Diagnostic]:
        """``firsts``: the originals by which groups of documents are known."""
        found = list(self._read.problems)
        nothing = dumps(())
        for (data,) in self._store.db.execute("SELECT problems FROM document WHERE problems<>?", (nothing,)):
            found += loads(data)
        found += (one for of_document in self._said(checks.found_in_document).values() for one in of_document)
        found += self._desk.values.of(key_of_value(checks.found_in_whole, ""))
        differences = self._said(checks.differences_of)
        found += (one for first in firsts if first in differences for one in differences[first])
        return found

    def _said(self, make: Callable[..., tuple[Diagnostic, ...]]) -> dict[str, tuple[Diagnostic, ...]]:
        """Identity -> what was found, where it is anything."""
        start = key_of_value(make, "")
        query = "SELECT key, value FROM part WHERE key >= ? AND key < ? AND value<>? ORDER BY key"
        return {key[len(start) :]: loads(data) for key, data in self._store.rows(query, (start, start + "\uffff", dumps(())))}

    # ------------------------------------------------------------------ history

    def note_history(self, earlier: Earlier, today: date, *, again: bool) -> str:
        """What readers are told of changes. Returns a warning or nothing."""
        noted = self._history.note(earlier, today, again=again)
        if noted is None:
            return ""
        self._ledger.changed |= set(self._history.take(noted))
        self._pending["history||"] = None
        return noted.warning

    # ------------------------------------------------------------------ making

    def make(
        self,
        materials: Materials,
        frame_files: Iterable[tuple[str, int, int]],
        staging: Staging,
        show: Callable[[], None] | None,
        gives_way: GivesWay = never,
    ) -> frozenset[str]:
        """Make what does not hold; returns the files that are left over. Raises PrintError.

        ``show``, where somebody waits, is called when the pages of documents are made, then when those of their tasks are; before anything
        is printed, before pages that list them, the index and the data. A page that says how large a printed file is may be made again.
        ``gives_way``: from what is printed on, what is not made may be left to the next build.
        """
        self._follow()
        history = self._history.history
        if self._pending.pop("frame||", "") is None:
            self._ledger.enter([Made("frame||", frozenset(), list(frame_files))])

        def make_all(is_wanted: Callable[[str], bool], gives_way: GivesWay = never) -> None:
            self._desk.equip(materials, history, staging)  # what was said of printed files before they were made is forgotten
            while not gives_way() and (keys := [key for key in self._pending if is_wanted(key)]):
                for key in keys:
                    del self._pending[key]
                left = self._crew.make_files(together(self._desk.site, keys), materials, history, staging, gives_way)
                self._pending |= dict.fromkeys(left)
                self.made += len(keys) - len(left)
                self._follow()

        if show:
            for is_wanted in (is_document_page, is_task_page):
                make_all(is_wanted)
                show()
        make_all(is_print, gives_way)
        if show and not gives_way():
            make_all(lambda key: is_document_page(key) or is_task_page(key))
            show()
        if self._pending.pop("history||", "") is None:
            self._ledger.enter([Made("history||", frozenset(), [staging.put(Artifact(HISTORY_DATA, self._history.data))])])
        self._follow(to_the_end=True)
        self._make_data(staging)  # the system copies, while pages are made
        make_all(is_of_document, gives_way)
        make_all(lambda key: key not in SPECIAL, gives_way)
        self.is_unfinished = gives_way()
        return self._leave_to_the_next(staging) if self.is_unfinished else self._end(materials, staging)

    def _end(self, materials: Materials, staging: Staging) -> frozenset[str]:
        """Make what holds something of everything; whatever nothing has given by then goes."""
        for key in SPECIAL:
            self._make_special(key, staging)
        if materials.library and self.made:
            materials.library.forget_old()
        self._store.put(_UNDONE, None)
        return self._ledger.left_over()

    def _leave_to_the_next(self, staging: Staging) -> frozenset[str]:
        """What was made is entered, what was not is noted. No file goes: what is to come may give it."""
        self._follow(to_the_end=True)
        self._make_data(staging)  # the next build reads in it what this one says
        self._store.put(_UNDONE, Undone(tuple(self._pending), self._ledger.left))
        return frozenset()

    def _make_data(self, staging: Staging) -> None:
        """The data, where all is there that it asks for."""
        if not any(key.startswith("value|") for key in self._pending):
            self._make_special(DATA, staging)

    def _make_special(self, key: str, staging: Staging) -> None:
        if self._pending.pop(key, "") is None:
            tell("Lập chỉ mục tìm kiếm và dữ liệu")
            SPECIAL[key](self._desk, self._ledger, staging)
            self.made += 1
            self._crew.take()

    def rehearse(self, path: str, materials: Materials, staging: Staging) -> None:
        """Check the document of a file and make its pages, whether they hold or not; nothing of it is entered."""
        ((identity,),) = self._store.rows("SELECT id FROM document WHERE path=?", (path,))
        self._desk.equip(materials, self._history.history, staging)
        for key in (*(key_of_value(make, identity) for make in _OF_DOCUMENT), *parts_of("document", identity)):
            if key.startswith("value|") or is_document_page(key) or is_task_page(key):
                self._desk.workshop.make(key)
