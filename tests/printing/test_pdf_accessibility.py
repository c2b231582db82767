"""What is printed can be read aloud: an independent checker (PDF/UA-1, WCAG 2.2 A and AA) finds no error."""

from __future__ import annotations

from pathlib import Path

import pytest
from outloud import check

from build_tools.build import Checked
from build_tools.printing import Sheet, Typesetter, named_sheet, sheets_of
from tests.printing.test_pdf import FOLDER

EVERY = 12
"""Of the many small sheets, one in so many is checked."""


def sample(checked: Checked) -> list[Sheet]:
    """All documents and booklets, some sections, tasks and bodies."""
    found = [sheet for _, sheet in sheets_of(checked.site)]
    whole = [sheet for sheet in found if "letterhead" in sheet.data or "booklet" in sheet.data]
    rest = [sheet for sheet in found if sheet not in whole]
    bodies = [sheet for sheet in rest if "roles" in sheet.data]
    parts = [sheet for sheet in rest if "roles" not in sheet.data]
    targets = [sheet for sheet in parts if len(sheet.data["part"]["targets"]) > 1]
    return [*whole, *parts[::EVERY], *bodies[::EVERY], *targets[:2]]


def errors_of(data: bytes, folder: Path) -> list[str]:
    file = folder / "sheet.pdf"
    file.write_bytes(data)
    result = check(str(file))
    assert not result.error, result.error
    return [f"{found.rule}: {found.message} ({found.evidence})" for found in result.findings if found.severity == "error"]


def test_the_checker_finds_no_error(checked: Checked, tmp_path: Path) -> None:
    typesetter = Typesetter(FOLDER, "https://trang.example/")
    found = {sheet.address: errors_of(typesetter.pdf(sheet), tmp_path) for sheet in sample(checked)}
    assert len(found) > 30
    assert {address: errors for address, errors in found.items() if errors} == {}


@pytest.mark.parametrize(("paper", "large"), [("a5", False), ("a4", True)])
def test_nor_on_other_paper_or_in_large_print(checked: Checked, tmp_path: Path, paper: str, large: bool) -> None:
    typesetter = Typesetter(FOLDER)
    site = checked.site
    for name in (site.corpus.documents[0].id, site.corpus.booklets[0].id):
        sheet = named_sheet(site, name)
        assert sheet
        assert errors_of(typesetter.pdf(sheet, paper=paper, large=large), tmp_path) == []
