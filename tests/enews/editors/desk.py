"""An editor in a browser, as someone who posts an article has it before them: they copy, they go there, they press Control+V."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from operator import itemgetter
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.enews.editors import packages, wordpress
from tests.enews.editors.structure import Block

PAGES = Path(__file__).parent / "pages"
_TO_CLIPBOARD = """(html) => navigator.clipboard.write([
    new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([""], { type: "text/plain" }) }),
])"""
_STILL = """async () => {
    const editor = await window.editor;
    for (let before, now = null; before !== now || !now.trim(); before = now, now = editor.html())
        await new Promise((done) => setTimeout(done, 150));
}"""


Change = Callable[[Block], Iterable[Block]]


def _nothing(block: Block) -> Iterable[Block]:
    return (block,)


def _no_fourth_level(block: Block) -> Iterable[Block]:
    """As it comes from its makers, CKEditor 4 has three levels of headings; what is below becomes a paragraph."""
    return (replace(block, kind="p") if block.kind in ("h4", "h5", "h6") else block,)


def _lines_apart(block: Block) -> Iterable[Block]:
    """Quill knows no break within a paragraph: each line becomes one."""
    strong, emphasis, links = list(block.strong), list(block.emphasis), list(block.links)
    for line in block.text.split("\n"):
        yield replace(
            block,
            text=line,
            strong=_standing_in(line, strong),
            emphasis=_standing_in(line, emphasis),
            links=_standing_in(line, links, itemgetter(0)),
        )


def _standing_in(line: str, stretches: list[Any], words: Callable[[Any], str] = str) -> tuple[Any, ...]:
    """The stretches at the head of a list that stand in a line, in order; they leave the list."""
    at, found = 0, []
    while stretches and (start := line.find(words(stretches[0]), at)) >= 0:
        at = start + len(words(stretches[0]))
        found.append(stretches.pop(0))
    return tuple(found)


@dataclass(frozen=True)
class Editor:
    """An editor as its makers deliver it.

    ``page`` opens it; ``package`` holds it, none for the one within WordPress. ``turns`` is what it is known to make of a block,
    and must not be helped. ``publishes`` is what its site does to an article before readers get it.
    """

    name: str
    page: str
    package: packages.EditorPackage | None
    turns: Change = _nothing
    publishes: Callable[[str], str] = str

    @property
    def folder(self) -> Path:
        """Its files. Raises ``UnavailableError`` where they cannot be had."""
        return packages.unpacked(self.package) if self.package else packages.wordpress()

    @property
    def version(self) -> str:
        return self.package.version if self.package else wordpress.version()


EDITORS = (
    Editor("TinyMCE 8", "tinymce", packages.TINYMCE),
    Editor("CKEditor 5", "ckeditor5", packages.CKEDITOR5),
    Editor("CKEditor 4", "ckeditor4", packages.CKEDITOR4, turns=_no_fourth_level),
    Editor("Quill 2", "quill", packages.QUILL, turns=_lines_apart),
    Editor("WordPress", "wordpress", None, publishes=wordpress.posted),
)


class _Handler(SimpleHTTPRequestHandler):
    """Serves several folders, each below its name."""

    def __init__(self, *arguments: object, folders: Mapping[str, Path]) -> None:
        self.folders = folders
        super().__init__(*arguments)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        name, _, rest = path.split("?")[0].lstrip("/").partition("/")
        self.directory = str(self.folders.get(name, PAGES))
        return super().translate_path(f"/{rest}" if name in self.folders else path)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folders: Mapping[str, Path]) -> Iterator[str]:
    """The address below which the editors' pages lie, and each folder by its name."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, folders=folders))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def open_context(browser: Browser) -> BrowserContext:
    """Windows of someone who lets pages use the clipboard."""
    return browser.new_context(viewport={"width": 1200, "height": 1000}, permissions=["clipboard-read", "clipboard-write"])


def pasted(context: BrowserContext, address: str, editor: Editor) -> Page:
    """A page with the editor, open, and what is on the clipboard pasted into it by Control+V."""
    page = context.new_page()
    page.goto(f"{address}/{editor.page}.html")
    page.bring_to_front()
    page.evaluate("window.editor.then((editor) => editor.focus())")
    page.keyboard.press("Control+V")
    page.evaluate(_STILL)
    return page


def pasted_html(context: BrowserContext, address: str, editor: Editor, html: str) -> str:
    """What an editor makes of some HTML that is no kit's."""
    page = context.new_page()
    page.goto(f"{address}/{editor.page}.html")
    page.bring_to_front()
    page.evaluate(_TO_CLIPBOARD, html)
    page.close()
    return published(pasted(context, address, editor), editor)


def published(page: Page, editor: Editor) -> str:
    """The HTML that readers get from the editor's site."""
    return editor.publishes(str(page.evaluate("window.editor.then((editor) => editor.html())")))
