"""Where the server listens, and whom it answers."""

from __future__ import annotations

import socket

import pytest

from build_tools.serving.address import Address, AddressError, BusyPortError
from build_tools.serving.answering import PreviewServer
from build_tools.serving.news import News
from build_tools.serving.site_files import SiteFiles
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8000", Address("127.0.0.1", 8000)),
        ("localhost:9", Address("localhost", 9)),
        ("[::1]:8000", Address("::1", 8000)),
        ("8080", Address("127.0.0.1", 8080)),
    ],
)
def test_addresses_are_read(text: str, address: Address) -> None:
    assert Address.parse(text) == address
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize("text", ["", "localhost", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:٨", "a:b:80", "http://localhost:80"])
def test_what_is_no_address_is_said(text: str) -> None:
    with pytest.raises(AddressError, match=r"127\.0\.0\.1:8000"):
        Address.parse(text)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "LOCALHOST:80", "[::1]:8000", "van-kien.localhost:8000", "127.0.0.2", "localhost."]
)
def test_a_local_server_answers_to_its_own_names(host: str) -> None:
    assert Address("127.0.0.1", 8000).answers_to(host)


@pytest.mark.parametrize(
    "host", ["", "vi-du.vn", "vi-du.vn:8000", "127.0.0.1.vi-du.vn", "localhost.vi-du.vn", "192.168.1.5", "notlocalhost"]
)
def test_a_local_server_answers_to_no_other_name(host: str) -> None:
    assert not Address("127.0.0.1", 8000).answers_to(host)
    assert Address("0.0.0.0", 8000).answers_to(host)


def test_what_a_browser_opens_for_a_server_open_to_all() -> None:
    assert Address("0.0.0.0", 8000).url == "http://127.0.0.1:8000"
    assert Address("::", 8000).url == "http://[::1]:8000"


def test_a_busy_port_is_told_with_a_free_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        busy = Address("127.0.0.1", other.getsockname()[1])
        with pytest.raises(BusyPortError) as told:
            PreviewServer(busy, SiteFiles(ROOT), News())
    assert f"cổng {busy.port} đang có chương trình khác dùng" in str(told.value)
    offered = Address.parse(str(told.value).rpartition("--address ")[2])
    assert offered.port != busy.port
    PreviewServer(offered, SiteFiles(ROOT), News()).server_close()


def test_a_host_of_another_machine_is_told() -> None:
    with pytest.raises(AddressError, match="không mở được"):
        PreviewServer(Address("192.0.2.1", 8000), SiteFiles(ROOT), News())
