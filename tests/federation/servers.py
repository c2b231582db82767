"""A small web server that can be told to misbehave, and that remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """``files``: what is there, by path without the first slash. ``answer``, when set, decides alone."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    """(path, status answered)."""
    answer: Callable[[str], Answer] | None = None
    etags: bool = True


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    state = Server(files=files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, data = state.answer(self.path) if state.answer else _usual(self)
            state.asked.append((self.path.lstrip("/"), status))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    def _usual(handler: Handler) -> Answer:
        data = state.files.get(handler.path.lstrip("/"))
        if data is None:
            return 404, {}, b""
        tag, day = f'"{sha256(data).hexdigest()[:12]}"', formatdate(len(data) * 1000, usegmt=True)
        known = {handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")}
        headers = {"ETag": tag} if state.etags else {"Last-Modified": day}
        return (304, headers, b"") if known & {tag if state.etags else day} else (200, headers, data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
