"""Small corpora with replaced instruments, chains and tasks, made of the base corpus of the golden tests."""

from __future__ import annotations

from build_tools.diagnostics import has_errors
from build_tools.link import Site
from build_tools.project import Project
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Page
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.golden.corpus import DOCUMENT, check_files, overlay

INSTRUMENTS = "content/instruments/van-ban.yml"
OLD, NEW = "9-nq-tw-2022", "20-nq-tw-2024"
TASK = "thong-bao-1#I/1"
SUCCESSOR = """\
    sources: [thong-bao-1#I/1]
  - id: 20-nq-tw-2024
    type: resolution
    number: 20-NQ/TW
    date: 2024-05-04
    issuer: bo-chinh-tri
    sources: [thong-bao-1#I/1]
    replaces: [9-nq-tw-2022]
"""


def review(instrument: str = OLD, note: str = "Ban Dân vận đã xem, vẫn phù hợp", day: str = "2024-06-01", indent: str = "") -> str:
    """The key ``reviewed`` as an author writes it, each line at the given indent."""
    lines = ["reviewed:", f"  - instrument: {instrument}", f"    date: {day}", f"    note: {note}"]
    return "".join(f"{indent}{line}\n" for line in lines)


def site_of(*replaced: tuple[str, str], instruments: str = SUCCESSOR) -> Site:
    """The base corpus, its resolution replaced by another, with pieces of its document replaced. No error may come of it."""
    changes = [{"in": INSTRUMENTS, "old": "    sources: [thong-bao-1#I/1]\n", "new": instruments}]
    changes += [{"in": DOCUMENT, "old": old, "new": new} for old, new in replaced]
    checked = check_files(overlay({}, changes))
    assert not has_errors(checked.diagnostics), [d.message for d in checked.diagnostics]
    return checked.site


ON_TASK = ("        deadlines:\n", review(indent="        ") + "        deadlines:\n")
ON_SECTION = ("    tasks: true\n", "    tasks: true\n" + review(note="Văn phòng đã xem cả phần", indent="    "))
ON_DOCUMENT = ("locality: tinh-a\n", "locality: tinh-a\n" + review(note="Thường trực đã xem cả văn bản"))


def context_of(site: Site) -> Context:
    return Context(site, Templates(Project(ROOT).pages), Settings("Văn kiện", "", ""), {})


def page_of(pages: list[Page], path: str) -> str:
    """The content of the page at a path."""
    return str(next(page.content for page in pages if page.path == path))
