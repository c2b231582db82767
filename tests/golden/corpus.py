"""A small valid corpus that test cases change; and how cases write unusual bytes."""

from __future__ import annotations

import unicodedata
from typing import Any

from build_tools.build import Checked, check_content
from build_tools.load import ContentFile

BASE = {
    "content/localities/dia-phuong.yml": """\
localities:
  - id: trung-uong
    name: Trung ương
  - id: tinh-a
    name: Tỉnh A
    parent: trung-uong
""",
    "content/bodies/co-quan.yml": """\
bodies:
  - id: bo-chinh-tri
    name: Bộ Chính trị
    kind: party
    locality: trung-uong
  - id: tinh-uy-a
    name: Tỉnh ủy A
    kind: party
    locality: tinh-a
    aliases: [Tỉnh ủy]
  - id: ban-dan-van-a
    name: Ban Dân vận Tỉnh ủy A
    kind: party
    locality: tinh-a
    aliases: [Ban Dân vận Tỉnh ủy]
    parent: tinh-uy-a
""",
    "content/instruments/van-ban.yml": """\
instruments:
  - id: 9-nq-tw-2022
    type: resolution
    number: 09-NQ/TW
    date: 2022-05-04
    issuer: bo-chinh-tri
    sources: [thong-bao-1#I/1]
""",
    "content/notices/thong-bao-1.yml": """\
kind: notice
title: |
  THÔNG BÁO
  về công tác dân vận
locality: tinh-a
issuer: tinh-uy-a
original:
  files: [goc.txt]
preamble:
  text: |
    Phân đấu hoàn thành nhiệm vụ[^1].
  footnotes:
    - mark: "1"
      text: Năm 2022.
  corrections:
    - printed: Phân đấu
      read_as: Phấn đấu
      why: lỗi quét
items:
  - label: I.
    heading: NHIỆM VỤ
    tasks: true
    items:
      - label: "1."
        text: |
          Ban Dân vận Tỉnh ủy chủ trì thực hiện Nghị quyết số 09-NQ/TW ngày 04 tháng 5 năm 2022
          của Bộ Chính trị trong quý II năm 2023.
        assignments:
          - body: ban-dan-van-a
            role: lead
            quote: Ban Dân vận Tỉnh ủy chủ trì
        deadlines:
          - due: 2023-Q2
            quote: trong quý II năm 2023
signature:
  name: Nguyễn Văn A
""",
    "content/originals/goc.txt": """\
THÔNG BÁO
về công tác dân vận

Phân đấu hoàn thành nhiệm vụ¹.

I. NHIỆM VỤ

1. Ban Dân vận Tỉnh ủy chủ trì thực hiện Nghị quyết số 09-NQ/TW ngày 04 tháng 5

¹ Năm 2022.

năm 2022 của Bộ Chính trị trong quý II năm 2023.

Nguyễn Văn A
""",
}
DOCUMENT = "content/notices/thong-bao-1.yml"


def bytes_of(written: Any) -> bytes:
    """A case's file: text, or {hex}, {nfd}, {repeat, times}."""
    if isinstance(written, str):
        return written.encode()
    if "hex" in written:
        return bytes.fromhex(written["hex"])
    if "nfd" in written:
        return unicodedata.normalize("NFD", written["nfd"]).encode()
    return (written["repeat"] * written["times"]).encode()


def overlay(changes: dict[str, Any], replaced: list[dict[str, str]]) -> dict[str, bytes]:
    """The base corpus with files changed (None removes) and pieces of them replaced."""
    files = {path: text.encode() for path, text in BASE.items()}
    for path, written in changes.items():
        if written is None:
            files.pop(path)
        else:
            files[path] = bytes_of(written)
    for change in replaced:
        path = change.get("in", DOCUMENT)
        text = files[path].decode()
        assert change["old"] in text, f"the base has no {change['old']!r}"
        files[path] = text.replace(change["old"], change["new"], 1).encode()
    return files


def check_files(files: dict[str, bytes]) -> Checked:
    return check_content(ContentFile(path, data) for path, data in files.items())
