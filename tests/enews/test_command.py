"""``vankien enews``: a folder or a zip, whole or not at all, never in place of something else."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.rendering.page import Artifact
from build_tools.write import UnsafeTargetError, write_folder
from tests.conftest import ROOT

LETTER, NOTICE = "65-cv-btgqu-quan-1", "tb-nhanh-hn-21-thanh-uy-tphcm"
SITE = "https://vi-du.vn/van-kien"


@pytest.fixture(autouse=True)
def _address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", SITE)


def run(*arguments: str) -> int:
    return main(["-C", str(ROOT), "enews", *arguments])


def test_a_folder_with_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "bo"
    assert run(LETTER, "-o", str(target)) == 0
    assert f"{target}: 13 tệp" in capsys.readouterr().out
    facts = json.loads((target / "thong-tin.json").read_text("utf-8"))
    assert facts["permalink"] == f"{SITE}/van-ban/{LETTER}.html"
    assert len(facts["attachments"]) == 4
    for attachment in facts["attachments"]:
        data = (target / attachment["file"]).read_bytes()
        assert data.startswith(b"%PDF" if attachment["form"] == "pdf" else b"PK"), attachment
    assert (target / "anh-bia.png").read_bytes().startswith(b"\x89PNG")
    assert run(LETTER, "-o", str(target)) == 0, "a kit takes the place of an earlier one"
    assert [path.name for path in tmp_path.iterdir()] == ["bo"]


def test_a_section_in_a_zip_twice_the_same(tmp_path: Path) -> None:
    targets = [tmp_path / name for name in ("mot.zip", "hai.zip")]
    for target in targets:
        assert run(f"{NOTICE}#II", "-o", str(target)) == 0
    first, second = (target.read_bytes() for target in targets)
    assert first == second
    with zipfile.ZipFile(targets[0]) as archive:
        assert f"tep-dinh-kem/{NOTICE}-II.pdf" in archive.namelist()
        assert archive.read("tieu-de.txt").decode().startswith("II. ")


def test_the_zip_of_the_command_is_the_one_of_the_site(tmp_path: Path, built_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")  # as the site of the tests is built
    assert run(LETTER, "-o", str(tmp_path / "bo.zip")) == 0
    assert (tmp_path / "bo.zip").read_bytes() == (built_site / "dang-tin" / f"{LETTER}.zip").read_bytes()


@pytest.mark.parametrize("name", ["khong-co", f"{NOTICE}#IX", f"{NOTICE}#preamble"])
def test_what_has_no_kit(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "-o", str(tmp_path / "bo")) == 2
    assert f"không có văn bản hay mục có tiêu đề nào là “{name}”" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "anh.jpg").write_bytes(b"of mine")
    assert run(LETTER, "-o", str(tmp_path)) == 1
    assert "chọn thư mục trống" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["anh.jpg"]


def test_an_interrupted_folder_leaves_the_earlier_one(tmp_path: Path) -> None:
    target = tmp_path / "bo"
    write_folder(target, [Artifact("dau.json", b"1"), Artifact("a/b.txt", b"old")], "dau.json")

    def failing() -> Iterator[Artifact]:
        yield Artifact("dau.json", b"2")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_folder(target, failing(), "dau.json")
    assert (target / "a" / "b.txt").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["bo"]
    (target / "dau.json").unlink()
    with pytest.raises(UnsafeTargetError):
        write_folder(target, [Artifact("dau.json", b"3")], "dau.json")
