"""``vankien import`` as an editor uses it: a file of an office in, drafts in ``content/`` out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_tools.build import check_content
from build_tools.cli import main
from build_tools.diagnostics import Severity
from build_tools.drafting.received import text_of
from build_tools.importer.readers import read
from build_tools.load import load_corpus
from build_tools.model import Document
from build_tools.printing import Press
from build_tools.project import Project
from tests.conftest import ROOT
from tests.importer.cadre_word import Hand, typed
from tests.importer.comparison import differences
from tests.importer.papers import pdf, quoted
from tests.importer.test_cadre_word import golden
from tests.importer.test_golden_papers import GOLDEN
from tests.importer.test_round_trip import sheets

ORIGINALS = sorted(path.name for path in (ROOT / "content" / "originals").glob("*.txt"))
NUMBERED = """\
HUYỆN ỦY SÔNG TRẦM
BAN TUYÊN GIÁO
*
Số 07-TB/BTGHU
ĐẢNG CỘNG SẢN VIỆT NAM
Sông Trầm, ngày 05 tháng 9 năm 2023

THÔNG BÁO
về việc học tập nghị quyết

Thực hiện chương trình công tác năm 2023, Ban Tuyên giáo Huyện ủy thông báo như sau:

1. Ban Tổ chức Huyện ủy chủ trì tổ chức hội nghị theo Nghị quyết số 991-NQ/HU ngày 01 tháng 8 năm 2023.

2. Báo cáo kết quả trước ngày 31 tháng 12 năm 2023.

Nơi nhận:
- Lưu.

TRƯỞNG BAN
Trần Văn Mẫu
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's content."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def run(project: Path, file: Path, *options: str) -> int:
    return main(["-C", str(project), "import", str(file), *options])


