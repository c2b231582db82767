"""A cadre's way on a phone: from the home page to the tasks that an office leads, on paper and in a calendar."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect

from build_tools.vietnamese.dates import last_day
from tests.browser.conftest import Watch, follow, open_context

pytestmark = pytest.mark.browser

BODY = "ban-dan-van-thanh-uy-tphcm"
PAGE = f"co-quan/{BODY}.html"
NAME = "Ban Dân vận Thành ủy Thành phố Hồ Chí Minh"
COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; };"


class Finger:
    """Taps, and counts them."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, place: Locator) -> None:
        self.taps += 1
        place.tap()


def items_of(built_site: Path, role: str = "") -> list[dict[str, Any]]:
    """The items of the open data that give the office a role."""
    corpus = json.loads((built_site / "data" / "corpus.json").read_text("utf-8"))
    items = [item for document in corpus["documents"] for item in document["items"]]
    return [i for i in items if any(a["body"] == BODY and role in ("", a["role"]) for a in i["assignments"])]


def visible_tasks(page: Page) -> set[str]:
    return {link.get_attribute("href") or "" for link in page.locator(".vk-role .vk-task-list > li > a:visible").all()}


def test_four_taps_lead_from_home_to_lead_tasks_a_printed_sheet_and_a_calendar(browser: Browser, site: str, built_site: Path) -> None:
    context = open_context(browser, 360)
    context.add_init_script(COUNT_PRINTS)
    page = context.new_page()
    watch = Watch(page, site)
    finger = Finger()
    lead = items_of(built_site, "lead")

    page.goto(site + "index.html")
    finger.tap(page.get_by_role("button", name="Chọn cơ quan"))
    finger.tap(page.get_by_role("dialog", name="Chọn cơ quan").get_by_role("link", name=NAME, exact=True))
    page.wait_for_url(f"**/{PAGE}?vai-tro=lead")
    expect(page.get_by_role("status").first).to_contain_text(f"{len(lead)} nhiệm vụ chủ trì")
    assert visible_tasks(page) == {f"../{item['url']}" for item in lead}

    finger.tap(page.get_by_role("button", name="In phiếu"))
    assert page.evaluate("window.prints") == 1
    with page.expect_download() as download:
        finger.tap(page.get_by_role("link", name="Lịch"))
    assert finger.taps <= 4
    assert watch.errors == [] or all("chu-tri.ics" in error for error in watch.errors)  # a download ends its request

    calendar = Calendar.from_ical(download.value.path().read_bytes())
    stated = {(i["url"], d["due"]) for i in lead for d in i["deadlines"] if d["kind"] in ("deadline", "event")}
    days = sorted(date.fromisoformat(last_day(due)) for _, due in stated)
    assert sorted(event.decoded("DTSTART") for event in calendar.walk("VEVENT")) == days
    assert len(list(calendar.walk("VTODO"))) == len(lead) - len({url for url, _ in stated})
    context.close()


def test_print_shows_only_the_sheet_of_what_is_shown(browser: Browser, http_site: str, built_site: Path) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(f"{http_site}{PAGE}?vai-tro=lead")
    page.emulate_media(media="print")
    sheet = page.locator(".vk-sheet")
    expect(sheet).to_contain_text(NAME)
    expect(sheet).to_contain_text("không thay thế văn bản gốc")
    expect(page.locator(".vk-sheet tbody tr:visible")).to_have_count(len(items_of(built_site, "lead")))
    expect(sheet.get_by_text("Nhiệm vụ chủ trì", exact=True)).to_be_visible()
    for gone in (".vk-screen", ".md-header", ".vk-footer"):
        expect(page.locator(gone)).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Tất cả vai trò").click()
    page.emulate_media(media="print")
    expect(page.locator(".vk-sheet tbody tr:visible")).to_have_count(len(items_of(built_site)))
    context.close()


