"""The report of an import, opened from a disk: for everybody, at every width, in both colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from build_tools.importer.readers import read
from build_tools.importer.report import html_report
from build_tools.importer.structure import read_structure
from build_tools.importer.yaml_draft import Frame, yaml_of
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PAPER = ROOT / "tests" / "importer" / "golden" / "quyet-dinh.txt"
SMALL = """() => [...document.querySelectorAll("a")]
    .filter((link) => link.checkVisibility() && link.getBoundingClientRect().height < 24).map((link) => link.textContent)"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the report of a decision with the regulation that goes with it."""
    paper = read(PAPER.name, PAPER.read_bytes())
    drafts = read_structure(paper)
    path: Path = tmp_path_factory.mktemp("report") / "bao-cao.html"
    path.write_text(html_report(paper, drafts, [yaml_of(d, Frame(), d.findings) for d in drafts], PAPER.name), "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_report_is_accessible_and_fits(browser: Browser, report: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(report)
    found = [(v["id"], *(node["html"][:120] for node in v["nodes"][:3])) for v in Axe().run(page).response["violations"]]
    wide, small = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(SMALL)
    context.close()
    assert (found, wide, small) == ([], width, [])


def test_the_first_things_to_do_lead_to_their_places_by_keyboard(browser: Browser, report: str) -> None:
    page = browser.new_page()
    page.goto(report)
    link = page.get_by_role("link", name="mã cơ quan ban hành (issuer)").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator(":target").inner_text().startswith("issuer: chua-ro")
    doubt = page.get_by_role("link", name="Điều 2. › 1., dòng 40").first
    doubt.focus()
    page.keyboard.press("Enter")
    assert re.search(r"Chắc \d+ %: mục “1\.”", page.locator(":target").inner_text())
    assert page.locator(":target").evaluate(
        "(line) => { const r = line.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
    )
    page.close()
