"""``vankien proofread`` as an editor uses it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.load import load_corpus
from build_tools.project import Project
from tests.conftest import ROOT

FILE = "content/notices/thu.yml"
TEXT = """\
kind: notice
title: |
  THÔNG BÁO
# giữ nguyên dòng này
items:
  - label: "1."
    text: |
      Sở Tài chính rà soát, bồi sung dự toán; xây dựng thể trận an ninh nhân dân.
  - label: "2."
    text: Nạo vét kenh rạch trên địa bàn.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    return tmp_path


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Somebody who types these answers and then closes the input."""
    typed = iter(answers)

    def ask(_: str = "") -> str:
        for answer in typed:
            return answer
        raise EOFError

    monkeypatch.setattr("builtins.input", ask)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


def corrections(project: Path) -> dict[str, list[tuple[str, str]]]:
    (document,) = load_corpus(Project(project).content_files())[0].documents
    return {item.path: [(c.printed, c.read_as) for c in item.corrections] for item in document.walk() if item.corrections}


def test_the_list_names_place_context_reason_and_score(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project), "proofread", "thu", "--list"]) == 1
    said = capsys.readouterr().out
    assert "thu, mục 1" in said
    assert "rà soát, [bồi sung] dự toán" in said
    assert "“bổ sung” là từ hoặc cụm từ quen dùng; “bồi sung” thì không" in said
    assert "“kenh” không phải âm tiết tiếng Việt" in said
    assert "3 chỗ cần xem" in said
    assert (project / FILE).read_text("utf-8") == TEXT


def test_answers_are_written_at_once_and_not_asked_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_a_terminal(monkeypatch, "?", "y", "n", "q")
    assert main(["-C", str(project), "proofread", "thu"]) == 1
    assert corrections(project) == {"1": [("bồi sung", "bổ sung")]}
    assert "# giữ nguyên dòng này" in (project / FILE).read_text("utf-8")
    kept = project / "content" / ".soat-loi.yml"
    assert "thế trận" in kept.read_text("utf-8")
    capsys.readouterr()
    on_a_terminal(monkeypatch, "e", "kênh và rạch")
    assert main(["-C", str(project), "proofread", "thu"]) == 0
    said = capsys.readouterr().out
    assert "bồi" not in said
    assert "thể" not in said
    assert corrections(project)["2"] == [("kenh rạch", "kênh và rạch")]
    assert main(["-C", str(project), "proofread", "thu", "--list"]) == 0
    kept.unlink()
    assert main(["-C", str(project), "proofread", "thu", "--list"]) == 1


def test_a_draft_outside_the_content_is_proofread_in_its_file(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "nhap" / "ban-nhap.yml"
    draft.parent.mkdir()
    draft.write_text(TEXT, "utf-8")
    (project / FILE).write_text("kind: notice\ntitle: |\n  KHÁC\n", "utf-8")
    on_a_terminal(monkeypatch, "s", "y", "s")
    assert main(["-C", str(project), "proofread", str(draft)]) == 1
    assert "read_as: thế trận" in draft.read_text("utf-8")
    assert draft.read_text("utf-8").count("printed:") == 1


def test_line_ends_and_the_mark_at_the_start_stay(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / FILE).write_bytes(("\ufeff" + TEXT).replace("\n", "\r\n").encode())
    on_a_terminal(monkeypatch, "y")
    main(["-C", str(project), "proofread", "thu"])
    data = (project / FILE).read_bytes()
    assert data.startswith("\ufeffkind: notice\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n") == TEXT.count("\n") + 4


def test_wrong_names_and_damaged_files_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(project), "proofread", "khong-co"]) == 2
    assert "khong-co" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["-C", str(project), "proofread", "--min", "cao"])
    assert "cần một số, không phải “cao”" in capsys.readouterr().err
    (project / "content/.soat-loi.yml").write_text("kept: [", "utf-8")
    assert main(["-C", str(project), "proofread", "thu", "--list"]) == 1
    assert ".soat-loi.yml" in capsys.readouterr().err
    (project / FILE).write_text("kind: [", "utf-8")
    assert main(["-C", str(project), "proofread", "thu", "--list"]) == 1
    assert "thu.yml" in capsys.readouterr().err


def test_the_real_content_still_checks_with_an_accepted_suggestion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    on_a_terminal(monkeypatch, "y")
    main(["-C", str(tmp_path), "proofread", "tb-nhanh-hn-21-thanh-uy-tphcm"])
    assert "Nhận 1" in capsys.readouterr().out
    assert main(["-C", str(tmp_path), "check"]) == 0
