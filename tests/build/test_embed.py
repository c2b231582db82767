"""Pages for the frames of other sites: light, whole, named to programs, and the only ones that may be framed."""

from __future__ import annotations

import html
import json
import re
from fnmatch import fnmatch
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from build_tools.build import Checked
from build_tools.enews import is_section, summary_of
from build_tools.rendering.addresses import embed_of_body, embed_of_document, linked_address, oembed_of
from build_tools.rendering.body_duties import duties_of
from tests.public import URL, public_site

OEMBED = {
    "$comment": "Written after the text of the specification, https://oembed.com/, for the type rich.",
    "type": "object",
    "required": ["version", "type", "html", "width", "height"],
    "properties": {
        "version": {"const": "1.0"},
        "type": {"const": "rich"},
        "title": {"type": "string"},
        "provider_name": {"type": "string"},
        "provider_url": {"type": "string", "pattern": "^https?://"},
        "html": {"type": "string"},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
        "thumbnail_url": {"type": "string", "pattern": "^https?://"},
        "thumbnail_width": {"type": "integer"},
        "thumbnail_height": {"type": "integer"},
    },
    "dependentRequired": {"thumbnail_url": ["thumbnail_width", "thumbnail_height"]},
    "additionalProperties": False,
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, checked: Checked) -> Path:
    return public_site(tmp_path_factory, checked.site)


@pytest.fixture(scope="session")
def embeds(site: Path) -> dict[str, str]:
    """Path -> HTML of every page that is made for frames."""
    folder = site / "nhung"
    paths = [folder / "moi-nhat.html", *(folder / "van-ban").rglob("*.html"), *(folder / "co-quan").rglob("*.html")]
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in paths}


