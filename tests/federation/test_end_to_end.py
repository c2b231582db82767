"""Two small sites built whole: a citation on the one leads to the text on the other. Then a portal of both."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.collecting.members import members, names_of
from build_tools.federation import as_bytes, inventory_of
from build_tools.mkdocs_plugin import build_site
from tests.federation.servers import Server, serving
from tests.federation.sites import central_site, local_sites, site_of, write_project
from tests.golden.corpus import DOCUMENT


@pytest.fixture(scope="session")
def central(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return central_site(tmp_path_factory)


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return local_sites(tmp_path_factory)


FULL_TEXT = "https://vi-du.vn/tw/van-ban/nq-09.html"


def test_the_page_of_an_instrument_leads_to_the_text_on_the_other_site(local: Path) -> None:
    page = (local / "co" / "nghi-quyet" / "9-nq-tw-2022.html").read_text("utf-8")
    link = re.search(rf'<a href="{FULL_TEXT}" rel="external">(.*?)</a>', page)
    assert link and link[1].startswith("Toàn văn trên trang của Trung ương")
    assert "(trên trang khác)" in link[1], "said to those who do not see the sign"
    task = (local / "co" / "nhiem-vu" / "thong-bao-1" / "I" / "1.html").read_text("utf-8")
    assert FULL_TEXT not in task, "running text leads to our own page, which has who carries it out"
    assert 'href="../../../nghi-quyet/9-nq-tw-2022.html"' in task


def test_without_an_entry_the_citation_itself_leads_there(local: Path) -> None:
    task = (local / "khong" / "nhiem-vu" / "thong-bao-1" / "I" / "1.html").read_text("utf-8")
    link = re.search(rf'<a class="vk-m vk-m-instrument" href="{FULL_TEXT}" rel="external">(.*?)</a>', task)
    assert link and link[1].startswith("Nghị quyết số 09-NQ/TW ngày 04 tháng 5 năm 2022")


def test_each_site_publishes_its_own_inventory(central: Path, local: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for site in (central, local / "co"):
        assert (site / "data" / "inventory.json.gz").stat().st_size < 2000
        assert json.loads((site / "data" / "inventory.schema.json").read_text("utf-8"))["title"]


def test_a_build_without_network_uses_what_is_kept(tmp_path: Path, central: Path, caplog: pytest.LogCaptureFixture) -> None:
    with serving(_files(central)) as server:
        entry = f"        - url: '{server.url}'\n"
        root = write_project(tmp_path / "p", {}, "A", entry)
        first = build_site(root, strict=False, site_dir=str(tmp_path / "first"))
    again = build_site(root, strict=False, site_dir=str(tmp_path / "again"))
    page = Path("nghi-quyet/9-nq-tw-2022.html")
    assert f"{server.url}van-ban/nq-09.html" in (again / page).read_text("utf-8")
    assert (first / page).read_bytes() == (again / page).read_bytes()
    note = next((root / ".cache" / "inventories").glob("*.json"))
    old = json.loads(note.read_text("utf-8"))
    note.write_text(json.dumps(old | {"fetched": old["fetched"] - 20 * 86_400, "asked": old["asked"] - 20 * 86_400}), "utf-8")
    caplog.clear()
    build_site(root, strict=False, site_dir=str(tmp_path / "again"))
    assert "lấy 20 ngày trước" in caplog.text
    assert f"{server.url}van-ban/nq-09.html" in (again / page).read_text("utf-8")


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def online(central: Path) -> Iterator[Server]:
    with serving(_files(central)) as server:
        yield server


def portal(project: Path, *arguments: str) -> int:
    return main(["-C", str(project), "portal", *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "cong", {}, "Cổng")


def test_a_portal_of_a_folder_and_an_address(tmp_path: Path, project: Path, local: Path, online: Server) -> None:
    target = tmp_path / "out"
    assert portal(project, str(local / "co"), online.url, "-o", str(target), "--name", "Cổng tỉnh A") == 0
    told = json.loads((target / "data" / "portal.json").read_text("utf-8"))
    beside = os.path.relpath(local / "co", target).replace(os.sep, "/") + "/"
    assert {site["url"]: site["documents"] for site in told["sites"]} == {beside: 1, online.url: 1}
    assert all(site["searchable"] and not site["trouble"] for site in told["sites"])
    assert "Cổng tỉnh A" in (target / "index.html").read_text("utf-8")
    before = dict(online.asked)
    first = _files(target)
    online.asked.clear()
    assert portal(project, str(local / "co"), online.url, "-o", str(target), "--name", "Cổng tỉnh A") == 0
    assert len(before) > 5
    assert dict(online.asked) == {"data/inventory.json.gz": 304, "tim-kiem/chi-muc/goc.js": 304}
    assert _files(target) == first


def test_a_site_that_is_gone_stays_searchable_from_what_is_kept_and_is_told(
    tmp_path: Path, project: Path, online: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    assert portal(project, online.url, "-o", str(target)) == 0
    url = online.url

    def fail(_: str) -> tuple[int, dict[str, str], bytes]:
        return 503, {}, b""

    online.answer = fail
    assert portal(project, url, "-o", str(target)) == 1
    assert "máy chủ trả lời 503; bản đang giữ lấy vừa xong" in capsys.readouterr().err
    page = (target / "index.html").read_text("utf-8")
    assert "đang tìm trong bản đã giữ" in page
    assert json.loads((target / "data" / "portal.json").read_text("utf-8"))["sites"][0]["searchable"]
    online.asked.clear()
    assert portal(project, url, "-o", str(target), "--offline") == 1
    assert online.asked == []


def test_sites_that_cannot_be_used_are_told_and_stop_nothing(
    tmp_path: Path, project: Path, local: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = shutil.copytree(local / "co", tmp_path / "hong")
    (spoilt / "tim-kiem" / "chi-muc" / "goc.js").write_text("alert(1)", "utf-8")
    listing = tmp_path / "trang.txt"
    listing.write_text(f"# các trang\n{local / 'khong'}\n{spoilt} # hỏng\nhttp://127.0.0.1:9/\nkhong-co\n\n", "utf-8")
    target = tmp_path / "out"
    assert portal(project, str(listing), "-o", str(target)) == 1
    said = capsys.readouterr()
    assert "1/4 trang" in said.out
    for why in ("không phải tệp của chỉ mục", "không liên lạc được", "không có trang đã dựng"):
        assert why in said.err
    page = (target / "index.html").read_text("utf-8")
    assert "3 trang chưa lấy được" in page
    assert "alert(1)" not in "".join(path.read_text("utf-8") for path in target.rglob("*.js") if "chi-muc" in str(path))


def test_two_sites_of_one_address_are_told(tmp_path: Path, local: Path) -> None:
    for name in ("mot", "hai dau"):
        shutil.copytree(local / "co" / "tim-kiem", tmp_path / name / "tim-kiem")
        (tmp_path / name / "data").mkdir()
        packed = as_bytes(inventory_of(site_of({}), name, "https://vi-du.vn/" if name == "mot" else ""))
        (tmp_path / name / "data" / "inventory.json.gz").write_bytes(packed)
    given = [str(tmp_path / "mot"), str(tmp_path / "hai dau"), str(shutil.copytree(tmp_path / "mot", tmp_path / "ba"))]
    found = members(given, tmp_path / "out", tmp_path / "kept", offline=True)
    assert [(one.base, bool(one.trouble)) for one in found] == [("https://vi-du.vn/", False), ("../hai%20dau/", False), ("ba", True)]


def test_names_come_from_files_too(tmp_path: Path) -> None:
    (tmp_path / "ds.txt").write_text("a\n# x\nhttps://vi-du.vn/ # y\n", "utf-8")
    assert list(names_of([str(tmp_path / "ds.txt"), "https://b.vn/"])) == [str(tmp_path / "a"), "https://vi-du.vn/", "https://b.vn/"]


def test_a_site_whose_files_are_not_all_there_is_not_half_in(tmp_path: Path, online: Server) -> None:
    for path in [path for path in online.files if "/chi-muc/" in path and "goc" not in path][:1]:
        del online.files[path]
    found = members([online.url], tmp_path / "out", tmp_path / "kept", offline=False)
    assert found[0].inventory is None
    assert "chỉ mục thiếu" in found[0].trouble


def test_a_portal_never_replaces_what_is_not_a_portal(tmp_path: Path, project: Path, local: Path) -> None:
    assert portal(project, str(local / "co"), "-o", str(project / "content")) == 1
    assert (project / DOCUMENT).exists()
