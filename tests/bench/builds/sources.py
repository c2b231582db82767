"""What each generator is given: the same pages in the form that it reads, and our frame, or Material's where it brings that."""

from __future__ import annotations

import json
import shutil
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
disablePathToLower = true
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404"]
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
    address: str = ""
    """The key that states a page's address, if it must be stated."""
    index: str = "index"
    """What the page of a folder is called."""

    def write(self, root: Path, pages: Iterable[PlainPage]) -> int:
        """Write the pages whose sources differ; how many pages there were."""
        count = 0
        for page in pages:
            count += 1
            target = self._source(root / self.folder / page.path)
            text = self.text(page)
            if target.exists() and target.read_text("utf-8") == text:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return count

    def _source(self, page: Path) -> Path:
        return page.with_name(f"{self.index if page.stem == 'index' else page.stem}{self.suffix}")

    def text(self, page: PlainPage) -> str:
        stated = {"title": page.title, "description": page.description, "layout": self.layout}
        front = {key: value for key, value in stated.items() if value} | ({self.address: f"/{page.path}"} if self.address else {})
        keys = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
        return f"---\n{keys}\n---\n\n<div>\n{page.body}\n</div>\n"


MARKDOWN = Form("docs", ".md")
HUGO_HTML = Form("content", ".html", address="url", index="_index")
ELEVENTY_HTML = Form("content", ".html", "frame.njk", "permalink")


def set_up_mkdocs(root: Path, *, search: bool) -> None:
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS % ("search" if search else ""), "utf-8")
    (root / "docs" / "index.md").write_text("# Văn kiện\n", "utf-8")


def set_up_hugo(root: Path, frame: str, assets: Path) -> None:
    for kind in ("single", "list"):
        _frame(frame, root / "layouts" / "_default" / f"{kind}.html", "{{ .Title }}", "{{ .Description }}", "{{ .Content }}")
    (root / "hugo.toml").write_text(HUGO, "utf-8")
    shutil.copytree(assets, root / "static" / "assets", dirs_exist_ok=True)


def set_up_eleventy(root: Path, frame: str, assets: Path) -> None:
    _frame(frame, root / "layouts" / "frame.njk", "{{ title }}", "{{ description }}", "{{ content | safe }}")
    (root / "eleventy.config.mjs").write_text(ELEVENTY, "utf-8")
    shutil.copytree(assets, root / "static" / "assets", dirs_exist_ok=True)


def _frame(frame: str, target: Path, title: str, description: str, content: str) -> None:
    """Our frame as a template of another generator."""
    if "{{" in frame:
        raise ValueError("the frame has braces that a template would read")
    html = frame.replace("@@title@@", title).replace("@@description@@", description).replace("@@content@@", content)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(html, "utf-8")
