"""First drafts of documents for ``vankien new``: every key explained where it stands."""

from __future__ import annotations

from build_tools.ids import is_slug, suggest_slug
from build_tools.schema import FOLDERS_OF_KINDS
from build_tools.vocabularies import DOCUMENT_KINDS

_HEAD = """\
# yaml-language-server: $schema=../../.vscode/schemas/document.schema.json
# {kind_name}. Mã văn bản là tên tệp này: {identity}. Mã không đổi sau khi đăng, vì đó là địa chỉ trang.
kind: {kind}
title: |
  TÊN LOẠI VĂN BẢN
  trích yếu, mỗi dòng in một dòng
# number: 01-CTr/ĐU        # số, ký hiệu như in; bỏ nếu văn bản không ghi
# date: 2025-01-31         # ngày ban hành; bỏ nếu văn bản không ghi
locality: {locality}
issuer: {issuer}
original:
  files: [{original}]      # tệp nhận được, đặt trong content/originals
"""
_LETTER = """\
letterhead:
  left:
    - CƠ QUAN CHỦ QUẢN
    - CƠ QUAN BAN HÀNH
    - "*"
    - Số …
  right:
    - ĐẢNG CỘNG SẢN VIỆT NAM
    - Địa danh, ngày … tháng … năm …
addressees:
  heading: "Kính gửi:"
  lines:
    - "- …"
"""
_BODY = """\
preamble:
  text: |
    Đoạn mở đầu. Các dòng liền nhau nối thành một đoạn.

    Dòng trống ngăn hai đoạn. *nghiêng*, **đậm**, chú thích[^1].
  footnotes:
    - mark: "1"
      text: |
        Nội dung chú thích.
items:
  - label: I.
    heading: TÊN MỤC
    tasks: true              # mọi mục nhỏ nhất bên dưới là nhiệm vụ
    items:
      - label: "1."
        text: |
          Nguyên văn của mục.
        # assignments:
        #   - body: mã-cơ-quan
        #     role: lead       # lead, coordinate, advise, direct, implement, supervise, report
        #     quote: chữ nguyên văn trong mục này
        # deadlines:
        #   - due: 2025-Q2
        #     quote: chữ nguyên văn
"""
_TAIL = """\
recipients:
  heading: "Nơi nhận:"
  lines:
    - "- Như trên;"
signature:
  capacity: [T/M BAN THƯỜNG VỤ, BÍ THƯ]
  name: Họ và tên
"""


def check_new(kind: str, identity: str) -> str:
    """Why this draft cannot be begun, in Vietnamese; empty when it can."""
    if kind not in DOCUMENT_KINDS:
        return f"không có loại văn bản “{kind}”; các loại: {', '.join(DOCUMENT_KINDS)}"
    if not is_slug(identity):
        return f"mã “{identity}” không hợp lệ; ví dụ: {suggest_slug(identity) or 'thong-bao-1-quan-3'}"
    return ""


def draft(kind: str, identity: str, *, locality: str, issuer: str, original: str) -> tuple[str, str]:
    """(path below the project, text) of a new document's first draft."""
    head = _HEAD.format(kind=kind, kind_name=DOCUMENT_KINDS[kind], identity=identity, locality=locality, issuer=issuer, original=original)
    letter = _LETTER if kind == "letter" else ""
    return f"content/{FOLDERS_OF_KINDS[kind]}/{identity}.yml", head + letter + _BODY + _TAIL
