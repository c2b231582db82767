"""The text on the site is the text received: the check sees every letter, in every document."""

from __future__ import annotations

import random
import re

import pytest

from build_tools.build import Checked, check_content
from build_tools.fidelity import compare_originals
from build_tools.fidelity.received import parted, read_received
from build_tools.load import ContentFile
from build_tools.project import Project
from tests.golden.corpus import BASE, check_files, overlay

ORIGINALS = ["000.txt", "001.txt", "002.txt", "003.txt", "004.txt"]


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_character_of_each_original_is_accounted_for(name: str, checked: Checked) -> None:
    report = next(r for r in checked.fidelity if name in r.originals)
    original = next(o for o in checked.site.corpus.originals if o.name == name)
    characters = sum(1 for c in original.data.decode() if not c.isspace())
    assert report.differences == ()
    assert report.compared + report.furniture + report.layout_marks == report.total == characters
    assert report.compared > 16_000


def test_the_originals_hold_six_documents(checked: Checked) -> None:
    assert sorted(name for d in checked.site.corpus.documents for name in d.originals) == sorted([*ORIGINALS, "001.txt"])


PRINTED = re.compile(r"^(- )?(title|text|heading|lines|left|right|capacity|name|label):")


def _printed_lines(text: str) -> list[int]:
    """Line numbers (from 0) that hold words of the original: what an editor may spoil by one keystroke."""
    found, inside = [], -1
    for number, line in enumerate(text.split("\n")):
        indent = len(line) - len(line.lstrip())
        if inside >= 0 and line.strip() and indent > inside:
            found.append(number)
            continue
        inside = -1
        key = PRINTED.match(line.strip())
        if key and line.rstrip().endswith((":", "|")):
            inside = indent + len(key[1] or "")
        elif key:
            found.append(number)
    return found


def _letters(line: str) -> list[int]:
    """Offsets of the letters of a line that are the document's, not the key's."""
    key = re.match(r"^[\s-]*\w+: ", line)
    return [i for i, c in enumerate(line) if c.isalpha() and i >= (key.end() if key else 0)]


@pytest.mark.parametrize("seed", range(24))
def test_one_changed_letter_anywhere_is_pointed_at(seed: int, project: Project, checked: Checked) -> None:
    chance = random.Random(seed)
    document = checked.site.corpus.documents[seed % len(checked.site.corpus.documents)]
    path = document.span.path
    apart = {d.span.path for d in checked.site.corpus.documents if not set(d.originals) & set(document.originals)}
    files = {f.path: f.data for f in project.content_files() if f.path not in apart}  # no text of another paper is compared
    lines = files[path].decode().split("\n")
    letters = [(n, i) for n in _printed_lines(files[path].decode()) for i in _letters(lines[n])]
    number, at = chance.choice(letters)
    lines[number] = lines[number][:at] + ("x" if lines[number][at] != "x" else "y") + lines[number][at + 1 :]
    files[path] = "\n".join(lines).encode()
    found = check_content(ContentFile(p, d) for p, d in files.items()).diagnostics
    places = {d.span.line for d in found if d.code.startswith("FID") and d.span.path == path}
    assert number + 1 in places, [str(d.span) + d.message for d in found]


def test_a_document_may_run_over_several_files_and_two_may_share_one() -> None:
    head, tail = BASE["content/originals/goc.txt"].split("I. NHIỆM VỤ")
    files = overlay({"content/originals/goc.txt": head, "content/originals/goc-2.txt": "I. NHIỆM VỤ" + tail}, [
        {"old": "files: [goc.txt]", "new": "files: [goc.txt, goc-2.txt]"},
    ])  # fmt: skip
    checked = check_files(files)
    assert checked.diagnostics == ()
    assert [r.originals for r in checked.fidelity] == [("goc.txt", "goc-2.txt")]


def test_a_note_that_cuts_a_sentence_goes_to_its_anchor(checked: Checked) -> None:
    linked = check_files(overlay({}, [])).site.items["thong-bao-1#I/1"]
    assert "ngày 04 tháng 5 năm 2022 của Bộ Chính trị" in linked.item.text


