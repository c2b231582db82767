"""The guide for news editors, followed step by step: a kit's page on one side, the form of a news site on the other."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from build_tools.rendering.addresses import document_page, kit_page
from tests.enews.conftest import folder_of
from tests.enews.editors.desk import EDITORS, open_context, served
from tests.enews.editors.structure import blocks_of, compare
from tests.enews.editors.trial import press_copy

pytestmark = [pytest.mark.editors, pytest.mark.browser]
LETTER = "65-cv-btgqu-quan-1"
"""It forwards another document, whose files go along."""
DESK = EDITORS[0]


@dataclass
class Hand:
    """What an editor does, counted: clicks, keys pressed together, files chosen in a dialogue."""

    done: list[str] = field(default_factory=list)

    def click(self, what: Locator) -> None:
        what.page.bring_to_front()
        what.click()
        self.done.append("click")

    def paste(self, into: Locator) -> None:
        self.click(into)
        into.page.keyboard.press("Control+V")
        self.done.append("paste")

    def choose(self, field_: Locator, files: list[Path]) -> None:
        with field_.page.expect_file_chooser() as chooser:
            self.click(field_)
        chooser.value.set_files(files)
        self.done.append("choose")


def downloaded(hand: Hand, kit: Page, folder: Path) -> Path:
    with kit.expect_download() as download:
        hand.click(kit.get_by_role("link", name="Tải cả bộ"))
    with zipfile.ZipFile(download.value.path()) as archive:
        archive.extractall(folder)
    hand.done.append("unpack")
    return folder


def test_a_letter_is_posted_by_the_guide(browser: Browser, site_with_kits: Path, tmp_path: Path) -> None:
    context, hand = open_context(browser), Hand()
    with served({"site": site_with_kits, DESK.page: folder_of(DESK)}) as address:
        desk = context.new_page()
        desk.goto(f"{address}/news-desk.html")
        desk.evaluate("window.editor")
        kit = context.new_page()
        kit.goto(f"{address}/site/{document_page(LETTER)}")
        hand.click(kit.get_by_role("link", name="Đăng lên trang tin"))
        kit.wait_for_url(f"**/{kit_page(LETTER)}")

        hand.click(kit.get_by_role("button", name="Sao chép tiêu đề"))
        hand.paste(desk.locator("#title"))
        hand.click(kit.get_by_role("button", name="Sao chép tóm tắt"))
        hand.paste(desk.locator("#summary"))
        folder = downloaded(hand, kit, tmp_path)
        hand.choose(desk.locator("#picture"), [folder / "anh-bia.png"])
        hand.choose(desk.locator("#files"), sorted((folder / "tep-dinh-kem").iterdir()))
        kit.bring_to_front()
        press_copy(kit)
        hand.done.append("click")
        hand.paste(desk.frame_locator("iframe").locator("body"))

        facts = json.loads((folder / "thong-tin.json").read_text("utf-8"))
        assert desk.locator("#title").input_value() == facts["title"]
        assert desk.locator("#summary").input_value() == facts["summary"]
        shown = desk.evaluate("[...document.querySelectorAll('[type=file]')].map((box) => [...box.files].map((file) => file.name))")
        assert shown == [["anh-bia.png"], sorted(Path(entry["file"]).name for entry in facts["attachments"])]
        assert {name.rpartition(".")[2] for name in shown[1]} == {"pdf", "docx"}
        desk.wait_for_function(
            "window.editor.then((editor) => editor.html().includes('Tài liệu tuyên truyền') || editor.html().includes('T&agrave;i'))"
        )
        article = (folder / "bai-viet.html").read_text("utf-8").partition("<body>")[2].partition("</body>")[0]
        html = desk.evaluate("window.editor.then((editor) => editor.html())")
        assert compare(blocks_of(desk, article), blocks_of(desk, html)).differences == ()
    assert (hand.done.count("click"), hand.done.count("paste"), hand.done.count("choose")) == (10, 3, 2)
