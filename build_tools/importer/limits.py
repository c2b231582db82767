"""How much a file may ask of this machine, and what refuses it: unpacking, XML, time and memory.

Papers arrive by mail. Whatever a file claims, reading it ends within these limits, in a paper or in ``ImportRefused``.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

MEGABYTE = 1024 * 1024
FILE_SIZE = 100 * MEGABYTE
TEXT_SIZE = 20 * MEGABYTE
UNPACKED_SIZE = 400 * MEGABYTE
PART_SIZE = 80 * MEGABYTE
ZIP_RATIO = 300
"""Unpacked size over packed size of a part, above the first megabyte; text of a word processor stays below 60."""
ZIP_ENTRIES = 5000
XML_DEPTH = 250
XML_ELEMENTS = 3_000_000
PDF_PAGES = 300
TIME = 120
"""Seconds that a reader may take; of the clock, and of the processor where the system can count them."""
MEMORY = 2048 * MEGABYTE
OFFICE_TIME = 120
"""Seconds for LibreOffice to convert a file."""


class ImportRefused(Exception):  # noqa: N818
    """A file that is not read: what is the matter, and what can be done about it; both in Vietnamese."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def check_size(data: bytes, most: int = FILE_SIZE) -> None:
    """Raises ImportRefused for a file without content or of more than so many bytes."""
    if not data.strip(b"\0 \t\r\n"):
        raise ImportRefused("Tệp trống, không có nội dung.", "Kiểm tra lại tệp đã tải về; có thể lần tải bị lỗi.")
    if len(data) > most:
        raise ImportRefused(
            f"Tệp lớn {len(data) // MEGABYTE} MB, quá mức {most // MEGABYTE} MB.",
            "Văn bản chữ hiếm khi lớn như vậy; bỏ ảnh trong tệp hoặc chia tệp thành nhiều phần rồi nhập lại.",
        )


BROKEN_ZIP = "Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi nhập; nếu không mở được, xin nơi gửi gửi lại tệp."
_SUSPECT = "Không mở tệp này. Xin nơi gửi gửi lại tệp gốc, hoặc mở ở máy an toàn rồi chép phần chữ ra tệp .txt."


class Package:
    """A zip archive of which only parts asked for are unpacked, each within the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise ImportRefused("Tệp nén bị hỏng hoặc bị cắt cụt, không đọc được.", BROKEN_ZIP) from error
        _check_entries(entries)
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._entries)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is none of this name. Raises ImportRefused."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(PART_SIZE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            raise ImportRefused(f"Phần “{name}” trong tệp bị hỏng hoặc bị khóa.", BROKEN_ZIP) from error
        if len(data) > PART_SIZE:  # whatever the archive's own list says
            raise ImportRefused(f"Phần “{name}” trong tệp bung ra quá {PART_SIZE // MEGABYTE} MB.", _SUSPECT)
        return data

    def xml(self, name: str, prefixes: Mapping[str, str] | None = None) -> Element | None:
        """A part as XML; None when there is none of this name. Raises ImportRefused."""
        data = self.part(name)
        return None if data is None else parse_xml(data, name, prefixes)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > ZIP_ENTRIES:
        raise ImportRefused(f"Tệp nén có {len(entries)} phần, quá mức {ZIP_ENTRIES}.", _SUSPECT)
    total = 0
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
            raise ImportRefused(f"Tệp nén chứa đường dẫn đi ra ngoài: “{entry.filename[:60]}”.", _SUSPECT)
        total += entry.file_size
        if entry.file_size > MEGABYTE and entry.file_size > ZIP_RATIO * max(entry.compress_size, 1):
            said = f"Phần “{entry.filename[:60]}” nén gấp hơn {ZIP_RATIO} lần, giống một tệp bẫy làm tràn bộ nhớ."
            raise ImportRefused(said, _SUSPECT)
    if total > UNPACKED_SIZE:
        raise ImportRefused(f"Tệp bung ra {total // MEGABYTE} MB, quá mức {UNPACKED_SIZE // MEGABYTE} MB.", _SUSPECT)


def parse_xml(data: bytes, name: str, prefixes: Mapping[str, str] | None = None) -> Element:
    """XML with names as ``prefix.local``, or as ``{namespace}local`` where ``prefixes`` (namespace -> prefix) has none.

    A point, because a colon means something else in the paths of ElementTree. No document type, so no entities but the
    five of XML. Raises ImportRefused.
    """
    tree = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    known = prefixes or {}
    depth = count = 0

    def qualified(said: str) -> str:
        space, _, local = said.rpartition("}")
        return f"{known[space]}.{local}" if space in known else "{" + said if space else said

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > XML_DEPTH or count > XML_ELEMENTS:
            raise ImportRefused(f"Phần “{name}” lồng nhau quá sâu hoặc có quá nhiều thành phần.", _SUSPECT)
        tree.start(qualified(tag), {qualified(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        tree.end(qualified(tag))

    def doctype(*_: object) -> None:
        raise ImportRefused(f"Phần “{name}” có khai báo DOCTYPE hoặc thực thể XML, không tệp Word bình thường nào có.", _SUSPECT)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = tree.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ImportRefused(f"Phần “{name}” trong tệp bị hỏng (XML sai ở dòng {error.lineno}).", BROKEN_ZIP) from error
    return tree.close()
