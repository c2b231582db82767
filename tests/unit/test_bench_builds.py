"""What the benchmark of builds makes of its figures, and how it runs a command."""

from __future__ import annotations

import itertools
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.bench.builds.edits import edited_pages, new_word
from tests.bench.builds.measure import FailedError, Run, run
from tests.bench.builds.pages import BuiltSite, PlainPage, UncutError
from tests.bench.builds.plot import Line, plotted
from tests.bench.builds.report import measured
from tests.bench.builds.results import Results, key_of
from tests.bench.builds.sources import ELEVENTY_HTML, HUGO_HTML, MARKDOWN


@pytest.fixture
def results(tmp_path: Path) -> Results:
    results = Results(tmp_path / "builds.json")
    for size, seconds in ((20, 2.0), (200, 20.0)):
        results.add(key_of(size, "vankien", "cold"), [Run(seconds, 50, 1), Run(seconds * 9, 90, 1), Run(seconds / 9, 10, 1)])
        results.add(key_of(size, "hugo", "cold"), [Run(3 * seconds, 500, 1)])
        results.add(key_of(size, "vankien", "text"), [Run(0.5)])
    return results


def test_medians_and_growth(results: Results) -> None:
    assert results.seconds(20, "vankien", "cold") == 2.0
    assert results.peak(20, "vankien") == 50
    assert results.exponent(20, 200, "vankien", "cold") == pytest.approx(1)
    assert results.exponent(20, 200, "vankien", "text") == pytest.approx(0)
    assert results.exponent(20, 200, "zensical", "cold") is None


def test_what_was_measured_is_found_again_and_can_be_forgotten(results: Results) -> None:
    results.give_up(key_of(200, "mkdocs", "cold"), "took over 9 s")
    again = Results.read(results.path)
    assert (again.runs, again.failed, again.sizes) == (results.runs, results.failed, [20, 200])
    again.forget(["vankien", "mkdocs"])
    assert set(again.runs) == {"20/hugo/cold", "200/hugo/cold"}
    assert again.failed == {}


def test_report_has_a_table_for_each_size_with_ratios_to_ours(results: Results) -> None:
    results.give_up(key_of(200, "mkdocs", "cold"), "took over 9 s")
    text = measured(results)
    assert "### 20 documents" in text
    assert "### 200 documents" in text
    tables = [block.split("\n") for block in text.split("\n\n") if block.startswith("|")]
    assert len(tables) == 5
    assert all(len({line.count("|") for line in table}) == 1 for table in tables)
    hugo = next(line for line in text.split("\n") if line.startswith("| Hugo "))
    assert [cell.strip() for cell in hugo.split("|")][2:4] == ["6.00", "3"]
    assert "given up" in next(line for line in text.split("\n") if line.startswith("| MkDocs + Material, all pages"))


def test_report_of_nothing_says_so(tmp_path: Path) -> None:
    assert measured(Results(tmp_path / "none.json")) == "Nothing has been measured yet."


def test_plot_is_one_block_of_html_with_a_line_and_a_name_for_each() -> None:
    svg = plotted([Line("a < b", ((20, 1), (200, 10)), own=True), Line("c", ((20, 5), (200, 5)))], "documents", "seconds")
    assert "\n\n" not in svg
    assert "style=" not in svg
    tree = ElementTree.fromstring(svg)
    texts = [element.text for element in tree.iter("text")]
    assert {"a < b", "c", "20", "200"} <= set(texts)


def test_names_at_the_right_of_the_plot_do_not_cover_each_other() -> None:
    tree = ElementTree.fromstring(plotted([Line(name, ((20, 1), (200, 10))) for name in "abc"], "x", "y"))
    heights = sorted(float(element.get("y", "0")) for element in tree.iter("text") if element.text in ("a", "b", "c"))
    assert all(second - first >= 12 for first, second in itertools.pairwise(heights))


def test_a_source_is_written_only_where_it_differs(tmp_path: Path) -> None:
    pages = [PlainPage("van-ban/a.html", 'Tên "A"', "<p>a</p>"), PlainPage("van-ban/b.html", "B", "<p>b</p>")]
    assert MARKDOWN.write(tmp_path, pages) == 2
    kept = (tmp_path / "docs/van-ban/b.md").stat().st_mtime_ns
    assert MARKDOWN.write(tmp_path, [PlainPage("van-ban/a.html", "A", ""), pages[1]]) == 2
    assert (tmp_path / "docs/van-ban/b.md").stat().st_mtime_ns == kept
    assert (tmp_path / "docs/van-ban/a.md").read_text("utf-8").startswith('---\ntitle: "A"\n---\n')
    assert 'permalink: "/van-ban/a.html"' in ELEVENTY_HTML.text(pages[0])


