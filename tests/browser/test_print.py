"""Every kind of page as the browser prints it, with the dark colours on: real PDFs, read back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import in_tabs, open_context
from tests.browser.paper import Paper, letters_of, papers_of

pytestmark = pytest.mark.browser

SHORT, LONG = 595, 842  # A4 in points
LANDSCAPE = {"tasks", "tasks filtered", "resolutions by bodies", "documents by bodies"}
MOST_PAGES = {  # kind -> pages that its content needs at most, and what keeps it so short
    "gaps": (16, "two columns of entries under each document"),
    "deadlines": (8, "the time beside what is due, without the quote that says it again"),
    "map": (5, "the lines as a table that starts on the first page"),
    "tasks": (22, "every task a row in small print, names shortened"),
    "bodies": (4, "names in two columns"),
    "instruments": (4, "names in two columns"),
    "downloads": (2, "booklets and documents, without the file of every section"),
    "home": (2, "no empty page after the lists"),
    "guide": (16, "rows of tables as high as their text"),
    "indicators": (6, "charts beside nothing else"),
    "booklet": (11, "a page a part, the contents on the first"),
    "task": (5, "what else is named in one paragraph"),
    "not found": (1, "one sentence"),
}
CHROME = (
    "Đến nội dung", "Nhập từ cần tìm", "Có dấu hoặc không dấu", "Văn bản Nhiệm vụ Thời hạn Nghị quyết", "Thêm vào tập học tập", "+ Tập",
    "Dữ liệu mở", "Trang chủ", "Sao chép liên kết", "Xóa bộ lọc", "Tải bản in", "In trang này", "Chọn cơ quan", "Hiện thêm", "Bấm con số",
)  # fmt: skip
ON_PAPER = """() => {
  const shown = (element) => [...element.getClientRects()].some(({ width, height }) => width > 1 && height > 1);
  const start = (element) => element.outerHTML.slice(0, 90);
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const unseen = [...document.body.querySelectorAll("*")].filter((e) => getComputedStyle(e).clipPath === "inset(50%)");
  for (const element of unseen) element.hidden = true;
  return {
    text: document.body.innerText,
    headings: all("h1, h2, h3, h4, h5, h6, .vk-h, summary, caption").map((element) => element.innerText),
    controls: all("button, input, select, dialog, .md-header, .md-sidebar, .vk-footer, .vk-crumbs, .vk-views, .md-top").map(start),
    cut: all("tr, .vk-card").filter((element) => getComputedStyle(element).breakInside !== "avoid").map(start),
  };
}"""


@dataclass(frozen=True)
class Printed:
    papers: tuple[Paper, ...]
    text: str
    headings: tuple[str, ...]
    controls: tuple[str, ...]
    cut: tuple[str, ...]
    scheme: str

    @property
    def lines(self) -> list[str]:
        return [line.text for paper in self.papers for line in paper.lines]


def _squashed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _print(page: Page) -> Printed:
    page.evaluate("addEventListener('beforeprint', () => { window.schemeOnPaper = document.body.dataset.mdColorScheme; })")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    told = page.evaluate(ON_PAPER)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    data = page.pdf(prefer_css_page_size=True)
    return Printed(
        papers_of(data),
        told["text"],
        tuple(told["headings"]),
        tuple(told["controls"]),
        tuple(told["cut"]),
        page.evaluate("window.schemeOnPaper"),
    )


@pytest.fixture(scope="module")
def printed(browser: Browser, http_site: str, kinds: dict[str, str]) -> dict[str, Printed]:
    """Every kind, loaded once and printed once."""
    context = open_context(browser)
    found = {kind: _print(page) for kind, page in in_tabs(context, {kind: http_site + path for kind, path in kinds.items()})}
    context.close()
    return found


def test_every_page_is_a4_and_has_something_on_it(printed: dict[str, Printed]) -> None:
    for kind, result in printed.items():
        size = (LONG, SHORT) if kind in LANDSCAPE else (SHORT, LONG)
        for number, paper in enumerate(result.papers, 1):
            assert all(abs(a - b) <= 1 for a, b in zip(paper.size, size, strict=True)), (kind, number, paper.size)
            assert paper.lines or paper.ruled, (kind, number)


def test_long_pages_take_no_more_paper_than_they_need(printed: dict[str, Printed]) -> None:
    too_long = {
        kind: (len(printed[kind].papers), most, why) for kind, (most, why) in MOST_PAGES.items() if len(printed[kind].papers) > most
    }
    assert too_long == {}


def test_neither_frame_nor_controls_are_printed(printed: dict[str, Printed]) -> None:
    assert {kind: result.controls for kind, result in printed.items() if result.controls} == {}
    for kind, result in printed.items():
        if kind != "guide":  # which talks about them
            assert [word for word in CHROME if word in " ".join(result.lines)] == [], kind


def test_letters_are_black_and_the_paper_white_while_the_screen_is_dark(printed: dict[str, Printed]) -> None:
    for kind, result in printed.items():
        assert result.scheme == "slate", f"{kind}: nothing dark was printed"
        for number, paper in enumerate(result.papers, 1):
            assert max(paper.inks, default=0) <= 0.4, (kind, number, sorted(paper.inks))
            assert paper.dark_share < 0.4, (kind, number, paper.dark_share)  # a page full of text is 0.2


def test_nothing_that_stands_on_the_page_is_lost_or_cut_off(printed: dict[str, Printed]) -> None:
    lost = {}
    for kind, result in printed.items():
        wanted = letters_of(result.text)
        there: Counter[str] = sum((paper.letters for paper in result.papers), Counter())
        missing = wanted - there
        if missing.total() > 3:  # a letter that lies over another is read once
            lost[kind] = missing.most_common(8)
        assert [paper.beyond for paper in result.papers if paper.beyond] == [], kind
    assert lost == {}


def test_no_heading_is_the_last_line_of_a_page(printed: dict[str, Printed]) -> None:
    seen, alone = 0, []
    for kind, result in printed.items():
        headings = [_squashed(heading) for heading in result.headings]
        seen += len(headings)
        for number, paper in enumerate(result.papers[:-1], 1):
            if paper.lines and paper.lines[-1].bold:
                last = _squashed(paper.lines[-1].text)
                alone += [(kind, number, last) for heading in headings if heading.endswith(last)]
    assert alone == []
    assert seen > 300  # there are headings that could stand wrong


def test_rows_and_cards_are_never_cut(printed: dict[str, Printed]) -> None:
    assert {kind: result.cut for kind, result in printed.items() if result.cut} == {}


@pytest.mark.parametrize(("kind", "heading"), [("tasks", "Nhiệm vụ Chủ trì Vai trò khác Thời hạn Nghị quyết"), ("map", "Từ Quan hệ Đến")])
def test_a_table_says_its_columns_again_on_every_page(printed: dict[str, Printed], kind: str, heading: str) -> None:
    papers = printed[kind].papers
    assert len(papers) > 2
    for number, paper in enumerate(papers, 1):
        assert heading in " ".join(line.text for line in paper.lines[:6]), (number, paper.lines[:3])


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("thoi-han/index.html?kind=deadline&lead=1", "Lọc theo: Loại: Thời hạn; Chỉ vai trò chủ trì."),
        ("chi-tieu/index.html?words=ty+le&kind=target", "Lọc theo: Từ cần tìm: “ty le”; Loại: Có chỉ tiêu."),
        ("so-do/index.html?focus=body:ban-dan-van-thanh-uy-tphcm&rows=40", "Xem riêng: Ban Dân vận Thành ủy Thành phố Hồ Chí Minh."),
        ("so-do/index.html?role=lead", "Lọc theo: Vai trò: Chủ trì."),
        ("nhiem-vu/index.html?role=lead&words=dan+van", "Lọc theo: Từ: dan van; Vai trò: Chủ trì."),
    ],
)
def test_filters_that_are_set_are_said_on_paper(browser: Browser, http_site: str, path: str, said: str) -> None:
    page = open_context(browser).new_page()
    page.goto(http_site + path)
    page.wait_for_load_state("networkidle")
    assert said in " ".join(_print(page).lines)
    page.context.close()


def test_a_narrowed_list_of_names_says_by_what(browser: Browser, http_site: str) -> None:
    page = open_context(browser).new_page()
    page.goto(http_site + "co-quan/index.html")
    page.get_by_label("Tìm cơ quan").fill("dan van")
    expect(page.locator(".vk-name-filter [role=status]")).to_contain_text("phù hợp")
    lines = _print(page).lines
    assert "Chỉ gồm tên có “dan van”." in " ".join(lines)
    assert len(lines) < 20
    page.context.close()