class Elements(HTMLParser):
    """The elements of a fragment with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_each_document_section_and_body_with_tasks_has_a_page(embeds: dict[str, str], checked: Checked) -> None:
    linked = checked.site
    expected = {embed_of_document(d.id) for d in linked.corpus.documents}
    expected |= {embed_of_document(i.document.id, i.item.path) for i in linked.items.values() if is_section(i)}
    expected |= {embed_of_body(b.id) for b in linked.corpus.bodies if duties_of(linked, b.id)}
    assert set(embeds) == expected | {"nhung/moi-nhat.html"}


def test_pages_for_frames_are_light_and_not_for_search_engines(embeds: dict[str, str], site: Path) -> None:
    for path, text in embeds.items():
        assert '<meta name="robots" content="noindex">' in text
        assert '<base target="_top">' in text
        assert re.findall(r'<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]*)"', text) == [
            f"{'../' * path.count('/')}assets/embed.css",
            f"{'../' * path.count('/')}assets/embed.js",
        ]
        assert not re.search(r"<style| style=|<script>| on[a-z]+=", text), path
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]*)"', text)
        assert (site / canonical.removeprefix(URL).partition("#")[0]).is_file(), path
        assert not canonical.startswith(f"{URL}nhung/")
    assert "nhung/van-ban" not in (site / "sitemap.xml").read_text("utf-8")


def test_links_within_the_text_stay_in_the_frame(embeds: dict[str, str]) -> None:
    inner = 0
    for text in embeds.values():
        for tag, attributes in Elements(text).found:
            if tag == "a" and str(attributes.get("href")).startswith("#"):
                assert attributes.get("target") == "_self"
                inner += 1
    assert inner > 10


def test_the_list_of_tasks_has_every_task(embeds: dict[str, str], checked: Checked) -> None:
    for body in checked.site.corpus.bodies:
        duties = duties_of(checked.site, body.id)
        if duties:
            listed = set(re.findall(r'<li><a href="../../([^"]*)"', embeds[embed_of_body(body.id)]))
            assert listed == {linked_address(duty.task) for duty in duties}, body.id


def test_oembed_describes_each_page_and_pages_tell_of_it(embeds: dict[str, str], site: Path) -> None:
    for path, text in embeds.items():
        address = f"{URL}{oembed_of(path)}"
        data: dict[str, Any] = json.loads((site / oembed_of(path)).read_text("utf-8"))
        jsonschema.validate(data, OEMBED)
        assert f'type="application/json+oembed" href="{address}"' in text
        ((tag, frame),) = Elements(data["html"]).found
        assert (tag, frame["src"], frame["title"], frame["loading"]) == ("iframe", URL + path, data["title"], "lazy")
        if "thumbnail_url" in data:
            assert (site / data["thumbnail_url"].removeprefix(URL)).read_bytes().startswith(b"\x89PNG")
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', text)[0].removeprefix(URL)
        if "#" not in canonical and canonical.startswith(("van-ban/", "co-quan/")):
            assert f'type="application/json+oembed" href="{address}"' in (site / canonical).read_text("utf-8")


def test_codes_to_copy_are_those_of_oembed(site: Path, embeds: dict[str, str]) -> None:
    codes: set[str] = set()
    for page in (site / "nhung").rglob("*.html"):
        if page.relative_to(site).as_posix() not in embeds:
            text = page.read_text("utf-8")
            codes |= {unescaped(area) for area in re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)}
    assert {json.loads((site / oembed_of(path)).read_text("utf-8"))["html"] for path in embeds} <= codes
    assert (site / "nhung" / "moi-nhat-danh-sach.html").read_text("utf-8").strip() in codes


def unescaped(text: str) -> str:
    return html.unescape(text)


def test_the_list_for_columns_needs_no_style_sheet_and_no_script(site: Path, checked: Checked) -> None:
    found = Elements((site / "nhung" / "moi-nhat-danh-sach.html").read_text("utf-8")).found
    assert {tag for tag, _ in found} == {"ul", "li", "a", "br", "span"}
    assert not [attributes for _, attributes in found if set(attributes) - {"style", "href"}]
    links = [str(attributes["href"]) for tag, attributes in found if tag == "a"]
    assert sorted(links) == sorted(f"{URL}van-ban/{document.id}.html" for document in checked.site.corpus.documents)


def test_hosts_are_told_that_only_light_pages_may_be_framed(site: Path, embeds: dict[str, str]) -> None:
    text = (site / "_headers").read_text("utf-8")
    rules = re.findall(r"^(/\S*)\n  Content-Security-Policy: frame-ancestors 'none'$", text, re.MULTILINE)
    assert len(rules) == text.count("\n  ") <= 100  # what Cloudflare reads
    for path in site.rglob("*.html"):
        address = f"/{path.relative_to(site).as_posix()}"
        may_be_framed = address[1:] in embeds or address == "/nhung/moi-nhat-danh-sach.html"
        assert any(fnmatch(address, rule) for rule in rules) != may_be_framed, address
    (excepted,) = re.findall(r"!~ m#(.*)#", (site / ".htaccess").read_text("utf-8"))
    for path in site.rglob("*.html"):
        address = f"/van-kien/{path.relative_to(site).as_posix()}"
        assert bool(re.search(excepted, address)) == (address.removeprefix("/van-kien/") in embeds or address.endswith("-danh-sach.html"))


def test_without_an_address_pages_can_be_seen_but_no_code_is_invented(built_site: Path) -> None:
    folder = built_site / "nhung"
    assert (folder / "moi-nhat.html").is_file()
    assert not [*folder.rglob("*.json"), *folder.glob("*danh-sach*")]
    for page in (folder / "index.html", *(folder / "ma").rglob("*.html")):
        text = page.read_text("utf-8")
        assert "chưa được đặt địa chỉ công khai" in text
        assert "<textarea" not in text
    assert "oembed" not in (built_site / "index.html").read_text("utf-8")


def test_every_page_says_what_it_is_when_it_is_shared(site: Path) -> None:
    for path in site.rglob("*.html"):
        address = path.relative_to(site).as_posix()
        if address == "404.html" or (address.startswith("nhung/") and "/ma/" not in address):
            continue
        said = dict(re.findall(r'<meta property="(og:[a-z_:]+)" content="([^"]*)">', path.read_text("utf-8")))
        assert said["og:url"] == URL + address
        assert said["og:title"] and said["og:description"], address
        assert (said["og:locale"], said["og:site_name"]) == ("vi_VN", "Văn kiện")
        assert said["og:type"] in ("website", "article")


def test_documents_and_tasks_are_shared_with_their_cover_and_summary(site: Path, checked: Checked) -> None:
    for document in checked.site.corpus.documents:
        said = shared(site / "van-ban" / f"{document.id}.html")
        assert (site / said["og:image"].removeprefix(URL)).read_bytes()[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
        assert unescaped(said["og:description"]) == summary_of(checked.site, document)
        assert said["twitter:card"] == "summary_large_image"
    assert shared(site / "nhiem-vu/02-ctrhd-tu-tphcm/II/7.html")["og:image"] == f"{URL}dang-tin/anh/02-ctrhd-tu-tphcm.png"


def shared(path: Path) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[a-z_:]+)" content="([^"]*)">', path.read_text("utf-8")))


def test_without_an_address_nothing_absolute_is_said(built_site: Path) -> None:
    said = shared(built_site / "van-ban" / "65-cv-btgqu-quan-1.html")
    assert "og:title" in said
    assert not {"og:url", "og:image"} & set(said)
