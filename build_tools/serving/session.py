"""From the start to Ctrl+C: listen, build, watch, build again."""

from __future__ import annotations

import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.serving.address import Address
from build_tools.serving.answering import PreviewServer
from build_tools.serving.news import News
from build_tools.serving.outcome import Edited, Outcome, Rebuild
from build_tools.serving.site_files import SiteFiles
from build_tools.serving.watching import Watch

_NAMED = 3
"""Files that a line in the terminal names; of more only the number is said."""
_LAST_GOOD = "Trang đang xem là bản đúng gần nhất."


@dataclass(frozen=True)
class Session:
    """What to serve, where, and to whom to speak.

    ``site``: the folder that ``rebuild`` fills. ``watched``: folders and files of ``root`` an edit of which makes a build. ``base``: the
    path of the site's public address. ``say``: takes text for the terminal. ``open_page``: opens an address in a browser, if wanted.
    """

    root: Path
    site: Path
    rebuild: Rebuild
    say: Callable[[str], None]
    address: str = "127.0.0.1:8000"
    base: str = "/"
    watched: Sequence[str] = ("content", "docs", "overrides", "mkdocs.yml")
    open_page: Callable[[str], object] | None = None
    prepare: Callable[[], object] | None = None
    """Called once, when the site is there to be read and nothing was edited yet: for what the first edit would have to wait for."""
    tidy: Callable[[], object] | None = None
    """Called after each build, when everybody was told of it: for what the next one would have to do on the way."""


def serve(session: Session) -> None:
    """Serve until Ctrl+C, or until the terminal is closed. Raises AddressError, before anything is built, when nobody can listen there."""
    news = News()
    server = PreviewServer(Address.parse(session.address), SiteFiles(session.site, session.base), news)
    answering = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    try:
        with _ended_as_by_ctrl_c(), Watch([session.root / path for path in session.watched]) as watch:
            builds = _Builds(session, news, watch)
            builds.first()
            answering.start()
            _say_where(session, server)
            if session.prepare:
                with suppress(Exception):  # what could not be prepared comes with the first edit, and so does the reason
                    session.prepare()
            while True:
                builds.after(watch.wait())
                if session.tidy and not watch.is_edited_again():
                    session.tidy()
    except KeyboardInterrupt:
        with suppress(OSError):  # the terminal may be gone
            session.say("\nĐã dừng.")
    finally:
        news.close()
        if answering.is_alive():
            server.shutdown()
        server.server_close()


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Whoever closes the terminal or ends the process means the same: a build in the middle is taken back, not torn."""
    before = {}
    if threading.current_thread() is threading.main_thread():  # others are told of no signals
        for number in (getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)):
            if signal.getsignal(number) is signal.SIG_DFL:  # whoever asked to be left alone, as ``nohup`` does, is
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say_where(session: Session, server: PreviewServer) -> None:
    url = server.address.url + server.files.base
    session.say(f"Xem trang tại {url} — sửa tệp là trang tự cập nhật, Ctrl+C để dừng.")
    if not server.address.is_local:
        session.say("Địa chỉ này mở cho cả mạng: máy khác cũng xem được bản chưa công bố.")
    if session.open_page:
        session.open_page(url)


class _Builds:
    """Runs the builds one after another and says what became of them."""

    def __init__(self, session: Session, news: News, watch: Watch) -> None:
        self._session = session
        self._news = news
        self._watch = watch
        self._warnings = ""
        self._is_good = True

    def first(self) -> None:
        outcome, milliseconds = self._run(None)
        self._say_findings(outcome)
        self._is_good = not outcome.diagnostics_text
        self._session.say("Chưa dựng được trang." if outcome.diagnostics_text else f"Đã dựng trang, {milliseconds} ms.")

    def after(self, edited: Iterable[str]) -> None:
        paths = [_below(path, self._session.root.resolve()) for path in edited]
        outcome, milliseconds = self._run(frozenset(paths))
        self._say_findings(outcome)
        what = _named(paths)
        if outcome.diagnostics_text:
            self._session.say(f"{what} → có lỗi, {milliseconds} ms. {_LAST_GOOD}")
        else:
            again = "" if self._is_good else "hết lỗi, "
            rest = ", còn nữa" if outcome.is_unfinished else ""
            self._session.say(f"{what} → {again}{_counted(outcome.changed)}{rest}, {milliseconds} ms")
        self._is_good = not outcome.diagnostics_text

    def _run(self, edited: Edited) -> tuple[Outcome, int]:
        begun = time.perf_counter()
        shown: set[str] = set()

        def show(paths: frozenset[str]) -> None:
            shown.update(paths)
            self._news.publish(Outcome(paths))

        with self._news.building():
            outcome = _safely(lambda: self._session.rebuild(show, edited, self._watch.is_edited_again))
        milliseconds = round((time.perf_counter() - begun) * 1000)
        # what was shown before a build failed was taken back
        self._news.publish(replace(outcome, changed=frozenset(shown) if outcome.diagnostics_text else outcome.changed - shown))
        return outcome, milliseconds

    def _say_findings(self, outcome: Outcome) -> None:
        """Errors each time; warnings when they are others than before."""
        if outcome.diagnostics_text:
            self._session.say(outcome.diagnostics_text)
        elif outcome.warnings != self._warnings:
            self._warnings = outcome.warnings
            self._session.say(outcome.warnings or "Hết cảnh báo.")


def _safely(rebuild: Callable[[], Outcome]) -> Outcome:
    """A fault of ours, or a disk that is full, must not end the session: the next edit may be the way out."""
    try:
        return rebuild()
    except Exception:
        return Outcome(diagnostics_text=f"Lỗi của chương trình, không phải của nội dung:\n{traceback.format_exc()}")


def _below(path: str, root: Path) -> str:
    try:
        return Path(path).relative_to(root).as_posix()
    except ValueError:
        return path


def _named(paths: list[str]) -> str:
    rest = len(paths) - _NAMED
    return ", ".join(paths[:_NAMED]) + (f" và {rest} tệp khác" if rest > 0 else "")


def _counted(changed: frozenset[str]) -> str:
    pages = sum(path.endswith(".html") for path in changed)
    if not changed:
        return "trang không đổi"
    others = len(changed) - pages
    return ", ".join(([f"{pages} trang"] if pages else []) + ([f"{others} tệp khác"] if others else []))
