"""What the look over a built site finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.publishing import check_links
from build_tools.publishing.links import read_page
from tests.build.links import read_pages


def test_the_scan_sees_what_a_parser_sees(built_site: Path) -> None:
    for page, reader in read_pages(built_site).items():
        parts = read_page((built_site / page).read_text("utf-8"))
        assert parts.ids == set(reader.ids), page
        assert set(parts.links) >= {link for _, link in reader.links}, page


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ('<a href="b.html">', ["b.html"]),
        ("<a class=x HREF='b.html'>", ["b.html"]),
        ("<a href=b.html>", ["b.html"]),
        ('<a title="a > b" href="b.html?x=1&amp;y">', ["b.html?x=1&y"]),
        ('<img srcset="a.png 1x, b.png 2x">', ["a.png", "b.png"]),
        ('<!-- <a href="no"> --><script src="s.js">"<a href=no>"</script><style>a{}</style>', ["s.js"]),
        ('<svg><a href="c.html"/></svg><p data-href="no">href="no"</p>', ["c.html"]),
    ],
)
def test_links_of_a_page(page: str, links: list[str]) -> None:
    assert list(read_page(page).links) == links


def broken(site: Path, url: str = "") -> list[str]:
    return [str(link) for link in check_links(site, url).broken]


def test_missing_files_and_anchors_are_told_once_with_their_number(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("index.html", "a/b.html"):
        up = "../" * name.count("/")
        (tmp_path / name).write_text(f'<i id="x"></i><a href="{up}thieu.html"><a href="{up}a/b.html#y"><a href="#x"><a href="?q">', "utf-8")
    (tmp_path / "404.html").write_text('<a href="nowhere">', "utf-8")
    (tmp_path / "s.css").write_text("/* url(no) */ a { background: url('n.png') url(data:x) url(#f) }", "utf-8")
    assert broken(tmp_path) == [
        "a/b.html: ../thieu.html (và 1 trang nữa)",
        "a/b.html: ../a/b.html#y (không có chỗ ấy trên trang đích) (và 1 trang nữa)",
        "s.css: n.png",
    ]


def test_absolute_links_to_the_site_itself_are_checked_too(tmp_path: Path) -> None:
    url = "https://vi-du.vn/van-kien/"
    (tmp_path / "index.html").write_text(f'<link href="{url}"><a href="{url}thieu.html"><a href="https://khac.vn/x">', "utf-8")
    (tmp_path / "tin.atom").write_text(
        f'<link href="{url}index.html"/><link href="{url}cu.html?a&amp;b"/>'
        f'<content type="html">&lt;p&gt;{url}index.html.&lt;a href="{url}mat.html?a&amp;amp;b"&gt;x&lt;/a&gt;</content>',
        "utf-8",
    )
    assert broken(tmp_path, url) == [f"index.html: {url}thieu.html", f"tin.atom: {url}cu.html?a&b", f"tin.atom: {url}mat.html?a&b"]
