"""Tasks that depend on a replaced instrument need a review until someone states one."""

from __future__ import annotations

import pytest

from build_tools.link import Site
from build_tools.outputs import gaps, instruments, tasks
from build_tools.rendering.connections import replaced_claims
from build_tools.rendering.page import Page
from tests.unit.connected import NEW, OLD, ON_DOCUMENT, ON_SECTION, ON_TASK, TASK, context_of, page_of, review, site_of

ALL_REVIEWS = [
    (ON_TASK, "Ban Dân vận đã xem, vẫn phù hợp"),
    (ON_SECTION, "Văn phòng đã xem cả phần"),
    (ON_DOCUMENT, "Thường trực đã xem cả văn bản"),
]


def pages(output: object, site: Site) -> list[Page]:
    return [made for made in output.render(context_of(site)) if isinstance(made, Page)]  # type: ignore[attr-defined]


def test_a_task_of_a_replaced_instrument_needs_a_review() -> None:
    site = site_of()
    (claim,) = replaced_claims(site, site.items[TASK])
    assert (claim.instrument, claim.by, claim.review) == (OLD, (NEW,), None)
    assert [(o.instrument, o.by) for o in site.items[TASK].outdated] == [(OLD, (NEW,))]


def test_nothing_needs_a_review_while_nothing_is_replaced() -> None:
    site = site_of(instruments="    sources: [thong-bao-1#I/1]\n")
    assert replaced_claims(site, site.items[TASK]) == () and site.items[TASK].outdated == ()


@pytest.mark.parametrize(("place", "note"), ALL_REVIEWS, ids=["task", "section", "document"])
def test_a_review_stated_on_the_task_or_above_it_clears_it(place: tuple[str, str], note: str) -> None:
    site = site_of(place)
    (claim,) = replaced_claims(site, site.items[TASK])
    assert site.items[TASK].outdated == ()
    assert claim.review is not None and claim.review.note == note


def test_the_nearest_review_is_shown() -> None:
    site = site_of(ON_TASK, ON_SECTION, ON_DOCUMENT)
    (claim,) = replaced_claims(site, site.items[TASK])
    assert claim.review is not None and claim.review.note == ALL_REVIEWS[0][1]


def test_a_review_of_another_instrument_clears_nothing() -> None:
    other = ("        deadlines:\n", review(NEW, indent="        ") + "        deadlines:\n")
    assert site_of(other).items[TASK].outdated


@pytest.mark.parametrize(("day", "waiting"), [("2024-05-03", True), ("2024-05-04", False)])
def test_a_review_before_the_replacement_clears_nothing(day: str, waiting: bool) -> None:
    dated = ("        deadlines:\n", review(day=day, indent="        ") + "        deadlines:\n")
    assert bool(site_of(dated).items[TASK].outdated) is waiting


def test_the_task_page_says_what_replaced_what_and_that_it_needs_a_review() -> None:
    page = page_of(pages(tasks.OUTPUT, site_of()), "nhiem-vu/thong-bao-1/I/1.html")
    notice = page[page.index('class="vk-notice"') :].partition("</div>")[0]
    assert f"nghi-quyet/{OLD}.html" in notice and "đã được thay thế bằng" in notice and f"nghi-quyet/{NEW}.html" in notice
    assert "cần rà soát" in notice


@pytest.mark.parametrize(("place", "note"), ALL_REVIEWS, ids=["task", "section", "document"])
def test_the_task_page_says_when_it_was_reviewed_and_what_was_found(place: tuple[str, str], note: str) -> None:
    page = page_of(pages(tasks.OUTPUT, site_of(place)), "nhiem-vu/thong-bao-1/I/1.html")
    assert f"Đã rà soát ngày 01/06/2024: {note}" in page
    assert "cần rà soát" not in page


def test_pages_of_both_instruments_count_what_waits_for_a_review() -> None:
    made = pages(instruments.OUTPUT, site_of())
    old, new = page_of(made, f"nghi-quyet/{OLD}.html"), page_of(made, f"nghi-quyet/{NEW}.html")
    assert "Văn bản này đã được thay thế bằng:" in old and "1 nhiệm vụ thực hiện văn bản này <strong>cần rà soát</strong>" in old
    assert '<span class="vk-review">cần rà soát</span>' in old
    assert '<span class="vk-review">1 nhiệm vụ cần rà soát</span>' in new
    made = pages(instruments.OUTPUT, site_of(ON_SECTION))
    old, new = page_of(made, f"nghi-quyet/{OLD}.html"), page_of(made, f"nghi-quyet/{NEW}.html")
    assert "Các nhiệm vụ thực hiện văn bản này đã được rà soát." in old and "vk-review" not in old + new


def test_the_list_of_instruments_marks_what_is_replaced() -> None:
    page = page_of(pages(instruments.OUTPUT, site_of()), "nghi-quyet/index.html")
    assert page.count("đã được thay thế") == 1 and page.index(f"{OLD}.html") < page.index("đã được thay thế")


def test_the_gaps_report_lists_the_task_until_it_is_reviewed() -> None:
    def found(site: Site) -> list[str]:
        return [entry.note for gap in gaps.gaps_of(site) if gap.id == "can-ra-soat" for group in gap.groups for entry in group.entries]

    assert found(site_of()) == ["Mục I › 1 · Nghị quyết số 09-NQ/TW đã được thay thế bằng Nghị quyết số 20-NQ/TW"]
    assert found(site_of(ON_DOCUMENT)) == []


def test_a_chain_of_replacements_is_shown_to_its_end_and_stops_at_a_circle() -> None:
    third = """\
  - id: 30-nq-tw-2025
    type: resolution
    number: 30-NQ/TW
    date: 2025-05-04
    issuer: bo-chinh-tri
    sources: [thong-bao-1#I/1]
    replaces: [20-nq-tw-2024]
"""
    from tests.unit.connected import SUCCESSOR

    page = page_of(pages(instruments.OUTPUT, site_of(instruments=SUCCESSOR + third)), f"nghi-quyet/{OLD}.html")
    notice = page[page.index("vk-notice") : page.index("</div>")]
    assert notice.index(NEW) < notice.index("30-nq-tw-2025")
    circle = site_of(instruments=SUCCESSOR.replace("[thong-bao-1#I/1]\n", "[thong-bao-1#I/1]\n    replaces: [20-nq-tw-2024]\n", 1))
    assert "(đã nêu ở trên)" in page_of(pages(instruments.OUTPUT, circle), f"nghi-quyet/{OLD}.html")
