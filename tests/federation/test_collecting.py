"""Inventories fetched, kept and told about: no network, old copies, servers that mean harm."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from build_tools.build import Checked
from build_tools.cli import main
from build_tools.collecting import collect, read_sources, with_inventories
from build_tools.collecting.fetching import fetch
from build_tools.collecting.inventories import DAY
from build_tools.collecting.keeping import AGAIN, Store
from build_tools.collecting.sources import Source
from build_tools.collecting.unreachable import UnreachableError
from build_tools.federation import INVENTORY, as_bytes, inventory_of
from build_tools.project import Project
from tests.federation.servers import serving
from tests.federation.sites import CENTRAL, site_of, write_project
from tests.golden.corpus import check_files, overlay

PACKED = as_bytes(inventory_of(site_of(CENTRAL), "Trung ương", ""))


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def accept(_: bytes) -> None:
    """Everything."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


def store(folder: Path, clock: Clock) -> Store:
    return Store(folder, clock, timeout=2)


@pytest.mark.parametrize("etags", [True, False])
def test_what_has_not_changed_is_not_sent_again(tmp_path: Path, clock: Clock, etags: bool) -> None:
    with serving({"a": b"one"}) as server:
        server.etags = etags
        for _ in range(3):
            assert store(tmp_path, clock).get(server.url + "a", 100, accept, older=DAY).data == b"one"
            clock.now += DAY + 1
        server.files["a"] = b"another"
        assert store(tmp_path, clock).get(server.url + "a", 100, accept, older=DAY).data == b"another"
    assert [status for _, status in server.asked] == [200, 304, 304, 200]


def test_within_a_day_nobody_is_asked_twice(tmp_path: Path, clock: Clock) -> None:
    with serving({"a": b"one"}) as server:
        for _ in range(3):
            store(tmp_path, clock).get(server.url + "a", 100, accept, older=DAY)
            clock.now += 60
    assert len(server.asked) == 1


def test_offline_the_kept_copy_is_used_with_its_age_and_asked_for_again_an_hour_later(tmp_path: Path, clock: Clock) -> None:
    with serving({"a": b"one"}) as server:
        url = server.url + "a"
        store(tmp_path, clock).get(url, 100, accept, older=DAY)
    clock.now += 3 * DAY
    kept = store(tmp_path, clock).get(url, 100, accept, older=DAY)
    assert (kept.data, kept.age) == (b"one", 3 * DAY)
    assert "không liên lạc được" in kept.trouble
    clock.now += 60
    assert store(tmp_path, clock).get(url, 100, accept, older=DAY).trouble == "lần gọi gần đây không được"
    clock.now += AGAIN
    assert "không liên lạc được" in store(tmp_path, clock).get(url, 100, accept, older=DAY).trouble


