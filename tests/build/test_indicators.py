"""The pages of indicators as built: each number leads to its words, the library loads only where it draws."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from build_tools.build import Checked
from tests.build.links import read_pages
from tests.conftest import ROOT

VENDOR = ROOT / "overrides" / "assets" / "vendor"


def visible(page: str) -> str:
    """A page's words as a browser finds them: without corrected misprints and without tags."""
    kept = re.sub(r"<del>.*?</del>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", kept)).split())


def test_every_number_leads_to_words_that_stand_on_the_page_of_its_document(built_site: Path, checked: Checked) -> None:
    documents = {path.name: visible(path.read_text("utf-8")) for path in (built_site / "van-ban").glob("*.html")}
    numbers = {
        link for reader in read_pages(built_site / "chi-tieu").values() for tag, link in reader.links if tag == "a" and ":~:text=" in link
    }
    stated = [target for linked in checked.site.items.values() for target in linked.item.targets]
    assert len(numbers) >= 0.9 * len({target.quote for target in stated})
    for link in numbers:
        address, _, words = link.partition(":~:text=")
        text = documents[address.partition("#")[0].rpartition("/")[2]]
        assert re.search(rf"(?<!\w){re.escape(unquote(words))}(?!\w)", text), unquote(link)
        assert "-" not in words and "," not in words and "&" not in words, f"syntax of the fragment: {link}"


def test_every_value_is_on_the_page_of_its_indicator_and_in_the_list(built_site: Path, checked: Checked) -> None:
    index = (built_site / "chi-tieu" / "index.html").read_text("utf-8")
    for linked in checked.site.items.values():
        for target in linked.item.targets:
            page = (built_site / "chi-tieu" / f"{target.indicator}.html").read_text("utf-8")
            assert target.quote in unescape(page) and f'data-indicator="{target.indicator}"' in index


def test_the_library_of_charts_is_loaded_only_where_something_is_drawn(built_site: Path) -> None:
    loading = {p.name for p in (built_site / "chi-tieu").glob("*.html") if "echarts" in p.read_text("utf-8")}
    drawing = {p.name for p in (built_site / "chi-tieu").glob("*.html") if 'class="vk-ind-chart"' in p.read_text("utf-8")}
    assert loading == drawing and "tang-truong-grdp.html" in drawing and "so-ho-ngheo.html" not in drawing
    assert not [
        p
        for folder in ("van-ban", "nhiem-vu", "co-quan")
        for p in (built_site / folder).rglob("*.html")
        if "echarts" in p.read_text("utf-8")
    ]


def test_libraries_are_the_files_that_the_list_of_libraries_names(built_site: Path) -> None:
    rows = re.findall(r"^\| .* \| `([^`]+)` \| .* \| `([0-9a-f]{64})` \|", (VENDOR / "README.md").read_text("utf-8"), flags=re.MULTILINE)
    assert {path for path, _ in rows} == {
        p.relative_to(VENDOR).as_posix() for p in VENDOR.rglob("*") if p.name.endswith((".min.js", ".css"))
    }
    for path, digest in rows:
        for folder in (VENDOR, built_site / "assets" / "vendor"):
            assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest, path
        assert list((VENDOR / path).parent.glob("LICENSE*")), path


def test_the_library_of_charts_needs_no_eval() -> None:
    code = (VENDOR / "echarts" / "echarts.min.js").read_text("utf-8")
    assert "new Function" not in code and not re.search(r"(?<![\w.$])eval\(", code)
