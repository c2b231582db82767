"""From the start to Ctrl+C, as the terminal shows it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from build_tools.serving import BusyPortError, Edited, IsWaitedFor, Outcome, Session, Show, serve
from build_tools.serving.news import News
from tests.conftest import ROOT
from tests.serving.conftest import LOST, PATIENCE, Preview

PAGE = "<html><head></head><body>x</body></html>"


def _said(preview: Preview, pattern: str) -> None:
    preview.wait_for(lambda: any(re.search(pattern, line) for line in preview.said))


def test_each_build_is_one_line(preview: Preview) -> None:
    preview.write("index.html", PAGE)
    preview.start()
    preview.write("index.html", PAGE + " ")
    _said(preview, r"^content/index\.html → 1 trang, \d+ ms$")
    preview.write("a.css", "")
    _said(preview, r"^content/a\.css → 1 tệp khác, \d+ ms$")
    (preview.root / "mkdocs.yml").touch()
    _said(preview, r"^mkdocs\.yml → trang không đổi, \d+ ms$")
    preview.write("index.html", LOST)
    _said(preview, r"^content/index\.html → có lỗi, \d+ ms\. Trang đang xem là bản đúng gần nhất\.$")
    _said(preview, r"^content/index\.html:3:7: error\[QUO001\]")
    preview.write("index.html", PAGE)
    _said(preview, r"^content/index\.html → hết lỗi, 1 trang, \d+ ms$")
    preview.stop()
    assert preview.said[-1] == "\nĐã dừng."


def test_an_edit_during_a_build_makes_another(preview: Preview) -> None:
    preview.write("index.html", PAGE)
    preview.start()
    begun, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        assert go_on.wait(PATIENCE)

    preview.before_build = hold
    preview.write("index.html", PAGE + "1")
    assert begun.wait(PATIENCE)
    preview.before_build = lambda: None
    for number in range(5):
        preview.write(f"giua-chung-{number}.html", PAGE)
    go_on.set()
    preview.wait_for(lambda: all((preview.site / f"giua-chung-{number}.html").exists() for number in range(5)))
    _said(preview, r"giua-chung")


def test_a_build_hears_of_an_edit_that_waits_for_it(tmp_path: Path) -> None:
    """It may stop then; what the edit changed is told to the next build, and the line says that more is to come."""
    (tmp_path / "content").mkdir()
    told: list[Edited] = []
    said: list[str] = []

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        told.append(edited)
        if len(told) == 3:
            raise KeyboardInterrupt
        assert not is_waited_for()
        (tmp_path / "content" / f"{len(told)}.yml").touch()
        until = time.monotonic() + PATIENCE
        while not is_waited_for():
            assert time.monotonic() < until
        return Outcome(frozenset({"trang.html"}), is_unfinished=True)

    tidied: list[int] = []
    serve(Session(tmp_path, tmp_path, rebuild, said.append, "127.0.0.1:0", watched=["content"], tidy=lambda: tidied.append(1)))
    assert told == [None, {"content/1.yml"}, {"content/2.yml"}] and not tidied
    assert any(re.fullmatch(r"content/1\.yml → 1 trang, còn nữa, \d+ ms", line) for line in said)


def test_a_fault_of_the_program_does_not_end_the_session(preview: Preview) -> None:
    preview.write("index.html", PAGE)
    preview.start()

    def fail() -> None:
        preview.before_build = lambda: None
        raise ZeroDivisionError("hỏng")

    preview.before_build = fail
    preview.write("index.html", PAGE + "1")
    _said(preview, r"(?s)Lỗi của chương trình, không phải của nội dung:.*ZeroDivisionError: hỏng")
    preview.write("index.html", PAGE + "2")
    _said(preview, r"hết lỗi, 1 trang")


def test_warnings_are_said_when_they_change(tmp_path: Path) -> None:
    outcomes = iter([Outcome(warnings="A"), Outcome(warnings="A"), Outcome(warnings="")])
    said: list[str] = []
    (tmp_path / "content").mkdir()

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        outcome = next(outcomes, None)
        if outcome is None:
            raise KeyboardInterrupt
        threading.Thread(target=(tmp_path / "content" / f"{len(said)}.yml").touch).start()
        return outcome

    serve(Session(tmp_path, tmp_path, rebuild, said.append, "127.0.0.1:0", watched=["content"]))
    assert [line for line in said if line in ("A", "Hết cảnh báo.")] == ["A", "Hết cảnh báo."]


def heard_of(outcome: Outcome, folder: Path) -> list[Outcome]:
    """What pages hear of a build that shows a page and then ends so."""
    (folder / "content").mkdir()
    heard: list[Outcome] = []
    builds = iter(range(2))

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        if next(builds, None) is None:
            raise KeyboardInterrupt
        show(frozenset({"trang.html"}))
        threading.Thread(target=(folder / "content" / "a.yml").touch).start()
        return outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(News, "publish", lambda news, outcome: heard.append(outcome))
        serve(Session(folder, folder, rebuild, lambda _: None, "127.0.0.1:0", watched=["content"]))
    return heard


def test_what_stands_is_shown_before_the_build_ends(tmp_path: Path) -> None:
    """Pages hear of it at once, and of the rest at the end."""
    heard = heard_of(Outcome(frozenset({"trang.html", "data/corpus.json"})), tmp_path)
    assert [outcome.changed for outcome in heard[:2]] == [{"trang.html"}, {"data/corpus.json"}]


def test_what_a_failed_build_took_back_is_told_again(tmp_path: Path) -> None:
    heard = heard_of(Outcome(diagnostics_text="lỗi"), tmp_path)
    assert heard[:2] == [Outcome(frozenset({"trang.html"})), Outcome(frozenset({"trang.html"}), "lỗi")]


def test_a_build_is_told_which_files_were_edited(tmp_path: Path) -> None:
    (tmp_path / "content" / "notices").mkdir(parents=True)
    told: list[Edited] = []

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        told.append(edited)
        if len(told) == 2:
            raise KeyboardInterrupt
        threading.Thread(target=(tmp_path / "content" / "notices" / "a.yml").touch).start()
        return Outcome()

    serve(Session(tmp_path, tmp_path, rebuild, lambda _: None, "127.0.0.1:0", watched=["content"]))
    assert told == [None, {"content/notices/a.yml"}]


def test_the_server_gets_ready_once_and_tidies_up_after_each_build(tmp_path: Path) -> None:
    """In the order of a session; what cannot be prepared does not end it."""
    (tmp_path / "content").mkdir()
    order: list[str] = []

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        if order.count("build") == 2:
            raise KeyboardInterrupt
        order.append("build")
        return Outcome()

    def touch() -> None:
        threading.Thread(target=(tmp_path / "content" / f"{len(order)}.yml").touch).start()

    def prepare() -> None:
        order.append("prepare")
        touch()
        raise ZeroDivisionError("hỏng")

    def tidy() -> None:
        order.append("tidy")
        touch()

    def say(line: str) -> None:
        order.extend(["says where"] if line.startswith("Xem trang tại") else [])

    serve(Session(tmp_path, tmp_path, rebuild, say, "127.0.0.1:0", watched=["content"], prepare=prepare, tidy=tidy))
    assert order == ["build", "says where", "prepare", "build", "tidy"]


def test_a_busy_port_is_told_before_anything_is_built(preview: Preview) -> None:
    preview.write("index.html", PAGE)
    preview.start()
    other = Session(preview.root, preview.site, lambda show, edited: pytest.fail("built"), print, preview.url.split("/")[2])
    with pytest.raises(BusyPortError, match="còn trống"):
        serve(other)


def test_the_address_is_opened_when_the_site_stands(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    order: list[str] = []

    def rebuild(show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        order.append("built")
        return Outcome()

    def open_page(url: str) -> None:
        order.append(re.sub(r":\d+", "", url))
        raise KeyboardInterrupt

    serve(Session(tmp_path, tmp_path, rebuild, lambda _: None, "127.0.0.1:0", "/van-kien/", open_page=open_page))
    assert order == ["built", "http://127.0.0.1/van-kien/"]


_AS_IN_A_TERMINAL = (
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "for number in (signal.SIGTERM, signal.SIGHUP): signal.signal(number, signal.SIG_DFL)\n"
)
"""Whoever runs the tests in the background may have asked that signals be ignored."""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_ctrl_c_or_a_closed_terminal_ends_it_quietly(tmp_path: Path, name: str) -> None:
    (tmp_path / "content").mkdir()
    program = (
        "import sys, signal; from pathlib import Path; from build_tools.serving import Outcome, Session, serve\n"
        + _AS_IN_A_TERMINAL
        + "root = Path(sys.argv[1])\n"
        "serve(Session(root, root, lambda show, edited: Outcome(), lambda text: print(text, flush=True), '127.0.0.1:0'))\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert run.stdout
    while "Xem trang tại" not in run.stdout.readline():
        assert run.poll() is None
    run.send_signal(getattr(signal, name))
    rest, complaints = run.communicate(timeout=PATIENCE)
    assert (run.returncode, rest.strip(), complaints) == (0, "Đã dừng.", "")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_build_in_the_middle_can_clean_up(tmp_path: Path, name: str) -> None:
    (tmp_path / "content").mkdir()
    program = (
        "import sys, signal, time; from pathlib import Path; from build_tools.serving import Outcome, Session, serve\n"
        + _AS_IN_A_TERMINAL
        + "root = Path(sys.argv[1])\n"
        "def rebuild(show, edited, is_waited_for):\n"
        "    try:\n"
        "        print('builds', flush=True)\n"
        "        time.sleep(60)\n"
        "    finally: print('taken back', flush=True)\n"
        "serve(Session(root, root, rebuild, print, '127.0.0.1:0'))\n"
    )
    run = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    assert run.stdout and run.stdout.readline() == "builds\n"
    run.send_signal(getattr(signal, name))
    rest, _ = run.communicate(timeout=PATIENCE)
    assert (run.returncode, rest.split("\n")[0]) == (0, "taken back")


def test_changes_add_up_and_long_ago_means_everything() -> None:
    news = News()
    for number in range(100):
        news.publish(Outcome(frozenset({f"{number}.html"})))
    assert news.edition(98).changed == {"98.html", "99.html"}
    assert news.edition(3).changed is None
    news.publish(Outcome())
    assert news.edition().build == 100
    news.publish(Outcome(diagnostics_text="lỗi\n" * 10_000))
    assert news.edition().trouble.endswith("… còn nữa, xem cửa sổ lệnh.") and len(news.edition().trouble) < 21_000


def test_a_message_to_pages_stays_small() -> None:
    news = News()
    news.publish(Outcome(frozenset(f"{number}.html" for number in range(40_000))))
    assert news.edition(0).as_data()["paths"] is None
