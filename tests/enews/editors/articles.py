"""What is pasted: the kits of all documents and of two sections, from a site that knows its address."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_tools.mkdocs_plugin import build_site
from build_tools.rendering.addresses import kit_page
from tests.enews.editors.trial import Article

ADDRESS = "https://vi-du.vn/van-kien/"
"""The site's address: articles link to it."""
SECTIONS = ("02-ctrhd-tu-tphcm#II", "tb-nhanh-hn-21-thanh-uy-tphcm#I")
"""One with footnotes and tasks on several levels, one of running text."""
_DATA = re.compile(r'<script type="application/json" id="vk-kit-data">(.*?)</script>', re.DOTALL)


@contextmanager
def _with_address() -> Iterator[None]:
    before = os.environ.get("SITE_URL")
    os.environ["SITE_URL"] = ADDRESS
    try:
        yield
    finally:
        del os.environ["SITE_URL"]
        if before is not None:
            os.environ["SITE_URL"] = before


def built(root: Path, folder: Path) -> Path:
    """The real site, built into a folder with an address."""
    with _with_address():
        build_site(root, strict=True, site_dir=str(folder / "site"))
    return folder / "site"


def articles(site: Path) -> tuple[Article, ...]:
    """The article of every document and of the sections, as the pages of their kits hand it to the clipboard."""
    names = [*sorted(path.stem for path in (site / "dang-tin").glob("*.html") if path.stem != "index"), *SECTIONS]
    return tuple(Article(name, page, _article_on(site / page)) for name, page in ((name, _page(name)) for name in names))


def _page(name: str) -> str:
    document, _, path = name.partition("#")
    return kit_page(document, path)


def _article_on(page: Path) -> str:
    found = _DATA.search(page.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{page.name} holds no article")
    return str(json.loads(found[1])["html"])
