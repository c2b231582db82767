"""The measured figures as tables and a plot, between the markers of ``docs/contributing/performance.md``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.builds.plot import Line, plotted
from tests.bench.builds.results import Results, key_of

PAGE = Path(__file__).resolve().parents[3] / "docs" / "contributing" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
NAMES = {
    "vankien": "**`vankien build`**",
    "vankien-mkdocs": "**`mkdocs build`** with our plugin",
    "empty": "MkDocs + Material, one page",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "mkdocs": "MkDocs + Material, all pages",
    "zensical": "Zensical",
}
"""Contender -> what the page calls it, in the order of the rows."""
CHANGES = ("nothing", "text", "title", "served")
OURS = ("vankien", "vankien-mkdocs")


def write_report(results: Results) -> Path:
    """Replace what stands between the markers."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{measured(results)}\n\n{END}{after}", "utf-8")
    return PAGE


def measured(results: Results) -> str:
    """The part between the markers; says so when nothing was measured."""
    if not results.sizes:
        return "Nothing has been measured yet."
    blocks = [block for size in results.sizes for block in _tables(results, size)]
    blocks += _growth(results) if len(results.sizes) > 1 else []
    blocks += [plotted(_lines(results), "documents", "seconds, cold build")] if len(results.sizes) > 1 else []
    return "\n\n".join(blocks)


def _tables(results: Results, size: int) -> Iterator[str]:
    """Times of each contender, then what its cold build makes and takes."""
    names = [n for n in NAMES if any(key.startswith(f"{size}/{n}/") for key in (*results.runs, *results.failed))]
    yield f"### {size:,} documents"
    columns = ("cold", ": `vankien`", "nothing changed", "one text", "one title", "save to served")
    yield _table("seconds", columns, {n: _times(results, size, n) for n in names})
    yield _table("cold build", ("pages", "processors, s", "peak MB"), {n: _effort(results, size, n) for n in names})


def _table(corner: str, columns: Sequence[str], rows: Mapping[str, Sequence[str]]) -> str:
    lines = [f"| {corner} | {' | '.join(columns)} |", "|---|" + "--:|" * len(columns)]
    return "\n".join([*lines, *(f"| {NAMES[name]} | {' | '.join(cells)} |" for name, cells in rows.items())])


def _times(results: Results, size: int, name: str) -> list[str]:
    base, cold = results.seconds(size, "vankien", "cold"), results.seconds(size, name, "cold")
    ratio = f"{cold / base:.2g}" if cold and base else ""
    return [_seconds(results, size, name, "cold"), ratio, *(_seconds(results, size, name, case) for case in CHANGES)]


def _effort(results: Results, size: int, name: str) -> list[str]:
    pages, cpu, peak = results.pages.get(f"{size}/{name}"), results.cpu(size, name), results.peak(size, name)
    return [f"{pages:,}" if pages else "", f"{cpu:.1f}" if cpu else "", f"{peak:.0f}" if peak else ""]


def _seconds(results: Results, size: int, name: str, case: str) -> str:
    key = key_of(size, name, case)
    if key in results.failed:
        return "given up"
    found = results.seconds(size, name, case)
    return "" if found is None else f"{found:.2f}" if found < 100 else f"{found:.0f}"


def _growth(results: Results) -> Iterator[str]:
    """The exponent from the second largest size to the largest, for each contender and case."""
    small, large = results.sizes[-2:]
    cases = ("cold", *CHANGES[:3])
    rows = {name: [results.exponent(small, large, name, case) for case in cases] for name in NAMES}
    said = {name: ["" if v is None else f"{v:.2f}" for v in found] for name, found in rows.items() if any(v is not None for v in found)}
    yield f"### Growth from {small:,} to {large:,} documents"
    yield "The exponent b in seconds = a · documents^b: 1 is linear, 0 does not grow."
    yield _table("exponent", ("cold", "nothing changed", "one text", "one title"), said)


def _lines(results: Results) -> Sequence[Line]:
    return list(_each_line(results))


def _each_line(results: Results) -> Iterator[Line]:
    for name, called in NAMES.items():
        points = [(size, seconds) for size in results.sizes if (seconds := results.seconds(size, name, "cold"))]
        if points:
            yield Line(called.replace("*", "").replace("`", ""), tuple(points), name in OURS)
