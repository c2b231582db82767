"""The report says what was understood, counts every letter, and shows where each line of the source went."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from build_tools.importer.lines import Line, Paper, Report, Run, Table, plain
from build_tools.importer.readers import read
from build_tools.importer.report import html_report, places, text_report
from build_tools.importer.report.places import letters, located, named_items
from build_tools.importer.report.understood import Letters, facts, percent, sureness, understood
from build_tools.importer.structure import Draft, DraftFurniture, DraftItem, Finding, read_structure
from build_tools.importer.yaml_draft import Frame, yaml_of
from build_tools.schema import RECORDS
from build_tools.vocabularies import DOCUMENT_KINDS, FURNITURE_KINDS

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "importer" / "golden"
PAPERS = sorted([*GOLDEN.glob("*.txt"), *(ROOT / "content" / "originals").glob("*.txt")])
PLAN = """UBND TỈNH A

KẾ HOẠCH
Trồng cây năm 2025

I. MỤC ĐÍCH

1. Trồng mười nghìn cây xanh ven các con đường mới mở.

2. Chăm sóc cây đã trồng trong những năm trước.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Kinh tế theo dõi, báo cáo trước ngày 30 tháng 6.
"""


@cache
def imported(path: Path) -> tuple[Paper, tuple[Draft, ...]]:
    paper = read(path.name, path.read_bytes())
    return paper, read_structure(paper)


def plan(text: str = PLAN) -> tuple[Paper, tuple[Draft, ...]]:
    paper = read("ke-hoach.txt", text.encode())
    return paper, read_structure(paper)


def page(paper: Paper, drafts: tuple[Draft, ...]) -> str:
    return html_report(paper, drafts, [yaml_of(draft, Frame(), draft.findings) for draft in drafts], "ke-hoach.txt")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_line_is_found_in_the_drafts(path: Path) -> None:
    paper, drafts = imported(path)
    lines = located(paper, drafts)
    assert [line.text for line in lines if not line.is_placed] == []
    assert all(line.parts for line in lines if letters(line.text))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_the_first_line_of_an_item_is_shown_as_that_item(path: Path) -> None:
    paper, drafts = imported(path)
    parts = {line.number: {part.label for part in line.parts} for line in located(paper, drafts)}
    items = [(item.line, name) for draft in drafts for name, item in named_items(draft) if item.line and not item.run_in]
    assert len(items) > 1
    assert [(line, name) for line, name in items if name not in parts[line]] == []


def test_a_line_is_shown_with_all_the_parts_that_it_holds() -> None:
    paper, drafts = plan(PLAN.replace("ven các con đường", "gồm: (1) ven các con đường trong xã; (2) quanh các trường học"))
    (line,) = [line for line in located(paper, drafts) if line.number == 8]
    assert [part.label for part in line.parts] == ["I. › 1.", "I. › 1. › (1)", "I. › 1. › (2)"]


def test_the_number_of_an_item_leads_to_it_in_the_draft() -> None:
    for path in PAPERS:
        paper, drafts = imported(path)
        html = page(paper, drafts)
        for index, draft in enumerate(drafts):
            items = [
                (at, item) for at, (_, item) in enumerate(n for n in named_items(draft) if n[1] not in (draft.preamble, draft.closing))
            ]
            labels = re.findall(rf'<span id="muc-{index}-(\d+)">\s*- (?:label: (.*?)|heading: .*?)</span>', html)
            assert [(int(at), label.replace("&#34;", '"').strip('"')) for at, label in labels] == [(at, item.label) for at, item in items]
    assert re.search(r'<p class="tag text">I\. › 1\. <a href="#muc-0-1">xem bản nháp</a></p>', page(*plan()))


def test_lines_outside_the_text_are_told_apart() -> None:
    paper, drafts = imported(ROOT / "content" / "originals" / "004.txt")
    outside = [line.number for line in located(paper, drafts) if line.parts and all(part.outside for part in line.parts)]
    stamp = next(piece for piece in drafts[0].furniture if piece.what == "stamp")
    assert outside[: len(stamp.text.split("\n"))] == [line.number for line in paper.lines if line.text in stamp.text.split("\n")]
    assert '<p class="tag outside">Ngoài văn bản: Dấu của cơ quan nhận</p>' in page(paper, drafts)


def test_cells_of_a_table_are_found_by_its_number() -> None:
    cell = plain("Trồng hai nghìn cây tại xã Tân An")
    paper = Paper((Line((Run("KẾ HOẠCH"),), number=1), Table((((cell,), (plain("Quý II"),)),), number=2, ruled=True)))
    drafts = read_structure(paper)
    assert [(line.number, line.is_placed) for line in located(paper, drafts)] == [(1, True), (2, True), (2, True)]


def test_text_says_what_was_understood() -> None:
    paper, drafts = plan()
    said = text_report(paper, drafts, ["content/plans/ke-hoach.yml"])
    assert re.match(r"Đã ghi content/plans/ke-hoach\.yml\nGiữ đủ 100 % ký tự: \d+ trong văn bản\n", said)
    assert "  Tên: KẾ HOẠCH Trồng cây năm 2025\n" in said
    assert "  Nội dung: 2 phần có tên, 3 mục\n" in said
    assert "  Số, ký hiệu: không thấy\n  Ngày: không thấy\n" in said


def test_letters_that_were_lost_are_said_with_their_line() -> None:
    paper, (draft,) = plan()
    poorer = (replace(draft, items=draft.items[:1]),)
    said = text_report(paper, poorer, [])
    assert said.startswith("Chỉ giữ được ")
    assert "100 %" not in said.split("\n")[0]
    assert re.search(r"Thiếu \d+ ký tự so với bản gốc", said)
    assert "Dòng 14: chưa rõ nằm ở phần nào của bản nháp: “1. Phòng Kinh tế theo dõi" in said
    assert '<div class="group unknown">' in page(paper, poorer)
    assert '<div class="group unknown">' not in page(paper, (draft,))


def test_a_share_is_whole_only_when_nothing_is_lost() -> None:
    assert Letters(100_000, 0, "x", "", 0).share == "99,9 %"
    assert Letters(100_000, 10, "", "", 0).share == "100 %"
    assert [percent(value) for value in (1.0, 0.999, 0.625, 0.05)] == ["100 %", "99 %", "62 %", "5 %"]


def test_letters_inside_and_outside_make_up_the_paper() -> None:
    paper, drafts = imported(ROOT / "content" / "originals" / "001.txt")
    counted = understood(paper, drafts).letters
    assert counted.outside == sum(len(letters(piece.text)) for draft in drafts for piece in draft.furniture) > 0
    assert counted.inside + counted.outside == counted.received == sum(len("".join(line.text.split())) for line in paper.lines)


def test_what_is_least_sure_comes_first_and_leads_to_its_line() -> None:
    paper, (draft,) = plan()
    found = (
        Finding("2.", 0.6, "ngờ vừa", "so bản giấy", 10),
        Finding("1.", 0.2, "ngờ nhiều", "", 14),
        Finding("signature", 0.5, "không thấy người ký"),
    )
    drafts = (replace(draft, findings=found),)
    said = text_report(paper, drafts, [])
    assert said.index("ngờ nhiều") < said.index("không thấy người ký") < said.index("ngờ vừa → so bản giấy")
    assert "  chắc 20 %  II. › 1., dòng 14\n      ngờ nhiều\n      “1. Phòng Kinh tế theo dõi" in said
    assert re.search(r"  thiếu +\S.*\n      không thấy người ký\n", said), "how sure one is of nothing is no figure"
    html = page(paper, drafts)
    (anchor,) = re.findall(r'<a href="#(dong-\d+)">I\. › 2\., dòng 10</a>', html)
    shown = html[html.index(f'id="{anchor}"') :]
    assert shown.index("2. Chăm sóc cây") < shown.index("<b>Chắc 60 %:</b> ngờ vừa")


def test_what_a_document_lacks_at_one_place_is_said_once() -> None:
    paper, drafts = plan()
    lacks = [doubt.finding.what for doubt in understood(paper, drafts).doubts if doubt.is_lack]
    assert [what for what in lacks if "số, ký hiệu" in what] == ["không thấy số, ký hiệu; không thấy ngày ban hành"]


def test_an_enclosed_paper_without_number_and_signer_comes_last() -> None:
    paper, drafts = imported(GOLDEN / "quyet-dinh.txt")
    doubts = understood(paper, drafts).doubts
    lacks = [doubt for doubt in doubts if doubt.is_lack]
    assert [doubt.document for doubt in lacks] == [1, 1]
    assert doubts[-2:] == tuple(lacks)
    assert {doubt.hint for doubt in lacks} == {"văn bản kèm theo thường không ghi"}


def test_a_letter_named_by_its_subject_gives_no_doubt() -> None:
    paper, drafts = imported(GOLDEN / "xen-ke.txt")
    assert drafts[0].kind == "letter"
    assert [doubt.finding.what for doubt in understood(paper, drafts).doubts] == []


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_what_an_editor_reads_is_vietnamese(path: Path) -> None:
    """Words of the content language stand in brackets behind what they mean, and nowhere else."""
    paper, drafts = imported(path)
    said = [f"{doubt.finding.what} {doubt.hint}" for doubt in understood(paper, drafts).doubts]
    said += [value for draft in drafts for term, value in facts(draft) if term in ("Loại", "Nội dung", "Ngoài văn bản")]
    words = {word for text in said for word in re.findall(r"[a-z_]+", re.sub(r"\([a-z_]+\)|“[^”]*”", "", text))}
    assert words.isdisjoint({*DOCUMENT_KINDS, *FURNITURE_KINDS, *(field.name for field in RECORDS["document"].fields)})
    assert [draft.kind for draft in drafts if facts(draft)[0][1].partition(" (")[0] != DOCUMENT_KINDS[draft.kind]] == []


def test_what_must_be_filled_in_comes_first_and_leads_to_its_line() -> None:
    paper, drafts = plan()
    html = page(paper, drafts)
    first = html[html.index('<ol class="doubts">') :]
    assert first.index('<a href="#dien-0-locality">mã địa phương (locality)</a>') < first.index("<b>thiếu</b>")
    assert re.search(r'<mark id="dien-0-locality">locality: chua-ro', html)
    known = html_report(paper, drafts, [yaml_of(drafts[0], Frame("tinh-a", "tinh-uy-a"), ())])
    assert "phải điền" not in known


def test_every_link_has_its_goal_and_every_id_is_one() -> None:
    for path in PAPERS:
        html = page(*imported(path))
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="([^"]*)"', html)) <= {f"#{name}" for name in ids}


def test_confidence_by_part_has_mean_and_lowest() -> None:
    _, (draft,) = plan()
    found = (Finding("title", 0.6, "tên không nêu loại"), Finding("number", 0.7, "không thấy số"), Finding("1.", 0.2, "ngờ", "", 14))
    rows = {row.part: row for row in sureness(replace(draft, findings=found))}
    head, last = rows["Phần đầu"], rows["II. TỔ CHỨC THỰC HIỆN"]
    assert (head.decisions, round(head.average, 3), head.lowest) == (3, 0.867, 0.6), "what is not there was not decided"
    assert (last.decisions, last.lowest, last.line) == (2, 0.2, 14)
    assert rows["I. MỤC ĐÍCH"].lowest > 0.2


def test_what_the_reader_did_is_reported() -> None:
    paper, drafts = plan()
    paper = replace(paper, reports=(Report("Tệp viết bằng bảng mã VNI"), Report("Có chữ đang sửa", "warning", 8)))
    said = text_report(paper, drafts, [])
    assert "Khi đọc tệp:\n  - Tệp viết bằng bảng mã VNI\n" in said
    assert "Chưa hiểu:\n  - Có chữ đang sửa (dòng 8)\n" in said
    assert "<b>Lưu ý:</b> Có chữ đang sửa" in page(paper, drafts)


def test_words_of_a_paper_are_never_markup() -> None:
    evil = '<script>alert("1")</script></pre></style> & {{ 7*7 }}'
    paper, (draft,) = plan(PLAN.replace("con đường", evil))
    draft = replace(draft, furniture=(*draft.furniture, DraftFurniture(evil, evil)), findings=(Finding(evil, 0.1, evil, evil, 8),))
    html = html_report(replace(paper, reports=(Report(evil),)), (draft,), [evil], evil)
    assert "<script" not in html
    assert html.count("</pre>") == html.count("</style>") == 1
    assert "{{ 7*7 }}" in html


def test_the_page_needs_nothing_else() -> None:
    html = page(*plan())
    assert not re.search(r"<script|<link|<img|\bsrc=|url\(|@import|https?:", html)
    assert '<html lang="vi">' in html
    assert "default-src 'none'" in html


def test_doubtful_lines_of_the_draft_are_marked() -> None:
    html = page(*plan())
    assert ">locality: chua-ro  # xem lại: chưa biết mã</mark>" in html
    assert "<mark>kind:" not in html


def test_work_is_bounded_when_no_line_is_where_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(places, "_stretch", lambda wanted, held: tried.append(wanted) or 0)
    paper = Paper(tuple(plain("trồng cây xanh " * 300, number=1) for _ in range(50)))
    draft = Draft("notice", items=tuple(DraftItem(f"{n}.", "Chăm sóc cây xanh", line=1) for n in range(100)))
    assert not any(line.is_placed for line in located(paper, (draft,)))
    assert len(tried) < 30_000


def test_a_paper_without_documents_is_said_to_be_one() -> None:
    paper = Paper((plain("…", number=1),))
    assert "Không nhận ra văn bản nào trong tệp" in text_report(paper, (), [])
    assert "Không nhận ra văn bản nào trong tệp" in html_report(paper, (), [])
