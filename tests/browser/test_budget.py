"""What a phone's connection has to carry: bytes as hosts send them, compressed, by kind of page. No times."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.conftest import in_tabs, open_context

FIRST = 150_000
AGAIN = 25_000
LARGER = {
    "notice": (165_000, AGAIN),  # the text in four faces: upright, slanted, bold, both
    "tasks filtered": (190_000, AGAIN),  # words are looked for in the texts of all tasks, a file of their own
    "indicators": (385_000, AGAIN),  # the library of charts: 250 KB
    "indicator": (385_000, AGAIN),
    "indicator of targets": (385_000, AGAIN),
    "search": (215_000, AGAIN),  # the program and the parts of the index that the words ask for
    "search without results": (165_000, AGAIN),
    "tray": (175_000, AGAIN),  # the texts that were put into it
    "kit": (235_000, 45_000),  # the cover picture; the article stands in the page twice, drawn and to be copied
    "kit of a letter": (220_000, AGAIN),
    "kit of a section": (235_000, 45_000),
    "embed codes": (165_000, AGAIN),  # every form is shown in a frame
}
"""(first visit, later visits) of kinds that need more, with the reason."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


def sent(file: Path) -> int:
    """Bytes of a file on the way: what is text is compressed."""
    data = file.read_bytes()
    return len(gzip.compress(data, 9, mtime=0)) if file.suffix in COMPRESSED else len(data)


class Visit:
    """What a page asks for. On a later visit the pages themselves come again, and what no earlier visit has brought."""

    def __init__(self, page: Page, site: str, folder: Path, had: frozenset[str] = frozenset()) -> None:
        self._site, self._folder, self._had = site, folder, had
        self.asked: dict[str, Request] = {}
        page.on("request", lambda request: self.asked.setdefault(request.url, request))

    @property
    def outside(self) -> list[str]:
        return [url for url in self.asked if not url.startswith((self._site, "data:", "blob:"))]

    @property
    def bytes(self) -> dict[str, int]:
        """By path below the site."""
        needed = [u for u, r in self.asked.items() if u.startswith(self._site) and (u not in self._had or r.resource_type == "document")]
        paths = {unquote(urlsplit(url.removeprefix(self._site)).path) for url in needed}
        return {path: sent(self._folder / path) for path in paths}


Visits = dict[str, tuple[Visit, Visit, list[str], list[str]]]
"""By kind: the first visit, a later one, what is waited for before anything is drawn, scripts that stop the reading of the page."""
BLOCKING = """() => {
    const below = new Set([...document.body.querySelectorAll("script[src]")].map((script) => script.src));
    const blocking = performance.getEntriesByType("resource").filter((r) => r.renderBlockingStatus === "blocking");
    return blocking.map((r) => r.name).filter((name) => !below.has(name));
}"""
"""Requests without which Chromium draws nothing. A script within the body stops the reader of the page, not the drawing; the
look-ahead takes it for one of the head when the page arrives in unlucky pieces."""
WAITED_FOR = "() => [...document.querySelectorAll('script[src]:not([defer])')].filter((s) => !s.async).map((s) => s.getAttribute('src'))"


@pytest.fixture(scope="module")
def visits(browser: Browser, http_site: str, built_site: Path, kinds: dict[str, str]) -> Visits:
    first: dict[str, Visit] = {}
    again: dict[str, Visit] = {}
    found: Visits = {}

    def come(kind: str, page: Page) -> None:
        first[kind] = Visit(page, http_site, built_site)

    context = open_context(browser, 412)
    for kind, page in in_tabs(context, {kind: http_site + path for kind, path in kinds.items()}, come):
        blocking, waited_for = page.evaluate(BLOCKING), page.evaluate(WAITED_FOR)
        had = frozenset(first[kind].asked)
        later = context.new_page()
        again[kind] = Visit(later, http_site, built_site, had)
        later.goto(http_site + kinds[kind], wait_until="networkidle")
        later.close()
        found[kind] = first[kind], again[kind], blocking, waited_for
    context.close()
    return found


def test_no_kind_of_page_is_heavier_than_its_budget(visits: Visits) -> None:
    assert len(visits) > 40
    over = {}
    for kind, (first, again, _, _) in visits.items():
        most = LARGER.get(kind, (FIRST, AGAIN))
        for visit, limit in zip((first, again), most, strict=True):
            total = sum(visit.bytes.values())
            if total > limit:
                over[kind] = f"{total} of {limit}: {sorted(visit.bytes.items(), key=lambda item: -item[1])[:8]}"
    assert over == {}


def test_home_and_a_task_keep_to_the_common_budget(visits: Visits) -> None:
    assert not {"home", "task", "task with target"} & set(LARGER)
    assert {"home", "task"} <= set(visits)


def test_every_reason_for_a_larger_budget_still_holds(visits: Visits) -> None:
    """A budget that is no longer needed is taken away."""
    assert set(LARGER) <= set(visits)
    assert [kind for kind in LARGER if sum(visits[kind][0].bytes.values()) < 0.9 * FIRST and LARGER[kind][1] == AGAIN] == []


def test_only_the_style_sheet_is_waited_for(visits: Visits, http_site: str) -> None:
    waited = {kind: blocking for kind, (_, _, blocking, _) in visits.items() if blocking != [f"{http_site}assets/site.css"]}
    assert waited == {"not found": []}, "the page for addresses that lead nowhere brings its styles along"


def test_scripts_wait_for_the_page_but_for_the_one_that_sets_its_colours(visits: Visits) -> None:
    scripts = {kind: [src.rpartition("/")[2] for src in waited_for] for kind, (_, _, _, waited_for) in visits.items()}
    assert {kind: names for kind, names in scripts.items() if names != ["frame.js"]} == {"not found": []}


def test_nothing_is_asked_of_other_sites(visits: Visits) -> None:
    assert {kind: first.outside + again.outside for kind, (first, again, _, _) in visits.items() if first.outside or again.outside} == {}
