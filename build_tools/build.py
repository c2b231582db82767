"""Composition: from content files to a checked site, and from a site to pages and files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_tools.diagnostics import Diagnostic, in_order
from build_tools.fidelity import FidelityReport, compare_originals
from build_tools.history import Earlier, Noted, note_changes
from build_tools.link import Site, link
from build_tools.load import ContentFile, load_corpus
from build_tools.outputs import OUTPUTS
from build_tools.printing import Library
from build_tools.rendering.addresses import HISTORY_DATA
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.page import Artifact, Page
from build_tools.rendering.print_file import PrintFile
from build_tools.rendering.templates import Templates
from build_tools.rules import check_site


@dataclass(frozen=True)
class Checked:
    """A linked site with everything that was found on the way."""

    site: Site
    fidelity: tuple[FidelityReport, ...]
    diagnostics: tuple[Diagnostic, ...]


def check_content(files: Iterable[ContentFile]) -> Checked:
    """Load, link and check. Always returns a site; whether it may be published is in the diagnostics."""
    corpus, problems = load_corpus(files)
    site = link(corpus)
    fidelity = compare_originals(corpus.originals, corpus.documents)
    return Checked(site, fidelity, in_order([*problems, *check_site(site, fidelity)]))


def compose(
    checked: Checked, templates: Templates, settings: Settings, library: Library | None = None, noted: Noted | None = None
) -> tuple[list[Page], list[Artifact]]:
    """All pages, still without chrome, and all other files; printed ones when there is a library of them.

    ``noted`` is what changed since the last build; without it this is a first build.
    Raises ValueError on two of the same address, PrintError on what cannot be printed.
    """
    pages: list[Page] = []
    noted = noted or note_changes(Earlier(), checked.site, settings.today)
    files: list[Artifact] = []
    prints: dict[str, tuple[PrintFile, ...]] = {}
    for print_file, artifact, address in library.files(checked.site) if library else ():
        prints[address] = (*prints.get(address, ()), print_file)
        files.append(artifact)
    files += library.covers(checked.site) if library else ()
    fidelity = {name: report for report in checked.fidelity for name in report.originals}
    printed = {file.path: file.data for file in files}
    context = Context(checked.site, templates, settings, fidelity, prints, printed, noted.history)
    files.append(Artifact(HISTORY_DATA, noted.data))
    for output in OUTPUTS:
        for made in output.render(context):
            if isinstance(made, Page):
                pages.append(made)
            else:
                files.append(made)
    owners: set[str] = set()
    for path in [*(p.path for p in pages), *(f.path for f in files)]:
        if path.casefold() in owners:
            raise ValueError(f"two outputs write to the same address: {path}")
        owners.add(path.casefold())
    return pages, files
