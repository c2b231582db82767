"""``vankien publish``, from content to the published site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.cli import main
from build_tools.publish_run import this_run
from build_tools.publishing import read_destinations
from build_tools.publishing.lock import Holder, take_lock
from build_tools.publishing.manifest import FOLDER, LOCK
from tests.conftest import ROOT
from tests.golden.corpus import overlay
from tests.publishing.crawler import broken_for_readers
from tests.publishing.runs import folder_target

URL = "https://vi-du.vn/van-kien/"


@pytest.fixture
def live(tmp_path: Path) -> Path:
    folder = tmp_path / "live"
    folder.mkdir()
    return folder


@pytest.fixture
def project(tmp_path: Path, live: Path) -> Path:
    """A project with one notice, and one place to publish."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
    write_content(root, [])
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    chosen = f'publish: {{trang-chinh: {{to: "folder:{live}", url: "{URL}"}}}}'
    (root / "mkdocs.yml").write_text(settings.replace("publish: {}", chosen), "utf-8")
    assert chosen in (root / "mkdocs.yml").read_text("utf-8")
    return root


def write_content(root: Path, replaced: list[dict[str, Any]]) -> None:
    for path, data in overlay({}, replaced).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_publishing_is_foretold_done_and_repeated(
    project: Path, live: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = ["-C", str(project), "publish"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main([*publish, "--dry-run"]) == 0
    assert "Chưa thay đổi gì ở nơi đăng" in capsys.readouterr().out
    assert list(live.iterdir()) == []

    assert main(publish) == 0
    said = capsys.readouterr()
    assert f"Xem tại {URL}" in said.out
    assert "lịch sử" not in said.err, "a first publication has lost nothing"
    assert broken_for_readers(live) == []
    assert f'href="{URL}index.html"' in (live / "index.html").read_text("utf-8") or URL in (live / "sitemap.xml").read_text("utf-8")
    first = files_of(live)
    assert {path for path in first if path.startswith(FOLDER)} == {f"{FOLDER}/manifest.json"}

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # another day: nothing may depend on it
    assert main(publish) == 0
    assert "không phải gửi gì" in capsys.readouterr().out
    assert files_of(live) == first

    write_content(project, [{"old": "role: lead", "new": "role: coordinate"}])
    assert main([*publish, "--dry-run"]) == 0
    assert "~ nhiem-vu/thong-bao-1/" in capsys.readouterr().out
    assert files_of(live) == first
    assert main(publish) == 0
    history = json.loads((live / "data" / "history.json").read_text("utf-8"))
    assert "thong-bao-1" in json.dumps(history["changes"]), "what is new is told from the published site"
    assert broken_for_readers(live) == []


def test_mistakes_of_content_and_settings_stop_before_anything_is_sent(
    project: Path, live: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish = ["-C", str(project), "publish"]
    write_content(project, [{"old": "role: lead", "new": "role: leader"}])
    with pytest.raises(SystemExit):
        main(publish)
    assert files_of(live) == {}, "the lock too is gone"
    assert main([*publish, "--to", "khac"]) == 2
    assert "đang có: trang-chinh" in capsys.readouterr().err
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("folder:", "thu-muc:"), "utf-8")
    assert main(publish) == 1
    assert "error[PUB005]: không hiểu nơi đăng" in capsys.readouterr().err
    settings.write_bytes((ROOT / "mkdocs.yml").read_bytes())
    assert main(publish) == 2
    assert "chưa ghi nơi đăng nào" in capsys.readouterr().err


def test_a_lock_keeps_the_second_publisher_out(project: Path, live: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = this_run()
    other = Holder("lan@may-khac", ours.since, "may-khac", 1, "aa")
    take_lock(folder_target(live), other, lambda holder: False)
    assert main(["-C", str(project), "publish"]) == 1
    assert "lan@may-khac đang đăng lên nơi này" in capsys.readouterr().err
    assert main(["-C", str(project), "publish", "--break-lock"]) == 0
    assert not (live / LOCK).exists()


def test_the_guide_shows_settings_that_work() -> None:
    guide = (ROOT / "docs" / "huong-dan" / "xuat-ban.md").read_text("utf-8")
    settings, *forges = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    found, problems = read_destinations(settings)
    assert ([d.kind for d in found], problems) == (["sftp", "rsync", "folder"], ())
    for forge in forges:
        assert yaml.safe_load(forge)
        assert {"SITE_URL", "VANKIEN_HISTORY", "data/$tep.json", "build_tools/bootstrap.py site"} <= set(
            re.findall(r"SITE_URL|VANKIEN_HISTORY|data/\$tep\.json|build_tools/bootstrap\.py site", forge)
        )
    codes = {
        code for path in (ROOT / "build_tools" / "publishing").glob("*.py") for code in re.findall(r"PUB\d{3}", path.read_text("utf-8"))
    }
    assert {code for code in codes if code not in guide} == set()
