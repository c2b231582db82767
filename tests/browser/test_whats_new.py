"""The page of changes, filled: choosing a kind of change with and without a script, narrow and wide, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from build_tools.build import Checked
from tests.browser.conftest import open_context, settled
from tests.earlier import built_after_some_work

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def after_some_work(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> str:
    folder: Path = built_after_some_work(tmp_path_factory, checked.site)
    return folder.as_uri() + "/"


def _shown(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".vk-change-kind:visible").all_inner_texts()]


@pytest.mark.parametrize("with_script", [True, False])
def test_one_kind_of_change_can_be_chosen_with_the_keyboard(browser: Browser, after_some_work: str, with_script: bool) -> None:
    page = browser.new_context(java_script_enabled=with_script).new_page()
    page.goto(after_some_work + "co-gi-moi/index.html")
    assert len(_shown(page)) == 8
    page.get_by_role("radio", name="Tất cả").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Thêm mới")).to_be_checked()
    assert _shown(page) == ["Thêm mới", "Thêm mới"]
    page.get_by_role("radio", name="Rút khỏi trang").check()
    assert _shown(page) == ["Rút khỏi trang", "Rút khỏi trang"]
    assert page.locator(".vk-change-document:visible").count() == 2
    page.get_by_role("radio", name="Tất cả").check()
    assert len(_shown(page)) == 8


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", ["co-gi-moi/index.html", "van-ban/ctr-nq-13-thanh-uy-can-tho.html#lich-su"])
def test_changes_are_accessible_and_fit(browser: Browser, after_some_work: str, path: str, width: int, scheme: str) -> None:
    page = open_context(browser, width, scheme).new_page()
    page.goto(after_some_work + path)
    settled(page)
    found = Axe().run(page, {"include": [[".vk-changes"]]} if "co-gi-moi" in path else {"include": [["#lich-su"]]})
    assert found.response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_difference_is_not_told_by_colour_alone(browser: Browser, after_some_work: str) -> None:
    page = open_context(browser).new_page()
    page.goto(after_some_work + "co-gi-moi/index.html")
    lines = "node => getComputedStyle(node).textDecorationLine"
    assert page.locator(".vk-words ins").first.evaluate(lines) == "underline"
    assert page.locator(".vk-words del").first.evaluate(lines) == "line-through"
    assert "(bỏ:)" in (page.locator(".vk-words del").first.text_content() or "")
