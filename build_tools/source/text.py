"""Bytes of a file to text: decoding, normal form, and faults that YAML parsers report badly."""

from __future__ import annotations

import re

from build_tools.diagnostics import Diagnostic, Severity, Span
from build_tools.vietnamese.letters import first_not_nfc, nfc
from build_tools.vietnamese.numerals import show_number

MAX_BYTES = 8_000_000
MAX_LINE = 20_000


def decode(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """Bytes to NFC text, or the reason why not."""
    start = Span(path)
    if len(data) > MAX_BYTES:
        return None, [
            Diagnostic(
                start,
                "SRC001",
                f"tệp quá lớn: {show_number(len(data))} byte, tối đa {show_number(MAX_BYTES)} byte",
                "chia văn bản thành nhiều tệp",
            )
        ]
    if b"\0" in data[:4096] or data[:4] in (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"):
        return None, [
            Diagnostic(
                start,
                "SRC002",
                "đây là tệp nhị phân, không phải tệp văn bản YAML",
                "tệp Word, PDF hay ảnh không đọc trực tiếp được; hãy lưu nội dung thành tệp .yml",
            )
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        return None, [
            Diagnostic(
                Span(path, line, column),
                "SRC003",
                f"không phải mã UTF-8: gặp byte 0x{data[error.start]:02X}",
                "lưu lại tệp với bảng mã UTF-8 (Unicode)",
            )
        ]
    if not text.strip():
        return None, [Diagnostic(start, "SRC004", "tệp trống", "tạo mẫu bằng lệnh: vankien new")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _normalise(path, text)


def _normalise(path: str, text: str) -> tuple[str, list[Diagnostic]]:
    offset = first_not_nfc(text)
    if offset is None:
        return text, []
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    changed = sum(1 for a, b in zip(text.split(), nfc(text).split(), strict=False) if a != b)
    note = Diagnostic(
        Span(path, line, column),
        "SRC005",
        f"chữ có dấu ở dạng tổ hợp (NFD), {changed} chỗ; đã hiểu theo dạng dựng sẵn (NFC)",
        "lưu lại tệp ở dạng Unicode dựng sẵn để tìm kiếm và so sánh được chính xác",
        Severity.WARNING,
    )
    return nfc(text), [note]


_INDENT_TAB = re.compile(r"^ *\t")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def check_lines(path: str, text: str) -> list[Diagnostic]:
    """Faults that libyaml would report badly or not at all; the first of each sort."""
    found: dict[str, Diagnostic] = {}
    lines = text.split("\n")
    if "\t" not in text and max(map(len, lines)) <= MAX_LINE and not _CONTROL.search(text):
        return []
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE:
            found.setdefault(
                "SRC006",
                Diagnostic(
                    Span(path, number),
                    "SRC006",
                    f"dòng quá dài: {show_number(len(line))} ký tự, tối đa {show_number(MAX_LINE)}",
                    "dùng khối “|” và ngắt dòng; các dòng liền nhau được nối lại thành một đoạn",
                ),
            )
        tab = _INDENT_TAB.match(line)
        if tab and line.strip():
            found.setdefault(
                "SRC007",
                Diagnostic(
                    Span(path, number, tab.end()),
                    "SRC007",
                    "thụt đầu dòng bằng phím Tab; YAML chỉ nhận dấu cách",
                    "thay mỗi Tab bằng hai dấu cách",
                ),
            )
        control = _CONTROL.search(line)
        if control:
            found.setdefault("SRC008", _control(Span(path, number, control.start() + 1), control[0]))
    return list(found.values())


def without_escapes(span: Span, value: str) -> tuple[str, list[Diagnostic]]:
    """A quoted text without the control characters that it spells out, for instance as ``\\x07``; the first is reported."""
    control = None if value.isprintable() else _CONTROL.search(value)
    return nfc(_CONTROL.sub("", value) if control else value), [_control(span, control[0])] if control else []


def _control(span: Span, character: str) -> Diagnostic:
    return Diagnostic(span, "SRC008", f"ký tự điều khiển ẩn U+{ord(character):04X}", "xóa ký tự này")