def test_nothing_to_compare_gives_no_report() -> None:
    assert compare_originals([], []) == ()


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        ([], ("1. Ban Dân", "1.Ban Dân")),
        (
            [{"old": "Phân đấu hoàn thành", "new": "Phân đấu (\\*) hoàn thành \\* 5"}],
            ("Phân đấu hoàn thành", "Phân đấu (*) hoàn thành * 5"),
        ),
        (
            [{"old": "Phân đấu hoàn thành", "new": "Phân đấu **hoàn *sớm* thành**"}],
            ("Phân đấu hoàn thành", "Phân đấu **hoàn *sớm* thành**"),
        ),
        (
            [{"old": "signature:\n", "new": 'recipients:\n  heading: "Nơi nhận:"\n  lines: ["- Lưu."]\nsignature:\n'}],
            ("Nguyễn Văn A\n", "Nguyễn Văn A\n\nNơi nhận:\n- Lưu.\n"),
        ),
    ],
    ids=["no space after a label", "stars of the text", "nested emphasis", "signature before recipients"],
)
def test_what_paper_does_and_transcription_need_not_follow(change: list[dict[str, str]], printed: tuple[str, str]) -> None:
    original = BASE["content/originals/goc.txt"].replace(*printed)
    assert original != BASE["content/originals/goc.txt"]
    assert check_files(overlay({"content/originals/goc.txt": original}, change)).diagnostics == ()


def test_words_run_together_are_still_told() -> None:
    original = BASE["content/originals/goc.txt"].replace("hoàn thành", "hoànthành")
    assert [d.code for d in check_files(overlay({"content/originals/goc.txt": original}, [])).diagnostics] == ["FID001"]


def test_columns_that_recognition_ran_into_one_line_are_found() -> None:
    received = "HUYỆN ỦY A ĐẢNG CỘNG SẢN VIỆT NAM\n| Số 01 | B, ngày 02 tháng 3 năm 2021 |\n"
    first, second = read_received("goc.txt", received.encode())
    assert [line.text for line in parted(first, "HUYỆN ỦY A")] == ["HUYỆN ỦY A", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert [line.text for line in parted(second, "|")] == ["|", "Số 01 | B, ngày 02 tháng 3 năm 2021 |"]
    assert parted(first, "HUYỆN") and not parted(first, "HUYỆ") and not parted(first, "ĐẢNG CỘNG SẢN")


@pytest.mark.parametrize(("line", "codes"), [("HUYỆN ỦY B", []), ("HUYỆN ỦY", ["FID002"]), ("HUYỆN ỦY C", ["FID001"])])
def test_a_line_parted_is_still_compared_to_its_last_letter(line: str, codes: list[str]) -> None:
    """What is left of a received line once a line of the letterhead was found in it has to stand somewhere too."""
    original = "HUYỆN ỦY B ĐẢNG CỘNG SẢN VIỆT NAM\n" + BASE["content/originals/goc.txt"]
    files = "original:\n  files: [goc.txt]\n"
    head = f"{files}letterhead:\n  left: [{line}]\n  right: [ĐẢNG CỘNG SẢN VIỆT NAM]\n"
    found = check_files(overlay({"content/originals/goc.txt": original}, [{"old": files, "new": head}])).diagnostics
    assert [d.code for d in found] == codes


@pytest.mark.parametrize(
    ("raw", "text", "emphases", "marks"),
    [
        ("một  hai\u00a0ba ", "một hai ba", (), 0),
        ("một **hai  ba** bốn", "một hai ba bốn", ((4, 7, "strong"), (8, 10, "strong")), 4),
        ("*một* **hai**ba", "một haiba", ((0, 3, "em"), (4, 7, "strong")), 6),
        ("một **hai**\u00a0 **ba**", "một hai ba", ((4, 7, "strong"), (8, 10, "strong")), 8),
        ("**a***b*", "ab", ((0, 1, "strong"), (1, 2, "em")), 6),
        ("5 * 3 (*)", "5 * 3 (*)", (), 0),
    ],
)
def test_a_line_is_read_with_single_spaces_and_its_emphasised_words(
    raw: str, text: str, emphases: tuple[tuple[int, int, str], ...], marks: int
) -> None:
    (line,) = read_received("goc.txt", raw.encode())
    assert (line.text, line.emphases, line.marks) == (text, emphases, marks)
