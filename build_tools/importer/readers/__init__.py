"""One reader for each format in which papers arrive; each returns a ``Paper``."""

from __future__ import annotations

from dataclasses import replace

from build_tools.importer.encodings import NAMES, decode, table, wide_codec
from build_tools.importer.limits import TEXT_SIZE, ImportRefused, Package, check_size
from build_tools.importer.lines import Paper, Report
from build_tools.importer.readers.confined import read_confined
from build_tools.importer.readers.doc import to_word
from build_tools.importer.readers.html import read_html
from build_tools.importer.readers.text import read_text

__all__ = ["ImportRefused", "kind_of", "read"]

_KINDS = {
    "word": "Word (.docx)",
    "pdf": "PDF",
    "html": "trang web (HTML)",
    "text": "chữ thường (.txt)",
    "office": "Word cũ, RTF hoặc OpenDocument",
}
_SUFFIXES = {
    "docx": "word", "docm": "word", "dotx": "word", "doc": "office", "rtf": "office", "odt": "office",
    "pdf": "pdf", "htm": "html", "html": "html", "txt": "text", "md": "text",
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"GIF8", b"BM6", b"RIFF")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_LETTERS_BELOW_32 = b"\t\n\r\f\x0b\x1a" + bytes(ord(letter) for letter in table("viscii") if ord(letter) < 32)
_AS_WORD = "Mở bằng chương trình đã tạo ra tệp, lưu thành .docx hoặc PDF có chữ rồi nhập."


def read(name: str, data: bytes) -> Paper:
    """The paper in a file; what kind of file it is, its content tells, not its name. Raises ImportRefused."""
    check_size(data)
    kind = kind_of(data)
    if kind == "office":
        paper = read_confined("word", to_word(data))
    elif kind in ("word", "pdf"):
        paper = read_confined(kind, data)
    else:
        check_size(data, TEXT_SIZE)
        paper = _of_text(kind, data)
    promised = _SUFFIXES.get(name.rpartition(".")[2].lower())
    if promised and promised != kind and {promised, kind} != {"html", "text"}:
        report = Report(f"Đuôi tên tệp không đúng với nội dung; đã đọc như tệp {_KINDS[kind]}", "warning")
        paper = replace(paper, reports=(report, *paper.reports))
    return paper


def kind_of(data: bytes) -> str:
    """word, pdf, html, text or office (what LibreOffice has to convert). Raises ImportRefused for what holds no text."""
    head = data[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data)
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_OLE):
        return "office"
    if head.lstrip().startswith(b"{\\rtf"):
        return "office"
    if head.startswith(_PICTURES):
        raise ImportRefused(
            "Tệp là ảnh, không có chữ để lấy.", "Nhận dạng chữ (OCR) bằng Tesseract tiếng Việt, NAPS2 hoặc Google Drive rồi nhập tệp chữ."
        )
    if head.startswith(_ARCHIVES):
        raise ImportRefused("Tệp là tệp nén.", "Giải nén rồi nhập từng văn bản trong đó.")
    if _is_binary(data):
        raise ImportRefused("Không nhận ra loại tệp: không phải Word, PDF, trang web hay tệp chữ.", _AS_WORD)
    start = data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:2048].replace(b"\0", b"").lower()
    tags = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<p>", b"<p ", b"<div", b"<table", b"<h1", b"<span", b"<!--")
    return "html" if start.startswith(tags) or (start.startswith(b"<?xml") and b"<html" in start) else "text"


def _kind_of_package(data: bytes) -> str:
    package = Package(data)
    if any(name.startswith("word/") for name in package.names):
        return "word"
    if any(name.startswith(("xl/", "ppt/")) for name in package.names):
        raise ImportRefused(
            "Tệp là bảng tính Excel hoặc bản trình chiếu, không phải văn bản.", "Chép phần văn bản sang Word, lưu thành .docx rồi nhập."
        )
    if package.part("mimetype") == b"application/vnd.oasis.opendocument.text":
        return "office"
    if "_rels/.rels" in package.names:
        return "word"
    raise ImportRefused("Tệp là tệp nén .zip, không phải văn bản Word.", "Giải nén rồi nhập từng văn bản trong đó.")


def _is_binary(data: bytes) -> bool:
    """Zeros that UTF-16 does not explain, or many control characters that no old encoding uses as letters."""
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_codec(data):
        return False
    strange = sum(byte < 32 and byte not in _LETTERS_BELOW_32 for byte in sample)
    return 0 in sample or strange > 0.02 * len(sample)


def _of_text(kind: str, data: bytes) -> Paper:
    text, encoding = decode(data) if kind == "text" else ("", "")
    if kind == "html":
        return read_html(data)
    if not text.strip():
        raise ImportRefused("Tệp không có chữ nào.", "Kiểm tra lại tệp.")
    paper = read_text(text.replace("\r\n", "\n").replace("\r", "\n").encode())
    if not encoding:
        return paper
    said = f"Tệp viết bằng bảng mã {NAMES[encoding]}; đã chuyển sang Unicode"
    if encoding == "tcvn3":
        said += ". Bảng mã này không phân biệt chữ hoa có dấu: xem lại chữ đầu các từ như “Ủy”, “Ứng”"
    level = "warning" if encoding in ("tcvn3", "cp1252") else "info"
    return replace(paper, reports=(Report(said, level), *paper.reports))  # type: ignore[arg-type]
