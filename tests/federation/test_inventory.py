"""The inventory of a site: what it says, that it is always the same, and which ones of elsewhere are refused."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable
from datetime import date
from typing import Any

import jsonschema
import pytest

from build_tools.build import Checked
from build_tools.federation import InventoryError, as_bytes, inventory_of, inventory_schema, is_safe_address, read_inventory
from build_tools.federation.reading import MOST_PACKED, MOST_UNPACKED
from tests.federation.sites import CENTRAL, site_of

SITE = inventory_of(site_of(CENTRAL), "Trung ương", "https://vi-du.vn/tw/", date(2026, 11, 21))


def data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(as_bytes(SITE)))
    return found


def packed(content: object) -> bytes:
    return gzip.compress(json.dumps(content).encode(), mtime=0)


def test_a_published_document_is_held_and_an_entry_of_the_registry_is_not() -> None:
    held = {entry.id: entry for entry in SITE.entries}
    assert held["nq-09"].held
    assert (held["nq-09"].types[0], held["nq-09"].number, held["nq-09"].date) == ("resolution", "09-NQ/TW", date(2022, 5, 4))
    assert (held["nq-09"].issuer, held["nq-09"].locality, held["nq-09"].address) == ("Bộ Chính trị", "Trung ương", "van-ban/nq-09.html")
    known = {entry.id: entry for entry in inventory_of(site_of({}), "A", "").entries}
    assert not known["9-nq-tw-2022"].held
    assert known["9-nq-tw-2022"].address == "nghi-quyet/9-nq-tw-2022.html"


def test_bytes_are_the_same_on_every_day_and_come_back_as_they_were(checked: Checked) -> None:
    real = inventory_of(checked.site, "Văn kiện", "")
    assert as_bytes(real) == as_bytes(inventory_of(checked.site, "Văn kiện", ""))
    assert as_bytes(real)[4:8] == b"\0\0\0\0", "no time in the header of gzip"
    assert read_inventory(as_bytes(real)) == real
    assert len(real.entries) == len(checked.site.documents) + len(checked.site.instruments)
    assert len(as_bytes(real)) < 120 * len(real.entries), "small: what it costs is told in federation.md"


def test_the_file_fits_its_schema(checked: Checked) -> None:
    for inventory in (SITE, inventory_of(checked.site, "Văn kiện", "")):
        jsonschema.Draft202012Validator(inventory_schema()).validate(json.loads(gzip.decompress(as_bytes(inventory))))


def _with(**entry: object) -> dict[str, Any]:
    content = data()
    content["entries"][0].update(entry)
    return content


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb": (lambda: gzip.compress(b" " * (MOST_UNPACKED + 1)), "giải nén ra lớn hơn"),
    "a wrong checksum": (lambda: as_bytes(SITE)[:-8] + b"\0" * 8, "không phải tệp gzip"),
    "far too large": (lambda: b"\x1f\x8b" + b"x" * MOST_PACKED, "lớn hơn 8 MB"),
    "no gzip": (lambda: b"<!doctype html>", "không phải tệp gzip"),
    "cut short": (lambda: as_bytes(SITE)[:-20], "bị cắt dở"),
    "no JSON": (lambda: gzip.compress(b"{"), "không phải JSON"),
    "very deep": (lambda: gzip.compress(b"[" * 200_000), "không phải JSON"),
    "a list": (lambda: packed([]), "không đúng các khóa"),
    "another format": (lambda: packed(data() | {"format": "sphinx"}), "không phải danh mục"),
    "a later version": (lambda: packed(data() | {"version": 2}), "cần nâng cấp"),
    "an unknown key": (lambda: packed(data() | {"more": 1}), "không đúng các khóa"),
    "entries of text": (lambda: packed(data() | {"entries": ["x"]}), "không đúng các khóa"),
    "entries that are no list": (lambda: packed(data() | {"entries": {}}), "phải là danh sách"),
    "an unknown type": (lambda: packed(_with(types=["spell"])), "loại văn bản không có"),
    "a number for a title": (lambda: packed(_with(title=7)), "“title” phải là chữ"),
    "a title without end": (lambda: packed(_with(title="x" * 5000)), "“title” phải là chữ"),
    "a title that turns the line": (lambda: packed(_with(title="a\u202eb")), "ký tự điều khiển"),
    "held by words": (lambda: packed(_with(held="yes")), "“held”"),
    "a date that is none": (lambda: packed(_with(date="2022-02-31")), "“date” phải là ngày"),
    "a date of words": (lambda: packed(_with(date="20220504")), "“date” phải là ngày"),
    "an address that runs": (lambda: packed(_with(address="javascript:alert(1)//.html")), "địa chỉ không được nhận"),
    "an address elsewhere": (lambda: packed(_with(address="https://ke-gian.vn/x.html")), "địa chỉ không được nhận"),
    "an address of another host": (lambda: packed(_with(address="//ke-gian.vn/x.html")), "địa chỉ không được nhận"),
    "an address above the site": (lambda: packed(_with(address="../../x.html")), "địa chỉ không được nhận"),
    "an address with a tag": (lambda: packed(_with(address='a"><script>.html')), "địa chỉ không được nhận"),
    "a site that runs": (lambda: packed(data() | {"site": data()["site"] | {"url": "javascript:alert(1)"}}), "địa chỉ trang"),
    "a site with a user": (lambda: packed(data() | {"site": data()["site"] | {"url": "https://a@b.vn/"}}), "địa chỉ trang"),
    "a site without a name": (lambda: packed(data() | {"site": data()["site"] | {"name": " "}}), "không có tên"),
    "a negative count": (lambda: packed(data() | {"search": -1}), "số đếm"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_hostile_is_refused_in_words(case: str) -> None:
    make, said = HOSTILE[case]
    with pytest.raises(InventoryError, match=said):
        read_inventory(make())


def test_what_the_schema_refuses_readers_refuse_too() -> None:
    """They state the same limits: what passes one passes the other, for the cases that are JSON."""
    validator = jsonschema.Draft202012Validator(inventory_schema())
    accepted_by_schema = []
    for case, (make, _) in HOSTILE.items():
        try:
            content = json.loads(zlib.decompress(make(), wbits=31))
        except (ValueError, zlib.error, RecursionError):
            continue
        if validator.is_valid(content):
            accepted_by_schema.append(case)
    assert accepted_by_schema == [
        "a title that turns the line", "a date that is none", "a site that runs", "a site with a user", "a site without a name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("van-ban/a.html", True),
        ("nhiem-vu/a/II/1/1.1/(1).html", True),
        ("./a.html", False),
        ("a/.git/b.html", False),
        ("/a.html", False),
        ("a\\b.html", False),
        ("a b.html", False),
        ("a.html?x=1", False),
        ("a%2f..%2fb.html", False),
        ("a.html\n", False),
        ("a", False),
    ],
)
def test_addresses_stay_within_the_site(address: str, is_safe: bool) -> None:
    assert is_safe_address(address) is is_safe
