"""The kits of all documents and sections of the real content, and of the small corpus of the golden tests."""

from __future__ import annotations

from build_tools.build import Checked
from build_tools.diagnostics import has_errors
from build_tools.enews import Kit, KitMaker, is_section
from build_tools.link import LinkedItem, Site
from build_tools.project import Project
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.golden.corpus import check_files, overlay

BASE = "https://vi-du.vn/van-kien/"
TEMPLATES = Templates(Project(ROOT).pages)


def maker_of(site: Site, base: str = BASE, prints: dict[str, tuple[PrintFile, ...]] | None = None) -> KitMaker:
    return KitMaker(Context(site, TEMPLATES, Settings("", base, ""), {}, prints or {}))


def all_kits(checked: Checked, base: str = BASE) -> dict[str, tuple[Kit, list[LinkedItem]]]:
    """By the name of what it is a kit of: the kit, and the items at the top of its text."""
    site, maker = checked.site, maker_of(checked.site, base)
    kits = {}
    for document in site.corpus.documents:
        tops = [linked for linked in site.items_by_document[document.id] if not linked.ancestors]
        kits[document.id] = maker.document(document), tops
    for linked in site.items.values():
        if is_section(linked):
            kits[linked.key] = maker.part(linked), [linked]
    return kits


def small_site(*replaced: tuple[str, str]) -> Site:
    """The base corpus with pieces of its document replaced; no error may come of it."""
    checked = check_files(overlay({}, [{"old": old, "new": new} for old, new in replaced]))
    assert not [d for d in checked.diagnostics if d.code[:3] != "FID" and has_errors([d])], checked.diagnostics
    return checked.site
