"""The article of a kit goes by the clipboard into editors as sites have them, and readers get all of it.

What these tests need comes from npm and Debian; where it cannot be had, a test is skipped and says why. ``make test-enews`` runs them.
"""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.enews.conftest import folder_of
from tests.enews.editors import packages, wordpress
from tests.enews.editors.articles import Article, articles
from tests.enews.editors.desk import EDITORS, Editor, open_context, pasted_html, served
from tests.enews.editors.structure import Block, blocks_of, compare, letters_of
from tests.enews.editors.trial import copy, try_out

pytestmark = [pytest.mark.editors, pytest.mark.browser]
EVERY_EDITOR = pytest.mark.parametrize("editor", EDITORS, ids=lambda editor: editor.page)


@pytest.fixture(scope="session")
def every_article(site_with_kits: Path) -> tuple[Article, ...]:
    return articles(site_with_kits)


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    return open_context(browser)


@EVERY_EDITOR
def test_an_article_reaches_readers_whole(
    editor: Editor, context: BrowserContext, site_with_kits: Path, every_article: tuple[Article, ...]
) -> None:
    with served({"site": site_with_kits, editor.page: folder_of(editor)}) as address:
        trials = [try_out(context, address, article, editor) for article in every_article]
    assert {t.article.name: t.surprises for t in trials if t.surprises} == {}
    assert [t.article.name for t in trials if letters_of(t.after) != letters_of(t.before)] == []


def test_wordpress_keeps_an_article_whose_source_is_pasted(context: BrowserContext, every_article: tuple[Article, ...]) -> None:
    """The tab “Văn bản” takes HTML as it is; line ends within a paragraph would become breaks."""
    page = context.new_page()
    shown = {article.name: compare(blocks_of(page, article.html), blocks_of(page, posted(article.html))) for article in every_article}
    assert {name: comparison.differences for name, comparison in shown.items() if comparison.differences} == {}


def test_wordpress_really_filters() -> None:
    assert posted('<p onclick="x()">Một</p><script>x()</script>') == "<p>Một</p>\n<p>x()</p>\n"


@pytest.mark.parametrize(
    "blocked",
    [
        pytest.param("delete Navigator.prototype.clipboard", id="plain http, old browsers"),
        pytest.param("document.execCommand = () => false", id="browsers without the old command"),
    ],
)
def test_either_way_to_the_clipboard_brings_the_same(
    blocked: str, context: BrowserContext, site_with_kits: Path, every_article: tuple[Article, ...]
) -> None:
    context.add_init_script(f"if (location.pathname.includes('/dang-tin/')) {{ {blocked}; }}")
    editor = EDITORS[0]
    with served({"site": site_with_kits, editor.page: folder_of(editor)}) as address:
        trials = [try_out(context, address, article, editor) for article in every_article]
    assert {t.article.name: t.surprises for t in trials if t.surprises} == {}
    assert [t.article.name for t in trials if "font-family" in t.html or "background" in t.html] == []


@pytest.mark.parametrize(
    ("page", "html", "shows", "misses"),
    [
        pytest.param("ckeditor5", '<p id="n">[1] Một <a href="#n">về</a></p>', '#n"', 'id="n"', id="anchors go, links to them stay"),
        pytest.param("quill", '<p id="n">[1] Một <a href="#n">về</a></p>', '#n"', 'id="n"', id="anchors go in Quill too"),
        pytest.param("ckeditor5", '<ol start="4"><li>bốn</li></ol>', "bốn", "start", id="lists are numbered anew"),
        pytest.param("quill", '<ol start="4"><li>bốn</li></ol>', "bốn", "start", id="lists are numbered anew in Quill too"),
        pytest.param("quill", "<table><tr><th>Cột</th><th>Hai</th></tr></table>", "CộtHai", "<th", id="cells of a head run together"),
        pytest.param("ckeditor4", "<h4>Mục</h4>", "<p>M", "<h4", id="the third heading becomes a paragraph"),
        pytest.param("tinymce", '<p style="text-align: center">Mục</p>', "Mục", "center", id="styles go"),
        pytest.param("ckeditor5", "<p>Mục<sup>[1]</sup></p>", "Mục[1]", "<sup", id="superscripts go"),
    ],
)
def test_the_kit_avoids_what_an_editor_spoils(context: BrowserContext, page: str, html: str, shows: str, misses: str) -> None:
    """The reasons for how an article is written. Where one of these is spoilt no longer, the article may use it again."""
    editor = next(editor for editor in EDITORS if editor.page == page)
    with served({editor.page: folder_of(editor)}) as address:
        made = unescape(pasted_html(context, address, editor, html))
    assert shows in made
    assert misses not in made


