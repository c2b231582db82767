"""The command line: exit codes, messages, files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.vocabularies import DOCUMENT_KINDS
from tests.conftest import ROOT
from tests.golden.corpus import overlay


def project_with(folder: Path, *, broken: bool = False) -> Path:
    replaced = [{"old": "role: lead", "new": "role: leader"}] if broken else []
    for path, data in overlay({}, replaced).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_check_is_clean_or_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project_with(tmp_path / "a")), "check"]) == 0
    assert "0 lỗi, 0 cảnh báo" in capsys.readouterr().out
    assert main(["-C", str(project_with(tmp_path / "b", broken=True)), "check"]) == 1
    assert "content/notices/thong-bao-1.yml:30:19: error[SCH005]" in capsys.readouterr().out


def test_check_speaks_json_and_to_forges(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(project_with(tmp_path, broken=True))
    main(["-C", root, "check", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [(d["code"], d["line"], d["column"]) for d in found] == [("SCH005", 30, 19)]
    main(["-C", root, "check", "--format", "github"])
    assert capsys.readouterr().out.startswith("::error file=content/notices/thong-bao-1.yml,line=30,col=19,title=SCH005::")


def test_usage_mistakes_exit_with_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["chek"])
    assert stop.value.code == 2
    assert main(["-C", str(tmp_path), "check"]) == 2
    assert "không thấy thư mục content/" in capsys.readouterr().err


@pytest.mark.parametrize("kind", DOCUMENT_KINDS)
def test_new_drafts_read_without_a_schema_mistake(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(project_with(tmp_path))
    arguments = ["-C", root, "new", kind, "van-ban-moi", "--locality", "tinh-a", "--issuer", "tinh-uy-a", "--original", "goc.txt"]
    assert main(arguments) == 0
    capsys.readouterr()
    main(["-C", root, "check", "--format", "json"])
    codes = {d["code"] for d in json.loads(capsys.readouterr().out)}
    assert all(code.startswith("FID") for code in codes), codes  # only the text itself is still to be written
    assert main(arguments) == 1, "a second draft must not overwrite the first"


def test_new_refuses_an_id_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project_with(tmp_path)), "new", "notice", "Thông báo 1"]) == 2
    assert "thong-bao-1" in capsys.readouterr().err


def test_export_json_gives_the_data_and_nothing_half(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "corpus.json"
    assert main(["-C", str(project_with(tmp_path / "a")), "export", "json", "-o", str(target)]) == 0
    assert json.loads(target.read_text("utf-8"))["documents"][0]["id"] == "thong-bao-1"
    target.unlink()
    assert main(["-C", str(project_with(tmp_path / "b", broken=True)), "export", "json", "-o", str(target)]) == 1
    assert not target.exists()


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "build_tools", "--version"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.startswith("vankien ")


def test_the_bootstrap_needs_only_the_standard_library() -> None:
    script = ROOT / "build_tools" / "bootstrap.py"
    python = shutil.which("python3") or sys.executable
    done = subprocess.run([python, "-S", "-E", str(script), "nothing"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Cách dùng" in done.stderr


def test_print_writes_a_pdf_and_says_what_it_does_not_know(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "muc.pdf"
    assert main(["-C", str(ROOT), "print", "02-ctrhd-tu-tphcm#II/7", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert main(["-C", str(ROOT), "print", "khong-co#I", "-o", str(target)]) == 2
    assert "khong-co#I" in capsys.readouterr().err


def test_a_reader_who_goes_before_the_end_sees_no_traceback(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "build_tools", "-C", str(project_with(tmp_path)), "check"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}  # the words wait for the end
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
