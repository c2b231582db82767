"""What requests get."""

from __future__ import annotations

import http.client
import json
import threading
from pathlib import Path

import pytest

from build_tools.serving.site_files import Found, Missing, Moved, SiteFiles
from tests.serving.conftest import LOST, Preview

PAGE = "<!doctype html><html><head><title>T</title></head><body><main>Chữ</main></body></html>"


@pytest.fixture
def served(preview: Preview) -> Preview:
    preview.write("index.html", PAGE)
    preview.write("muc/(1).html", PAGE)
    preview.write("muc/index.html", PAGE)
    preview.write("404.html", PAGE.replace("Chữ", "Không tìm thấy"))
    preview.write("a.css", "main { color: red }")
    (preview.root / "mật.txt").write_text("không cho ai", "utf-8")
    return preview.start()


def test_a_page_comes_with_the_script_first_in_its_head(served: Preview) -> None:
    response, content = served.get("/")
    assert (response.status, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    head, script, rest = content.decode().partition("<head><script src=")
    assert head == "<!doctype html><html>"
    assert script and rest.partition("</script>")[2] == "<title>T</title></head><body><main>Chữ</main></body></html>"
    assert (served.site / "index.html").read_text("utf-8") == PAGE


def test_other_files_come_as_they_are_and_once(served: Preview) -> None:
    response, content = served.get("/a.css")
    assert (response.status, content) == (200, b"main { color: red }")
    again, nothing = served.get("/a.css", If_None_Match=response.headers["ETag"])
    assert (again.status, nothing) == (304, b"")
    served.write("a.css", "main { color: lime }")
    served.wait_for(lambda: any("a.css" in line for line in served.said))
    assert served.get("/a.css", If_None_Match=response.headers["ETag"])[1] == b"main { color: lime }"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.js", "text/javascript; charset=utf-8"), ("a.css", "text/css; charset=utf-8"), ("a.json", "application/json; charset=utf-8"),
        ("a.woff2", "font/woff2"), ("a.atom", "application/atom+xml; charset=utf-8"), ("a.ics", "text/calendar; charset=utf-8"),
        ("a.epub", "application/epub+zip"), ("a.khac-la", "application/octet-stream"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)  # fmt: skip
def test_each_kind_of_file_is_named(name: str, media_type: str) -> None:
    assert Found(name, b"", "").media_type == media_type


def test_addresses_are_decoded_once_and_folders_have_an_index(served: Preview) -> None:
    assert served.get("/muc/%281%29.html")[0].status == 200
    assert served.get("/muc/%25281%2529.html")[0].status == 404
    response, _ = served.get("/muc?a=1")
    assert (response.status, response.headers["Location"]) == (302, "/muc/?a=1")
    assert served.get("/muc/")[0].status == 200
    assert served.get("/index.html/")[0].status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../m%E1%BA%ADt.txt", "/%2e%2e/m%E1%BA%ADt.txt", "/muc/..%2f..%2fm%E1%BA%ADt.txt", "/muc/%2e%2e/%2e%2e/m%E1%BA%ADt.txt",
        "/..%5cm%E1%BA%ADt.txt", "//../m%E1%BA%ADt.txt", "/%00", "/%ff", "/ra-ngoai/m%E1%BA%ADt.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_read(served: Preview, path: str) -> None:
    (served.site / "ra-ngoai").symlink_to(served.root)
    response, content = served.get(path)
    assert response.status == 404
    assert "Không tìm thấy" in content.decode() and "không cho ai" not in content.decode()


@pytest.mark.parametrize("path", ["//vi-du.vn/muc", "/%2fvi-du.vn/muc", "///muc"])
def test_a_redirect_stays_on_this_server(tmp_path: Path, path: str) -> None:
    for folder in ("vi-du.vn/muc", "muc"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "index.html").write_text(PAGE)
    answer = SiteFiles(tmp_path).answer(path)
    assert isinstance(answer, Moved) and answer.address.startswith("/") and not answer.address.startswith("//")


def test_the_site_lies_below_the_path_of_its_address(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE)
    files = SiteFiles(tmp_path, "/van-kien")
    assert files.base == "/van-kien/"
    assert files.answer("/") == Moved("/van-kien/") == files.answer("/van-kien")
    assert isinstance(files.answer("/van-kien/"), Found)
    assert isinstance(files.answer("/index.html"), Missing)
    assert isinstance(files.answer("/van-kien-khac/index.html"), Missing)


def test_head_and_what_is_refused(served: Preview) -> None:
    response, content = served.get("/", "HEAD")
    assert (response.status, content) == (200, b"") and int(response.headers["Content-Length"]) > len(PAGE)
    response, _ = served.get("/", "POST", Content_Length="0")
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_request_under_a_foreign_name_learns_nothing(served: Preview) -> None:
    for path in ("/", "/a.css", "/_vankien/events", "/_vankien/changes?since=0"):
        response, content = served.get(path, Host="vi-du.vn")
        assert response.status == 421 and b"main" not in content and b"server" not in content
    assert served.get("/", Host="localhost:1")[0].status == 200


def test_pages_learn_what_changed_since_their_build(served: Preview) -> None:
    served.write("a.css", "main { color: lime }")
    served.wait_for(lambda: any("1 tệp khác" in line for line in served.said[1:]))
    served.write("muc/index.html", PAGE + " ")
    served.wait_for(lambda: any("1 trang" in line for line in served.said))
    told = {since: json.loads(served.get(f"/_vankien/changes?since={since}")[1]) for since in (1, 2, 3, 99)}
    assert [told[since]["paths"] for since in (1, 2, 3)] == [["a.css", "muc/index.html"], ["muc/index.html"], []]
    assert told[99]["paths"] is None and told[99]["build"] == 3


def test_a_file_missing_during_a_build_is_waited_for(preview: Preview) -> None:
    preview.write("index.html", PAGE)
    preview.start()

    def take_away_then_ask() -> None:
        preview.before_build = lambda: None
        (preview.site / "index.html").unlink()
        client = threading.Thread(target=lambda: statuses.append(preview.get("/index.html")[0].status))
        client.start()
        clients.append(client)
        client.join(0.2)
        asked.append(list(statuses))

    statuses: list[int] = []
    asked: list[list[int]] = []
    clients: list[threading.Thread] = []
    preview.before_build = take_away_then_ask
    preview.write("b.css", "")
    preview.wait_for(lambda: any("b.css" in line for line in preview.said))
    clients[0].join()
    assert (asked, statuses) == ([[]], [200])


def test_without_a_site_there_is_a_page_that_says_so(preview: Preview) -> None:
    preview.write("index.html", LOST)
    preview.start()
    response, content = preview.get("/")
    assert response.status == 404 and "Chưa có trang" in content.decode() and "QUO001" in content.decode()


def test_connections_stay_open(served: Preview) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", int(served.url.rstrip("/").rpartition(":")[2]))
    sockets = set()
    for path in ("/", "/a.css", "/khong-co", "/_vankien/live.js"):
        connection.request("GET", path)
        connection.getresponse().read()
        assert connection.sock
        sockets.add(connection.sock.getsockname())
    connection.close()
    assert len(sockets) == 1


def test_file_names_of_any_system_are_safe(tmp_path: Path) -> None:
    assert isinstance(SiteFiles(tmp_path).answer("/" + "a" * 5000), Missing)
    assert isinstance(SiteFiles(tmp_path).answer("/a%0d%0aSet-Cookie:x"), Missing)
    assert not any(tmp_path.iterdir())
