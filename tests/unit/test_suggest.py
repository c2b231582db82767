"""``vankien suggest``: fragments that can be pasted, confidence, exit codes; nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from build_tools.cli import main
from build_tools.proposals.lexicon import pieces
from build_tools.proposals.offices import find_offices
from build_tools.proposals.patch import as_json, as_yaml, body_entry
from build_tools.proposals.proposal import CONFIDENCES, at_least
from build_tools.proposals.suggest import propose, sure_enough, unstated
from build_tools.rules.quote_in_text import _squeezed, _texts
from tests.conftest import Checked
from tests.golden.corpus import DOCUMENT, check_files, overlay
from tests.proposals.unseen import site_of

CLAIM = "        assignments:\n          - body: ban-dan-van-a\n            role: lead\n            quote: Ban Dân vận Tỉnh ủy chủ trì\n"
TIME = "        deadlines:\n          - due: 2023-Q2\n            quote: trong quý II năm 2023\n"


def project(folder: Path, *replaced: dict[str, str]) -> str:
    for path, data in overlay({}, list(replaced)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return str(folder)


BARE = ({"old": CLAIM, "new": ""}, {"old": TIME, "new": ""})


@pytest.mark.parametrize("document", ["thong-bao-1", DOCUMENT, "./content/notices/thong-bao-1.yml"])
def test_proposals_are_printed_and_nothing_is_written(document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, *BARE)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert main(["-C", root, "suggest", document]) == 1
    out = capsys.readouterr().out
    assert f"# {DOCUMENT}:24  mục I/1:" in out
    assert "body: ban-dan-van-a" in out
    assert "# cao: " in out
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_what_the_yaml_states_is_left_out_unless_all_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    assert main(["-C", root, "suggest", "thong-bao-1"]) == 0
    assert capsys.readouterr().out == "Không có gì để đề xuất.\n"
    assert main(["-C", root, "suggest", "--all", "thong-bao-1"]) == 1
    assert "role: lead" in capsys.readouterr().out


def test_a_fragment_pasted_at_its_item_is_valid_and_leaves_nothing_to_propose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, *BARE)
    main(["-C", root, "suggest", "thong-bao-1"])
    fragment = capsys.readouterr().out.split("\n", 1)[1].rstrip("\n") + "\n"
    files = overlay({}, list(BARE))
    text = files[DOCUMENT].decode()
    at = text.index("signature:")
    files[DOCUMENT] = (text[:at] + fragment + text[at:]).encode()
    checked = check_files(files)
    assert checked.diagnostics == ()
    item = checked.site.items["thong-bao-1#I/1"].item
    assert [(a.body, a.role) for a in item.assignments] == [("ban-dan-van-a", "lead")]
    assert [d.due for d in item.deadlines] == ["2023-Q2"]
    assert not any(unstated(sure_enough(p, "vua")) for p in propose(checked.site, "thong-bao-1"))


def test_confidence_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, *BARE)
    assert main(["-C", root, "suggest", "--format", "json", "--min", "cao", "thong-bao-1"]) == 1
    (item,) = json.loads(capsys.readouterr().out)
    assert (item["document"], item["item"], item["line"]) == ("thong-bao-1", "I/1", 24)
    assert {p["confidence"] for p in item["assignments"]} == {"cao"}
    assert item["assignments"][0]["reason"]
    assert main(["-C", project(tmp_path / "b"), "suggest", "--format", "json", "thong-bao-1"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_document_with_mistakes_is_read_as_far_as_it_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, {"old": "role: lead", "new": "role: leader"})
    assert main(["-C", root, "suggest", "thong-bao-1"]) == 1
    assert "role: lead" in capsys.readouterr().out


def test_wrong_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    assert main(["-C", root, "suggest", "khong-co"]) == 2
    assert "không có văn bản “khong-co”" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        main(["-C", root, "suggest", "--min", "98", "thong-bao-1"])
    assert stop.value.code == 2
    (tmp_path / DOCUMENT).write_bytes(b"kind: [\n")
    assert main(["-C", root, "suggest", "thong-bao-1"]) == 1
    assert "SRC" in capsys.readouterr().err


def test_every_quote_of_the_real_content_stands_in_its_item(checked: Checked) -> None:
    for document in checked.site.documents:
        for found in propose(checked.site, document):
            texts = _texts(found.linked.item)
            for one in found.all():
                wanted = rf"(?<!\w){re.escape(_squeezed(one.quote))}(?!\w)"
                assert one.quote, found.linked.key
                assert any(re.search(wanted, text) for text in texts), (found.linked.key, one.quote)


def test_every_fragment_of_the_real_content_is_yaml(checked: Checked) -> None:
    for document in checked.site.documents:
        for found in propose(checked.site, document):
            if found:
                keys = yaml.safe_load(re.sub(r"# thêm vào (\w+) đã có:", r"\1:", as_yaml(checked.site, [found])))
                assert [len(keys.get(k, ())) for k in ("assignments", "deadlines", "targets", "implements")] == [
                    len(found.assignments), len(found.deadlines), len(found.targets), len(found.implements),
                ]  # fmt: skip
                assert json.loads(as_json(checked.site, [found]))[0]["item"] == found.linked.item.path


def test_a_new_body_comes_with_its_registry_entry() -> None:
    site = site_of({"text": "Giao Sở Công Thương chủ trì: rà soát, báo cáo.", "expect": []}, registered=False)
    text = as_yaml(site, propose(site, "ctr-x"))
    assert "# thêm vào content/bodies: - {id: so-cong-thuong, name: Sở Công Thương, kind: state, locality: tinh-x}" in text
    assert "- body: so-cong-thuong" in text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Y tế", "state"), ("Hội đồng nhân dân tỉnh", "state"), ("Hội Nông dân tỉnh", "front"), ("Văn phòng Tỉnh ủy", "party"),
        ("Ban Dân vận Huyện ủy", "party"), ("các sở, ngành", "class"), ("Tập đoàn Điện lực Việt Nam", "other"),
    ],
)  # fmt: skip
def test_the_kind_of_a_new_body_is_guessed_from_its_name(name: str, kind: str) -> None:
    assert yaml.safe_load(body_entry(name, "tinh-x"))[0]["kind"] == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch chủ trì", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Lao động - Thương binh và Xã hội, Sở Y tế", ["Sở Lao động - Thương binh và Xã hội", "Sở Y tế"]),
        ("Sở Tài chính và Sở Nội vụ phối hợp", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Ủy ban nhân dân các huyện Sa Pa, Bát Xát triển khai", ["Ủy ban nhân dân các huyện Sa Pa, Bát Xát"]),
        ("các sở, ban, ngành liên quan tham mưu", ["sở, ban, ngành liên quan"]),
        ("Ban hành kế hoạch, Hội nghị thống nhất, Báo cáo kết quả", []),
        ("các ngành công nghiệp, các cơ sở dữ liệu", []),
        ("Trung tâm Xúc tiến đầu tư tỉnh tổ chức", ["Trung tâm Xúc tiến đầu tư tỉnh"]),
    ],
)
def test_names_of_offices_end_where_they_should(text: str, names: list[str]) -> None:
    row = pieces(text)
    assert [text[row[a].start : row[b - 1].end] for a, b in find_offices(row, {}, set())] == names


def test_confidence_has_an_order() -> None:
    high, middle, low = CONFIDENCES
    assert at_least(high, middle) and at_least(middle, middle) and not at_least(low, middle)


@pytest.mark.parametrize("path", ["content/bodies/thong-bao-1.yml", "../noi-khac/thong-bao-1.yml"])
def test_a_file_of_another_folder_is_not_the_document_of_that_name(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", project(tmp_path), "suggest", path]) == 2
    assert path in capsys.readouterr().err


def test_a_registry_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, *BARE)
    main(["-C", root, "suggest", "thong-bao-1"])
    assert capsys.readouterr().err == ""
    (tmp_path / "content/bodies/co-quan.yml").write_text("bodies: [\n", "utf-8")
    main(["-C", root, "suggest", "thong-bao-1"])
    assert "content/bodies còn lỗi" in capsys.readouterr().err