def received(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def without(project: Path, original: str) -> list[Document]:
    """The documents of an original, which are taken out of the project with their study booklets."""
    corpus, _ = load_corpus(Project(project).content_files())
    removed = sorted((d for d in corpus.documents if original in d.originals), key=lambda d: d.part)
    for document in removed:
        (project / document.span.path).unlink()
    shutil.rmtree(project / "content" / "study", ignore_errors=True)
    return removed


def documents_of(project: Path, original: str) -> list[Document]:
    corpus, _ = load_corpus(Project(project).content_files())
    return sorted((d for d in corpus.documents if original in d.originals), key=lambda d: d.part)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_original_comes_back_as_typed_and_passes_the_checks(project: Path, name: str) -> None:
    wanted = without(project, name)
    assert run(project, project / "content" / "originals" / name) == 0
    found = documents_of(project, name)
    assert [difference for pair in zip(wanted, found, strict=True) for difference in differences(*pair)] == []
    # who issued a paper without head and signature, nobody can read in it
    assert [d.locality for d in found] == [d.locality for d in wanted]
    unclear = {d.span.path for d in found if d.issuer == "chua-ro"}
    paths = {d.span.path for d in found}
    errors = [
        p for p in check_content(Project(project).content_files()).diagnostics if p.span.path in paths and p.severity is Severity.ERROR
    ]
    assert [p.message for p in errors if not (p.span.path in unclear and "chua-ro" in p.message)] == []
    assert len(unclear) < len(found)


def test_claims_stand_at_the_items_that_people_gave_them_to(project: Path) -> None:
    """Most of what is proposed is what editors stated; the claims that the file states are those of the proposals."""
    right = proposed = 0
    for name in ORIGINALS:
        wanted = without(project, name)
        assert run(project, project / "content" / "originals" / name) == 0
        for expected, found in zip(wanted, documents_of(project, name), strict=True):
            stated = {(i.path, a.body) for i in expected.walk() for a in i.assignments}
            said = {(i.path, a.body) for i in found.walk() for a in i.assignments}
            right, proposed = right + len(stated & said), proposed + len(said)
            assert all(item.task for item in found.walk() if item.assignments and item.kind not in ("preamble", "closing"))
    assert proposed > 50
    assert right / proposed > 0.8


def test_sections_of_tasks_are_named_and_no_others(project: Path) -> None:
    """In this programme each section of tasks says so in its name; what it says of the aims is no task."""
    (wanted,) = without(project, "004.txt")
    assert run(project, project / "content" / "originals" / "004.txt") == 0
    (found,) = documents_of(project, "004.txt")
    assert {i.path for i in found.walk() if i.task} == {i.path for i in wanted.walk() if i.task}


def test_orders_are_tasks_where_no_section_says_so(project: Path, tmp_path: Path) -> None:
    """A paper of a place that no registry knows, without a heading: who is told to do something has a task."""
    telegram = (GOLDEN / "cong-dien.txt").read_bytes()
    assert run(project, received(tmp_path, "cong-dien.txt", telegram)) == 0
    (found,) = documents_of(project, "cong-dien.txt")
    assert [i.path for i in found.walk() if i.task] == ["1", "2"]


def test_a_report_of_what_offices_did_has_no_tasks(project: Path, tmp_path: Path) -> None:
    told = NUMBERED.replace("THÔNG BÁO\nvề", "BÁO CÁO\nvề").replace("-TB/", "-BC/").replace("chủ trì tổ chức", "đã chủ trì tổ chức")
    assert run(project, received(tmp_path, "bao-cao-nay.txt", told)) == 0
    (found,) = documents_of(project, "bao-cao-nay.txt")
    assert [i.path for i in found.walk() if i.task and not i.assignments] == []


def test_word_with_two_documents_gives_two_files_and_its_text(project: Path, tmp_path: Path) -> None:
    file = received(tmp_path, "Quyết định 2450.docx", typed(golden("quyet-dinh-kem-ke-hoach"), Hand(head="tabs", old_fonts=True)))
    assert run(project, file) == 0
    found = documents_of(project, "quyet-dinh-2450.txt")
    assert [d.part for d in found] == [1, 2]
    fidelity = {report.name: report for report in check_content(Project(project).content_files()).fidelity}["quyet-dinh-2450.txt"]
    assert fidelity.differences == ()
    assert fidelity.compared > 1000
    assert not (project / found[1].span.path).with_name(f".{found[1].id}.xem-lai.yml").exists()  # what it cites is the first document


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_text_of_our_own_prints_is_what_the_document_says(project: Path, tmp_path: Path, form: str) -> None:
    file = received(tmp_path, f"in-ra.{form}", Press(ROOT / "overrides" / "print").file(sheets()["02-ctrhd-tu-tphcm"], form))
    assert run(project, file) == 0
    fidelity = {report.name: report for report in check_content(Project(project).content_files()).fidelity}["in-ra.txt"]
    assert [d.message for d in fidelity.differences] == []


def test_words_cut_at_a_stroke_by_the_printed_line_are_whole_in_the_text(tmp_path: Path) -> None:
    long = "Thực hiện " + "chương trình phối hợp liên ngành " * 3 + "số 12/2023/NQ-HĐND/2023/NQ-HĐND/2023/NQ-HĐND/2023/NQ-HĐND về việc"
    text = text_of(read("a.pdf", pdf(f"#{quoted(long)}")))
    assert long.split() == text.split()


def test_unknown_offices_and_instruments_go_to_a_file_that_is_not_read(project: Path, tmp_path: Path) -> None:
    assert run(project, received(tmp_path, "tb.txt", NUMBERED), "-o", str(project / "content/notices/tb-song-tram.yml")) == 0
    review = (project / "content/notices/.tb-song-tram.xem-lai.yml").read_text("utf-8")
    assert "991-NQ/HU" in review
    assert "name: Ban Tổ chức Huyện ủy" in review
    text = (project / "content/notices/tb-song-tram.yml").read_text("utf-8")
    assert "locality: chua-ro  # xem lại: chưa biết mã" in text
    assert "# assignments:\n" in text  # an office that no registry has is said in a comment only
    assert "    deadlines:\n      # xem lại đề xuất:" in text
    (document,) = documents_of(project, "tb.txt")
    assert [d.due for i in document.walk() if i.path == "2" for d in i.deadlines] == ["2023-12-31"]


def test_an_office_with_the_name_of_another_place_is_not_that_place(project: Path, tmp_path: Path) -> None:
    """“Ban Tuyên giáo” is known of places that the registries hold; here it is that of a place that they do not."""
    assert run(project, received(tmp_path, "tb.txt", NUMBERED)) == 0
    (document,) = documents_of(project, "tb.txt")
    assert (document.id, document.locality, document.issuer) == ("07-tb-btghu", "chua-ro", "chua-ro")


def test_nothing_is_written_over_without_being_asked(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = received(tmp_path, "tb.txt", NUMBERED)
    assert run(project, file) == 0
    before = everything_in(project / "content")
    assert run(project, file) == 1
    assert "--force" in capsys.readouterr().err
    assert everything_in(project / "content") == before
    other = received(tmp_path, "TB.txt", NUMBERED.replace("hội nghị", "lớp học"))
    assert run(project, other, "-o", str(project / "content/notices/khac.yml")) == 1
    assert "--original" in capsys.readouterr().err
    assert everything_in(project / "content") == before
    assert run(project, file, "--force") == 0
    assert everything_in(project / "content") == before


@pytest.mark.parametrize(("name", "data"), [("anh.docx", b"\x89PNG\r\n\x1a\n"), ("hong.docx", b"PK\x03\x04cut"), ("trong.txt", b"  ")])
def test_a_refused_file_leaves_nothing_behind(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes
) -> None:
    file = received(tmp_path, name, data)
    before = everything_in(tmp_path)
    assert run(project, file) == 1
    said = capsys.readouterr()
    assert "Lỗi: " in said.err
    assert "Cách làm: " in said.err
    assert said.out == ""
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(
    "options", [("-o", "thông báo.yml"), ("-o", "tb.txt"), ("--original", "../ra-ngoai.txt"), ("--original", ".an.txt")], ids=str
)
def test_wrong_calls_are_said_and_write_nothing(project: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    file = received(tmp_path, "tb.txt", NUMBERED)
    before = everything_in(tmp_path)
    assert run(project, file, *options) == 2
    assert everything_in(tmp_path) == before


def test_a_document_goes_only_where_documents_are_read(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = received(tmp_path, "tb.txt", NUMBERED)
    assert run(project, file, "-o", str(project / "content/bodies/tb.yml")) == 1
    assert "content/" in capsys.readouterr().err
    assert run(project, file, "-o", str(tmp_path / "tb-ngoai.yml")) == 0
    assert (tmp_path / "tb-ngoai.yml").exists()
    assert not (project / "content/originals/tb.txt").exists()


def test_print_on_the_screen_writes_no_file(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = received(tmp_path, "tb.txt", NUMBERED)
    before = everything_in(tmp_path)
    assert run(project, file, "--stdout") == 0
    assert 'number: "07-TB/BTGHU"' in capsys.readouterr().out
    assert everything_in(tmp_path) == before


def test_report_names_the_file_and_the_next_steps(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "bao-cao.html"
    assert run(project, received(tmp_path, "tb.txt", NUMBERED), "--report", str(page)) == 0
    said = capsys.readouterr().out
    assert "100 % ký tự" in said
    assert "vankien proofread content/notices/07-tb-btghu.yml" in said
    assert "07-TB/BTGHU" in page.read_text("utf-8")
