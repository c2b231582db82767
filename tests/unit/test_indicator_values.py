"""Values of indicators: said in words, put on one axis only where they share it, set side by side without a verdict."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from build_tools.build import check_content
from build_tools.link import Site
from build_tools.load import ContentFile
from build_tools.outputs.indicators import OUTPUT
from build_tools.rendering.indicator_values import Figure, chart_data, figures, said, values_of
from build_tools.rendering.output import Context, Settings
from build_tools.rendering.templates import Templates
from tests.conftest import ROOT

LOCALITIES = """\
localities:
  - {id: nuoc, name: Cả nước}
  - {id: tinh-a, name: Tỉnh A, parent: nuoc}
  - {id: co-quan-a, name: Đảng bộ cơ quan tỉnh A, parent: tinh-a}
  - {id: tinh-b, name: Tỉnh B, parent: nuoc}
  - {id: tinh-c, name: Tỉnh C, parent: nuoc}
  - {id: tinh-d, name: Tỉnh D, parent: nuoc}
"""
INDICATORS = "indicators:\n  - {id: tang-truong, name: Tốc độ tăng, unit: '%', direction: up}\n"


def document(name: str, locality: str, targets: Sequence[str]) -> ContentFile:
    """A notice that states these values; each is a flow mapping without indicator and quote."""
    lines = "".join(f"      - {{indicator: tang-truong, quote: Tăng trưởng, {target}}}\n" for target in targets)
    text = (
        f"kind: notice\ntitle: {name}\nlocality: {locality}\nissuer: x\noriginal:\n  files: [{name}.txt]\n"
        f"items:\n  - label: I.\n    text: Tăng trưởng của kỳ này.\n    task: true\n    targets:\n{lines}"
    )
    return ContentFile(f"content/notices/{name}.yml", text.encode())


def site_of(*documents: ContentFile, indicators: str = INDICATORS, localities: str = LOCALITIES) -> Site:
    files = [
        ContentFile("content/localities/a.yml", localities.encode()),
        ContentFile("content/indicators/a.yml", indicators.encode()),
        *documents,
    ]
    return check_content(files).site


def figures_of(*documents: ContentFile) -> tuple[Figure, ...]:
    return figures(values_of(site_of(*documents), "tang-truong"))


@pytest.mark.parametrize(
    ("op", "value", "unit", "words"),
    [
        ("eq", (3.55,), "%", "3,55%"), ("about", (8500,), "USD", "khoảng 8.500\N{NO-BREAK SPACE}USD"), ("ge", (95,), "%", "từ 95% trở lên"),
        ("gt", (10,), "%", "trên 10%"), ("lt", (4,), "%", "dưới 4%"), ("range", (7, 7.5), "%/năm", "7 – 7,5%/năm"),
        ("le", (5,), "", "tối đa 5"), ("increase_by", (62.7,), "%", "tăng 62,7%"),
        ("decrease_by", (1114,), "hộ", "giảm 1.114\N{NO-BREAK SPACE}hộ"),
    ],
)  # fmt: skip
def test_a_value_is_said_as_readers_say_it(op: str, value: tuple[float, ...], unit: str, words: str) -> None:
    assert said(op, value, unit) == words


def test_levels_changes_and_other_units_do_not_share_an_axis() -> None:
    targets = [
        "op: gt, value: 10, unit: '%', year: 2025",
        "op: range, value: [7, 7.5], unit: '%/năm', year: 2030",
        "op: increase_by, value: 5, unit: '%', year: 2025",
        "op: eq, value: 3.55, year: 2023-H1, result: true",
    ]
    found = figures_of(document("a", "tinh-a", targets))
    assert [(f.unit, f.change, [v.said for v in f.values]) for f in found] == [
        ("%", False, ["3,55%", "trên 10%"]), ("%/năm", False, ["7 – 7,5%/năm"]), ("%", True, ["tăng 5%"]),
    ]  # fmt: skip
    assert [f.is_chart for f in found] == [True, False, False], "one value is told, not drawn"


def test_a_value_without_a_time_is_told_but_not_drawn() -> None:
    targets = ["op: ge, value: 90", "op: ge, value: 95, year: 2025", "op: ge, value: 97, year: 2026"]
    (figure,) = figures_of(document("a", "tinh-a", targets))
    assert [v.when for v in figure.values] == ["năm 2025", "năm 2026", "không ghi thời điểm"]
    assert [v.said for v in figure.drawn] == ["từ 95% trở lên", "từ 97% trở lên"]
    assert len(chart_data(figure, "")["values"]) == 2


def test_a_body_of_a_province_and_the_province_are_one_place() -> None:
    own = document("a", "co-quan-a", ["op: gt, value: 10, year: 2025"])
    (figure,) = figures_of(own, document("b", "tinh-a", ["op: eq, value: 3.55, year: 2023-H1, result: true"]))
    assert figure.places == ("Tỉnh A",)
    (comparison,) = figure.comparisons
    assert (comparison.result.said, comparison.target.said, comparison.same_time) == ("3,55%", "trên 10%", False)


def test_results_of_one_province_are_never_set_beside_targets_of_another() -> None:
    target = document("a", "tinh-a", ["op: gt, value: 10, year: 2025"])
    (figure,) = figures_of(target, document("b", "tinh-b", ["op: eq, value: 9, year: 2025, result: true"]))
    assert figure.places == ("Tỉnh A", "Tỉnh B") and figure.comparisons == ()


@pytest.mark.parametrize(
    ("years", "nearest"),
    [
        (("2022", "2023", "2025"), "2023"), (("2021", "2025", "2030"), "2025"), (("2020", "2021"), "2021"),
    ],
)  # fmt: skip
def test_a_result_stands_beside_the_target_of_its_time_or_the_next_or_the_last(years: tuple[str, ...], nearest: str) -> None:
    targets = [f"op: ge, value: 8, year: {year}" for year in years]
    results = ["op: eq, value: 1, year: 2019, result: true", "op: eq, value: 7, year: 2023, result: true"]
    (figure,) = figures_of(document("a", "tinh-a", [*targets, *results]))
    (comparison,) = figure.comparisons
    assert comparison.result.said == "7%", "the latest result"
    assert comparison.target.target.year == nearest
    assert comparison.same_time == (nearest == "2023")


def test_many_places_have_a_figure_each() -> None:
    few = figures_of(*(document(p, f"tinh-{p}", ["op: eq, value: 1, year: 2025"]) for p in "abc"))
    many = figures_of(*(document(p, f"tinh-{p}", ["op: eq, value: 1, year: 2025"]) for p in "abcd"))
    assert [f.places for f in few] == [("Tỉnh A", "Tỉnh B", "Tỉnh C")]
    assert [f.places for f in many] == [("Tỉnh A",), ("Tỉnh B",), ("Tỉnh C",), ("Tỉnh D",)]


def test_a_chart_gets_stretches_of_time_and_every_value_in_words() -> None:
    targets = ["op: eq, value: 3.55, year: 2023-H1, result: true", "op: range, value: [8, 9], year: 2024-Q2"]
    (figure,) = figures_of(document("a", "tinh-a", targets))
    drawn = chart_data(figure, "../")["values"]
    assert [(v["start"], v["end"], v["value"], v["result"]) for v in drawn] == [
        ("2023-01-01", "2023-06-30", [3.55], True), ("2024-04-01", "2024-06-30", [8.0, 9.0], False),
    ]  # fmt: skip
    assert all(v["href"].startswith("../van-ban/a.html#m-I:~:text=") for v in drawn)
    assert figure.spoken == ("Biểu đồ 2 giá trị theo thời gian. Kết quả, 6 tháng đầu năm 2023: 3,55%. Chỉ tiêu, quý II năm 2024: 8 – 9%.")


def pages(site: Site, templates: Path = ROOT / "overrides" / "pages") -> dict[str, str]:
    context = Context(site, Templates(templates), Settings("", "", ""), {})
    return {page.path: str(page.content) for page in OUTPUT.render(context) if hasattr(page, "content")}


def test_names_cannot_end_the_data_of_the_charts() -> None:
    attack = "</script><script>alert(1)</script>"
    localities = LOCALITIES.replace("Tỉnh A", attack)
    source = document("a", "tinh-a", ["op: gt, value: 10, year: 2025", "op: eq, value: 9, year: 2024, result: true"])
    files = [
        ContentFile("content/localities/a.yml", localities.encode()),
        ContentFile("content/indicators/a.yml", INDICATORS.encode()),
        source,
    ]
    for path, content in pages(check_content(files).site).items():
        assert "<script>alert" not in content, path
        data = content.partition('id="vk-ind-data">')[2].partition("</script>")[0]
        assert json.loads(data)[0]["places"] == [attack]


def test_what_can_be_compared_comes_first_then_shared_indicators_then_each_document() -> None:
    indicators = "indicators:\n" + "".join(f"  - {{id: i{n}, name: Chỉ tiêu {n}, unit: '%'}}\n" for n in range(5))

    def stated(name: str, *targets: str) -> ContentFile:
        lines = "".join(f"      - {{quote: Tăng trưởng, {target}}}\n" for target in targets)
        head = document(name, "tinh-a", []).data.decode()
        return ContentFile(f"content/notices/{name}.yml", (head + lines).encode())

    first = stated("a", *(f"indicator: i{n}, op: eq, value: 1, year: 2025" for n in (2, 1, 3)))
    second = stated("b", "indicator: i3, op: eq, value: 1, year: 2024, result: true", "indicator: i1, op: eq, value: 2, year: 2026")
    page = pages(site_of(first, second, indicators=indicators))["chi-tieu/index.html"]
    order = [page.index(f">{text}<") for text in (
        "Có chỉ tiêu và kết quả để đối chiếu", "Chỉ tiêu 3", "Nêu trong nhiều văn bản", "Chỉ tiêu 1", "Chỉ tiêu 2",
        "Chưa có giá trị", "Chỉ tiêu 0", "Chỉ tiêu 4",
    )]  # fmt: skip
    assert order == sorted(order)