def test_the_switch_is_in_the_address_and_a_role_can_be_pointed_at(browser: Browser, http_site: str, built_site: Path) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + PAGE)
    assert visible_tasks(page) == {f"../{item['url']}" for item in items_of(built_site)}
    page.get_by_role("button", name="Chủ trì").click()
    assert page.url == f"{http_site}{PAGE}?vai-tro=lead"
    page.reload()
    expect(page.get_by_role("button", name="Chủ trì")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#coordinate")).to_be_hidden()
    page.goto(f"{http_site}{PAGE}?vai-tro=lead#coordinate")
    expect(page.locator("#coordinate")).to_be_in_viewport()
    page.get_by_role("button", name="Chủ trì").click()
    assert page.url == f"{http_site}{PAGE}?vai-tro=lead#nhiem-vu"
    context.close()


def test_a_body_that_leads_nothing_shows_all_its_tasks(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + "co-quan/to-chuc-co-so-dang.html?vai-tro=lead")
    expect(page.get_by_role("button", name="Chủ trì (0)")).to_be_disabled()
    assert page.locator(".vk-role:visible").count() > 0
    context.close()


def test_the_chosen_office_is_one_tap_away_next_time_until_forgotten(browser: Browser, http_site: str) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(http_site + "index.html")
    expect(page.get_by_role("link", name=NAME)).to_have_count(1)  # only among the busiest bodies
    page.get_by_role("button", name="Chọn cơ quan").tap()
    page.get_by_role("dialog", name="Chọn cơ quan").get_by_role("link", name=NAME, exact=True).tap()
    page.wait_for_url(f"**/{PAGE}*")
    page.goto(http_site + "index.html")
    page.locator(".vk-mine").get_by_role("link", name=NAME).tap()
    page.wait_for_url(f"**/{PAGE}?vai-tro=lead")
    page.goto(http_site + "index.html")
    page.get_by_role("button", name="Không ghi nhớ").tap()
    page.reload()
    expect(page.locator(".vk-mine").get_by_role("link", name=NAME)).to_be_hidden()
    context.close()


def test_what_is_remembered_can_lead_nowhere_else(browser: Browser, http_site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(http_site + "index.html")
    for written in ('{"id":"../../x","name":"a"}', "[", '{"id":"javascript:alert(1)","name":"a"}', '{"name":"a"}'):
        page.evaluate("text => localStorage.setItem('vankien.body', text)", written)
        page.reload()
        expect(page.get_by_role("button", name="Chọn cơ quan")).to_be_visible()
        expect(page.locator(".vk-mine-last")).to_be_hidden()
    context.close()


def test_the_chooser_works_with_the_keyboard_and_without_marks(browser: Browser, site: str) -> None:
    context = open_context(browser)
    page = context.new_page()
    page.goto(site + "index.html")
    page.get_by_role("button", name="Chọn cơ quan").press("Enter")
    dialog = page.get_by_role("dialog", name="Chọn cơ quan")
    expect(dialog.get_by_label("Tìm tên")).to_be_focused()
    expect(dialog.get_by_role("link", name=NAME, exact=True)).to_be_attached()
    page.keyboard.type("ban dan van")
    expect(dialog.get_by_role("status")).to_contain_text("phù hợp")
    assert dialog.locator("li:visible").count() >= 1
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.vk-chooser-list') !== null")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_label("Tìm tên")).to_be_focused()
    page.keyboard.press("Escape")  # empties the field
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Chọn cơ quan")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("ban dan van thanh uy")
    page.keyboard.press("Enter")  # the first that fits
    page.wait_for_url(f"**/{PAGE}*")
    context.close()


def test_without_scripts_everything_is_shown_and_reached_by_links(browser: Browser, http_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_site + "index.html")
    follow(page.get_by_role("link", name="Chọn cơ quan"))
    follow(page.get_by_role("link", name=NAME, exact=True))
    for role in ("lead", "coordinate"):
        expect(page.locator(f"#{role}")).to_be_visible()
    expect(page.get_by_role("button", name="In phiếu")).to_have_count(0)
    for name in ("Lịch chủ trì (.ics)", "Lịch mọi vai trò (.ics)", "Bảng Excel", "Bảng CSV"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".vk-sheet-shown")).to_have_text("Nhiệm vụ được giao, mọi vai trò, theo thời hạn", use_inner_text=True)
    context.close()


def test_the_workbook_is_downloaded_and_opens(browser: Browser, site: str, built_site: Path, tmp_path: Path) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(site + PAGE)
    with page.expect_download() as download:
        page.get_by_role("link", name="Bảng Excel").tap()
    download.value.save_as(tmp_path / "bang.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "bang.xlsx").active.iter_rows(values_only=True))
    assert len(rows) == 1 + len(items_of(built_site))
    context.close()


def test_the_list_of_bodies_is_narrowed_by_names_without_marks(browser: Browser, http_site: str) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(http_site + "co-quan/index.html")
    before = page.locator("#vk-bodies li:visible").count()
    page.get_by_label("Tìm cơ quan").fill("ban dan van thanh uy")
    expect(page.locator("#vk-bodies li:visible")).to_contain_text([NAME])
    assert page.locator("#vk-bodies li:visible").count() < before
    assert page.locator("#vk-bodies section:visible").count() == 1
    page.get_by_label("Tìm cơ quan").fill("khong co co quan nay")
    expect(page.locator(".vk-name-filter [role=status]")).to_contain_text("Không có cơ quan nào")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_axe_finds_nothing_while_the_chooser_is_open_nor_on_lead_tasks(browser: Browser, http_site: str, width: int, scheme: str) -> None:
    context = open_context(browser, width, scheme)
    page = context.new_page()
    page.goto(http_site + "index.html")
    page.get_by_role("button", name="Chọn cơ quan").click()
    page.get_by_role("dialog", name="Chọn cơ quan").get_by_role("link", name=NAME, exact=True).wait_for()
    found = Axe().run(page).response["violations"]
    page.goto(f"{http_site}{PAGE}?vai-tro=lead")
    found += Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"][:120]) for violation in found] == []
    context.close()


def test_places_to_tap_are_large_enough_for_a_finger(browser: Browser, http_site: str) -> None:
    context = open_context(browser, 360)
    page = context.new_page()
    page.goto(http_site + "index.html")
    page.get_by_role("button", name="Chọn cơ quan").tap()
    page.locator(".vk-chooser-list a").first.wait_for()
    boxes = [place.bounding_box() for place in page.locator(".vk-mine button:visible, .vk-chooser :is(button, input, li)").all()]
    page.goto(f"{http_site}{PAGE}?vai-tro=lead")
    boxes += [place.bounding_box() for place in page.locator(".vk-duty-bar :is(.vk-actions, .vk-switch) :is(a, button):visible").all()]
    assert len(boxes) > 50
    assert [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44] == []
    context.close()