def test_the_page_of_a_folder_is_called_as_the_generator_wants_it(tmp_path: Path) -> None:
    HUGO_HTML.write(tmp_path, [PlainPage("van-ban/index.html", "Văn bản", "")])
    MARKDOWN.write(tmp_path, [PlainPage("van-ban/index.html", "Văn bản", "")])
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    assert written == ["content/van-ban/_index.html", "docs/van-ban/index.md"]
    assert 'url: "/van-ban/index.html"' in (tmp_path / written[0]).read_text("utf-8")


FRAMED = """<html><head><meta name="description" content="Mô tả {n}"><title>Trang {n} &amp; khác</title>
<link href="{up}assets/site.css"><script type="application/ld+json">{{"name": "{n}"}}</script></head><body>
<div class="md-grid">
<div class="md-content" data-md-component="content">
<p>Nội dung {n} <a href="{up}van-ban/a.html">a</a></p>
</div>

</div>
<button type="button" class="md-top md-icon">Lên đầu trang</button>
</main><footer></footer></body></html>"""


def test_pages_of_a_built_site_are_cut_out_of_their_frame(tmp_path: Path) -> None:
    for name in ("index.html", "van-ban/a.html", "nhiem-vu/a/1.html", "nhiem-vu/ab/1.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(FRAMED.format(n=name, up="../" * name.count("/")), "utf-8")
    (tmp_path / "nhung.html").write_text("<html><body>no frame</body></html>", "utf-8")
    site = BuiltSite(tmp_path)
    pages = {page.path: page for page in site.pages()}
    assert set(pages) == {"index.html", "van-ban/a.html", "nhiem-vu/a/1.html", "nhiem-vu/ab/1.html"}
    shown = pages["van-ban/a.html"]
    assert (shown.title, shown.description) == ("Trang van-ban/a.html & khác", "Mô tả van-ban/a.html")
    assert shown.body.strip() == '<p>Nội dung van-ban/a.html <a href="../van-ban/a.html">a</a></p>'
    assert [page.path for page in site.of_document("a")] == ["van-ban/a.html", "nhiem-vu/a/1.html"]
    frame = site.frame()
    assert all(frame.count(mark) == 1 for mark in ("@@title@@", "@@description@@", "@@content@@"))
    assert 'href="/assets/site.css"' in frame
    assert "Nội dung" not in frame
    assert "ld+json" not in frame
    (tmp_path / "van-ban/a.html").write_text(FRAMED.replace("</main>", "").format(n=1, up=""), "utf-8")
    with pytest.raises(UncutError, match=r"van-ban/a\.html"):
        list(site.pages())


def test_pages_of_our_own_site_are_cut_where_their_frame_ends(built_site: Path) -> None:
    """Of each page its own part and nothing of the frame, which is what stands around it."""
    site = BuiltSite(built_site)
    pages = {page.path: page for page in site.pages()}
    for kind in ("van-ban", "nhiem-vu", "co-quan", "nghi-quyet", "chi-tieu", "dang-tin", "thoi-han"):
        written = {path.relative_to(built_site).as_posix() for path in (built_site / kind).rglob("*.html")}
        assert written and written <= pages.keys(), kind
    frame = site.frame()
    assert frame.count("@@content@@") == 1
    for page in pages.values():
        assert page.title and "<h1" in page.body, page.path
        assert not any(mark in page.body for mark in ("<title", "</main>", 'class="md-top', "vk-footer-inner")), page.path
    assert all(mark in frame for mark in ("@@title@@", "@@description@@", "</main>", 'class="md-top', "vk-footer-inner"))
    home = (built_site / "index.html").read_text("utf-8")
    before, _, behind = frame.partition("@@content@@")
    assert re.sub(r'="/?', '="', behind) == re.sub(r'="/?', '="', home.partition(pages["index.html"].body)[2])
    assert before.count("<div") - before.count("</div>") == behind.count("</div>") - behind.count("<div")


def test_pages_of_the_peers_are_edited_as_records_are() -> None:
    pages = [PlainPage(f"{n}.html", f"{n} – Kế hoạch A & B", f"<h1>Kế hoạch A &amp; B</h1>{n}") for n in range(3)]
    texts = list(edited_pages(pages, 5, 0, "Kế hoạch A & B"))
    assert [new_word(5) in page.body for page in texts] == [True, True, False]
    titles = list(edited_pages(pages, 0, 6, "Kế hoạch A & B"))
    assert [page.title for page in titles] == [f"{n} – Kế hoạch A & B (lần 6)" for n in range(3)]
    assert all("<h1>Kế hoạch A &amp; B (lần 6)</h1>" in page.body for page in titles)
    assert list(edited_pages(pages, 0, 0, "Kế hoạch A & B")) == pages


def test_a_command_that_fails_or_never_ends_says_so(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", "import sys; x = bytearray(40_000_000); sys.stdout.write('x' * 200_000)"], tmp_path, 60)
    assert done.seconds > 0
    with pytest.raises(FailedError, match="ended with 3: …no way"):
        run([sys.executable, "-c", "import sys; print('no way'); sys.exit(3)"], tmp_path, 60)
    with pytest.raises(FailedError, match="took over"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, 1)
