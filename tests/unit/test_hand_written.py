"""The guide's pages as the search finds them."""

from __future__ import annotations

from build_tools.rendering.hand_written import sections_of

PAGE = """<h1 id="doc">Đọc<a class="headerlink" href="#doc">#</a></h1><p>Lời <b>đầu</b>.</p>
<h2 id="tim">Tìm</h2><p>Khóa <code>corrections</code>, gõ <code>ai chủ trì</code>.</p><pre><code>a: 1</code></pre>
<script>let x = "<p>";</script><h3>Không có mã</h3>cuối<h2 id="in">In</h2>"""


def test_each_heading_is_an_entry_below_those_above_it() -> None:
    found = sections_of("huong-dan/doc.html", PAGE)
    assert [(s.address.partition("#")[2], s.title, s.path) for s in found] == [
        ("", "Đọc", ()), ("tim", "Tìm", ("Đọc",)), ("", "Không có mã", ("Đọc", "Tìm")), ("in", "In", ("Đọc",)),
    ]  # fmt: skip


def test_examples_scripts_and_link_signs_are_not_read() -> None:
    assert [s.text for s in sections_of("a.html", PAGE)] == ["Lời đầu.", "Khóa corrections, gõ .", "cuối", ""]


def test_a_page_without_headings_has_no_entry() -> None:
    assert sections_of("a.html", "<p>chữ</p>") == []
