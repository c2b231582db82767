"""axe-core finds nothing on any kind of page, wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import open_context, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_violation(browser: Browser, http_site: str, kinds: dict[str, str], width: int, scheme: str) -> None:
    context = open_context(browser, width, scheme)
    page = context.new_page()
    axe = Axe()
    found = []
    for kind, path in kinds.items():
        page.goto(http_site + path)
        settled(page)
        shown = page.evaluate("document.body.dataset.mdColorScheme || null")
        assert kind == "not found" or shown == ("slate" if scheme == "dark" else "default")
        for violation in axe.run(page).response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"{kind}: {violation['id']}: {nodes}")
    context.close()
    assert found == []
