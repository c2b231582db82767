"""Where the server listens, and under which names it answers."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass

_ADDRESS = re.compile(r"(?:(?P<host>\[[^\]]+\]|[^:\[\]]+):)?(?P<port>\d{1,5})", re.ASCII)
_FIRST_OPEN_PORT = 1024
"""Ports below belong to the system."""
_TRIED = 200
"""How many ports after a busy one are looked at."""


class AddressError(Exception):
    """An address that cannot be listened on; the message is for the one who gave it."""


class BusyPortError(AddressError):
    """Another program listens there."""


@dataclass(frozen=True)
class Address:
    """A host and a port; port 0 lets the system choose."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Address:
        """``127.0.0.1:8000``, ``[::1]:8000``, ``localhost:8000`` or only ``8000``. Raises AddressError."""
        match = _ADDRESS.fullmatch(text.strip())
        if match is None or int(match["port"]) > 65535:
            raise AddressError(f"địa chỉ phải có dạng 127.0.0.1:8000, không phải “{text}”")
        return cls((match["host"] or "127.0.0.1").strip("[]"), int(match["port"]))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """What to open in a browser on this machine."""
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}
        return f"http://{Address(everywhere.get(self.host, self.host), self.port)}"

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host == "localhost" or _is_loopback(self.host)

    def family(self) -> socket.AddressFamily:
        """Which kind of socket the host needs. Raises AddressError for a host that nobody knows."""
        try:
            return socket.AddressFamily(socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0][0])
        except (OSError, UnicodeError) as error:
            raise AddressError(f"không có máy nào tên “{self.host}”") from error

    def answers_to(self, host_header: str) -> bool:
        """Whether a request may name this host.

        A page from elsewhere can have its own name lead to 127.0.0.1 (DNS rebinding) and then read what is not published yet; such a
        request still carries that name. A server open to the network is reached under names that it cannot know.
        """
        if not self.is_local:
            return True
        name = re.sub(r":\d*\Z", "", host_header.strip()).strip("[]").rstrip(".").lower()
        return name in ("localhost", self.host) or name.endswith(".localhost") or _is_loopback(name)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def next_free_port(busy: Address) -> int | None:
    """The first port after a busy one where nobody listens."""
    first = max(busy.port + 1, _FIRST_OPEN_PORT)
    for port in range(first, min(first + _TRIED, 65536)):
        with socket.socket(busy.family(), socket.SOCK_STREAM) as probe:
            try:
                probe.bind((busy.host, port))
            except OSError:
                continue
            return port
    return None
