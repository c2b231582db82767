"""Entries drafted for instruments that texts cite and no registry has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from build_tools.build import check_content
from build_tools.cli import main
from build_tools.drafts import unknown_instruments
from build_tools.load import ContentFile
from tests.golden.corpus import BASE

CITING = """\
kind: notice
title: THÔNG BÁO
locality: tinh-a
issuer: tinh-uy-a
original:
  files: [hai.txt]
items:
  - label: "1."
    text: |
      Thực hiện Kết luận số 54-KL/TW ngày 09 tháng 5 năm 2023 của Bộ Chính trị về phát triển đô thị; theo Kết luận số 54-KL/TW
      và các Quyết định số 12-QĐ/TU, 13-QĐ/TU.
  - label: "2."
    text: Kết luận số 54-KL/TW ngày 10 tháng 6 năm 2010 và Công văn số 77/UBND-TH.
"""


def files(**changed: str) -> dict[str, str]:
    return {**BASE, "content/notices/thong-bao-2.yml": CITING, **changed}


def test_each_unknown_instrument_is_drafted_once_with_what_the_text_says() -> None:
    site = check_content(ContentFile(path, text.encode()) for path, text in files().items()).site
    entries = [draft.entry() for draft in unknown_instruments(site)]
    assert [(e["type"], e["number"], e.get("date"), e.get("issuer"), e.get("title"), e["sources"]) for e in entries] == [
        ("conclusion", "54-KL/TW", date(2023, 5, 9), "bo-chinh-tri", "về phát triển đô thị", ["thong-bao-2#1"]),
        ("conclusion", "54-KL/TW", date(2010, 6, 10), None, None, ["thong-bao-2#2"]),
        ("decision", "12-QĐ/TU", None, None, None, ["thong-bao-2#1"]),
        ("decision", "13-QĐ/TU", None, None, None, ["thong-bao-2#1"]),
        ("letter", "77/UBND-TH", None, None, None, ["thong-bao-2#2"]),
    ]


def test_an_issuer_and_a_subject_behind_a_list_belong_to_all_of_it() -> None:
    text = "Các Quyết định số 12-QĐ/TU, 13-QĐ/TU và số 14-QĐ/TU của Tỉnh ủy A về luân chuyển cán bộ; Quyết định số 15-QĐ/TU."
    notice = CITING.split("items:")[0] + f"preamble: {text}\n"
    changed = files(**{"content/notices/thong-bao-2.yml": notice})
    site = check_content(ContentFile(path, text.encode()) for path, text in changed.items()).site
    found = [(d.number, d.type, d.issuer, d.title) for d in unknown_instruments(site)]
    assert found == [
        *((f"{n}-QĐ/TU", "decision", "tinh-uy-a", "về luân chuyển cán bộ") for n in (12, 13, 14)),
        ("15-QĐ/TU", "decision", "", ""),
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_fix_registry_writes_entries_that_wait_for_review(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project), "check", "--fix-registry"]) == 1
    output = capsys.readouterr().out
    assert "LNK005" not in output
    assert output.count("warning[LNK009]") == 5
    drafted = project / "content/instruments/can-ra-soat.yml"
    entries = yaml.safe_load(drafted.read_text("utf-8"))["instruments"]
    assert len({e["id"] for e in entries}) == 5
    assert all(e["unreviewed"] is True for e in entries)
    before = drafted.read_bytes()
    assert main(["-C", str(project), "check", "--fix-registry"]) == 1
    assert drafted.read_bytes() == before


def test_what_was_drafted_before_is_kept(project: Path) -> None:
    drafted = project / "content/instruments/can-ra-soat.yml"
    kept = "instruments:\n  # tay người viết\n  - {id: cu, type: plan, number: 1-KH/TU, sources: [x]}\n"
    drafted.write_text(kept, "utf-8")
    main(["-C", str(project), "check", "--fix-registry"])
    assert drafted.read_text("utf-8").startswith(kept)
    assert len(yaml.safe_load(drafted.read_text("utf-8"))["instruments"]) == 6


@pytest.mark.parametrize(
    "before",
    [
        "instruments:\n- id: cu\n  type: plan\n  sources: [x]\n",
        "instruments:\n    - id: cu\n      type: plan\n      sources: [x]",
        "instruments:\r\n  - id: cu\r\n    type: plan\r\n    sources: [x]\r\n",
    ],
)
def test_entries_are_indented_as_those_before_them(project: Path, before: str) -> None:
    drafted = project / "content/instruments/can-ra-soat.yml"
    drafted.write_bytes(before.encode())
    main(["-C", str(project), "check", "--fix-registry"])
    entries = yaml.safe_load(drafted.read_text("utf-8"))["instruments"]
    assert entries[0] == {"id": "cu", "type": "plan", "sources": ["x"]}
    assert len(entries) == 6


def test_a_list_that_was_emptied_is_filled_again(project: Path) -> None:
    drafted = project / "content/instruments/can-ra-soat.yml"
    drafted.write_text("# ghi chú\ninstruments: []\n", "utf-8")
    main(["-C", str(project), "check", "--fix-registry"])
    assert drafted.read_text("utf-8").startswith("# ghi chú\ninstruments:\n  - id: ")
    assert len(yaml.safe_load(drafted.read_text("utf-8"))["instruments"]) == 5


@pytest.mark.parametrize(
    "before",
    ["instruments: [{id: cu, type: plan, sources: [x]}]\n", "---\ninstruments:\n  - {id: cu, type: plan, sources: [x]}\n...\n"],
)
def test_a_file_that_nothing_can_be_added_to_is_left_alone(project: Path, before: str, capsys: pytest.CaptureFixture[str]) -> None:
    drafted = project / "content/instruments/can-ra-soat.yml"
    drafted.write_text(before, "utf-8")
    assert main(["-C", str(project), "check", "--fix-registry"]) == 1
    assert "chưa ghi gì" in capsys.readouterr().err
    assert drafted.read_text("utf-8") == before


def test_a_damaged_registry_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/instruments/van-ban.yml").write_text("instruments:\n  - {id: X Y}\n", "utf-8")
    assert main(["-C", str(project), "check", "--fix-registry"]) == 1
    assert "chưa ghi gì" in capsys.readouterr().err
    assert not (project / "content/instruments/can-ra-soat.yml").exists()
