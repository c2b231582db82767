"""A tiny project whose build only copies, served as ``vankien serve`` does."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from build_tools.serving import Edited, IsWaitedFor, Outcome, Session, Show, serve

LOST = "LỖI"
"""A file with this word does not build."""
PATIENCE = 30
"""Seconds after which what a test waits for is taken to be missing."""


def diagnostics_of(name: str) -> str:
    return (
        f"content/{name}:3:7: error[QUO001]: trích dẫn không có trong mục: “Ban Tuyên giáo <chủ trì>”\n"
        "  3 | quote: Ban Tuyên giáo chủ trì\n    |        ^^^^^^^^^^^^^^\n"
        "  gợi ý: trong mục có: “Ban Tuyên giáo Quận ủy”"
    )


class Preview:
    """A served project. Files of ``content/`` are copied to the site, byte by byte."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, root / "site"
        for folder in ("content", "site"):
            (root / folder).mkdir()
        self.said: list[str] = []
        self.builds = 0
        self.before_build: Callable[[], None] = lambda: None
        self.base = "/"
        self.address = "127.0.0.1:0"
        self._turn = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def rebuild(self, show: Show, edited: Edited, is_waited_for: IsWaitedFor) -> Outcome:
        if self._stopping:
            raise KeyboardInterrupt
        self.before_build()
        files = {p.relative_to(self.root / "content").as_posix(): p for p in (self.root / "content").rglob("*") if p.is_file()}
        contents = {name: path.read_bytes() for name, path in files.items() if not path.name.startswith(".")}
        with self._turn:
            self.builds += 1
            self._turn.notify_all()
        lost = [name for name, content in contents.items() if LOST.encode() in content]
        if lost:
            return Outcome(diagnostics_text="\n".join(diagnostics_of(name) for name in sorted(lost)))
        return Outcome(frozenset(self._copy(contents)))

    def _copy(self, contents: dict[str, bytes]) -> Iterator[str]:
        for path in [p for p in self.site.rglob("*") if p.is_file()]:
            name = path.relative_to(self.site).as_posix()
            if name not in contents:
                path.unlink()
                yield name
        for name, content in contents.items():
            target = self.site / name
            if not target.exists() or target.read_bytes() != content:
                target.parent.mkdir(parents=True, exist_ok=True)
                scratch = target.with_name("." + target.name)
                scratch.write_bytes(content)
                scratch.replace(target)
                yield name

    def start(self) -> Preview:
        watched = ("content", "mkdocs.yml")
        session = Session(self.root, self.site, self.rebuild, self._say, self.address, self.base, watched)
        self._stopping = False
        self._thread = threading.Thread(target=serve, args=(session,), daemon=True)
        self._thread.start()
        self.wait_for(lambda: any("Xem trang tại" in line for line in self.said))
        return self

    def stop(self) -> None:
        """As Ctrl+C does."""
        assert self._thread
        self._stopping = True
        self.write("stop.txt", "x")
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    @property
    def url(self) -> str:
        line = next(line for line in reversed(self.said) if "Xem trang tại" in line)
        return line.split()[3]

    def write(self, name: str, text: str) -> None:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / "content" / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Until something said or built makes it true."""
        with self._turn:
            assert self._turn.wait_for(condition, PATIENCE), self.said

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """A request exactly as given: no client makes the path nicer."""
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        content = response.read()
        connection.close()
        return response, content

    def _say(self, text: str) -> None:
        with self._turn:
            self.said.append(text)
            self._turn.notify_all()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(tmp_path)
    yield preview
    if preview._thread and preview._thread.is_alive():
        preview.stop()
