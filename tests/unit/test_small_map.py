"""Chains of instruments, and the small map that every page has."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.rendering import connections
from build_tools.rendering.connections import Carrier, Step, carriers_of, implementing_links, steps_above
from build_tools.rendering.small_map import small_map
from tests.many import many
from tests.unit.connected import OLD, SUCCESSOR, TASK, site_of

PLAN = """\
  - id: ke-hoach-1
    type: plan
    number: 1-KH/TU
    date: 2023-01-01
    issuer: tinh-uy-a
    implements: [9-nq-tw-2022]
    sources: [thong-bao-1#I/1]
"""
IMPLEMENTS_PLAN = ("locality: tinh-a\n", "locality: tinh-a\nimplements: [ke-hoach-1]\n")


@pytest.fixture(scope="module")
def big() -> Site:
    return many(12, 10)


def shape(carriers: tuple[Carrier, ...]) -> list[tuple[str, int, object]]:
    return [(c.target, len(c.links), shape(c.carriers)) for c in carriers]


def test_the_chain_below_goes_from_resolution_over_plan_to_document_and_tasks() -> None:
    site = site_of(IMPLEMENTS_PLAN, instruments=SUCCESSOR + PLAN)
    assert shape(carriers_of(site, OLD).shown) == [("ke-hoach-1", 0, [("thong-bao-1", 1, [])]), ("thong-bao-1", 1, [])]


def test_the_chain_above_ends_where_it_meets_itself() -> None:
    circle = SUCCESSOR.replace("    sources: [thong-bao-1#I/1]\n", "    sources: [thong-bao-1#I/1]\n    based_on: [ke-hoach-1]\n", 1) + PLAN
    site = site_of(IMPLEMENTS_PLAN, instruments=circle)
    assert steps_above(site, "thong-bao-1") == (Step("ke-hoach-1", (Step(OLD, (Step("ke-hoach-1", (), True),)),)),)
    assert carriers_of(site, OLD).shown[0].target == "ke-hoach-1"


def test_of_a_chain_that_no_page_can_hold_the_first_step_is_shown_and_where_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(IMPLEMENTS_PLAN, instruments=SUCCESSOR + PLAN)
    whole = carriers_of(site, OLD)
    monkeypatch.setattr(connections, "CHAINED", 3)
    assert carriers_of(site, OLD) == whole, "as many as fit"
    monkeypatch.setattr(connections, "CHAINED", 2)
    cut = carriers_of(site, OLD)
    assert [(c.target, c.goes_on, c.carriers) for c in cut.shown] == [("ke-hoach-1", True, ()), ("thong-bao-1", False, ())]
    assert (cut.unnamed, cut.has_tasks) == (0, True)


def test_of_very_many_carriers_the_newest_are_shown_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    big = many(130, 10)
    instrument = max(big.instrument_links, key=lambda identity: len({link.document.id for link in implementing_links(big, identity)}))
    every = carriers_of(big, instrument)
    dates = {carrier.target: big.documents[carrier.target].date for carrier in every.shown}
    assert len(dates) > 2
    monkeypatch.setattr(connections, "CHAINED", 2)
    cut = carriers_of(big, instrument)
    assert [carrier.target for carrier in cut.shown] == sorted(dates, key=lambda identity: str(dates[identity]), reverse=True)[:2]
    assert cut.unnamed == len(dates) - 2


def links(html: str) -> list[str]:
    return re.findall(r'<a href="([^"]+)"', html)


def test_a_task_has_its_resolution_its_document_and_its_body_around_it() -> None:
    html = small_map(site_of(), "task", TASK, "../../")
    assert links(html) == [
        f"../../nghi-quyet/{OLD}.html",
        "../../van-ban/thong-bao-1.html",
        "../../co-quan/ban-dan-van-a.html",
        "../../so-do/index.html?focus=task:thong-bao-1%23I%2F1",
    ]
    assert html.count('aria-current="page"') == 1 and "chủ trì" in html


@pytest.mark.parametrize(("kind", "name"), [("instrument", OLD), ("document", "thong-bao-1"), ("body", "ban-dan-van-a")])
def test_every_kind_of_page_links_to_the_other_three_and_to_itself_on_the_big_map(kind: str, name: str) -> None:
    own = {
        "instrument": f"nghi-quyet/{OLD}",
        "document": "van-ban/thong-bao-1",
        "body": "co-quan/ban-dan-van-a",
        "task": "nhiem-vu/thong-bao-1/I/1",
    }
    html = small_map(site_of(), kind, name, "../")
    expected = {f"../{page}.html" for other, page in own.items() if other != kind} | {f"../so-do/index.html?focus={kind}:{name}"}
    assert set(links(html)) == expected


def test_a_thing_without_connections_has_no_map() -> None:
    assert small_map(site_of(), "body", "tinh-uy-a", "../") == ""


def test_columns_are_bounded_and_say_how_many_more_there_are(big: Site) -> None:
    html = small_map(big, "document", "chuong-trinh-3", "../")
    columns = re.findall(r"<ul class=\"vk-map-(\w+)\">(.*?)</ul>", html)
    assert [name for name, _ in columns] == ["instrument", "document", "task", "body"]
    rows = {name: len(re.findall("<li", inside)) for name, inside in columns}
    assert max(rows.values()) == 8 and rows["task"] == 8
    assert "và 3 nhiệm vụ nữa" in html and "../nhiem-vu/index.html?document=chuong-trinh-3" in html
    bodies = {a.body for t in big.items_by_document["chuong-trinh-3"] for a in t.item.assignments}
    assert f"và {len(bodies) - 7} cơ quan nữa" in html


def test_lines_begin_and_end_at_the_nodes_of_the_tallest_column(big: Site) -> None:
    html = small_map(big, "document", "chuong-trinh-3", "../")
    height = int(re.search(r'viewBox="0 0 100 (\d+)"', html)[1])  # type: ignore[index]
    curves = re.findall(r"M([\d.]+) ([\d.]+)C[\d.]+ [\d.]+ [\d.]+ [\d.]+ ([\d.]+) ([\d.]+)", html)
    assert height == 8 and curves
    lefts, rights = [20.5 + 26.5 * n for n in range(4)], [26.5 * n for n in range(4)]
    for x1, y1, x2, y2 in curves:
        assert min(abs(float(x1) - x) for x in lefts) < 0.1 and min(abs(float(x2) - x) for x in rights) < 0.1
        assert float(x1) < float(x2) and {float(y1) % 0.5, float(y2) % 0.5} == {0} and 0 < float(y1) < height


def test_the_lines_of_a_scheme_lead_from_it_to_the_tasks_that_carry_it_out(checked: Checked) -> None:
    site = checked.site
    scheme = next(name for name in site.schemes if any(implementing_links(site, name)))
    curves = re.findall(r"M([\d.]+) [\d.]+C", small_map(site, "instrument", scheme, "../"))
    assert len({float(x) for x in curves}) >= 2  # from the scheme's column, and from that of its documents


def test_names_are_text_and_never_markup() -> None:
    site = site_of(("kind: notice\n", 'kind: notice\nshort_title: <b>&"x\n'))
    html = small_map(site, "task", TASK, "../../")
    assert "&lt;b&gt;&amp;&#34;x" in html.replace("<B>", "<b>").replace("&lt;B&gt;", "&lt;b&gt;") and "<b>&" not in html


def test_all_maps_of_the_real_site_are_made_and_lead_somewhere(checked: Checked) -> None:
    site = checked.site
    makers: dict[str, Callable[[], list[str]]] = {
        "task": lambda: [t.key for t in site.tasks],
        "document": lambda: list(site.documents),
        "instrument": lambda: [*site.instruments, *site.schemes],
        "body": lambda: list(site.bodies),
    }
    for kind, names in makers.items():
        maps = [small_map(site, kind, name, "../") for name in names()]
        assert any(maps) and all("<svg" in html and "../.html" not in html for html in maps if html)
