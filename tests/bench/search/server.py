"""A web server of a folder as hosts serve it: compressed, below a strict policy; it counts the bytes that it sends."""

from __future__ import annotations

import functools
import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

STRICT = "default-src 'self'"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
"""Of the Chromium that asks the server."""
COMPRESSED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")


@dataclass
class Served:
    """Where a folder is served, and what was sent since the last :meth:`forget`: path -> bytes, headers counted."""

    address: str = ""
    sent: dict[str, int] = field(default_factory=dict)

    def forget(self) -> None:
        self.sent.clear()


@functools.lru_cache(maxsize=4096)
def _body(path: Path) -> tuple[bytes, bool]:
    """What goes over the wire for a file, and whether it is compressed."""
    data = path.read_bytes()
    return (gzip.compress(data, 6, mtime=0), True) if path.suffix in COMPRESSED else (data, False)


@contextmanager
def serving(folder: Path, policy: str = STRICT) -> Iterator[Served]:
    """Serve ``folder`` on a free port of this machine. An empty ``policy`` sends none."""
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = unquote(urlsplit(self.path).path).lstrip("/")
            path = (folder / name).resolve()
            if not path.is_relative_to(folder.resolve()) or not path.is_file():
                self.send_error(404)
                return
            body, compressed = _body(path)
            headers = {"Content-Type": mimetypes.guess_type(path.name)[0] or "application/octet-stream"}
            headers |= {"Content-Length": str(len(body)), "Cache-Control": "max-age=600"}
            headers |= {"Content-Encoding": "gzip"} if compressed else {}
            headers |= {"Content-Security-Policy": policy} if policy else {}
            served.sent[name] = served.sent.get(name, 0) + len(body) + sum(len(k) + len(v) + 4 for k, v in headers.items()) + 19
            self.send_response_only(200)
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
