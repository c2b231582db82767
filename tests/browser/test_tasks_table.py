"""All tasks: filtered, counted, sorted and shared as a cadre does it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect

from build_tools.build import Checked
from build_tools.vietnamese.letters import fold
from build_tools.vocabularies import ROLES
from tests.browser.conftest import Watch, follow, open_context
from tests.browser.tasks_page import BODY, PATH, ROWS, choice, counts, expected, has, hrefs, opened, shown

pytestmark = pytest.mark.browser


def test_the_role_is_that_of_the_body(browser: Browser, site: str, checked: Checked) -> None:
    page = opened(browser, site)
    watch = Watch(page, site)
    page.get_by_label("Tìm trong cơ quan").fill("dan van thanh uy")
    choice(page, "body", BODY).check()
    choice(page, "role", "lead").check()
    wanted = expected(checked, lambda task: has(task, BODY, "lead"))
    both = expected(checked, lambda task: has(task, BODY) and has(task, role="lead"))
    assert 0 < len(wanted) < len(both), "the content must tell the two apart"
    expect(page.locator(ROWS)).to_have_count(len(wanted))
    assert hrefs(page) == wanted and shown(page) == len(wanted)
    assert page.url.endswith(f"?body={BODY}&role=lead")
    assert watch.errors == []
    page.context.close()


def test_counts_say_how_many_tasks_each_choice_would_leave(browser: Browser, http_site: str, checked: Checked) -> None:
    page = opened(browser, http_site, f"?body={BODY}&role=lead")
    tasks = checked.site.tasks
    roles = {role: sum(has(t, BODY, role) for t in tasks) for role in ROLES}
    assert counts(page, "role") == {role: number for role, number in roles.items() if number}
    bodies = {b.id: sum(has(t, b.id, "lead") for t in tasks) for b in checked.site.corpus.bodies}
    assert counts(page, "body") == {body: number for body, number in bodies.items() if number}
    documents = {d.id: sum(t.document.id == d.id and has(t, BODY, "lead") for t in tasks) for d in checked.site.corpus.documents}
    assert counts(page, "document") == {document: number for document, number in documents.items() if number}
    for instrument, number in counts(page, "instrument").items():
        claims = [t for t in tasks if has(t, BODY, "lead") and instrument in {c.instrument for c in t.implements}]
        assert len(claims) == number > 0
    page.context.close()


def test_two_choices_of_one_facet_widen_and_two_facets_narrow(browser: Browser, http_site: str, checked: Checked) -> None:
    topic = checked.site.corpus.topics[0].id
    page = opened(browser, http_site, "?role=lead&role=advise")
    wanted = expected(checked, lambda task: has(task, role="lead") or has(task, role="advise"))
    assert hrefs(page) == wanted
    page.goto(f"{http_site}{PATH}?role=lead&role=advise&topic={topic}")
    expect(page.locator("#vk-tt")).to_have_attribute("data-ready", "")
    both = expected(checked, lambda task: (has(task, role="lead") or has(task, role="advise")) and topic in task.topics)
    expect(page.locator(ROWS)).to_have_count(len(both))
    assert hrefs(page) == both != wanted
    page.context.close()


def test_the_address_holds_the_state_and_the_back_button_undoes_a_step(browser: Browser, site: str) -> None:
    page = opened(browser, site)
    total = shown(page)
    choice(page, "role", "lead").check()
    lead = shown(page)
    choice(page, "deadline", "none").check()
    few = shown(page)
    assert 0 < few < lead < total
    page.locator("select[name=sort]").select_option("name")
    page.reload()
    expect(page.locator("#vk-tt")).to_have_attribute("data-ready", "")
    assert shown(page) == few and page.locator("select[name=sort]").input_value() == "name"
    names = page.locator(f"{ROWS} th[scope=row] > a").all_inner_texts()
    bare = [re.sub(r"^(\(?[\w.]+\)|[\w.]+\.) ", "", name) for name in names]
    assert bare == sorted(bare, key=fold)
    page.go_back()
    page.go_back()
    expect(choice(page, "deadline", "none")).not_to_be_checked()
    assert shown(page) == lead
    page.go_forward()
    assert shown(page) == few
    page.context.close()


def test_the_link_that_is_copied_is_the_address_of_what_is_shown(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site)
    choice(page, "role", "lead").check()
    page.get_by_role("button", name="Sao chép liên kết").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{http_site}{PATH}?role=lead"
    page.context.close()


def test_what_is_chosen_can_be_taken_back_one_by_one_and_at_once(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site, f"?body={BODY}&role=lead")
    total = int(page.evaluate("window.vankienTaskTable.total"))
    lead = shown(page)
    chip = page.get_by_role("button", name="Bỏ lọc Vai trò: Chủ trì")
    chip.focus()
    page.keyboard.press("Enter")
    assert shown(page) > lead and page.url.endswith(f"?body={BODY}")
    assert page.evaluate("document.activeElement.closest('.vk-tt-chips') !== null")
    page.get_by_role("button", name="Xóa bộ lọc").click()
    assert shown(page) == total
    expect(page.locator(".vk-tt-chips")).to_be_hidden()
    assert page.url.endswith(PATH)
    page.context.close()


def test_a_body_that_no_task_names_leaves_nothing_and_says_so(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site, "?body=khong-co-that")
    assert shown(page) == 0
    expect(page.locator(".vk-tt-none")).to_be_visible()
    page.get_by_role("button", name="Bỏ lọc Cơ quan").click()
    expect(page.locator(".vk-tt-none")).to_be_hidden()
    page.context.close()


def test_words_are_found_in_the_whole_text_and_shown_where_they_stand(browser: Browser, site: str, checked: Checked) -> None:
    page = opened(browser, site)
    watch = Watch(page, site)
    page.locator("#vk-tt-q").fill("hoa giai co so")
    wanted = expected(checked, lambda task: "hoa giai co so" in fold(task.item.text))
    assert wanted, "the content must hold the words outside of a name"
    expect(page.locator(ROWS)).to_have_count(len(wanted))
    expect(page.locator(".vk-tt-excerpt mark").first).to_have_text(re.compile("hòa giải", re.IGNORECASE))
    page.wait_for_url("**?words=hoa+giai+co+so")
    expect(page.locator(".vk-search-panel:visible")).to_have_count(0)
    page.locator("#vk-tt-q").fill("so co giai hoa")
    expect(page.locator(".vk-tt-said")).to_contain_text("rời từng chữ")
    assert set(wanted) <= set(hrefs(page))
    page.locator("#vk-tt-q").fill("zzz")
    expect(page.locator(".vk-tt-none")).to_be_visible()
    assert watch.errors == []
    page.context.close()


def test_the_script_folds_letters_as_the_project_does(browser: Browser, http_site: str, checked: Checked) -> None:
    page = opened(browser, http_site)
    texts = [task.item.text for task in checked.site.tasks] + ["Đường Ắc-quy Ỹ ợ ẵ"]
    assert page.evaluate("texts => texts.map(window.vankien.fold)", texts) == [fold(text) for text in texts]
    page.context.close()


def test_a_deadline_is_past_the_day_after_and_never_called_missed(browser: Browser, http_site: str, checked: Checked) -> None:
    wanted = expected(checked, lambda task: any(d.kind == "deadline" and d.due == "2021-Q2" for d in task.item.deadlines))
    assert wanted
    for day, facet in ((datetime(2021, 6, 30, 23), "coming"), (datetime(2021, 7, 1, 1), "past")):
        page = open_context(browser).new_page()
        page.clock.set_fixed_time(day)
        page.goto(f"{http_site}{PATH}?deadline={facet}&deadline=2099")
        expect(page.locator("#vk-tt")).to_have_attribute("data-ready", "")
        assert set(wanted) <= set(hrefs(page))
        for word in ("quá hạn", "trễ hạn", "chậm tiến độ"):
            assert word not in page.locator("#vk-tt").inner_text().lower()
        page.context.close()


def test_every_task_answers_to_one_kind_of_deadline(browser: Browser, http_site: str, checked: Checked) -> None:
    page = opened(browser, http_site)
    kinds = {task.key: {d.kind for d in task.item.deadlines} & {"deadline", "periodic"} for task in checked.site.tasks}
    found = counts(page, "deadline")
    assert found["none"] == sum(not kind for kind in kinds.values())
    assert found["periodic"] == sum("periodic" in kind for kind in kinds.values())
    choice(page, "deadline", "2021-Q2").check()
    assert hrefs(page) == expected(checked, lambda t: any(d.kind == "deadline" and d.due == "2021-Q2" for d in t.item.deadlines))
    page.context.close()


def test_sorting_by_deadline_puts_the_earliest_first_and_tells_so(browser: Browser, http_site: str) -> None:
    page = opened(browser, http_site)
    page.get_by_role("button", name="Thời hạn").click()
    head = page.locator('th[data-sort="deadline"]')
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert page.url.endswith("?sort=deadline")
    expect(page.locator(f"{ROWS} >> nth=0").locator(".vk-tt-due").first).to_have_text(re.compile("quý II năm 2021"))
    page.get_by_role("button", name="Thời hạn").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator(f"{ROWS} >> nth=0").locator('td[data-th="Thời hạn"]')).not_to_be_empty()
    page.context.close()


def test_a_document_leads_to_its_tasks_with_and_without_a_script(browser: Browser, http_site: str, checked: Checked) -> None:
    document = checked.site.tasks[-1].document.id
    wanted = expected(checked, lambda task: task.document.id == document)
    page = open_context(browser).new_page()
    page.goto(f"{http_site}van-ban/{document}.html")
    follow(page.locator(".vk-facts a[href*='nhiem-vu/index.html']"))
    expect(page.locator("#vk-tt")).to_have_attribute("data-ready", "")
    assert hrefs(page) == wanted
    expect(page.locator(f"#{document} .vk-count")).to_have_text(f"{len(wanted)} nhiệm vụ")
    expect(page.locator(f"#{document}")).to_be_in_viewport()
    page.context.close()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{http_site}van-ban/{document}.html")
    follow(plain.locator(".vk-facts a[href*='nhiem-vu/index.html']"))
    expect(plain.locator(f"#{document}")).to_be_in_viewport()
    expect(plain.locator(f"#{document} tr")).to_have_count(len(wanted) + 1)
    expect(plain.locator(".vk-tt-side")).to_be_hidden()
    plain.context.close()
