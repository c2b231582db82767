"""An inventory of elsewhere: nothing of it is believed before it has been looked at."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zlib
from datetime import date
from typing import Any

from build_tools.federation.contract import ADDRESS, LONGEST, MOST_ENTRIES
from build_tools.federation.inventory import FORMAT, VERSION, Entry, Inventory
from build_tools.vietnamese.instrument_numbers import TYPE_NAMES

MOST_PACKED = 8_000_000
"""Bytes of the file as it comes."""
MOST_UNPACKED = 64_000_000
_STEP = 1 << 16
_ADDRESS = re.compile(ADDRESS)


class InventoryError(Exception):
    """Why an inventory is refused, in words for the person who named it."""


def read_inventory(packed: bytes) -> Inventory:
    """The inventory in these bytes. Raises InventoryError for anything that is not exactly one."""
    if len(packed) > MOST_PACKED:
        raise InventoryError(f"tệp lớn hơn {MOST_PACKED // 1_000_000} MB")
    text = _unpacked(packed)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InventoryError("nội dung không phải JSON") from error
    return _inventory(data)


def _unpacked(packed: bytes) -> bytes:
    """Unpacked step by step, so that a small file can never fill the memory."""
    machine = zlib.decompressobj(wbits=31)
    out = io.BytesIO()
    try:
        waiting = packed
        while waiting and not machine.eof:
            out.write(machine.decompress(waiting, _STEP))
            waiting = machine.unconsumed_tail
            if out.tell() > MOST_UNPACKED:
                raise InventoryError(f"giải nén ra lớn hơn {MOST_UNPACKED // 1_000_000} MB")
    except zlib.error as error:
        raise InventoryError("không phải tệp gzip, hoặc tệp hỏng") from error
    if not machine.eof:
        raise InventoryError("tệp gzip bị cắt dở")
    return out.getvalue()


def _inventory(data: object) -> Inventory:
    top = _record(data, "danh mục", ("format", "version", "site", "search", "entries"))
    if top["format"] != FORMAT:
        raise InventoryError("không phải danh mục văn bản của một trang Văn kiện")
    if top["version"] != VERSION:
        raise InventoryError("danh mục theo phiên bản mà bản này không đọc được; cần nâng cấp")
    site = _record(top["site"], "site", ("name", "url", "updated", "documents", "tasks"))
    entries = top["entries"]
    if not isinstance(entries, list):
        raise InventoryError("“entries” phải là danh sách")
    if len(entries) > MOST_ENTRIES:
        raise InventoryError(f"có hơn {MOST_ENTRIES} văn bản")
    name = _text(site, "name")
    if not name.strip():
        raise InventoryError("trang không có tên")
    return Inventory(
        name,
        site_address(_text(site, "url")),
        _day(site, "updated"),
        _count(site, "documents"),
        _count(site, "tasks"),
        _count(top, "search"),
        tuple(map(_entry, entries)),
    )


def _entry(data: object) -> Entry:
    keys = ("id", "held", "types", "number", "date", "issuer", "locality", "title", "short_title", "address")
    record = _record(data, "văn bản", keys)
    types = record["types"]
    if not isinstance(types, list) or not all(isinstance(kind, str) and kind in TYPE_NAMES for kind in types):
        raise InventoryError("“types” có loại văn bản không có trong danh sách")
    if not isinstance(record["held"], bool):
        raise InventoryError("“held” phải là true hoặc false")
    address = _text(record, "address")
    if not is_safe_address(address):
        raise InventoryError(f"địa chỉ không được nhận: “{address[:80]}”; chỉ nhận địa chỉ nằm trong trang ấy")
    optional = {key: _optional(record, key) for key in ("number", "issuer", "locality", "title", "short_title")}
    return Entry(_text(record, "id"), record["held"], tuple(types), date=_day(record, "date"), address=address, **optional)


def is_safe_address(address: str) -> bool:
    """Whether an address leads to a page of the same site and nowhere else."""
    return bool(_ADDRESS.fullmatch(address)) and len(address) <= LONGEST["address"]


_SITE = re.compile(r"https?://[^\s/\\@<>\"'`{}|^?#]+(/[^\s\\<>\"'`{}|^?#]*)?")


def site_address(url: str) -> str:
    """The address of a site with its last slash; empty stays empty. Raises InventoryError for one that is no plain http(s) address."""
    if not url:
        return ""
    if not _SITE.fullmatch(url) or len(url) > LONGEST["url"] or "/../" in f"{url}/":
        raise InventoryError(f"địa chỉ trang không được nhận: “{url[:80]}”; cần dạng https://…/")
    return url.rstrip("/") + "/"


def _record(data: object, what: str, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict) or set(data) != set(keys):
        raise InventoryError(f"“{what}” không đúng các khóa của hợp đồng dữ liệu")
    return data


def _text(record: dict[str, Any], key: str) -> str:
    value = record[key]
    if not isinstance(value, str) or len(value) > LONGEST[key]:
        raise InventoryError(f"“{key}” phải là chữ, không quá {LONGEST[key]} ký tự")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") for letter in value):
        raise InventoryError(f"“{key}” có ký tự điều khiển")
    return unicodedata.normalize("NFC", value)


def _optional(record: dict[str, Any], key: str) -> str:
    return "" if record[key] is None else _text(record, key)


def _count(record: dict[str, Any], key: str) -> int:
    value = record[key]
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10**9:
        raise InventoryError(f"“{key}” phải là số đếm")
    return value


def _day(record: dict[str, Any], key: str) -> date | None:
    value = record[key]
    if value is None:
        return None
    try:
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError as error:
        raise InventoryError(f"“{key}” phải là ngày dạng 2026-01-31") from error
