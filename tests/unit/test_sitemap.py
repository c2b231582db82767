"""The list of addresses for search engines, in as many files as its size asks for."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from build_tools.outputs import sitemap
from build_tools.project import Project
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT
from tests.many import many

BASE = "https://vi-du.vn/van-kien/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def files_of(base: str = BASE) -> dict[str, bytes]:
    context = Context(many(3, 4), Templates(Project(ROOT).pages), Settings("Văn kiện", base, ""), {})
    return {made.path: made.data for made in sitemap.OUTPUT.render(context)}  # type: ignore[union-attr]


def addresses(data: bytes) -> list[str]:
    return [str(found.text) for found in ET.fromstring(data).iter(f"{SPACE}loc")]


def test_one_file_lists_every_page_once() -> None:
    found = addresses(files_of()["sitemap.xml"])
    assert len(found) == len(set(found)) and all(address.startswith(BASE) for address in found)
    assert {f"{BASE}van-ban/chuong-trinh-{n}.html" for n in range(3)} <= set(found)
    assert f"{BASE}thoi-han/index.html" in found


def test_more_addresses_than_a_file_may_hold_are_listed_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    every = addresses(files_of()["sitemap.xml"])
    monkeypatch.setattr(sitemap, "_MOST", 1000)
    found = files_of()
    named = addresses(found["sitemap.xml"])
    assert ET.fromstring(found["sitemap.xml"]).tag == f"{SPACE}sitemapindex"
    assert named == [f"{BASE}sitemap-{n}.xml" for n in range(1, len(named) + 1)] and len(named) > 1
    parts = [addresses(found[address.removeprefix(BASE)]) for address in named]
    assert [address for part in parts for address in part] == every and max(map(len, parts)) <= 1000


def test_without_an_address_of_the_site_there_is_no_list() -> None:
    assert files_of("") == {"robots.txt": b"User-agent: *\nAllow: /\n"}
