"""What each generator is given: the same pages, in the form that it reads, with one frame of about our theme's size."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.builds.pages import PlainPage

MKDOCS = """site_name: Văn kiện
use_directory_urls: false
theme: {name: material, language: vi, font: false}
plugins: [%s]
nav: [index.md]
validation: {omitted_files: ignore, absolute_links: ignore, unrecognized_links: ignore}
"""
"""Navigation holds the home page alone: with every page in it the time grows with more than the square of their number."""
HUGO = """baseURL = "/"
title = "Văn kiện"
locale = "vi"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "section", "home"]
[security]
allowContent = [".*"]
"""
ELEVENTY = """export default function (config) {
  config.addPassthroughCopy({ "static": "/" });
  return { dir: { input: "content", includes: "../layouts", output: "public" }, htmlTemplateEngine: false };
}
"""


@dataclass(frozen=True)
class Form:
    """How a generator reads a page: below which folder, with which ending, with which keys above it."""

    folder: str
    suffix: str
    layout: str = ""
    addressed: bool = False

    def write(self, root: Path, pages: Iterable[PlainPage]) -> int:
        """Write the pages whose sources differ; how many pages there were."""
        count = 0
        for page in pages:
            count += 1
            target = (root / self.folder / page.path).with_suffix(self.suffix)
            text = self.text(page)
            if target.exists() and target.read_text("utf-8") == text:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return count

    def text(self, page: PlainPage) -> str:
        front = {"title": page.title} | ({"layout": self.layout} if self.layout else {})
        front |= {"permalink": page.path} if self.addressed else {}
        keys = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
        return f"---\n{keys}\n---\n\n<div>\n{page.body}\n</div>\n"


MARKDOWN = Form("docs", ".md")
HUGO_HTML = Form("content", ".html")
ELEVENTY_HTML = Form("content", ".html", "frame.njk", addressed=True)


def set_up_mkdocs(root: Path, *, search: bool) -> None:
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS % ("search" if search else ""), "utf-8")
    (root / "docs" / "index.md").write_text("---\ntitle: '@@title@@'\n---\n\n@@content@@\n", "utf-8")


def set_up_hugo(root: Path, empty_site: Path) -> None:
    _frame(empty_site, root / "layouts" / "_default" / "single.html", "{{ .Title }}", "{{ .Content }}")
    (root / "hugo.toml").write_text(HUGO, "utf-8")
    _assets(empty_site, root)


def set_up_eleventy(root: Path, empty_site: Path) -> None:
    _frame(empty_site, root / "layouts" / "frame.njk", "{{ title }}", "{{ content | safe }}")
    (root / "eleventy.config.mjs").write_text(ELEVENTY, "utf-8")
    _assets(empty_site, root)


def built_empty(root: Path, mkdocs: list[str]) -> Path:
    """The site of a MkDocs project with one page, from which the others take their frame."""
    set_up_mkdocs(root, search=False)
    subprocess.run([*mkdocs, "build", "-q"], cwd=root, check=True, capture_output=True)
    return root / "site"


def _frame(empty_site: Path, target: Path, title: str, content: str) -> None:
    """Material's page as a template of another generator; its addresses begin at the site's root."""
    html = (empty_site / "index.html").read_text("utf-8")
    if "{{" in html or "<p>@@content@@</p>" not in html:
        raise ValueError("the theme's page cannot be cut at its markers")
    html = html.replace("<p>@@content@@</p>", content).replace("@@title@@", title)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(html.replace('="assets/', '="/assets/'), "utf-8")


def _assets(empty_site: Path, root: Path) -> None:
    shutil.copytree(empty_site / "assets", root / "static" / "assets", dirs_exist_ok=True)
