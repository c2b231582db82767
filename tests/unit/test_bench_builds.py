"""What the benchmark of builds makes of its figures, and how it runs a command."""

from __future__ import annotations

import itertools
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.bench.builds.measure import FailedError, Run, run
from tests.bench.builds.pages import PlainPage
from tests.bench.builds.plot import Line, plotted
from tests.bench.builds.report import measured
from tests.bench.builds.results import Results, key_of
from tests.bench.builds.sources import ELEVENTY_HTML, MARKDOWN


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
    assert 'permalink: "van-ban/a.html"' in ELEVENTY_HTML.text(pages[0])


def test_a_command_that_fails_or_never_ends_says_so(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", "import sys; x = bytearray(40_000_000); sys.stdout.write('x' * 200_000)"], tmp_path, 60)
    assert done.seconds > 0
    with pytest.raises(FailedError, match="ended with 3: …no way"):
        run([sys.executable, "-c", "import sys; print('no way'); sys.exit(3)"], tmp_path, 60)
    with pytest.raises(FailedError, match="took over"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, 1)
