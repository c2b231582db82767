"""Corrections written into YAML: one entry more, every other line as it was."""

from __future__ import annotations

import difflib

import pytest

from build_tools.load import ContentFile, load_corpus
from build_tools.model import Document
from build_tools.proofreading.answers import read_answers, write_answers
from build_tools.proofreading.declaring import declare, is_only_declared
from tests.proofreading.measure import content

PATH = "content/notices/thu.yml"
TEXT = """\
kind: notice
title: |
  THÔNG BÁO
original:
  files: [thu.txt]
preamble:
  text: Bồi sung một số điểm.
items:
  # ghi chú của người biên tập
  - label: "1."
    text: |
      Xây dựng thể trận.

      Đoạn hai.

    assignments: []  # còn thiếu
  - label: "2."
    text: Củng cố "thể trận".
    corrections:
      - printed: "thể"   # kiểu riêng
        read_as: thế
        why: x

  - label: "3."
    corrections:
    - printed: a
      read_as: b
      why: c
    text: a bồi sung
    items:
    - label: a)
      text: cùng có
  - {label: "4.", text: trong ngoặc}
signature:
  name: Nguyễn Văn A
"""
CORRECTION = ("thể: trận", "thế # trận", "lỗi quét: “x”")


def read(text: str) -> Document:
    return load_corpus([ContentFile(PATH, text.encode())])[0].documents[0]


@pytest.mark.parametrize(
    ("path", "after", "indent"),
    [
        ("title", "  THÔNG BÁO", 0),
        ("preamble", "  text: Bồi sung một số điểm.", 2),
        ("1", "      Đoạn hai.", 4),
        ("2", "        why: x", 6),
        ("3", "      why: c", 4),
        ("3/a", "      text: cùng có", 6),
    ],
)
def test_one_entry_is_added_and_nothing_else(path: str, after: str, indent: int) -> None:
    before = read(TEXT)
    item = next(i for i in before.walk() if i.path == path)
    changed = declare(PATH, TEXT, item, CORRECTION)
    assert changed is not None
    differences = [line for line in difflib.ndiff(TEXT.splitlines(), changed.splitlines()) if line[0] in "+-"]
    assert len(differences) == 3 + (not item.corrections)
    assert all(line[0] == "+" and line[2:].startswith(" " * indent) for line in differences)
    lines = changed.splitlines()
    added = next(n for n, line in enumerate(lines) if "thể: trận" in line)
    assert lines[added - 1 - (not item.corrections)] == after
    assert is_only_declared(before, read(changed), item, CORRECTION)


@pytest.mark.parametrize("path", ["4", "signature"])
def test_where_no_lines_can_be_added_nothing_is_written(path: str) -> None:
    item = next(i for i in read(TEXT).walk() if i.path == path)
    changed = declare(PATH, TEXT, item, CORRECTION)
    assert changed is None


def test_a_change_of_anything_else_is_noticed() -> None:
    before = read(TEXT)
    item = next(i for i in before.walk() if i.path == "1")
    changed = declare(PATH, TEXT, item, CORRECTION) or ""
    for old, new in (
        ("Đoạn hai", "Đoạn ba"),
        ("Nguyễn Văn A", "Nguyễn Văn B"),
        ("read_as: thế\n", "read_as: thê\n"),
        ("thu.txt", "khac.txt"),
    ):
        assert not is_only_declared(before, read(changed.replace(old, new)), item, CORRECTION)


def test_every_item_of_the_real_documents_can_have_a_correction() -> None:
    from tests.conftest import ROOT

    for document in content().documents:
        text = (ROOT / document.span.path).read_text("utf-8")
        for item in document.walk():
            if item.path in ("recipients", "signature") or not (item.text or item.heading) or item.path.startswith("d"):
                continue
            changed = declare(document.span.path, text, item, CORRECTION)
            assert changed is not None, (document.id, item.path)
            assert changed.count("\n") - text.count("\n") == 3 + (not item.corrections)


def test_answers_are_kept_in_order_and_a_damaged_file_is_not_overwritten() -> None:
    kept = {("b", "1", "x", "y"), ("a", "II/1", "có: dấu", "“y”")}
    text = write_answers(kept)
    assert text.index("document: a") < text.index("document: b")
    assert read_answers(text) == kept
    assert read_answers("") == set()
    for damaged in ("kept: [a", "- a", "kept:\n  - document: a", "kept: 3"):
        with pytest.raises(ValueError):
            read_answers(damaged)
