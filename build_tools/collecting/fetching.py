"""One file over http, within limits: of size, of time, and of where an answer may send us."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import IO

from build_tools.collecting.unreachable import UnreachableError

TIMEOUT = 10.0
"""Seconds without a byte."""
_LONGEST = 10
"""Times the timeout that a whole file may take, however often a byte comes."""
_STEP = 1 << 16
_AGENT = "vankien"


@dataclass(frozen=True)
class Answer:
    """What a server gave. ``data`` is None where what we have is still right."""

    data: bytes | None
    etag: str = ""
    modified: str = ""


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows what stays on the host that was named, or goes from http to https there."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        new = urllib.request.Request(newurl)
        if (
            new.type not in ("http", "https")
            or new.host.partition(":")[0] != req.host.partition(":")[0]
            or (req.type, new.type) == ("https", "http")
        ):
            raise UnreachableError(f"máy chủ chuyển sang nơi khác ({new.type}://{new.host}); ghi thẳng địa chỉ ấy nếu tin")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_SameHost)


def fetch(url: str, limit: int, *, etag: str = "", modified: str = "", timeout: float = TIMEOUT) -> Answer:
    """The file at an http(s) address, of ``limit`` bytes at most. Raises UnreachableError."""
    headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity"}
    headers |= {"If-None-Match": etag} if etag else {"If-Modified-Since": modified} if modified else {}
    try:
        with _OPENER.open(urllib.request.Request(url, headers=headers), timeout=timeout) as answer:
            data = _whole(answer, limit, time.monotonic() + timeout * _LONGEST)
            said = answer.headers
    except urllib.error.HTTPError as error:
        with error:
            if error.code == http.HTTPStatus.NOT_MODIFIED:
                return Answer(None, etag, modified)
            raise UnreachableError(f"máy chủ trả lời {error.code}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise UnreachableError(f"không liên lạc được ({_reason(error)})") from error
    if len(data) > limit:
        raise UnreachableError(f"tệp lớn hơn {limit // 1_000_000} MB")
    return Answer(data, said.get("ETag", "")[:500], said.get("Last-Modified", "")[:100])


def _whole(answer: http.client.HTTPResponse, limit: int, until: float) -> bytes:
    """All bytes, at most one more than the limit."""
    data = bytearray()
    while len(data) <= limit and (piece := answer.read1(_STEP)):
        data += piece
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(data[: limit + 1])


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    said = (
        (TimeoutError, "quá thời gian chờ"),
        (ConnectionRefusedError, "máy chủ từ chối kết nối"),
        (socket.gaierror, "không tìm thấy tên máy chủ"),
        (ssl.SSLError, "chứng chỉ của máy chủ không hợp lệ"),
        (ValueError, "địa chỉ không đúng dạng"),
    )
    return next((words for kind, words in said if isinstance(cause, kind)), "lỗi mạng")
