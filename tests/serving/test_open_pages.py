"""What an edit does to pages that are open in a browser."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.serving.conftest import LOST, Preview

pytestmark = pytest.mark.browser

PARAGRAPHS = [f'<section id="m-{n}"><p>Đoạn số {n}: nội dung của mục thứ {n} trong chương trình.</p></section>' for n in range(80)]
LONG = f"""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Trang dài</title>
<link rel="stylesheet" href="a.css"></head>
<body><main><h1>Trang dài</h1>
<p id="ngoai-muc">Mở đầu.</p>
<label>Lọc <input id="loc" name="loc"></label>
<details id="them"><summary>Thêm</summary>Nội dung thêm</details>
<button type="button" id="nut">Nút</button>
<div id="bam">Bấm</div>
{"".join(PARAGRAPHS)}
</main><script src="a.js"></script></body></html>
"""
SCRIPT = """
const more = document.createElement("button");
more.textContent = "Gom";
document.querySelector("#m-3 p").append(more);
document.querySelector("#nut").addEventListener("click", (event) => { event.target.textContent = "Đã bấm"; });
document.querySelector("#bam").addEventListener("click", () => {});
document.querySelector("#m-5 p").append(document.createElement("span"));
"""
STYLE = "body { font: 18px/2 sans-serif; margin: 0 1rem } main { max-width: 40rem }"


@pytest.fixture
def served(preview: Preview) -> Preview:
    preview.write("index.html", LONG)
    preview.write("muc/khac.html", LONG.replace("Trang dài", "Trang khác").replace("a.css", "../a.css").replace("a.js", "../a.js"))
    preview.write("a.css", STYLE)
    preview.write("a.js", SCRIPT)
    return preview.start()


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 900, "height": 700}, permissions=["clipboard-read", "clipboard-write"])


def opened(context: BrowserContext, url: str) -> Page:
    """An open page that knows the server and has a mark that does not survive a reload."""
    page = context.new_page()
    with page.expect_response(re.compile(r"/$|html$")), page.expect_event("load"):
        page.goto(url)
    page.wait_for_function("performance.getEntriesByType('resource').some((entry) => entry.initiatorType === 'fetch')")
    page.evaluate("window.same = true")
    return page


def top_of(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("element => element.getBoundingClientRect().top"))


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.same === true"))


def test_a_changed_word_is_there_without_loading_again(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    page.evaluate("document.querySelector('#m-40').scrollIntoView()")
    served.edit("index.html", "mục thứ 41 trong", "mục thứ bốn mươi mốt trong")
    expect(page.locator("#m-41")).to_contain_text("bốn mươi mốt")
    assert is_same(page)
    assert abs(top_of(page, "#m-40")) < 1
    assert page.evaluate("location.href") == served.url


@pytest.mark.parametrize("anchoring", ["auto", "none"])
def test_what_is_read_stays_where_it_is_when_text_above_grows(served: Preview, context: BrowserContext, anchoring: str) -> None:
    """Also where the browser itself does not hold it, as Safari does not."""
    served.write("a.css", STYLE + f"html {{ overflow-anchor: {anchoring} }}")
    served.wait_for(lambda: any("a.css" in line for line in served.said))
    page = opened(context, served.url)
    page.evaluate("document.querySelector('#m-40').scrollIntoView()")
    scrolled = page.evaluate("scrollY")
    served.edit("index.html", "Mở đầu.", "Mở đầu. " + "Câu thêm vào rất dài. " * 60)
    expect(page.locator("#ngoai-muc")).to_contain_text("thêm vào")
    assert is_same(page) and page.evaluate("scrollY") > scrolled + 100
    assert abs(top_of(page, "#m-40")) < 1


def test_paragraphs_come_and_go_and_what_scripts_made_stays(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    page.get_by_role("button", name="Nút").click()
    page.locator("#loc").fill("dân vận")
    served.edit("index.html", PARAGRAPHS[10], "<p>Một đoạn <em>mới</em>, có <a href='muc/khac.html'>liên kết</a>.</p>")
    expect(page.get_by_text("Một đoạn mới")).to_be_visible()
    expect(page.locator("#m-10")).to_have_count(0)
    served.edit("index.html", "Đoạn số 3:", "Đoạn số ba:")
    expect(page.locator("#m-3")).to_contain_text("Đoạn số ba")
    assert is_same(page)
    expect(page.locator("#m-3 button")).to_have_text("Gom")
    expect(page.locator("#nut")).to_have_text("Đã bấm")
    expect(page.locator("#loc")).to_have_value("dân vận")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</h1>", "</h1><button data-a='b'>Mới</button>"),  # no script has seen it
        ('<button type="button" id="nut">Nút</button>', "<p>Không còn nút</p>"),
        ('<div id="bam">Bấm</div>', "<p>Không còn</p>"),  # a script listens to it
        (PARAGRAPHS[5], "<p>Không còn mục năm</p>"),  # a script has put something in
        ('<script src="a.js">', '<script src="a.js" data-x="1">'),
        ("<title>", '<link rel="stylesheet" href="b.css"><title>'),
        ('id="m-30"', 'id="m-30-moi"'),
    ],
)
def test_what_a_script_may_have_to_do_with_is_loaded_again_at_the_same_place(
    served: Preview, context: BrowserContext, old: str, new: str
) -> None:
    page = opened(context, served.url)
    page.locator("#loc").fill("dân vận")
    page.locator("#them summary").click()
    page.evaluate("document.querySelector('#m-40').scrollIntoView()")
    served.edit("index.html", old, new)
    page.wait_for_function("window.same === undefined && document.readyState === 'complete'")
    page.wait_for_function("Math.abs(document.querySelector('#m-40').getBoundingClientRect().top) < 1")
    expect(page.locator("#loc")).to_have_value("dân vận")
    expect(page.locator("#them")).to_have_attribute("open", "")
    assert new in (served.site / "index.html").read_text("utf-8")


def test_a_reload_holds_the_words_that_were_read_not_the_pixels(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    page.evaluate("document.querySelector('#m-60').scrollIntoView()")
    served.edit("index.html", "</h1>", "</h1><button>Mới</button>" + "<p>Đoạn thêm ở trên.</p>" * 30)
    page.wait_for_function("window.same === undefined && document.readyState === 'complete'")
    page.wait_for_function("Math.abs(document.querySelector('#m-60').getBoundingClientRect().top) < 1")


def test_a_reload_waits_for_what_scripts_draw_above(served: Preview, context: BrowserContext) -> None:
    drawn = """setTimeout(() => {
        document.querySelector("h1").after(document.createElement("hr"));
        document.querySelector("hr").style.height = "900px";
    }, 300);"""
    served.write("index.html", LONG.replace("<head>", "<head><style>html { overflow-anchor: none }</style>"))
    served.write("a.js", SCRIPT + drawn)
    served.wait_for(lambda: any("index.html" in line for line in served.said) and any("a.js" in line for line in served.said))
    page = opened(context, served.url)
    expect(page.locator("hr")).to_have_count(1)
    page.evaluate("document.querySelector('#m-60').scrollIntoView()")
    served.edit("index.html", "</h1>", "</h1><button>Mới</button>")
    expect(page.get_by_role("button", name="Mới")).to_have_count(1)
    expect(page.locator("hr")).to_have_count(1)
    page.wait_for_function("Math.abs(document.querySelector('#m-60').getBoundingClientRect().top) < 1")


def test_style_is_exchanged_in_place(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    for colour in ("rgb(10, 20, 30)", "rgb(40, 50, 60)"):
        served.write("a.css", STYLE + f"h1 {{ color: {colour} }}")
        expect(page.locator("h1")).to_have_css("color", colour)
        expect(page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert is_same(page)


def test_a_changed_script_loads_its_pages_again(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    served.write("a.js", SCRIPT.replace("Gom", "Gom lại"))
    expect(page.locator("#m-3 button")).to_have_text("Gom lại")


def test_only_pages_that_changed_are_touched_in_all_tabs(served: Preview, context: BrowserContext) -> None:
    """Ten tabs of one browser: with a connection for each, those after the sixth would hear nothing."""
    pages = [opened(context, served.url + ("muc/khac.html" if number % 2 else "")) for number in range(10)]
    requests: list[str] = []
    for page in pages[1::2]:
        page.on("request", lambda request: requests.append(request.url))
    served.edit("index.html", "Mở đầu.", "Mở đầu đã sửa.")
    for page in pages[::2]:
        expect(page.locator("#ngoai-muc")).to_have_text("Mở đầu đã sửa.")
    served.edit("muc/khac.html", "Mở đầu.", "Trang khác sửa sau.")
    for page in pages[1::2]:
        expect(page.locator("#ngoai-muc")).to_have_text("Trang khác sửa sau.")
    assert {url.rpartition("/")[2] for url in requests} == {"khac.html"}
    assert len(requests) == 5
    assert all(is_same(page) for page in pages)


def test_a_page_loaded_while_a_build_runs_hears_of_its_end(served: Preview, context: BrowserContext) -> None:
    def open_meanwhile() -> None:
        served.before_build = lambda: None
        pages.append(served.get("/index.html")[1].decode())

    pages: list[str] = []
    served.before_build = open_meanwhile
    served.edit("index.html", "Mở đầu.", "Mở đầu đã sửa.")
    served.wait_for(lambda: any("→ 1 trang" in line for line in served.said))
    assert "Mở đầu.<" in pages[0]
    page = context.new_page()
    page.route("**/index.html", lambda route: route.fulfill(body=pages[0], content_type="text/html"), times=1)
    page.goto(served.url + "index.html")
    expect(page.locator("#ngoai-muc")).to_have_text("Mở đầu đã sửa.")


def test_a_page_that_goes_and_comes_back(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url + "muc/khac.html")
    path = served.root / "content" / "muc" / "khac.html"
    text = path.read_text("utf-8")
    path.unlink()
    expect(page.locator("h1")).to_have_text("Chưa có trang ở địa chỉ này")
    path.write_text(text, "utf-8")
    expect(page.locator("h1")).to_have_text("Trang khác")


def test_pages_come_back_after_a_restart_of_the_server(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    page.evaluate("document.querySelector('#m-40').scrollIntoView()")
    served.address = served.url.split("/")[2]
    served.stop()
    served.edit("index.html", "mục thứ 41 trong", "mục thứ bốn mươi mốt trong")
    served.said.clear()
    served.start()
    expect(page.locator("#m-41")).to_contain_text("bốn mươi mốt")
    page.wait_for_function("Math.abs(document.querySelector('#m-40').getBoundingClientRect().top) < 1")
    served.edit("index.html", "mục thứ 42 trong", "mục thứ bốn mươi hai trong")
    expect(page.locator("#m-42")).to_contain_text("bốn mươi hai")


def test_errors_lie_over_the_last_good_page_until_they_are_gone(served: Preview, context: BrowserContext) -> None:
    page = opened(context, served.url)
    page.locator("#loc").focus()
    served.edit("index.html", "Mở đầu.", LOST)
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("content/index.html:3:7: error[QUO001]: trích dẫn không có trong mục: “Ban Tuyên giáo <chủ trì>”")
    expect(dialog).to_contain_text("gợi ý: trong mục có: “Ban Tuyên giáo Quận ủy”")
    expect(page.get_by_text("Mở đầu.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Ẩn")).to_be_focused()
    dialog.get_by_role("button", name="Sao chép").click()
    expect(dialog.get_by_role("button", name="Đã sao chép")).to_be_visible()
    assert "    |        ^^^^^^^^^^^^^^\n  gợi ý" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#loc")).to_be_focused()
    page.get_by_role("button", name="Có lỗi: xem lại").click()
    expect(dialog).to_be_visible()
    served.edit("index.html", LOST, "Mở đầu đã sửa.")
    expect(dialog).to_have_count(0)
    expect(page.locator("#ngoai-muc")).to_have_text("Mở đầu đã sửa.")
    expect(page.get_by_role("button", name="Có lỗi")).to_have_count(0)
    assert is_same(page)


def test_a_page_loaded_while_an_error_stands_shows_it(served: Preview, context: BrowserContext) -> None:
    served.write("muc/khac.html", LOST)
    served.wait_for(lambda: any("có lỗi" in line for line in served.said))
    page = context.new_page()
    page.goto(served.url)
    expect(page.get_by_role("alertdialog")).to_contain_text("content/muc/khac.html:3:7")
    page.goto(served.url + "khong-co.html")
    expect(page.get_by_role("alertdialog")).to_contain_text("content/muc/khac.html:3:7")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_overlay_is_accessible_and_fits(served: Preview, browser: Browser, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme="dark" if scheme == "dark" else "light")
    served.edit("index.html", "Mở đầu.", LOST)
    served.wait_for(lambda: any("có lỗi" in line for line in served.said))
    page = context.new_page()
    page.goto(served.url)
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_be_visible()
    found = Axe().run(page, context="#vankien-trouble")
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert found.response["passes"], "axe looked at nothing"
    box = dialog.bounding_box()
    assert box and box["x"] >= 0 and box["width"] <= width and box["y"] > 0
    for button in dialog.get_by_role("button").all():
        size = button.bounding_box()
        assert size and size["height"] >= 44


def test_a_strict_policy_lets_the_script_work(served: Preview, context: BrowserContext) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.route(
        "**/index.html",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": "default-src 'self'"}
        ),
    )
    page.goto(served.url + "index.html")
    served.edit("index.html", "Mở đầu.", LOST)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    served.edit("index.html", LOST, "Mở đầu đã sửa.")
    expect(page.locator("#ngoai-muc")).to_have_text("Mở đầu đã sửa.")
    assert errors == []


def test_edits_below_a_path_of_the_site(preview: Preview, context: BrowserContext) -> None:
    preview.base = "/van-kien/"
    preview.write("index.html", LONG)
    preview.write("a.css", STYLE)
    preview.write("a.js", SCRIPT)
    page = opened(context, preview.start().url)
    assert page.url.endswith("/van-kien/")
    preview.edit("index.html", "Mở đầu.", "Mở đầu đã sửa.")
    expect(page.locator("#ngoai-muc")).to_have_text("Mở đầu đã sửa.")
    preview.write("a.css", STYLE + "h1 { color: rgb(1, 2, 3) }")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    assert is_same(page)
