"""The report of what is left open: found, counted, bounded, told without blame."""

from __future__ import annotations

import re

from build_tools.build import Checked
from build_tools.link import Site
from build_tools.outputs import gaps
from build_tools.outputs.gaps import ENTRIES, FEW, GROUPS, KINDS, gaps_of
from build_tools.rendering.page import Page
from tests.golden.corpus import check_files, overlay
from tests.many import many
from tests.unit.connected import context_of, site_of


def found(site: Site, kind: str) -> list[tuple[str, str]]:
    gap = next(gap for gap in gaps_of(site) if gap.id == kind)
    return [(entry.address, entry.note) for group in gap.groups for entry in group.entries]


def without(*lines: str) -> Site:
    return site_of(*((line, "") for line in lines))


ASSIGNMENTS = """\
        assignments:
          - body: ban-dan-van-a
            role: lead
            quote: Ban Dân vận Tỉnh ủy chủ trì
"""
DEADLINES = """\
        deadlines:
          - due: 2023-Q2
            quote: trong quý II năm 2023
"""
TASK = "nhiem-vu/thong-bao-1/I/1.html"


def test_a_task_with_body_lead_deadline_and_resolution_is_in_no_list() -> None:
    for kind in ("khong-ghi-co-quan", "khong-ghi-chu-tri", "khong-ghi-thoi-han", "khong-ghi-nghi-quyet"):
        assert found(site_of(), kind) == [], kind


def test_a_task_nobody_is_given() -> None:
    assert found(without(ASSIGNMENTS), "khong-ghi-co-quan") == [(TASK, "Mục I › 1")]
    assert found(without(ASSIGNMENTS), "khong-ghi-chu-tri") == []


def test_a_task_given_without_a_lead() -> None:
    site = site_of(("role: lead", "role: advise"))
    assert found(site, "khong-ghi-chu-tri") == [(TASK, "Mục I › 1")] and found(site, "khong-ghi-co-quan") == []


def test_a_period_is_no_deadline_but_a_recurring_one_is() -> None:
    assert found(without(DEADLINES), "khong-ghi-thoi-han") == [(TASK, "Mục I › 1")]
    period = site_of(("          - due: 2023-Q2\n", "          - due: 2023-Q2\n            kind: period\n"))
    assert found(period, "khong-ghi-thoi-han") == [(TASK, "Mục I › 1")]
    recurring = site_of(("          - due: 2023-Q2\n", "          - due: periodic:quarterly\n"))
    assert found(recurring, "khong-ghi-thoi-han") == []


def test_bodies_without_a_role_say_where_they_are_named() -> None:
    assert found(site_of(), "chua-duoc-giao") == [("co-quan/tinh-uy-a.html", ""), ("co-quan/bo-chinh-tri.html", "được nhắc ở 1 mục")]


def test_a_resolution_that_is_only_named_has_nothing_that_carries_it_out() -> None:
    named = (("chủ trì thực hiện Nghị quyết", "chủ trì xem lại Nghị quyết"),)
    files = overlay({}, [{"old": old, "new": new} for old, new in named])
    site = check_files(files).site
    assert [address for address, _ in found(site, "chua-co-nhiem-vu")] == ["nghi-quyet/9-nq-tw-2022.html"]
    assert found(site_of(), "chua-co-nhiem-vu") == []


def test_a_citation_that_no_registry_settles_is_shown_with_its_words() -> None:
    files = overlay(
        {}, [{"old": "Nghị quyết số 09-NQ/TW ngày 04 tháng 5 năm 2022", "new": "Nghị quyết số 77-NQ/TW ngày 04 tháng 5 năm 2019"}]
    )
    gap = next(gap for gap in gaps_of(check_files(files).site) if gap.id == "chua-noi")
    (entry,) = gap.groups[0].entries
    assert "“Nghị quyết số 77-NQ/TW ngày 04 tháng 5 năm 2019" in entry.text and entry.text.startswith("Ban Dân vận Tỉnh ủy chủ trì")
    assert (entry.address, entry.note, gap.per_document) == (TASK, "Mục I › 1", {"thong-bao-1": 1})


def test_what_a_document_or_instrument_does_not_state_is_named() -> None:
    assert found(site_of(), "khong-ro-so-ngay") == [("van-ban/thong-bao-1.html", "không ghi số, ngày")]


def test_the_page_shows_every_count_and_every_kind(checked: Checked) -> None:
    page = next(made for made in gaps.OUTPUT.render(context_of(checked.site)) if isinstance(made, Page))
    counts = dict(re.findall(r'<dt><a href="#([\w-]+)">[^<]+</a></dt><dd>([\d.]+)</dd>', str(page.content)))
    assert {kind: int(count.replace(".", "")) for kind, count in counts.items()} == {g.id: g.count for g in gaps_of(checked.site)}
    assert set(counts) == set(KINDS)
    for blame in ("thiếu sót", "vi phạm", "lỗi của", "chậm", "quên"):
        assert all(blame not in " ".join((words.name, words.meaning, words.mending)).lower() for _, words in KINDS.values())


def test_long_lists_are_cut_and_lead_to_the_table_of_tasks() -> None:
    site = many(120, 20)
    gap = next(gap for gap in gaps_of(site) if gap.id == "khong-ghi-thoi-han")
    assert gap.count == 2400 and gap.shown == FEW < ENTRIES
    page = str(next(made for made in gaps.OUTPUT.render(context_of(site)) if isinstance(made, Page)).content)
    assert 'và 10 chỗ nữa; <a href="../nhiem-vu/index.html?document=chuong-trinh-0&amp;deadline=none">' in page
    assert f"Và {120 - GROUPS} nhóm nữa." in page and len(page) < 2_000_000
