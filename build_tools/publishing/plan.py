"""What has to be done on a target, and in which order, so that a reader meets a whole site at every instant.

1. New files that are no pages: nobody asks for them yet.
2. New pages: nothing leads to them yet, and what they show is there.
3. Changed files that are no pages: what they name (parts of the search index, new pages) is there by now. Style sheets,
   scripts and data for scripts come last, so that old pages meet new ones for as short a time as possible.
4. Changed pages: all they lead to is there by now. Pages that others point into go before these; home goes last.
5. Deletions, pages first: no page that a reader can reach asks for them any more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname

from build_tools.publishing.manifest import Known, Manifest

HOME = "index.html"
HISTORY, CORPUS = "data/history.json", "data/corpus.json"
"""Read back before the next build. The history goes first: with an older corpus it still says what is new and what is not,
while an older history with a newer corpus would forget the words of a change."""
_LAST = (HISTORY, CORPUS, HOME)
_LOADED_BY_PAGES = (".css", ".js")
Pointing = Mapping[str, Collection[str]]
"""Page -> pages into which it points (links with an anchor)."""


@dataclass(frozen=True)
class Plan:
    """Paths by what happens to them, each in the order in which it happens."""

    steps: tuple[tuple[str, ...], ...]
    """New and changed paths; a step begins when the one before is done, and within a step the order does not matter much."""
    new: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    deleted_folders: tuple[str, ...]
    """Folders that held nothing but deleted files of ours, innermost first; one with foreign files in it stays."""
    unchanged: int
    foreign: tuple[str, ...] = ()
    """Files of the target that no manifest names and that the site would overwrite."""

    @property
    def touched(self) -> tuple[str, ...]:
        return self.new + self.changed + self.deleted


def make_plan(site: Manifest, known: Known, present: Callable[[Collection[str]], Collection[str]], points_into: Pointing) -> Plan:
    """Compare a site with what is known of a target; ``present`` tells which of some paths are there."""
    unsure = [path for path in site if path not in known.certain]
    there = set(present(unsure)) if unsure else set()
    changed = [p for p, e in site.items() if (p in there if p not in known.certain else known.certain[p] != e)]
    new = [p for p in unsure if p not in there]
    deleted = sorted(known.ours - site.keys(), key=lambda p: (not is_page(p), p))
    return Plan(
        steps=tuple(_steps(new, changed, points_into)),
        new=tuple(new),
        changed=tuple(changed),
        deleted=tuple(deleted),
        deleted_folders=tuple(_emptied(deleted, site)),
        unchanged=len(site) - len(new) - len(changed),
        foreign=tuple(sorted(there - known.uncertain)),
    )


def is_page(path: str) -> bool:
    return path.endswith(".html")


def _steps(new: Collection[str], changed: Collection[str], points_into: Pointing) -> Iterator[tuple[str, ...]]:
    """The first four of the steps above, cut where the order within them matters."""
    yield from _cut(p for p in new if not is_page(p))
    yield from _cut(p for p in new if is_page(p))
    yield from _cut(p for p in changed if not is_page(p))
    yield from _cut(_pages_in_order(changed, new, points_into))


def _cut(paths: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Groups of paths by when they come; the order within a group stays."""
    groups: dict[int, list[str]] = {}
    for path in paths:
        groups.setdefault(_LAST.index(path) + 2 if path in _LAST else path.endswith(_LOADED_BY_PAGES), []).append(path)
    return (tuple(group) for _, group in sorted(groups.items()))


def _pages_in_order(changed: Iterable[str], new: Iterable[str], points_into: Pointing) -> list[str]:
    """Changed pages, those that others point into first; where pages point into each other, by name.

    A stack, not recursion: chains may be long.
    """
    waiting = dict.fromkeys(sorted(p for p in changed if is_page(p)))
    order: list[str] = []
    opened: set[str] = set()
    for start in [*sorted(p for p in new if is_page(p)), *waiting]:
        stack = [(start, False)]
        while stack:
            page, closing = stack.pop()
            if closing:
                order.append(page)
            elif page not in opened:
                opened.add(page)
                stack.append((page, True))
                stack += [(p, False) for p in sorted(points_into.get(page, ()), reverse=True) if p in waiting and p not in opened]
    return [p for p in order if p in waiting]


def _emptied(deleted: Iterable[str], site: Manifest) -> list[str]:
    kept = {folder for path in site for folder in _folders(path)}
    gone = {folder for path in deleted for folder in _folders(path)} - kept
    return sorted(gone, key=lambda f: (-f.count("/"), f))


def _folders(path: str) -> list[str]:
    """The folders that a path lies in, innermost first."""
    found = []
    while path := dirname(path):
        found.append(path)
    return found
