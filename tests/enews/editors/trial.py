"""One article on its way from the kit's page through an editor to readers, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.enews.editors.desk import Editor, pasted, published
from tests.enews.editors.structure import Block, Comparison, blocks_of, compare


@dataclass(frozen=True)
class Article:
    """A document or section: its name in a report, the address of its kit within the site, its article as the kit has it."""

    name: str
    kit: str
    html: str


@dataclass(frozen=True)
class Trial:
    """What went in and what came out. ``expected`` is what the editor cannot help making of it."""

    article: Article
    editor: Editor
    before: tuple[Block, ...]
    expected: tuple[Block, ...]
    after: tuple[Block, ...]
    html: str

    @property
    def lost(self) -> Comparison:
        """What readers do not get of what the kit holds."""
        return compare(self.before, self.after)

    @property
    def surprises(self) -> tuple[str, ...]:
        """Differences that the editor is not known for."""
        return compare(self.expected, self.after).differences


def try_out(context: BrowserContext, address: str, article: Article, editor: Editor, pictures: Path | None = None) -> Trial:
    """Copy by the kit's button, paste by the keyboard, publish; ``pictures`` takes a screenshot of what stands in the editor."""
    copy(context, f"{address}/site/{article.kit}")
    page = pasted(context, address, editor)
    html = published(page, editor)
    before = blocks_of(page, article.html)
    after = blocks_of(page, html)
    if pictures:
        page.keyboard.press("Control+Home")
        name = article.name.replace("#", "-").replace("/", "-")
        page.screenshot(path=pictures / f"{editor.page}-{name}.png")
    page.close()
    return Trial(article, editor, before, tuple(_turned(editor, before)), after, html)


def copy(context: BrowserContext, address: str) -> None:
    """Press the button of a kit's page that puts the article on the clipboard, and wait until it says so."""
    page = context.new_page()
    page.goto(address)
    page.bring_to_front()
    press_copy(page)
    page.close()


def press_copy(page: Page) -> None:
    page.get_by_role("button", name="Sao chép bài để dán").click()
    expect(page.get_by_role("status").filter(has_text="Đã sao chép bài")).to_be_visible()


def _turned(editor: Editor, blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield from editor.turns(block)