def test_a_box_for_plain_text_gets_every_word(context: BrowserContext, site_with_kits: Path, every_article: tuple[Article, ...]) -> None:
    with served({"site": site_with_kits}) as address:
        box = context.new_page()
        box.set_content("<textarea></textarea>")
        for article in every_article:
            copy(context, f"{address}/site/{article.kit}")
            box.bring_to_front()
            box.locator("textarea").fill("")
            box.keyboard.press("Control+V")
            words = "".join(box.locator("textarea").input_value().split())
            missing = [block.text for block in blocks_of(box, article.html) if "".join(block.text.split()) not in words]
            assert (article.name, missing) == (article.name, [])


@pytest.mark.parametrize(
    ("spoilt", "part"),
    [
        ("<h3>I. MỤC TIÊU</h3><p><strong>1.</strong> Đến <em>năm</em> 2025[1]</p><p>[1] Nghị quyết</p>", "headings"),
        ("<h2>I. MỤC TIÊU</h2><p>1. Đến <em>năm</em> 2025[1]</p><p>[1] Nghị quyết</p>", "bold"),
        ("<h2>I. MỤC TIÊU</h2><p><strong>1.</strong> Đến năm 2025[1]</p><p>[1] Nghị quyết</p>", "italics"),
        ("<h2>I. MỤC TIÊU</h2><p><strong>1.</strong> Đến <em>năm</em> 2025</p><p>[1] Nghị quyết</p>", "footnotes"),
        ("<h2>I. MỤC TIÊU</h2><ol><li>Đến <em>năm</em> 2025[1]</li></ol><p>[1] Nghị quyết</p>", "paragraphs"),
        ("<h2>I. MUC TIÊU</h2><p><strong>1.</strong> Đến <em>năm</em> 2025[1]</p><p>[1] Nghị quyết</p>", "headings"),
    ],
)
def test_what_an_editor_would_lose_is_seen(context: BrowserContext, spoilt: str, part: str) -> None:
    whole = "<h2>I. MỤC TIÊU</h2><p><strong>1.</strong> Đến <em>năm</em> 2025[1]</p><p>[1] Nghị quyết</p>"
    page = context.new_page()
    seen = compare(blocks_of(page, whole), blocks_of(page, spoilt))
    assert seen.kept[part] < seen.counts[part]
    assert seen.differences


def test_links_and_rows_are_compared_too(context: BrowserContext) -> None:
    page = context.new_page()
    before = blocks_of(page, '<p><a href="https://vi-du.vn/a">số 43</a></p><table><tr><td>Cơ quan</td><td>Thời hạn</td></tr></table>')
    assert before == (
        Block("p", "số 43", links=(("số 43", "https://vi-du.vn/a"),)),
        Block("row", "Cơ quan | Thời hạn"),
    )
    lost = compare(before, blocks_of(page, '<p><a href="https://vi-du.vn/b">số 43</a></p><p>Cơ quan Thời hạn</p>'))
    assert (lost.kept["links"], lost.kept["rows"]) == (0, 0)


def test_the_same_article_in_other_words_of_html_is_the_same(context: BrowserContext) -> None:
    page = context.new_page()
    plain = "<h2>Mục</h2><p><strong>Một</strong> <em>hai</em></p>"
    worded = '<section><h2>Mu\u0323c</h2>\n<div><span style="font-weight: 700">M<b>ột</b></span>&nbsp;<i>h</i><i>ai</i></div></section>'
    assert blocks_of(page, plain) == blocks_of(page, worded)


def test_a_package_with_other_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "quill.tgz"
    archive.write_bytes(b"khac")
    monkeypatch.setattr(packages, "CACHE", tmp_path)
    monkeypatch.setattr(packages, "_packed", lambda package, scratch: archive)
    with pytest.raises(ValueError, match=r"quill 2\.0\.3: digest"):
        packages.unpacked(packages.QUILL)
    assert not packages.QUILL.folder.exists()


def test_what_cannot_be_had_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "CACHE", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(packages.UnavailableError, match=r"máy này không có npm"):
        packages.unpacked(packages.QUILL)
    with pytest.raises(packages.UnavailableError, match=r"gói wordpress của Debian"):
        packages.wordpress()
    with pytest.raises(packages.UnavailableError, match=r"php-cli"):
        wordpress.posted("")


def posted(html: str) -> str:
    try:
        return wordpress.posted(html)
    except packages.UnavailableError as missing:
        pytest.skip(str(missing))