def test_what_was_never_had_cannot_be_used(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(UnreachableError, match="chưa lấy lần nào"):
        store(tmp_path, clock).get("http://127.0.0.1:9/a", 100, accept, older=DAY, offline=True)


def test_a_bad_answer_never_replaces_a_good_copy(tmp_path: Path, clock: Clock) -> None:
    def refuse(data: bytes) -> None:
        if data != b"one":
            raise ValueError("tệp không dùng được")

    with serving({"a": b"one"}) as server:
        store(tmp_path, clock).get(server.url + "a", 100, refuse, older=0)
        server.files["a"] = b"<html>login</html>"
        kept = store(tmp_path, clock).get(server.url + "a", 100, refuse, older=0)
        assert (kept.data, kept.trouble) == (b"one", "tệp không dùng được")
        server.files["a"] = b"one"
        assert store(tmp_path, clock).get(server.url + "a", 100, refuse, older=0).trouble == ""


@pytest.mark.parametrize("damage", [b"", b"{", b'{"url": "http://khac/"}', b'{"url": 7, "more": []}'])
def test_a_damaged_note_or_file_counts_as_none(tmp_path: Path, clock: Clock, damage: bytes) -> None:
    with serving({"a": b"one"}) as server:
        for suffix in ("json", "data"):
            store(tmp_path, clock).get(server.url + "a", 100, accept, older=DAY)
            next(tmp_path.glob(f"*.{suffix}")).write_bytes(damage)
            assert store(tmp_path, clock).get(server.url + "a", 100, accept, older=DAY).data == b"one"
    assert [status for _, status in server.asked] == [200, 200, 200]


def test_a_file_beyond_its_limit_is_not_read(tmp_path: Path) -> None:
    with serving({"a": b"x" * 5_000_000}) as server, pytest.raises(UnreachableError, match="lớn hơn 1 MB"):
        fetch(server.url + "a", 1_000_000)


def test_a_file_that_comes_in_drops_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter(range(0, 10**6, 3600))
    monkeypatch.setattr("build_tools.collecting.fetching.time.monotonic", lambda: next(hours))
    with serving({"a": b"x" * 1_000_000}) as server, pytest.raises(UnreachableError, match="quá thời gian chờ"):
        fetch(server.url + "a", 2_000_000)


@pytest.mark.parametrize("to", ["file:///etc/hostname", "http://khac.example/a", "ftp://127.0.0.1/a"])
def test_redirections_stay_on_the_host_that_was_named(to: str) -> None:
    def away(_: str) -> tuple[int, dict[str, str], bytes]:
        return 302, {"Location": to}, b""

    with serving({}) as server:
        server.answer = away
        with pytest.raises(UnreachableError):
            fetch(server.url + "a", 100)


def test_a_redirection_on_the_same_host_is_followed() -> None:
    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        return (302, {"Location": "/b"}, b"") if path == "/a" else (200, {}, b"one")

    with serving({}) as server:
        server.answer = answer
        assert fetch(server.url + "a", 100).data == b"one"


SETTINGS = "plugins:\n  - vankien:\n      publish: {{}}\n      inventories:\n{}"


def test_sources_are_read_from_the_settings() -> None:
    text = SETTINGS.format("        - {url: https://vi-du.vn/tw/index.html, name: Trung ương}\n        - path: ../b/site\n")
    sources, problems = read_sources(text)
    assert sources == (Source("Trung ương", "https://vi-du.vn/tw/", ""), Source("", "", "../b/site"))
    assert sources[0].file == "https://vi-du.vn/tw/data/inventory.json.gz"
    assert problems == ()
    assert read_sources("site_name: x\nplugins: [vankien]\n") == ((), ())
    assert read_sources("x: !ENV [A, b]\n" + text)[1] == ()


@pytest.mark.parametrize(
    ("entries", "code", "line"),
    [
        ("        https://vi-du.vn/\n", "INV002", 5),
        ("        - https://vi-du.vn/\n", "INV003", 5),
        ("        - {name: A}\n", "INV003", 5),
        ("        - {url: https://vi-du.vn/, ten: A}\n", "INV003", 5),
        ("        - {url: 'javascript:alert(1)'}\n", "INV004", 5),
        ("        - {url: 'file:///etc/'}\n", "INV004", 5),
        ("        - [\n", "INV001", 0),
    ],
)
def test_mistakes_in_the_settings_have_a_place(entries: str, code: str, line: int) -> None:
    _, problems = read_sources(SETTINGS.format(entries))
    assert [p.code for p in problems] == [code]
    assert not line or problems[0].span.line == line


@pytest.fixture
def central() -> Checked:
    return check_files(overlay({}, []))


def _project(folder: Path, entries: str) -> Project:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(SETTINGS.format(entries), "utf-8")
    return Project(folder)


def test_a_file_beside_us_needs_no_network_but_an_address(tmp_path: Path, central: Checked) -> None:
    path = tmp_path / "kho" / INVENTORY
    path.parent.mkdir(parents=True)
    path.write_bytes(PACKED)
    with_url, told = with_inventories(central, _project(tmp_path / "a", "        - {path: ../kho, url: https://vi-du.vn/tw/}\n"))
    assert told == []
    assert with_url.site.foreign.of_instrument["9-nq-tw-2022"][0].address == "https://vi-du.vn/tw/van-ban/nq-09.html"
    without, told = with_inventories(central, _project(tmp_path / "b", "        - path: ../kho\n"))
    assert without.site.foreign.of_instrument == {}
    assert "thêm url" in told[0]


def test_links_go_below_the_address_that_we_state_whatever_the_other_site_says(tmp_path: Path, central: Checked) -> None:
    liar = as_bytes(inventory_of(site_of(CENTRAL), "Trung ương", "https://ke-gian.vn/"))
    with serving({INVENTORY: liar}) as server:
        found, _ = with_inventories(central, _project(tmp_path, f"        - {{url: '{server.url}'}}\n"))
        assert found.site.foreign.of_instrument["9-nq-tw-2022"][0].address == f"{server.url}van-ban/nq-09.html"


def test_a_source_that_cannot_be_had_stops_nothing_and_is_told(tmp_path: Path, central: Checked) -> None:
    entries = "        - {path: ../khong-co, url: https://vi-du.vn/}\n        - {url: 'http://127.0.0.1:9/', name: Xa}\n        - x\n"
    found, told = with_inventories(central, _project(tmp_path / "a", entries))
    assert found.site.foreign.of_instrument == {}
    assert len(told) == 3
    assert any("“Xa” không dùng được: không liên lạc được" in line for line in told)


def test_an_old_copy_is_told_with_its_age(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, clock = Project(tmp_path), Clock()
    monkeypatch.setattr("build_tools.collecting.inventories.time.time", clock)
    with serving({INVENTORY: PACKED}) as server:
        source = Source("Trung ương", server.url, "")
        assert [one.said for one in collect(project, [source])] == [""]
    clock.now += 2 * DAY
    assert "lấy 2 ngày trước" in next(collect(project, [source])).said
    clock.now += 10 * DAY
    old = next(collect(project, [source]))
    assert "lấy 12 ngày trước" in old.said and "đã cũ" in old.said
    assert old.published is not None, "old is better than nothing"


def test_the_command_fetches_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving({INVENTORY: PACKED}) as server:
        root = write_project(tmp_path / "a", {}, "Tỉnh A", f"        - url: '{server.url}'\n")
        assert main(["-C", str(root), "inventories"]) == 0
        assert "Trung ương" in (said := capsys.readouterr().out) and "1 văn bản có toàn văn" in said
    assert main(["-C", str(root), "inventories", "--list"]) == 0
    assert "1 văn bản có toàn văn" in capsys.readouterr().out
    assert main(["-C", str(root), "inventories"]) == 1, "told by the exit status too"
    assert "lấy vừa xong: không liên lạc được" in capsys.readouterr().err
    kept = list((root / ".cache" / "inventories").glob("*.json"))
    assert len(kept) == 1 and json.loads(kept[0].read_text("utf-8"))["url"] == server.url + INVENTORY
    assert os.access(kept[0], os.R_OK)


def test_settings_without_sources_are_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_project(tmp_path / "a", {}, "Tỉnh A")
    assert main(["-C", str(root), "inventories"]) == 0
    assert "chưa ghi trang nào" in capsys.readouterr().out
