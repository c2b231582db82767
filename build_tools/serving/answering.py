"""HTTP: one request, one answer."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from build_tools.serving.address import Address, AddressError, BusyPortError, next_free_port
from build_tools.serving.live_pages import CHANGES, EVENTS, OWN, own_script, with_script
from build_tools.serving.news import Edition, News
from build_tools.serving.site_files import Found, Missing, Moved, SiteFiles

_PATIENCE = 30.0
"""Seconds that a request waits for a build to end, when what it asks for is not there meanwhile."""
_HEARTBEAT = 15.0
"""Seconds after which a silent stream of news is tested: whoever has gone is noticed only by writing."""
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # what is not published yet is no script for pages from elsewhere
    "Cross-Origin-Resource-Policy": "same-site",
}
_NO_PAGE = (
    '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    '<meta name="color-scheme" content="light dark"><title>Chưa có trang</title></head>'
    "<body><main><h1>Chưa có trang ở địa chỉ này</h1></main></body></html>\n"
)
_WRONG_HOST = "Máy chủ xem thử này chỉ trả lời địa chỉ của chính máy (localhost, 127.0.0.1).\n"


class PreviewServer(ThreadingHTTPServer):
    """Serves a built site, and news of its builds."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = os.name != "nt"  # there it would let two programs listen to one port

    def __init__(self, address: Address, files: SiteFiles, news: News) -> None:
        """Listens from now on. Raises BusyPortError, or AddressError for a host that is not this machine."""
        self.address_family = address.family()
        self.files = files
        self.news = news
        try:
            super().__init__((address.host, address.port), _Answer)
        except OSError as error:
            raise _not_listening(address, error) from error
        self.address = Address(address.host, self.server_port)

    def server_bind(self) -> None:
        if os.name == "nt":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]
        super().server_bind()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no news; our own faults are shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def _not_listening(address: Address, error: OSError) -> AddressError:
    if error.errno not in _BUSY:
        return AddressError(f"không mở được địa chỉ {address}: {error.strerror or error}")
    free = next_free_port(address)
    message = f"cổng {address.port} đang có chương trình khác dùng (có thể là một cửa sổ vankien serve còn mở)"
    if free:
        message += f"; cổng {free} còn trống, chạy: vankien serve --address {Address(address.host, free)}"
    return BusyPortError(message)


_BUSY = {48, 98, 10013, 10048}
"""EADDRINUSE of macOS, Linux, Windows; there also WSAEACCES, when the other program wants the port for itself."""


class _Answer(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"  # connections stay open
    disable_nagle_algorithm = True
    wbufsize = -1  # an answer is one write: the browser need not wait for a second packet
    timeout = 120
    server_version = "vankien"
    sys_version = ""

    def do_GET(self) -> None:
        address, _, query = self.path.partition("?")
        if not self.server.address.answers_to(self.headers.get("Host", "")):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, _WRONG_HOST.encode(), "text/plain; charset=utf-8")
        elif address == EVENTS:
            self._tell_news(_number(query, "since"))
        elif address == CHANGES:
            edition = self.server.news.edition(_number(query, "since"))
            self._send(HTTPStatus.OK, _json(edition).encode(), "application/json; charset=utf-8", **{"Cache-Control": "no-store"})
        elif address.startswith(OWN):
            self._send_own_script(address)
        else:
            self._send_site(address, query)

    def do_HEAD(self) -> None:
        self.do_GET()

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for edits."""

    def _refuse_method(self) -> None:
        self.close_connection = True  # whatever body came with it is not read
        self._send(HTTPStatus.METHOD_NOT_ALLOWED, b"", "text/plain; charset=utf-8", Allow="GET, HEAD", Connection="close")

    def _send_own_script(self, address: str) -> None:
        script = own_script(address)
        status = HTTPStatus.OK if script is not None else HTTPStatus.NOT_FOUND
        self._send(status, script or b"", "text/javascript; charset=utf-8", **{"Cache-Control": "no-cache"})

    def _send_site(self, address: str, query: str) -> None:
        news = self.server.news
        # before reading: the page is then told of a build that ends meanwhile
        edition = news.edition()
        answer = self.server.files.answer(address)
        if isinstance(answer, Missing) and news.wait_until_built(_PATIENCE, edition.build):
            edition, answer = news.edition(), self.server.files.answer(address)
        if isinstance(answer, Moved):
            location = answer.address + (f"?{query}" if query else "")
            self._send(HTTPStatus.FOUND, b"", "text/plain; charset=utf-8", Location=location)
        elif isinstance(answer, Found) and not answer.is_page:
            self._send_file(answer)
        else:
            self._send_page(answer, edition)

    def _send_page(self, answer: Found | Missing, edition: Edition) -> None:
        """A page, or what stands in for one; that page too waits for the file that it was asked for."""
        files = self.server.files
        page = answer if isinstance(answer, Found) else files.read("404.html") or Found("404.html", _NO_PAGE.encode(), "")
        content = with_script(page, answer.path, files.base, edition)
        status = HTTPStatus.OK if page is answer else HTTPStatus.NOT_FOUND
        self._send(status, content, page.media_type, **{"Cache-Control": "no-store"})

    def _send_file(self, found: Found) -> None:
        """Kept by the browser, but asked for each time; unchanged it costs no transfer."""
        tag = f'"{found.tag}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if tag in self.headers.get("If-None-Match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, b"", "", **headers)
        else:
            self._send(HTTPStatus.OK, found.content, found.media_type, **headers)

    def _send(self, status: HTTPStatus, content: bytes, media_type: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**_ALWAYS, **headers}.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell_news(self, since: int | None) -> None:
        """A stream that begins with how things stand and goes on with every build."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**_ALWAYS, "Content-Type": "text/event-stream", "Cache-Control": "no-store", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self._tell_editions(since)

    def _tell_editions(self, since: int | None) -> None:
        news = self.server.news
        edition: Edition | None = news.edition(since)
        known = 0
        with suppress(OSError):  # the page has gone
            self.wfile.write(b"retry: 300\n\n")
            while not news.is_closed:
                known = edition.build if edition else known
                self.wfile.write(f"data: {_json(edition)}\n\n".encode() if edition else b": \n\n")
                self.wfile.flush()
                edition = news.wait_for_news(known, _HEARTBEAT)


def _json(edition: Edition) -> str:
    return json.dumps(edition.as_data(), ensure_ascii=False)


def _number(query: str, name: str) -> int | None:
    value = parse_qs(query).get(name, [""])[0]
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else None
